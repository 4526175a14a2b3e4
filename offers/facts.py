"""Facts of an offer in words: what stands on its name plate and its card."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offers.enums import Accessibility, DurationUnit, PlaceKind
from offers.sections import ForWhom, GoodToKnow, Sections, WhenAndWhere


@dataclass(frozen=True)
class Fact:
    """One fact: the icon's name, what it is called, what it says.

    `query` is what to ask the catalogue for more like it, for example "?group=24".
    """

    icon: str
    label: str
    value: str
    query: str = ""


def levels_text(offer: ForWhom) -> str:
    """Return the levels in their order, "vmbo" said once: Vmbo bb, kb, Mbo."""
    words: list[str] = []
    before = ""
    for label in (level.label for level in offer.levels.all()):
        sector, _space, rest = label.partition(" ")
        words.append(rest if rest and sector == before else label)
        before = sector
    return ", ".join(words)


def group_text(offer: ForWhom) -> str:
    low, high = offer.group_min, offer.group_max
    if low and high and low != high:
        return _("%(low)s to %(high)s people") % {"low": low, "high": high}
    if high:
        return ngettext("at most %(n)s person", "at most %(n)s people", high) % {"n": high}
    if low:
        return ngettext("at least %(n)s person", "at least %(n)s people", low) % {"n": low}
    return ""


def duration_text(offer: WhenAndWhere) -> str:
    amount = offer.duration
    if not amount:
        return ""
    if offer.duration_unit == DurationUnit.MINUTES and amount >= 60:
        return _hours_and_minutes(amount)
    return f"{amount} {_unit(offer.duration_unit, amount)}"


def _hours_and_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    text = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    if rest:
        text += " " + ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest}
    return text


def _unit(unit: str, amount: int) -> str:
    return {
        DurationUnit.MINUTES: ngettext("minute", "minutes", amount),
        DurationUnit.HOURS: ngettext("hour", "hours", amount),
        DurationUnit.DAYPARTS: ngettext("half day", "half days", amount),
        DurationUnit.DAYS: ngettext("day", "days", amount),
        DurationUnit.WEEKS: ngettext("week", "weeks", amount),
        DurationUnit.MONTHS: ngettext("month", "months", amount),
    }[DurationUnit(unit)]


def place_text(offer: WhenAndWhere) -> str:
    kind = offer.get_place_kind_display()
    if offer.place and offer.place_kind in (PlaceKind.COMPANY, PlaceKind.ELSEWHERE):
        return f"{kind}, {offer.place}"
    return str(kind)


def period_text(offer: WhenAndWhere) -> str:
    start, end = offer.available_from, offer.available_until
    if start and end:
        return _("%(start)s to %(end)s") % {"start": _day(start), "end": _day(end)}
    if start:
        return _("from %(start)s") % {"start": _day(start)}
    if end:
        return _("until %(end)s") % {"end": _day(end)}
    return ""


def _day(value: date) -> str:
    return date_format(value, "j F Y")


def cost_text(offer: GoodToKnow) -> str:
    if offer.cost is None:
        return offer.cost_note
    text = f"€ {offer.cost}" if offer.cost else _("free")
    return f"{text} ({offer.cost_note})" if offer.cost_note else text


def plate(offer: Sections) -> list[Fact]:
    """Return the facts of an offer's name plate, in the order a teacher asks for them."""
    access = dict(Accessibility.choices).get(offer.accessibility, "")
    lines = [
        Fact("level", _("For"), levels_text(offer)),
        Fact("people", _("Group"), group_text(offer)),
        Fact("clock", _("Duration"), duration_text(offer)),
        Fact("pin", _("Where"), place_text(offer)),
        Fact("calendar", _("When"), period_text(offer)),
        Fact("calendar", _("Days"), offer.choices_text("weekdays")),
        Fact("clock", _("Ask ahead"), _lead_time_text(offer)),
        Fact("euro", _("Cost"), cost_text(offer)),
        Fact("language", _("Language"), offer.choices_text("languages")),
        Fact("shield", _("Minimum age"), _age_text(offer)),
        Fact("accessibility", _("Accessibility"), str(access)),
    ]
    return [line for line in lines if line.value]


def _lead_time_text(offer: WhenAndWhere) -> str:
    days = offer.lead_time_days
    if not days:
        return ""
    return ngettext("%(n)s day before", "%(n)s days before", days) % {"n": days}


def _age_text(offer: ForWhom) -> str:
    if not offer.minimum_age:
        return ""
    return _("%(n)s years") % {"n": offer.minimum_age}
