from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("partners", "0009_company_profile"),
    ]

    operations = [
        migrations.AddField(
            model_name='place',
            name='other_names',
            field=models.TextField(blank=True, help_text='Other places with this postcode, with “; ” between them.', verbose_name='other places'),
        ),
    ]
