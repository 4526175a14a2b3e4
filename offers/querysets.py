"""Which offers schools may see; every public read goes through `visible()`."""

from datetime import datetime

from django.db.models import Exists, Expression, F, IntegerField, OuterRef, Q, Value
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from partners.organisations.models import Company, Network, Region


class OfferQuerySet(PageQuerySet):
    def visible(self, at: datetime | Expression | None = None) -> "OfferQuerySet":
        """Offers that are approved, not expired, and whose provider's page is online.

        A page that was never online holds its newest draft, so the provider is looked up
        among live pages only: a company whose own page is not approved shows nothing.

        `at` is the moment, if it is not now.
        """
        parents = Page.objects.filter(
            live=True,
            path=Substr(
                OuterRef("path"),
                1,
                Length(OuterRef("path")) - Value(Page.steplen, output_field=IntegerField()),
            ),
        )
        not_expired = Q(expire_at__isnull=True) | Q(expire_at__gt=at or timezone.now())
        return self.filter(not_expired, Exists(parents), live=True)

    def of_company(self, company: Company) -> "OfferQuerySet":
        return self.filter(company=company)

    def of_network(self, network: Network) -> "OfferQuerySet":
        return self.filter(network=network)

    def in_region(self, region: Region) -> "OfferQuerySet":
        return self.filter(region=region)

    def newest_first(self) -> "OfferQuerySet":
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")
