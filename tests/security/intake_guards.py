"""Switches off guards of "Bied iets aan", as guards.py does."""

import re

from mail import mails
from offers.intake import actions, browser, views
from offers.intake import models as intake_models
from partners.organisations import validators
from tests.security.guards import Patch, guard
from tests.security.guards import _answer as answer_always


@guard("a browser's token is known by its digest only")
def _digest(patch: Patch) -> None:
    patch.setattr(browser, "digest_of", lambda token: token)
    patch.setattr(views, "digest_of", lambda token: token)


@guard("what is typed belongs to its browser")
def _browser(patch: Patch) -> None:
    patch.setattr(intake_models.IntakeQuerySet, "of_browser", lambda found, digest: found.all())


@guard("only its typist finishes")
def _typist(patch: Patch) -> None:
    patch.setattr(actions, "is_typist", answer_always(True))
    patch.setattr(intake_models.IntakeQuerySet, "by_address_of", lambda found, user: found.sent())


@guard("the address is proven")
def _proven(patch: Patch) -> None:
    patch.setattr(views, "has_proven_address", lambda request: request.user.is_authenticated)


@guard("offers of others have no page of thanks")
def _done(patch: Patch) -> None:
    patch.setattr(views, "_own_offers", lambda user: views.OfferPage.objects.all())


@guard("names hold no links")
def _names(patch: Patch) -> None:
    nothing = re.compile("(?!)")
    patch.setattr(validators, "_is_of_letters", lambda value: True)
    for pattern in ("ADDRESS_IN_NAME", "LINK"):
        patch.setattr(validators, pattern, nothing)
    patch.setattr(validators, "UNSEEN", set())


@guard("facts of letters stand on one line")
def _one_line(patch: Patch) -> None:
    patch.setattr(mails, "one_line", str)
