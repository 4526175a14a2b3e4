"""Digests of how rows and cards were written, beside the version of the catalogue."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_usual_synonyms")]

    operations = [
        migrations.AddField(
            model_name="catalogueversion",
            name="row_format",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="card_template",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
    ]
