"""Rounds that go on know what was submitted and who had a hand in it, as new ones do."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations
from django.db.models import Max


def fill(apps, schema_editor):
    rounds = apps.get_model("moderation", "ApprovalTaskState").objects
    for found in rounds.filter(status__in=["in_progress", "rejected"]).select_related(
        "revision", "workflow_state"
    ):
        if found.workflow_state.status not in ("in_progress", "needs_changes"):
            continue
        if found.revision is not None:
            rounds.filter(pk=found.pk).update(submitted_hash=hash_of(found.revision.content))
        remember_authors(apps, found)


def hash_of(content):
    """As moderation.content.content_hash made it in this release."""
    plain = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    text = json.dumps(plain, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def remember_authors(apps, found):
    """Who asked, and who wrote a version since the last approval."""
    page_id = found.workflow_state.object_id
    approvals = apps.get_model("moderation", "Approval").objects.filter(page_id=int(page_id))
    last = approvals.aggregate(at=Max("approved_at"))["at"]
    written = apps.get_model("wagtailcore", "Revision").objects.filter(
        object_id=page_id, base_content_type=found.workflow_state.base_content_type_id
    )
    if found.revision_id:
        written = written.filter(pk__lte=found.revision_id)
    if last:
        written = written.filter(created_at__gt=last)
    people = {found.workflow_state.requested_by_id, *written.values_list("user_id", flat=True)}
    authors = apps.get_model("moderation", "Author").objects
    for person in people - {None}:
        authors.get_or_create(task_state_id=found.pk, person_id=person)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0005_authors"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
