"""Whether stored rows and cards are as this release writes them, told by two digests.

A release that adds a facet, packs a row otherwise or draws a card otherwise gives another digest.
Rows of the one before are then written anew, by `manage.py upgrade` or the worker; their pages did
not change, so nothing else would tell.
"""

import ast
import inspect
from collections.abc import Iterator
from hashlib import blake2b
from types import ModuleType

from django.conf import settings
from django.db import transaction
from django.template import engines
from django.template.base import Template
from django.template.loader import render_to_string
from django.template.loader_tags import IncludeNode
from django.utils.translation import override

from offers.cards import Card
from offers.facts import Fact
from offers.models import KINDS, OfferPage
from search.facets import declared, values
from search.indexing import facet_values, packing, terms
from search.indexing.entries import CARD, FIELDS, rebuild
from search.indexing.versions import lock_version
from search.models.entry import CatalogueEntry, CatalogueVersion
from search.text import folding

# What is in a row comes from the code of these, and from the columns it has.
WRITERS: tuple[ModuleType, ...] = (declared, values, facet_values, packing, terms, folding)


def row_format_digest() -> str:
    """Return a digest of how rows are written; comments and layout of the code do not count."""
    code = [ast.dump(ast.parse(inspect.getsource(module))) for module in WRITERS]
    return _digest([*code, *FIELDS])


def card_template_digest() -> str:
    """Return a digest of how cards are drawn: one of each kind in each language, and templates."""
    return _digest([*_sources(CARD), *_example_cards()])


def needs_rebuild() -> bool:
    """True if rows are of another format, or there are none of what schools see."""
    rows = CatalogueEntry.objects.exists()
    if rows:
        return _stored().row_format != row_format_digest()
    return OfferPage.objects.visible().exists()


def rebuild_if_needed() -> bool:
    """Write every row anew where that is needed; True if it was. What fails is tried again."""
    needed = needs_rebuild()
    if needed:
        rebuild_all()
    elif not CatalogueEntry.objects.exists():
        _store(row_format=row_format_digest())
    return needed


def rebuild_all() -> tuple[int, int]:
    """Write every row anew and remember how; return what `rebuild()` does."""
    written = rebuild()
    _store(row_format=row_format_digest(), card_template=card_template_digest())
    return written


def mark_cards_of_another_template() -> bool:
    """Let the worker draw every card anew where templates changed; True if they did."""
    digest = card_template_digest()
    if _stored().card_template == digest:
        return False
    with transaction.atomic():
        CatalogueEntry.objects.update(stale=True)
        _store(card_template=digest)
    return True


def _stored() -> CatalogueVersion:
    return CatalogueVersion.objects.filter(pk=1).first() or CatalogueVersion(pk=1)


@transaction.atomic
def _store(**digests: str) -> None:
    version = lock_version()
    for name, digest in digests.items():
        setattr(version, name, digest)
    version.save(update_fields=list(digests))


def _digest(parts: list[str]) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _example_cards() -> Iterator[str]:
    """Draw cards as no offer has them, so that what they show of a kind and of words counts."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            for page in KINDS:
                facts = [Fact("group", "group", "2 – 30", "?group=2")]
                card = Card("/", page.kind, "title", "summary", "provider", "place", None, facts)
                yield render_to_string(CARD, {"card": card, "catalogue_url": "/"})


def _sources(name: str) -> Iterator[str]:
    """Give the text of a template and of those it includes by name."""
    template: Template = engines["django"].get_template(name).template  # type: ignore[attr-defined]
    yield str(template.source)
    for node in template.nodelist.get_nodes_by_type(IncludeNode):
        included = str(node.template).strip("\"'")  # type: ignore[attr-defined]
        yield from _sources(included)
