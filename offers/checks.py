"""System check: every kind has all that the product needs of it."""

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from modelcluster.fields import ParentalManyToManyField

from offers import kinds
from offers.examples import COLUMNS, LEVELS, own_columns
from offers.kind import Kind
from offers.kinds import KINDS
from offers.pages import OfferPage
from offers.sharing.structured_data import FACTS_OF_TYPE

# With fewer an offer says too little, with more a company gives up; the title counts.
REQUIRED_FACTS = range(5, 8)


@register()
def check_kinds(app_configs: Any, **kwargs: Any) -> list[Error]:
    described = [page_class for page_class in KINDS if _is_described(page_class)]
    return [
        *_unlisted(),
        *_undescribed(),
        *_shared(described, "code", "offers.E003"),
        *_shared(described, "order", "offers.E004"),
        *(error for page_class in KINDS for error in missing_pieces(page_class)),
    ]


def missing_pieces(page_class: type[OfferPage]) -> Iterator[Error]:
    """Yield what one kind lacks, apart from being listed and described."""
    if not _template_exists(page_class):
        yield _error(page_class, f"has no template {page_class.template}", "offers.E005")
    if _is_described(page_class) and not page_class.kind.explanation:
        yield _error(page_class, "has no explanation for companies", "offers.E006")
    if _is_described(page_class) and not page_class.kind.suits:
        yield _error(page_class, "is no answer to “which fits us?”", "offers.E010")
    if _is_described(page_class) and page_class.kind.schema_type not in FACTS_OF_TYPE:
        known = ", ".join(FACTS_OF_TYPE)
        yield _error(page_class, f"has no schema type out of {known}", "offers.E011")
    if len({"title", *page_class.required_facts}) not in REQUIRED_FACTS:
        yield _error(page_class, "must require 5 to 7 facts, title included", "offers.E007")
    for name in page_class.required_facts:
        if not _has_field(page_class, name):
            yield _error(page_class, f"requires {name}, which it does not have", "offers.E008")
    yield from _lacks_of_example(page_class)
    for name in _untranslated_choices(page_class):
        yield _error(
            page_class, f"loses {name} in a translation", "offers.E009", _OVERRIDE_HINT % name
        )


_EXAMPLE_HINT = "Fill it in in kind = Kind(example=...)."
_OVERRIDE_HINT = "Add SynchronizedField(%r) to override_translatable_fields."


def _error(page_class: type[OfferPage], lack: str, code: str, hint: str | None = None) -> Error:
    return Error(f"{page_class.__name__} {lack}.", hint=hint, obj=page_class, id=code)


def _unlisted() -> Iterator[Error]:
    for module in iter_modules(kinds.__path__):
        import_module(f"{kinds.__name__}.{module.name}")
    for page_class in OfferPage.__subclasses__():
        if page_class not in KINDS:
            yield _error(page_class, "is not listed in offers/kinds/__init__.py", "offers.E001")


def _undescribed() -> Iterator[Error]:
    for page_class in KINDS:
        if not _is_described(page_class):
            yield _error(page_class, "has no kind = Kind(...)", "offers.E002")


def _is_described(page_class: type[OfferPage]) -> bool:
    return isinstance(page_class.__dict__.get("kind"), Kind)


def _shared(described: list[type[OfferPage]], fact: str, code: str) -> Iterator[Error]:
    times = Counter(getattr(page_class.kind, fact) for page_class in described)
    for page_class in described:
        value = getattr(page_class.kind, fact)
        if times[value] > 1:
            yield _error(page_class, f"shares its {fact} {value} with another kind", code)


def _template_exists(page_class: type[OfferPage]) -> bool:
    try:
        get_template(page_class.template)
    except TemplateDoesNotExist:
        return False
    return True


def _has_field(page_class: type[OfferPage], name: str) -> bool:
    try:
        page_class._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def _lacks_of_example(page_class: type[OfferPage]) -> Iterator[Error]:
    if not _is_described(page_class):
        return
    told = {**COLUMNS, "levels": LEVELS, **page_class.kind.example}
    for name in page_class.required_facts:
        if not told.get(name):
            yield _error(page_class, f"has no example of {name}", "offers.E012", _EXAMPLE_HINT)
    for name, value in own_columns(page_class).items():
        if not _has_field(page_class, name):
            yield _error(page_class, f"shows {name}, which it does not have", "offers.E012")
        elif refusal := _refusal(page_class, name, value):
            yield _error(page_class, f"shows a wrong {name}: {refusal}", "offers.E012")


def _refusal(page_class: type[OfferPage], name: str, value: Any) -> str:
    """Return why a field refuses this value, or nothing."""
    field: Any = page_class._meta.get_field(name)
    try:
        field.clean(value, None)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def _untranslated_choices(page_class: type[OfferPage]) -> list[str]:
    named = {field.field_name for field in page_class.override_translatable_fields}
    return [
        field.name
        for field in page_class._meta.many_to_many
        if isinstance(field, ParentalManyToManyField) and field.name not in named
    ]
