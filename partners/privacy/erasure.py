"""Forgetting a person, while what they approved and agreed stays true."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from moderation.evidence import Approval, forget_approver
from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from partners.accounts.sessions import end_sessions
from partners.organisations.models import Company, Region
from partners.people.enums import LASTING_ROLES, Role
from partners.people.membership_actions import lock_organisation
from partners.people.models import Membership, User
from partners.people.rules import has_proven
from partners.people.signals import person_erased
from partners.privacy.farewells import tell_contact_is_gone, tell_nobody_is_left
from partners.privacy.redaction import forget_address, forget_word


@transaction.atomic
def erase_person(person: User, *, by: User | None = None) -> None:
    """Erase what says who this person was; `by` is None where a retention period ended.

    The row stays without name, address or rights, so that approvals still say that one
    person decided, and that it was not the one who asked. Everything that belongs to the
    person alone is deleted; their address is taken out of all other text, and their name out
    of what is kept about them. What a page says is its organisation's.

    Raises ModerationRefused for the last member of the programme office.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        return
    _refuse_last_of_the_office(person)
    name, email = person.get_full_name(), person.email
    is_theirs = has_proven(person, email) and not _is_address_of_organisation(email)
    lasting = _lasting_roles_of(person)
    end_sessions(person)
    _delete_what_is_theirs(person)
    person_erased.send(sender=User, person=person, email=email)
    _become_nobody(person)
    if is_theirs:
        without_contact = _pages_whose_address_is(email)
        forget_address(email)
        tell_contact_is_gone(without_contact)
    for word in filter(None, (name, email)):
        forget_word(word, _rows_about(person))
        # What was approved is the organisation's text, and stays as it was approved.
        forget_word(word, [_approvals_about(person)], columns={"note"})
    forget_approver(person)
    for role, organisation in lasting:
        members = Membership.objects.verified().in_organisation(organisation)
        if not members.filter(role=role, user__is_active=True).exists():
            tell_nobody_is_left(role, organisation)
    log(instance=person, action="people.erase_person", user=person if by == person else by)


def _lasting_roles_of(person: User) -> "list[tuple[Role, Any]]":
    """Return the roles others rely on, with their organisations locked, always in one order."""
    held = Membership.objects.verified().filter(user=person, role__in=LASTING_ROLES)
    found = [(Role(member.role), member.organisation) for member in held.order_by("role", "pk")]
    for _role, organisation in found:
        lock_organisation(organisation)
    return found


def _refuse_last_of_the_office(person: User) -> None:
    office = User.objects.programme_office().select_for_update()
    if person.is_superuser and not office.exclude(pk=person.pk).exists():
        raise ModerationRefused(
            _("You are the last member of the programme office. Add another one first.")
        )


def _is_address_of_organisation(email: str) -> bool:
    """True for a shared mailbox that one person logged in with: it stays the organisation's."""
    return (
        Company.objects.filter(contact_email__iexact=email).exists()
        or Region.objects.filter(role_email__iexact=email).exists()
    )


def _pages_whose_address_is(email: str) -> list[ModeratedPage]:
    """Return the pages, online or not, that name this address as the one to write to."""
    found = []
    for model in apps.get_models():
        if issubclass(model, ModeratedPage):
            for field in model._meta.local_concrete_fields:
                if isinstance(field, models.EmailField):
                    found += model._default_manager.filter(**{f"{field.name}__iexact": email})
    return found


def _rows_about(person: User) -> list[models.QuerySet]:
    """Return what tells of the person's own acts, or of what others did with their account."""
    account = ContentType.objects.get_for_model(User)
    rounds = models.Q(workflow_state__requested_by=person) | models.Q(finished_by=person)
    asked = WorkflowState.objects.filter(requested_by=person).values_list("object_id", flat=True)
    return [
        PageLogEntry.objects.filter(user=person),
        PageLogEntry.objects.filter(page_id__in=[int(page_id) for page_id in asked]),
        ModelLogEntry.objects.filter(user=person),
        ModelLogEntry.objects.filter(content_type=account, object_id=str(person.pk)),
        TaskState.objects.filter(rounds),
    ]


def _approvals_about(person: User) -> models.QuerySet:
    """Return the approvals this person gave, or asked for."""
    asked = models.Q(revision__task_states__workflow_state__requested_by=person)
    found = Approval.objects.filter(models.Q(approved_by=person) | asked)
    return Approval._base_manager.filter(pk__in=found.values("pk"))


def _delete_what_is_theirs(person: User) -> None:
    """Delete every row that would go with the person: memberships, keys, settings, tokens."""
    for profile in UserProfile.objects.filter(user=person).exclude(avatar=""):
        profile.avatar.delete(save=False)
    for relation in User._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: person})
            rows.delete()
    person.groups.clear()
    person.user_permissions.clear()


def _become_nobody(person: User) -> None:
    person.email = f"erased-{person.pk}@erased.invalid"
    person.first_name = person.last_name = ""
    person.is_active = person.is_superuser = False
    person.last_login = None
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()
