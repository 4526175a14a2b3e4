"""Both languages with their home page, and the site that starts at the Dutch one."""

import uuid

from django.db import migrations

KEY = uuid.UUID("3c9d2f4e-0b57-4f0e-9a53-6d1f7d1c0a01")
DOORS = [
    ("nl", "home", "0001", "STO-loket", "Leren bij bedrijven in de buurt"),
    ("en", "home-en", "0002", "STO counter", "Learn at companies nearby"),
]


def open_doors(apps, schema_editor):
    page_model = apps.get_model("wagtailcore", "Page")
    locale_model = apps.get_model("wagtailcore", "Locale")
    home_model = apps.get_model("home", "HomePage")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    page_model.objects.filter(depth__gt=1).delete()  # Wagtail's welcome page
    root = page_model.objects.get(depth=1)
    for language, slug, step, title, heading in DOORS:
        locale, _ = locale_model.objects.get_or_create(language_code=language)
        home_model.objects.create(
            title=title,
            draft_title=title,
            heading=heading,
            slug=slug,
            url_path=f"/{slug}/",
            path=root.path + step,
            depth=2,
            numchild=0,
            live=True,
            locale=locale,
            translation_key=KEY,
            content_type=content_type,
        )
    root.numchild = len(DOORS)
    root.save()
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost",
        root_page_id=page_model.objects.get(slug="home", depth=2).pk,
        is_default_site=True,
        site_name="STO-loket",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_home"),
        ("wagtailcore", "0054_initial_locale"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(open_doors, migrations.RunPython.noop)]
