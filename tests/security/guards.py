"""Switches off one guard at a time, to prove that a test fails without it."""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from django.db.models.signals import pre_delete
from django.dispatch import Signal
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, PagePermissionTester, Revision, WorkflowState
from wagtail.signals import pre_page_move, task_submitted

from home.models import HomePagePermissionTester
from moderation import authors, decide, edit_view, receivers, row_receivers, schedule
from moderation import views as moderation_views
from moderation.decisions import Decision
from moderation.management.commands import publish_scheduled
from moderation.middleware import RefusalMiddleware
from moderation.models import (
    Approval,
    ApprovalQuerySet,
    ApprovalTask,
    ApprovalTaskState,
    ModeratedPage,
)
from moderation.permissions import ModeratedPagePermissionTester
from moderation.wagtail_hooks import decide_about_what_was_read
from offers import actions as offers_actions
from offers import pages
from offers import receivers as offers_receivers
from offers import wagtail_hooks as offers_hooks
from offers.editor.forms import OfferForm
from offers.models import OfferPage
from partners.accounts.backends import MembershipBackend
from partners.organisations.models import Company
from partners.pages.models import CompanyPage, ProviderPage
from partners.pages.models.organisation_pages import CompanyPagePermissionTester
from partners.pages.policies import MembershipPagePolicy
from sto_cms.office import admin_access

Patch = pytest.MonkeyPatch
Attack = Callable[..., None]
GUARDS: dict[str, Callable[[Patch], None]] = {}


def without(*guards: str, **given: Any) -> Callable[[Attack], Attack]:
    """Mark a test that must fail once these guards are switched off together.

    `given` is one value for each of the test's own parameters. Guards overlap on purpose;
    where two would each refuse, both are named.
    """

    def mark(attack: Attack) -> Attack:
        attack.__dict__.setdefault("without", []).append((guards, given))
        return attack

    return mark


def nothing_to_switch_off(reason: str) -> Callable[[Attack], Attack]:
    """Mark a test that proves no guard of ours, and say why it is here."""

    def mark(attack: Attack) -> Attack:
        attack.__dict__["nothing_to_switch_off"] = reason
        return attack

    return mark


def guard(name: str) -> Callable[[Callable[[Patch], None]], Callable[[Patch], None]]:
    def remember(disable: Callable[[Patch], None]) -> Callable[[Patch], None]:
        GUARDS[name] = disable
        return disable

    return remember


def _answer(value: Any) -> Callable[..., Any]:
    return lambda *args, **kwargs: value


# moderation ------------------------------------------------------------------------------


@guard("live rows need an approval")
def _live(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "_changes_what_is_read", _answer(False))
    # Without the gate nobody opens the door to the rows of what goes online.
    patch.setattr(row_receivers, "_refuse_if_online", _answer(None))


@guard("revoked approvals do not count")
def _revoked(patch: Patch) -> None:
    patch.setattr(ApprovalQuerySet, "valid", lambda approvals: approvals.all())


@guard("nothing goes online under home")
def _under_home(patch: Patch) -> None:
    patch.setattr(HomePagePermissionTester, "can_publish_subpage", _answer(True))


@guard("withdrawing ends everything")
def _withdraw(patch: Patch) -> None:
    def take_offline(page: ModeratedPage, *, by: Any) -> None:
        page.unpublish(user=by)

    patch.setattr(moderation_views, "withdraw", take_offline)


@guard("owners stay")
def _owners(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "_refuse_another_owner", _answer(None))
    patch.setattr(ModeratedPage, "with_content_json", Page.with_content_json)


@guard("who submits last is remembered")
def _resubmitted(patch: Patch) -> None:
    disconnect(patch, task_submitted, receivers.remember_who_asked_last)


@guard("authors are remembered")
def _authors(patch: Patch) -> None:
    disconnect(patch, task_submitted, receivers.remember_who_had_a_hand_in_it)


@guard("writers count as authors")
def _writers(patch: Patch) -> None:
    patch.setattr(authors, "_writers", _answer([]))


