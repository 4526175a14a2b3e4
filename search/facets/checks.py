"""`manage.py check` names what the declaration of a facet lacks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist

from offers.models import OfferPage
from search.facets.declared import FACETS
from search.facets.facet import Facet

NEEDED = ("label", "choices", "values", "when_empty", "shown", "api")
NAME = re.compile(r"[a-z]+")
# Other parameters of the catalogue and the API; forms.py declares the first of them.
TAKEN = {
    *("q", "near", "within", "group", "date", "lead", "age", "sort"),
    *("page", "view", "show", "locale", "limit", "cursor", "offer"),
}


@register()
def check_facets(app_configs: Sequence[AppConfig] | None = None, **_options: Any) -> list[Error]:
    return list(errors_of(FACETS))


def errors_of(facets: Iterable[Facet]) -> Iterator[Error]:
    """Yield an error for each thing that a declaration lacks or has wrong."""
    declared = list(facets)
    for facet in declared:
        for lack in _lacks(facet):
            yield Error(f"The facet “{facet.name}” {lack}.", obj=Facet, id="search.E001")
    fields = [facet.api.name for facet in declared if facet.api]
    for what, names in (("facets", [facet.name for facet in declared]), ("fields", fields)):
        for name, times in Counter(names).items():
            if times > 1:
                yield Error(f"{times} {what} are called “{name}”.", obj=Facet, id="search.E002")


def _lacks(facet: Facet) -> Iterator[str]:
    yield from (f"lacks its “{name}”" for name in NEEDED if not getattr(facet, name))
    if not NAME.fullmatch(facet.name):
        yield "needs a name of small letters only: it stands in URLs"
    if facet.name in TAKEN:
        yield "has the name of another parameter"
    if facet.relation and not _is_relation(facet.relation):
        yield f"names the relation “{facet.relation}”, and offers have none"


def _is_relation(name: str) -> bool:
    try:
        return bool(OfferPage._meta.get_field(name).is_relation)
    except FieldDoesNotExist:
        return False
