"""Every model of this app; Django looks for them here."""

from offers.kinds import KINDS
from offers.pages import OfferAttachment, OfferPage, OfferPicture

__all__ = ["KINDS", "OfferAttachment", "OfferPage", "OfferPicture"]
