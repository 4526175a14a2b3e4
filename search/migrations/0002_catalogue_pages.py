"""The catalogue in both languages: /aanbod/ and /en/offers/."""

import uuid

from django.db import migrations

KEY = uuid.UUID("3c9d2f4e-0b57-4f0e-9a53-6d1f7d1c0a02")
CATALOGUES = [("nl", "aanbod", "Aanbod"), ("en", "offers", "Offers")]


def open_catalogues(apps, schema_editor):
    home_model = apps.get_model("home", "HomePage")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="search", model="cataloguepage"
    )
    for language, slug, title in CATALOGUES:
        home = home_model.objects.get(locale__language_code=language)
        apps.get_model("search", "CataloguePage").objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{home.url_path}{slug}/",
            path=home.path + "0001",
            depth=3,
            numchild=0,
            live=True,
            locale=home.locale,
            translation_key=KEY,
            content_type=content_type,
        )
        home.numchild = 1
        home.save()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search"), ("home", "0002_front_doors")]

    operations = [migrations.RunPython(open_catalogues, migrations.RunPython.noop)]
