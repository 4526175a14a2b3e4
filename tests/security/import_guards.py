"""The guards of the imports, each with how to switch it off (see guards.py)."""

from collections.abc import Callable
from typing import Any

from partners.imports import error_file, workbooks
from partners.imports import views as import_views
from partners.imports.companies import Companies
from partners.imports.members import Members
from partners.imports.reasons import Refused
from tests.security.guards import Patch, guard


@guard("imports are for the office")
def _imports(patch: Patch) -> None:
    patch.setattr(import_views, "is_programme_office", lambda user: True)


@guard("a file changes no company that has a page")
def _kept(patch: Patch) -> None:
    patch.setattr(Companies, "check", _without_refusal(Companies.check, "kept_by_people"))


@guard("names that people mended stay")
def _mended(patch: Patch) -> None:
    patch.setattr(Companies, "mendable", ())


@guard("a file touches nobody of the office")
def _office_kept(patch: Patch) -> None:
    patch.setattr(Members, "check", _without_refusal(Members.check, "office"))


@guard("an error file calculates nothing")
def _calculated(patch: Patch) -> None:
    patch.setattr(error_file, "guard", str)


@guard("a workbook unfolds so far")
def _bomb(patch: Patch) -> None:
    patch.setattr(workbooks, "_refuse_bomb", lambda content: None)


def _without_refusal(check: Callable[..., None], code: str) -> Callable[..., None]:
    def lenient(*args: Any) -> None:
        try:
            check(*args)
        except Refused as refused:
            if refused.code != code:
                raise

    return lenient
