"""Builds the demo, in the order in which things lean on each other."""

from django.db import transaction

from demo import belonging, editorial_pages, offer_pages, organisations, profiles, translations
from demo.rounds import without_mail
from demo.tally import Tally


def build(tally: Tally) -> None:
    """Make what is missing; what is there stays as it is.

    Every page is a transaction of its own, so a run that was stopped goes on where it was.
    """
    with transaction.atomic():
        organisations.build(tally)
    editorial_pages.build(tally)
    with without_mail():
        profiles.build(tally)
        offer_pages.build(tally)
        translations.build(tally)
    # After the profiles: only an approved company invites.
    with transaction.atomic():
        belonging.build(tally)
