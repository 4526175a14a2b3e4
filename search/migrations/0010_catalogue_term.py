from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0005_usual_synonyms"),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300, unique=True, verbose_name="text")),
            ],
        ),
        migrations.RenameField("catalogueentry", "packed", "packed_text"),
        migrations.AddField(
            "catalogueentry",
            "packed",
            models.BinaryField(default=b"", verbose_name="what the index reads"),
            preserve_default=False,
        ),
    ]
