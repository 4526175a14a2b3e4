"""Switches off guards of the fence, as guards.py does."""

from django.db.models.signals import pre_save

from moderation import receivers
from partners.organisations.models.organisation import KeepsItsRegion
from sto_cms.office import admin_access
from tests.security.guards import Patch, disconnect, guard
from tests.security.guards import _answer as answer_always


@guard("the file in the address is one's own")
def _file_in_address(patch: Patch) -> None:
    patch.setattr(admin_access, "_reaches_file", answer_always(True))


@guard("what follows in the address goes with its page")
def _rest_of_address(patch: Patch) -> None:
    patch.setattr(admin_access, "_belongs_to_page", answer_always(True))


@guard("organisations keep their region")
def _region(patch: Patch) -> None:
    patch.setattr(KeepsItsRegion, "_refuse_another_region", answer_always(None))


@guard("languages do not follow each other")
def _languages(patch: Patch) -> None:
    disconnect(patch, pre_save, receivers.keep_languages_apart)
