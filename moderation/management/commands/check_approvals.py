"""Compare what is online with what was approved; meant to run every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from moderation.content import content_hash
from moderation.models import Approval, ModeratedPage


class Command(BaseCommand):
    help = "Report every live moderated page whose content has no standing approval."

    def handle(self, *args: Any, **options: Any) -> None:
        checked, unapproved = 0, []
        for page in Page.objects.live().order_by("pk").specific().iterator():
            if not isinstance(page, ModeratedPage):
                continue
            checked += 1
            digest = content_hash(page.serializable_data())
            if not Approval.objects.covering(page, digest).exists():
                unapproved.append(f"{page.pk} {page.title} {page.url_path}")
        if unapproved:
            raise CommandError("Online without approval:\n" + "\n".join(unapproved))
        self.stdout.write(f"{checked} live pages, each as approved.")
