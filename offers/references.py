"""What an offer may refer to: files of its own company, companies its region knows."""

from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from partners.files.page_forms import companies_behind
from partners.pages.models import CompanyPage


class Refers(Protocol):
    """What is asked of an offer here; a kind adds the references only it has."""

    @property
    def company_id(self) -> int | None: ...
    @property
    def region_id(self) -> int | None: ...
    @property
    def pictures(self) -> Any: ...
    @property
    def attachments(self) -> Any: ...
    @property
    def partner_companies(self) -> Any: ...

    def foreign_kind_references(self) -> dict[str, Any]: ...
    def drop_foreign_kind_references(self) -> None: ...


def foreign_references(offer: Refers) -> dict[str, Any]:
    """Return an error per field that refers to something of another company.

    Wagtail itself accepts any id that is posted: another company's picture would show its
    title and file. A page that is not yet in the tree has no company and is checked later.
    """
    if offer.region_id is None:
        return {}
    errors: dict[str, Any] = {}
    own = companies_behind(offer)
    if any(picture.image.company_id not in own for picture in offer.pictures.all()):
        errors["pictures"] = _("Choose pictures of your own company only.")
    if any(item.document.company_id not in own for item in offer.attachments.all()):
        errors["attachments"] = _("Choose documents of your own company only.")
    if names_unknown_company(offer, {company.pk for company in offer.partner_companies.all()}):
        errors["partner_companies"] = _("Choose companies of your own region only.")
    errors.update(offer.foreign_kind_references())
    return errors


def drop_foreign_references(offer: Refers) -> None:
    """Take out, in memory, what `foreign_references` would refuse by now.

    A company may have left the network, or gone offline, since the offer was approved.
    """
    own = companies_behind(offer)
    offer.pictures.set(row for row in offer.pictures.all() if row.image.company_id in own)
    offer.attachments.set(row for row in offer.attachments.all() if row.document.company_id in own)
    partners = offer.partner_companies.all()
    offer.partner_companies.set(
        company for company in partners if not names_unknown_company(offer, {company.pk})
    )
    offer.drop_foreign_kind_references()


def names_unknown_company(offer: Refers, chosen: set[int]) -> bool:
    """True if one of these companies is not yet public in the offer's own region."""
    if not chosen:
        return False
    known = CompanyPage.objects.live().filter(company__region_id=offer.region_id)
    return bool(chosen - set(known.values_list("company_id", flat=True)) - {offer.company_id})
