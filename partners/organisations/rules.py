"""What is known of an organisation, as small predicates."""

from partners.organisations.models import Company


def is_approved_company(company: Company) -> bool:
    """True if a leader ever approved a page of it: its owner is no stranger any more."""
    return Company.objects.approved().filter(pk=company.pk).exists()
