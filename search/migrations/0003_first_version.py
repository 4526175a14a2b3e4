"""The one row that counts the changes of the catalogue."""

from django.db import migrations


def start_counting(apps, schema_editor):
    apps.get_model("search", "CatalogueVersion").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_catalogue_pages")]

    operations = [migrations.RunPython(start_counting, migrations.RunPython.noop)]