@guard("authors of earlier rounds count")
def _earlier_authors(patch: Patch) -> None:
    patch.setattr(authors, "_authors_before", _answer([]))


@guard("authors of the original count")
def _authors_of_the_original(patch: Patch) -> None:
    patch.setattr(offers_actions, "had_a_hand_in", _answer(set()))


@guard("what was submitted is what is approved")
def _submitted(patch: Patch) -> None:
    patch.setattr(ApprovalTaskState, "is_as_submitted", True)


@guard("an approval is made for who may decide")
def _approver(patch: Patch) -> None:
    patch.setattr(Approval, "_refuse_who_may_not_decide", _answer(None))


@guard("lists in use stay")
def _lists(patch: Patch) -> None:
    disconnect(patch, pre_delete, offers_receivers.keep_reference_in_use)


@guard("no aliases")
def _alias(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "save", Page.save)


@guard("nobody may publish")
def _publish(patch: Patch) -> None:
    for name in ("can_publish", "can_publish_subpage"):
        patch.setattr(ModeratedPagePermissionTester, name, getattr(PagePermissionTester, name))


@guard("nobody may move")
def _move(patch: Patch) -> None:
    patch.setattr(ModeratedPagePermissionTester, "can_move", PagePermissionTester.can_move)


@guard("a move is refused")
def _pre_move(patch: Patch) -> None:
    disconnect(patch, pre_page_move, receivers.keep_page_where_it_was_approved)


@guard("no privacy per page")
def _privacy(patch: Patch) -> None:
    stock = PagePermissionTester.can_set_view_restrictions
    patch.setattr(ModeratedPagePermissionTester, "can_set_view_restrictions", stock)


@guard("who stands in view cannot be deleted")
def _can_delete(patch: Patch) -> None:
    patch.setattr(ModeratedPagePermissionTester, "_stands_in_view", _answer(False))


@guard("deleting is refused")
def _pre_delete(patch: Patch) -> None:
    disconnect(patch, pre_delete, receivers.keep_page_under_review)


@guard("a round ends by a decision")
def _finish(patch: Patch) -> None:
    def publish_newest(state: WorkflowState, user: Any = None) -> None:
        newest = state.content_object.get_latest_revision()
        newest.publish(user=user, skip_permission_checks=True)

    patch.setattr(WorkflowState, "on_finish", publish_newest)


@guard("locked during review")
def _locked(patch: Patch) -> None:
    patch.setattr(ApprovalTask, "locked_for_user", _answer(False))


@guard("no version under a review")
def _revision(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "save_revision", Page.save_revision)


@guard("evidence is not overwritten")
def _evidence(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "_is_evidence", _answer(False))


@guard("only the reviewed version or one's own")
def _version(patch: Patch) -> None:
    def newest(task_state: Any, page: Any, by: Any) -> Any:
        return page.get_latest_revision()

    patch.setattr(decide, "_version_to_approve", newest)


@guard("the decision checks its own page")
def _check(patch: Patch) -> None:
    patch.setattr(decide, "_check", _answer(None))


@guard("four eyes")
def _four_eyes(patch: Patch) -> None:
    def is_approver(page: Any, user: Any) -> bool:
        return page.get_approvers().filter(pk=user.pk).exists()

    patch.setattr(ModeratedPage, "may_be_decided_by", is_approver)


@guard("only approvers decide")
def _anybody(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "may_be_decided_by", _answer(True))


@guard("a reason is needed")
def _reason(patch: Patch) -> None:
    patch.setattr(Decision, "needs_comment", False)


@guard("decide about what was read")
def _read(patch: Patch) -> None:
    _without_hook(patch, "before_edit_page", decide_about_what_was_read)


@guard("an approver reads first")
def _reads_first(patch: Patch) -> None:
    patch.setattr(edit_view, "is_reading", _answer(False))


@guard("moments are judged when they count")
def _moments(patch: Patch) -> None:
    patch.setattr(ModeratedPage, "refuse_past_end", _answer(None))


