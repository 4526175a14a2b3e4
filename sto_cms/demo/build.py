"""Builds the demo, in the order in which things lean on each other."""

from django.db import transaction

from sto_cms.demo import offer_pages, organisations, profiles
from sto_cms.demo.rounds import without_mail
from sto_cms.demo.tally import Tally


def build(tally: Tally) -> None:
    """Make what is missing; what is there stays as it is."""
    with transaction.atomic():
        organisations.build(tally)
    with without_mail():
        profiles.build(tally)
        offer_pages.build(tally)
