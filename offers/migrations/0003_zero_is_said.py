"""Number standing approvals anew: a cost of 0 ("free") now counts in what was approved."""

from typing import Any

from django.db import migrations

from moderation.content import content_hash


def number_anew(apps: Any, schema_editor: Any) -> None:
    """Take each approval's hash from the content that it keeps itself.

    Backwards it does the same: the hash is whatever the installed code makes of the content.
    """
    approvals = apps.get_model("moderation", "Approval").objects.all()
    for approval in approvals.only("content", "content_hash").iterator():
        digest = content_hash(approval.content)
        if digest != approval.content_hash:
            approvals.filter(pk=approval.pk).update(content_hash=digest)


class Migration(migrations.Migration):
    dependencies = [
        ("offers", "0002_cost_may_be_unsaid"),
        ("moderation", "0003_no_stock_workflow"),
    ]

    operations = [migrations.RunPython(number_anew, number_anew)]
