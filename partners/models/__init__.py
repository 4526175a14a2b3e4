"""People, organisations, their pages and their media."""

from partners.models.media import CompanyDocument, CompanyImage, Rendition
from partners.models.membership import Membership
from partners.models.organisation import Company, Network, Place, Region, School
from partners.models.pages import CompanyPage, NetworkPage, ProviderPage, RegionPage
from partners.models.reference import Level, Profile, ProgrammeLine, SchoolYear, Topic
from partners.models.user import User

__all__ = [
    "Company",
    "CompanyDocument",
    "CompanyImage",
    "CompanyPage",
    "Level",
    "Membership",
    "Network",
    "NetworkPage",
    "Place",
    "Profile",
    "ProgrammeLine",
    "ProviderPage",
    "Region",
    "RegionPage",
    "Rendition",
    "School",
    "SchoolYear",
    "Topic",
    "User",
]
