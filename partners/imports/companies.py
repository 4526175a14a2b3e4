"""Companies, from a list of the programme office (CSV or Excel).

What a company with a page says of itself was approved, or is its own to change: a file only
adds such a company to networks.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from partners.imports.numbers import checked_kvk, checked_postcode
from partners.imports.reasons import Refused
from partners.imports.source import Cells, Facts, Key, Source, checked_email, checked_name
from partners.imports.tables import EMAIL_HEADINGS, PLACE_HEADINGS, Column, plain
from partners.organisations.models import Company, Network, Region
from partners.organisations.place_spelling import usual_capitals
from partners.organisations.validators import validate_organisation_name
from partners.pages.models import CompanyPage
from texts.normalise import name as name_of

OWN_FACTS = ("name", "postcode", "place", "contact_email")


class Companies(Source):
    code = "companies"
    label = _("Companies")
    about = _("An own list as CSV or Excel (.xlsx). Make the column with KvK numbers text.")
    model = Company
    mendable = ("name", "place")
    columns = (
        Column("kvk", ("KvK-nummer", "KvK", "KvK number", "KvK-nr", "Kamer van Koophandel")),
        Column(
            "name",
            ("naam", "bedrijfsnaam", "name", "bedrijf", "company", "handelsnaam", "organisatie"),
        ),
        Column("region", ("regio", "region", "STO-regio")),
        Column("postcode", ("postcode", "postal code", "zip code"), required=False),
        Column("place", PLACE_HEADINGS, required=False),
        Column("networks", ("netwerk", "netwerken", "network", "networks"), required=False),
        Column("contact_email", ("e-mail", "mailbox", *EMAIL_HEADINGS), required=False),
    )

    def __init__(self) -> None:
        self._regions: dict[str, Region] | None = None
        self._networks: dict[tuple[int, str], Network] = {}
        self._with_page: set[int] = set()

    def read(self, cells: Cells) -> tuple[Key, Facts]:
        self.needed(cells, "kvk", "name", "region")
        facts = self.fitting(cells, "name", "place", "contact_email")
        checked_name(facts["name"], validate_organisation_name)
        facts["place"] = usual_capitals(facts["place"])
        facts["postcode"] = checked_postcode(cells.get("postcode", ""))
        if facts["contact_email"]:
            facts["contact_email"] = checked_email(facts["contact_email"])
        facts["region"] = name_of(cells["region"])
        named = name_of(cells.get("networks", "")).split(",")
        facts["networks"] = [name.strip() for name in named if name.strip()]
        return (checked_kvk(cells["kvk"]),), facts

    def load(self, keys: Collection[Key]) -> dict[Key, Any]:
        self._load_choices()
        found = Company.objects.filter(kvk__in=[kvk for (kvk,) in keys])
        found = found.select_related("region").prefetch_related("networks")
        stored: dict[Key, Any] = {(company.kvk,): company for company in found}
        pages = CompanyPage.objects.filter(company__in=stored.values())
        self._with_page = set(pages.values_list("company_id", flat=True))
        return stored

    def _load_choices(self) -> None:
        if self._regions is None:
            regions = list(Region.objects.all())
            self._regions = {plain(r.name): r for r in regions} | {r.slug: r for r in regions}
            for network in Network.objects.all():
                for name in (plain(network.name), network.slug):
                    self._networks[network.region_id, name] = network

    def check(self, key: Key, facts: Facts, stored: Any) -> None:
        """Turn names into the region and networks meant."""
        region = (self._regions or {}).get(plain(facts["region"]))
        if region is None:
            raise Refused("region", value=facts["region"])
        if stored is not None and stored.region_id != region.pk:
            raise Refused("other_region", value=stored.region.name)
        chosen = [self._network(region, name) for name in facts["networks"]]
        facts["region"], facts["networks"] = region, chosen
        if stored is not None and stored.pk in self._with_page and self._own_changes(stored, facts):
            raise Refused("kept_by_people")

    def _network(self, region: Region, name: str) -> Network:
        network = self._networks.get((region.pk, plain(name)))
        if network is None:
            raise Refused("network", value=name)
        return network

    def _own_changes(self, stored: Any, facts: Facts) -> Facts:
        return super().changes(stored, {name: facts[name] for name in OWN_FACTS})

    def changes(self, stored: Any, facts: Facts) -> Facts:
        changed = self._own_changes(stored, facts)
        added = [one for one in facts["networks"] if one not in stored.networks.all()]
        return {**changed, "networks": added} if added else changed

    def update(self, stored: Any, changes: Facts) -> None:
        own = {name: value for name, value in changes.items() if name != "networks"}
        if own:
            super().update(stored, own)
        stored.networks.add(*changes.get("networks", []))

    def create(self, wanted: Iterable[tuple[Key, Facts]]) -> None:
        for (kvk,), facts in wanted:
            own = {name: facts[name] for name in (*OWN_FACTS, "region")}
            company = Company.objects.create(kvk=kvk, slug=free_slug(facts["name"], kvk), **own)
            company.networks.add(*facts["networks"])


def free_slug(name: str, kvk: str) -> str:
    """Return a short name for addresses that no other company has."""
    slug = slugify(name)[:40].strip("-") or "bedrijf"
    return f"{slug}-{kvk}" if Company.objects.filter(slug=slug).exists() else slug
