"""People, organisations, their pages and their media."""

from partners.models.imports import ImportRefusal, ImportRun
from partners.models.invitation import Invitation
from partners.models.media import CompanyDocument, CompanyImage, Rendition
from partners.models.membership import Membership
from partners.models.organisation import Company, Network, Place, Region, School
from partners.models.pages import CompanyPage, NetworkPage, ProviderPage, RegionPage
from partners.models.reference import Level, Profile, ProgrammeLine, SchoolYear, Topic
from partners.models.school_domain import SchoolDomain
from partners.models.sites import CompanySite
from partners.models.user import User

__all__ = [
    "Company",
    "CompanyDocument",
    "CompanyImage",
    "CompanyPage",
    "CompanySite",
    "ImportRefusal",
    "ImportRun",
    "Invitation",
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
    "SchoolDomain",
    "SchoolYear",
    "Topic",
    "User",
]
