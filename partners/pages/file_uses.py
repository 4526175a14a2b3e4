"""Tells the files app which pictures visible company pages show."""

from partners.files.models import CompanyImage
from partners.files.uses import register_use
from partners.pages.models import CompanyPage


def shown_on_company_page(image: CompanyImage) -> bool:
    pages = CompanyPage.objects.live()
    return (pages.filter(logo=image) | pages.filter(photo=image)).exists()


def register() -> None:
    register_use(CompanyImage, shown_on_company_page)