@guard("a row is read anew under its lock")
def _read_anew(patch: Patch) -> None:
    def as_listed(page_id: int) -> None:
        listed = Page.objects.get(pk=page_id).specific
        schedule.lock_pages([page_id])
        listed.unpublish(set_expired=True)

    patch.setattr(schedule, "_unpublish_if_still_expired", as_listed)


@guard("a company page first")
def _company_first(patch: Patch) -> None:
    patch.setattr(OfferPage, "check_before_approval", _answer(None))


@guard("a version is complete")
def _complete(patch: Patch) -> None:
    patch.setattr(decide, "_check_completeness", _answer(None))


@guard("refusals are undone and told")
def _rollback(patch: Patch) -> None:
    patch.setattr(RefusalMiddleware, "process_view", _answer(None))


@guard("one refusal stops nothing else")
def _each_for_itself(patch: Patch) -> None:
    def publish_all() -> list[str]:
        for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
            revision.publish()
        return []

    patch.setattr(publish_scheduled, "put_scheduled_online", publish_all)


# tenancy -------------------------------------------------------------------------------------


@guard("the list of admin views")
def _allow_list(patch: Patch) -> None:
    patch.setattr(admin_access, "may_use", _answer(True))


@guard("the page in the address is one's own")
def _fence(patch: Patch) -> None:
    patch.setattr(admin_access, "_reaches_page", _answer(True))


@guard("rights follow memberships")
def _rights(patch: Patch) -> None:
    patch.setattr(MembershipBackend, "has_perm", _answer(True))
    patch.setattr(admin_access, "is_staff_member", _answer(True))


@guard("the home screen shows one's own")
def _home_screen(patch: Patch) -> None:
    patch.setattr(offers_hooks, "own_providers", lambda user: list(CompanyPage.objects.all()))


@guard("the profile is the owner's")
def _profile(patch: Patch) -> None:
    patch.setattr(CompanyPagePermissionTester, "may_change_profile", _answer(True))


@guard("one page per organisation")
def _twin(patch: Patch) -> None:
    patch.setattr(ProviderPage, "_twin_exists", _answer(False))
    patch.setattr(ProviderPage, "_check_place", _answer(None))


@guard("companies of the region to choose from")
def _choices(patch: Patch) -> None:
    patch.setattr(OfferForm, "_public_companies", _answer(Company.objects.all()))


@guard("page rights follow memberships")
def _page_policy(patch: Patch) -> None:
    everything = property(lambda tester: {"add", "change"}, lambda tester, found: None)
    patch.setattr(PagePermissionTester, "permissions", everything, raising=False)
    patch.setattr(MembershipPagePolicy, "user_has_permission", _answer(True))


@guard("foreign files stay behind")
def _left_behind(patch: Patch) -> None:
    patch.setattr(offers_actions, "drop_foreign_references", _answer(None))


@guard("a copy takes the approved content")
def _approved_content(patch: Patch) -> None:
    patch.setattr(offers_actions, "approved_content_of", Page.get_latest_revision_as_object)


@guard("versions hold no foreign references")
def _references(patch: Patch) -> None:
    patch.setattr(pages, "foreign_references", lambda offer: {})


# how -------------------------------------------------------------------------------------------


def disconnect(patch: Patch, signal: Signal, receiver: Any) -> None:
    kept = [entry for entry in signal.receivers if entry[1]() is not receiver]
    assert len(kept) == len(signal.receivers) - 1, f"{receiver} is not connected"
    patch.setattr(signal, "receivers", kept)
    patch.setattr(signal, "sender_receivers_cache", WeakKeyDictionary())


def _without_hook(patch: Patch, name: str, unwanted: Any) -> None:
    """Leave out one function of a hook."""
    found = hooks.get_hooks(name)
    kept = [fn for fn in found if fn is not unwanted]
    assert len(kept) < len(found)
    stock = hooks.get_hooks
    patch.setattr(hooks, "get_hooks", lambda asked: kept if asked == name else stock(asked))
