"""Whose an offer is: it follows from the place in the tree and never changes."""

from django.db import models

from partners.pages.models import CompanyPage, NetworkPage, ProviderPage


class OfOneProvider(models.Model):
    """Belongs to one company or one network, and to the region of that."""

    company = models.ForeignKey(
        "organisations.Company",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="offers",
    )
    network = models.ForeignKey(
        "organisations.Network",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="offers",
    )
    region = models.ForeignKey(
        "organisations.Region", on_delete=models.PROTECT, editable=False, related_name="offers"
    )

    class Meta:
        abstract = True

    def belong_to(self, provider: ProviderPage) -> None:
        self.company = provider.organisation if isinstance(provider, CompanyPage) else None
        self.network = provider.organisation if isinstance(provider, NetworkPage) else None
        self.region = provider.region
