"""How long things are kept, and the rules that end it.

Each rule stands beside what it cleans and registers itself here; docs/privacy.md lists them
with the reason for each period. The periods are settings, in days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

Clean = Callable[[datetime], int]


@dataclass(frozen=True)
class Rule:
    """Removes what is older than its period; `clean` takes the moment and returns a count."""

    name: Any
    setting: str
    clean: Clean

    @property
    def days(self) -> int:
        return settings.RETENTION_DAYS[self.setting]

    def apply(self) -> int:
        return self.clean(timezone.now() - timedelta(days=self.days))


RULES: list[Rule] = []


def retained(name: Any, *, setting: str) -> Callable[[Clean], Clean]:
    """Register a function as the rule for one period of settings.RETENTION_DAYS."""

    def register(clean: Clean) -> Clean:
        RULES.append(Rule(name, setting, clean))
        return clean

    return register


def apply_retention() -> dict[str, int]:
    """Apply every rule; return how much each removed."""
    return {str(rule.name): rule.apply() for rule in RULES}


def keep_periods() -> bool:
    """Apply every rule, as a job of the worker; there is nothing more to do until tomorrow."""
    apply_retention()
    return False
