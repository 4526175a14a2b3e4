"""Promise P16: erase somebody who stands everywhere, and look where they still stand."""

import time
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale

from mail.enums import MailState
from mail.models import OutgoingMail
from moderation.actions import submit
from offers.models import OfferPage
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.models import Membership, User
from partners.privacy.erasure import erase_person
from partners.privacy.traces import kept_text, traces_of

FIRST, LAST, ADDRESS = "Zonneschijn", "Vlindertuin", "zonneschijn.vlindertuin@example.nl"


class Command(BaseCommand):
    help = "Plant a person in every table there is, erase them, and print what is left (P16)."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            person = self._planted()
            rows = sum(1 for _row in kept_text())
            before = traces_of([FIRST, LAST, ADDRESS])
            start = time.perf_counter()
            erase_person(person, by=person)
            seconds = time.perf_counter() - start
            left = traces_of([FIRST, LAST, ADDRESS])
            transaction.set_rollback(True)
        self.stdout.write(f"{connection.vendor}: {rows} rows looked at, {seconds:.2f} s to erase")
        self.stdout.write(f"stood in {len(before)} tables: {', '.join(before)}")
        self.stdout.write(f"left in {len(left)} tables or files: {', '.join(left) or 'none'}")
        if left:
            raise CommandError("Something of the person is left.")

    def _planted(self) -> User:
        """Make a person who does what people do here, through the doors people use."""
        found = OfferPage.objects.visible().filter(locale=Locale.get_default())
        offer = found.filter(company__isnull=False).first()
        if offer is None:
            raise CommandError("There is nothing online. Run `manage.py demo` first.")
        person = User.objects.create_user(ADDRESS, first_name=FIRST, last_name=LAST)
        EmailAddress.objects.create(user=person, email=ADDRESS, verified=True, primary=True)
        Membership.objects.create(
            user=person, role=Role.COMPANY_OWNER, company=offer.company, verified=True
        )
        self._edit(offer.specific, person)
        invite(offer.company, role=Role.COMPANY_EDITOR, email="gast@example.nl", by=person)
        OutgoingMail.objects.create(
            event="bench-erasure",
            recipient=ADDRESS,
            subject=f"Voor {FIRST} {LAST}",
            plain=ADDRESS,
            language="nl",
            from_email="loket@example.nl",
            message_id="<bench-erasure@example.nl>",
        )
        # The worker was here: what still waits goes out as it was meant (docs/privacy.md).
        OutgoingMail.objects.waiting().update(state=MailState.SENT, sent_at=timezone.now())
        session = SessionStore()
        session["_auth_user_id"] = str(person.pk)
        session.create()
        return person

    def _edit(self, offer: Any, person: User) -> None:
        draft = offer.get_latest_revision_as_object()
        draft.contact_email = ADDRESS
        draft.save_revision(user=person, log_action=True)
        submit(type(offer).objects.get(pk=offer.pk), by=person)
        log(instance=person, action="wagtail.edit", user=person)
