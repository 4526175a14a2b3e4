"""Puts mail addresses in lower case, as they are looked for from now on."""

from django.db import migrations
from django.db.models.functions import Lower


def lower(apps, schema_editor):
    apps.get_model("partners", "User").objects.update(email=Lower("email"))


class Migration(migrations.Migration):
    dependencies = [("partners", "0012_cache_table")]

    operations = [migrations.RunPython(lower, migrations.RunPython.noop)]
