"""What a reader sees of a page: its texts, and what a screen reader says; no script, no input."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import allauth
import django
import polib
import wagtail
import wagtail_localize
from bs4 import BeautifulSoup, Comment, NavigableString
from django.conf import settings

SAID = ("aria-label", "placeholder", "title", "alt", "data-w-tooltip-content-value")
SILENT = ("script", "style", "template", "textarea", "svg", "code", "noscript")
# Words that are English and nothing else: one of them in a Dutch sentence was forgotten.
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
        the and this that these those you your yours were have has been will would should could
        cannot without from into about page pages save saved saving edit edited delete deleted
        view toggle settings search results choose chosen select add added remove removed create
        created update updated submit submitted approve approved reject rejected cancel cancelled
        publish published unpublish draft drafts history changes change changed workflow tasks
        comment comments checks locked unlock schedule scheduled permission permissions user users
        email password login logout close next previous more less any each every please
        warning error errors success failed invalid required optional loading breadcrumb
        breadcrumbs actions collapse expand minimap side preview
        """,
    )
)


def visible_texts(html: str) -> Iterator[str]:
    page = BeautifulSoup(html, "html.parser")
    for silent in page(SILENT):
        silent.decompose()
    for text in page.find_all(string=True):
        if isinstance(text, NavigableString) and not isinstance(text, Comment):
            yield from _said(str(text))
    for name in SAID:
        for element in page.select(f"[{name}]"):
            yield from _said(element[name])


def _said(text: str) -> Iterator[str]:
    line = " ".join(text.split())
    if line and line != "html":
        yield line


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


@cache
def english_sources() -> frozenset[str]:
    """Every sentence that somebody translated into other Dutch words, by its English source."""
    found: dict[str, str] = {}
    for path in _catalogues():
        found |= {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}
    dutch = set(found.values())
    return frozenset(text for text, said in found.items() if said != text and text not in dutch)


def _catalogues() -> list[Path]:
    """Return the Dutch catalogues of what we build on, and ours last: it has the last word."""
    modules = (django, wagtail, allauth, wagtail_localize)
    homes = [Path(str(module.__file__)).parent for module in modules]
    theirs = [path for home in homes for path in home.rglob("nl/LC_MESSAGES/django.po")]
    return [*theirs, Path(settings.LOCALE_PATHS[0]) / "nl" / "LC_MESSAGES" / "django.po"]


def looks_english(text: str) -> bool:
    """True for a source that was never translated, and for a sentence with an English word."""
    return text in english_sources() or bool(words_of(text) & ENGLISH)
