"""Tells the media app which files visible offers show."""

from offers.pages import OfferAttachment, OfferPage, OfferPicture
from partners.files.models import CompanyDocument, CompanyImage
from partners.files.uses import register_use


def shown_on_offer(image: CompanyImage) -> bool:
    pictures = OfferPicture.objects.filter(image=image, page__in=OfferPage.objects.visible())
    return pictures.exists()


def attached_to_offer(document: CompanyDocument) -> bool:
    attachments = OfferAttachment.objects.filter(
        document=document, page__in=OfferPage.objects.visible()
    )
    return attachments.exists()


def register() -> None:
    register_use(CompanyImage, shown_on_offer)
    register_use(CompanyDocument, attached_to_offer)
