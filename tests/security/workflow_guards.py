"""Switches off what keeps the workflow and its rounds standing, as guards.py does."""

from django.db.models.signals import pre_delete, pre_save
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction, UnpublishBulkAction
from wagtail.models import Page, PagePermissionTester, Task, Workflow
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from moderation import fixed_workflow, middleware, receivers
from moderation.models import ApprovalTask
from moderation.permissions import ModeratedPagePermissionTester
from tests.security.guards import Patch, disconnect, guard
from tests.security.guards import _answer as answer_always


@guard("the workflow stays as it is")
def _workflow(patch: Patch) -> None:
    patch.setattr(ApprovalTask, "deactivate", Task.deactivate)
    patch.setattr(ApprovalTask, "delete", Page.delete)
    for signal in (pre_save, pre_delete):
        disconnect(patch, signal, fixed_workflow.keep_workflow_as_it_is)


@guard("closed screens say why")
def _closed(patch: Patch) -> None:
    patch.setattr(middleware, "refuse_closed_screen", answer_always(None))
    patch.setattr(middleware, "lead_to_withdrawing", answer_always(None))
    found = bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    known = {action.action_type: action for action in (*found, PublishBulkAction)}
    known["unpublish"] = UnpublishBulkAction
    patch.setitem(bulk_action_registry.actions["wagtailcore"], "page", known)


@guard("workflow screens are nobody's")
def _policy(patch: Patch) -> None:
    for model in (Workflow, Task):
        patch.setitem(policy_registry.values_by_class, model, ModelPermissionPolicy(model))


@guard("nobody may unpublish")
def _unpublish(patch: Patch) -> None:
    stock = PagePermissionTester.can_unpublish
    patch.setattr(ModeratedPagePermissionTester, "can_unpublish", stock)


@guard("what has an open round stays online")
def _open_round(patch: Patch) -> None:
    disconnect(patch, pre_save, receivers.keep_page_with_an_open_round_online)


@guard("nothing is refused before logging in")
def _before_login(patch: Patch) -> None:
    patch.setattr(middleware, "_is_known", answer_always(True))
