"""Wagtail's own workflow and groups play no part here; leave nobody wondering."""

from django.db import migrations

STOCK_WORKFLOW = "Moderators approval"
STOCK_GROUPS = ("Moderators", "Editors")


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=STOCK_WORKFLOW).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=STOCK_WORKFLOW).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=STOCK_GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0002_workflow"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
