"""Regions, networks, companies, schools, postcode areas, and the lists they choose from."""

from partners.organisations.models.organisation import Company, Network, Place, Region, School
from partners.organisations.models.reference import (
    Level,
    Profile,
    ProgrammeLine,
    SchoolYear,
    Topic,
)

__all__ = [
    "Company",
    "Level",
    "Network",
    "Place",
    "Profile",
    "ProgrammeLine",
    "Region",
    "School",
    "SchoolYear",
    "Topic",
]
