"""The moderated pages of regions, networks and companies."""

from partners.pages.models.organisation_pages import (
    CompanyPage,
    NetworkPage,
    ProviderPage,
    RegionPage,
)
from partners.pages.models.sites import CompanySite

__all__ = ["CompanyPage", "CompanySite", "NetworkPage", "ProviderPage", "RegionPage"]
