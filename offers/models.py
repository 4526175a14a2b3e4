"""Every model of this app; Django looks for them here."""

from offers.intake.models import Intake
from offers.kinds import KINDS
from offers.pages import OfferAttachment, OfferPage, OfferPicture

__all__ = ["KINDS", "Intake", "OfferAttachment", "OfferPage", "OfferPicture"]
