"""The query as one sentence with gaps, on the home page and on top of the catalogue."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR

from search.engine.forms import DISTANCES, CatalogueForm
from search.engine.matches import Matches
from search.screen.my_school import MySchool

# Filter → choice → how many fit it.
Counts = Mapping[str, Mapping[str, int]]
WORKING_DAYS = {"1", "2", "3", "4", "5"}


@dataclass(frozen=True)
class Tick:
    """A choice of one touch; `short` is what is drawn, `label` what it is called."""

    value: str
    label: str
    short: str
    selected: bool
    count: int


class Sentence:
    """What stands in the gaps, and what else one may choose there."""

    def __init__(
        self,
        form: CatalogueForm,
        matches: Matches,
        counts: Counts,
        school: MySchool | None = None,
    ) -> None:
        self.form = form
        self.school = school
        self._matches = matches
        self._counts = counts

    @property
    def near(self) -> str:
        """The place that was typed, else that of the reader's school where nothing was asked."""
        if self.form.is_bound or self.school is None:
            return str(self.form["near"].value() or "")
        return self.school.near

    @property
    def distances(self) -> list[Tick]:
        field = self.form.fields["within"]
        chosen = str(self.form["within"].value() or field.initial)
        return [Tick(str(km), "", str(km), str(km) == chosen, 0) for km in DISTANCES]

    @cached_property
    def days(self) -> list[Tick]:
        """Working days, and those of the weekend on which something is offered."""
        index = self._matches.index
        offered = {
            code for code, bits in index.values.get("weekday", {}).items() if bits & index.alive
        }
        return [
            day
            for day in self._ticks("weekday", lambda code, _label: WEEKDAYS_ABBR[int(code) - 1])
            if day.value in WORKING_DAYS | offered or day.selected
        ]

    @cached_property
    def years(self) -> list[Tick]:
        """“Year 3” is drawn as 3, for most choices begin with the same word."""
        words = [label.split()[0] for _code, label in self._choices("year") if label.split()]
        usual = Counter(words).most_common(1)[0][0] if words else ""
        ticks = self._ticks("year", lambda _code, label: label.removeprefix(f"{usual} "))
        return sorted(ticks, key=lambda tick: tick.short == tick.label)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return self._choices("kind")

    @property
    def levels(self) -> list[tuple[str, str]]:
        return self._choices("level")

    def _choices(self, name: str) -> list[tuple[str, str]]:
        return self._matches.index.lists.choices(name)

    def _ticks(self, name: str, short_of: Any) -> Iterable[Tick]:
        ticked = self._matches.query.ticked.get(name, set())
        counts = self._counts[name]
        return [
            Tick(code, label, str(short_of(code, label)), code in ticked, counts.get(code, 0))
            for code, label in self._choices(name)
        ]
