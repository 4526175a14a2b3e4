"""Which region and organisation an approval was about, in words that outlive both."""

from django.db import models

from moderation.evidence import ApprovalContext
from partners.organisations.models import Company, Network, Region


def evidence_about(
    region: Region, organisation: Company | Network | None = None
) -> ApprovalContext:
    """Return the region and organisation of an approved page, by key and name."""
    context = ApprovalContext(region_key=_key_of(region), region_name=region.name)
    if organisation is not None:
        context["organisation_key"] = _key_of(organisation)
        context["organisation_name"] = organisation.name
    return context


def _key_of(row: models.Model) -> str:
    return f"{row._meta.model_name}:{row.pk}"
