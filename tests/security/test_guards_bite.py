"""Negative control: each test of this folder fails once its guard is switched off."""

import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.security import (
    evidence_guards,
    file_guards,
    login_guards,
    test_before_login,
    test_corrections,
    test_evidence,
    test_fence,
    test_first_with_a_number,
    test_four_eyes,
    test_getting_in,
    test_getting_in_time,
    test_hostile_files,
    test_imports,
    test_intake,
    test_invitations,
    test_letting_in,
    test_media,
    test_moments,
    test_owners,
    test_parts,
    test_profile,
    test_publishing,
    test_review,
    test_right_ends,
    test_routes,
    test_saved,
    test_second_step,
    test_tenancy,
    test_visibility,
    test_workflow,
)
from tests.security.guards import GUARDS, Attack

# Importing them adds their guards.
assert evidence_guards
assert file_guards
assert login_guards

MODULES = (
    test_saved,
    test_before_login,
    test_corrections,
    test_evidence,
    test_invitations,
    test_letting_in,
    test_fence,
    test_first_with_a_number,
    test_four_eyes,
    test_getting_in,
    test_getting_in_time,
    test_hostile_files,
    test_imports,
    test_intake,
    test_media,
    test_moments,
    test_owners,
    test_parts,
    test_profile,
    test_publishing,
    test_review,
    test_right_ends,
    test_routes,
    test_second_step,
    test_tenancy,
    test_visibility,
    test_workflow,
)


def attacks(module: ModuleType) -> Iterator[Attack]:
    for name, value in vars(module).items():
        if name.startswith("test_") and inspect.isfunction(value):
            yield value


ATTACKS = [attack for module in MODULES for attack in attacks(module)]
BITES = [
    pytest.param(attack, guards, given, id=f"{attack.__name__[5:]}-{number}")
    for attack in ATTACKS
    for number, (guards, given) in enumerate(getattr(attack, "without", []))
]


def test_every_attack_names_its_guard_or_why_there_is_none() -> None:
    silent = [
        attack.__name__
        for attack in ATTACKS
        if not hasattr(attack, "without") and not hasattr(attack, "nothing_to_switch_off")
    ]
    named = {
        name for attack in ATTACKS for names, _ in getattr(attack, "without", []) for name in names
    }

    assert silent == []
    assert named == set(GUARDS)


@pytest.mark.parametrize(("attack", "guards", "given"), BITES)
def test_without_its_guard_the_attack_succeeds(
    request: pytest.FixtureRequest,
    world: Any,
    attack: Attack,
    guards: tuple[str, ...],
    given: dict[str, Any],
) -> None:
    wanted = set(inspect.signature(attack).parameters) - set(given)
    fixtures = {name: request.getfixturevalue(name) for name in sorted(wanted)}
    patch = request.getfixturevalue("monkeypatch")
    for name in guards:
        GUARDS[name](patch)

    # Whatever it fails with: some leaks show as an error further on.
    with pytest.raises((Exception, pytest.fail.Exception)):
        attack(**fixtures, **given)
