"""First and last name out of what was typed as one."""

from django.core.exceptions import ValidationError

from partners.organisations.validators import NAME_SENTENCES, validate_person_name
from texts.normalise import name

# Before a name, or after the comma behind it; they say how to address somebody.
TITLES = frozenset(
    [
        *("dhr", "hr", "heer", "meneer", "mevr", "mevrouw", "mw", "mej", "fam", "familie"),
        *("dr", "drs", "ds", "ing", "ir", "mr", "prof", "mrs", "ms", "miss"),
    ]
)
DEGREES = frozenset(["ba", "bsc", "bed", "llb", "llm", "ma", "mba", "med", "msc", "phd", "ra"])
# What stands between a Dutch first and last name.
BETWEEN = frozenset(
    [
        *("van", "de", "den", "der", "ten", "ter", "te", "het", "'t", "'s", "d'", "in", "op"),
        *("aan", "bij", "onder", "over", "uit", "uijt", "voor", "von", "zu", "zum", "du"),
        *("la", "le", "les", "da", "dos", "das", "di", "del", "della", "el", "al"),
    ]
)


def split_name(text: str) -> tuple[str, str]:
    """Return (first name, last name), also of “Berg, Jan van den” and “Dhr. P. de Wit”.

    Either may be empty: a title tells no first name, and one word tells no last one.
    """
    before, comma, after = name(text).partition(",")
    words, titled = _without_titles(before.split())
    given = [word for word in after.replace(",", " ").split() if _bare(word) not in DEGREES]
    given, titled_too = _without_titles(given)
    if comma and given:
        return _surname_first(words, given)
    return _first_name_first(words, titled=titled or titled_too)


def validate_full_name(text: str) -> None:
    """Accept a name in any order, if what is left of it without titles is one."""
    parts = [part for part in split_name(text) if part]
    if not parts:
        raise ValidationError(NAME_SENTENCES["name"], code="name")
    for part in parts:
        validate_person_name(part)


def _first_name_first(words: list[str], *, titled: bool) -> tuple[str, str]:
    if not words:
        return "", ""
    after_title = titled and (len(words) == 1 or words[0].casefold() in BETWEEN)
    if after_title or words[0] in BETWEEN:
        return "", " ".join(words)
    return " ".join(words[:1]), " ".join(words[1:])


def _surname_first(surname: list[str], given: list[str]) -> tuple[str, str]:
    """Put what stands between both names in front of the last one, wherever it was typed."""
    first = [word for word in given if word.casefold() not in BETWEEN]
    between = [word for word in given if word.casefold() in BETWEEN]
    end = len(surname)
    while end > 1 and surname[end - 1] in BETWEEN:
        end -= 1
    return " ".join(first), " ".join([*between, *surname[end:], *surname[:end]])


def _without_titles(words: list[str]) -> tuple[list[str], bool]:
    """Return the words after the titles in front, “de heer” included, and if there were any."""
    kept = words
    while kept and _bare(kept[0]) in TITLES and (len(kept) > 1 or kept[0].endswith(".")):
        kept = kept[1:]
    if len(kept) > 2 and [word.casefold() for word in kept[:2]] == ["de", "heer"]:
        return _without_titles(kept[2:])[0], True
    return kept, len(kept) < len(words)


def _bare(word: str) -> str:
    return word.casefold().removesuffix(".")
