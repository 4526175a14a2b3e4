"""The one workflow with its one task."""

from django.db import migrations

WORKFLOW = "Goedkeuring door de projectleider"
TASK = "Goedkeuren"


def make(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="moderation", model="approvaltask"
    )
    task = apps.get_model("moderation", "ApprovalTask").objects.create(
        name=TASK, content_type=content_type, active=True
    )
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(
        content_type__app_label="moderation", content_type__model="approvaltask"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_moderation"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, remove)]
