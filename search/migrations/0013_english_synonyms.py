"""What one calls a visit to a company in English; the office may change it."""

from django.db import migrations

USUAL = ["tour, excursion, visit, company visit, field trip"]


def add_usual(apps, schema_editor):
    for words in USUAL:
        apps.get_model("search", "Synonym").objects.get_or_create(words=words)


def remove_usual(apps, schema_editor):
    """Take out those that nobody changed."""
    apps.get_model("search", "Synonym").objects.filter(words__in=USUAL).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0012_entry_without_words")]

    operations = [migrations.RunPython(add_usual, remove_usual)]
