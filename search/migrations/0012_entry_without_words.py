from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0011_entries_in_numbers"),
    ]

    operations = [
        migrations.RemoveField("catalogueentry", "packed_text"),
        migrations.RemoveField("catalogueentry", "title_words"),
        migrations.RemoveField("catalogueentry", "words"),
    ]
