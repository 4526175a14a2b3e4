"""Every address × every kind of person × own and foreign things, read and written.

Promise 2 as one walk: no foreign title, name, address or byte appears, nothing foreign
changes, and a refusal changes nothing. `route_table.py` says what each route is; a route that
nobody classified fails here.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from partners.people.enums import Role
from partners.people.models import User
from tests.factories.partners import MembershipFactory, SchoolFactory, UserFactory
from tests.security.canaries import STAFF, Aviary, Belongings
from tests.security.guards import nothing_to_switch_off, without
from tests.security.route_table import TABLE, Reach, Rule, rule_of
from tests.security.walk import Browser, addresses, ask_and_undo, everything, form, query, routes

pytestmark = [
    pytest.mark.database("promise 2: a company sees and touches only its own"),
    pytest.mark.django_db,
    pytest.mark.usefixtures("aviary_of_module"),  # built once: nobody here changes it
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PERSONS = (
    "visitor",
    "pupil",
    "unverified editor",
    "unverified leader",
    "teacher",
    "school coordinator",
    "editor",
    "owner",
    "coordinator",
    "leader",
    "other leader",
    "former",
    "inactive",
)
WITHOUT_SESSION = ("visitor", "inactive")

# The figure stands in docs/security.md; it only grows.
COMBINATIONS_AT_LEAST = 12_000


def somebody(aviary: Aviary, person: str) -> User | None:
    """Return a person of this kind; nobody for a visitor."""
    known = {
        "visitor": None,
        "leader": aviary.world.second_leader,  # asked for nothing, so may decide about all
        "other leader": aviary.world.other_leader,
    }
    if person in known:
        return known[person]
    user = UserFactory()
    for membership in memberships(aviary).get(person, []):
        MembershipFactory(user=user, **membership)
    if person == "former":
        user.memberships.all().delete()
    return user


def memberships(aviary: Aviary) -> dict[str, list[dict[str, Any]]]:
    """Return what each kind of person is a member of, and as what."""
    region, companies = aviary.world.region, aviary.own.companies
    school = SchoolFactory(region=region, code="01XX00")
    editor = [{"editor": True, "company": company} for company in companies]
    owner = [{"owner": True, "company": company} for company in companies]
    return {
        "editor": editor,
        "inactive": editor,
        "former": owner,
        "owner": owner,
        "unverified editor": [given | {"verified": False} for given in editor],
        "unverified leader": [{"leader": True, "region": region, "verified": False}],
        "coordinator": [{"coordinator": True, "network": aviary.own.network}],
        "teacher": [{"teacher": True}],
        "school coordinator": [{"role": Role.SCHOOL_COORDINATOR, "school": school}],
    }


def expected(rule: Rule, person: str, *, own: bool) -> set[int] | None:
    """Return the answers that are right; None where any is, as long as nothing leaks."""
    staff = person in STAFF
    sent_away = {302, 404}
    if rule.reach is Reach.PUBLIC or (rule.reach is Reach.STAFF and staff):
        return None
    if rule.reach is Reach.SIGNED_IN:
        return {302} if person in WITHOUT_SESSION else None
    if not staff or rule.reach is Reach.MOVED:
        return sent_away
    if rule.reach is Reach.OFFICE:
        return {404}
    return None if own else {404}


# The table ------------------------------------------------------------------------------------

UNKNOWN = """
{count} address(es) nobody classified, so nobody knows who may reach them:
{names}
Add a Rule to TABLE in tests/security/route_table.py (its first lines say how), with the narrowest
Reach that is true. A screen of the admin for staff also needs a line in
sto_cms/office/admin_access.py.
"""


@nothing_to_switch_off("the table is complete")
def test_every_address_is_classified() -> None:
    unknown = [f"  {found.name}   {found.pattern}" for found in routes() if not rule_of(found.name)]

    assert not unknown, UNKNOWN.format(count=len(unknown), names="\n".join(unknown))


@nothing_to_switch_off("a table without stale rules")
def test_every_rule_is_about_an_address() -> None:
    used = {rule_of(found.name) for found in routes()}

    assert [rule.name for rule in TABLE if rule not in used] == []


# The walk -------------------------------------------------------------------------------------


def cases(aviary: Aviary, person: str) -> Iterator[tuple[Rule, str, str, Belongings, bool]]:
    """Yield rule, method, address, whose it is, and whether it is this person's own."""
    mine = aviary.own_of(person)[:1]
    for route in routes():
        rule = rule_of(route.name)
        if rule is None:
            continue  # test_every_address_is_classified says so
        own = set().union(*(addresses(route, rule, None, held) for held in aviary.own_of(person)))
        foreign = aviary.foreign_to(person)
        if rule.reach is not Reach.PUBLIC and (rule.reach is Reach.OFFICE or person not in STAFF):
            foreign = foreign[:1]  # refused before anybody looks whose it is
        for held in [*mine, *foreign]:
            is_own = held in mine
            found = addresses(route, rule, None, held, few=is_own or person not in STAFF)
            if mine and not is_own and rule.reach is Reach.PAGE and len(route.parts) > 1:
                found |= addresses(route, rule, mine[0], held)
            for address in sorted(found if is_own else found - own):
                yield rule, "get", address, held, is_own
                yield rule, "post", address, held, is_own


def walk(aviary: Aviary, person: str) -> tuple[int, int, list[str]]:
    """Return the number of requests, of answers with something of one's own, and what is wrong."""
    user = somebody(aviary, person)
    browser = Browser(user)
    if person == "inactive":
        User.objects.filter(pk=user.pk).update(is_active=False)
    foreign = aviary.foreign_to(person)
    words = [held.word for held in foreign]
    own_word = "".join(held.word for held in aviary.own_of(person)[:1])
    before = everything()
    wrong, count, reached = [], 0, 0
    for rule, method, address, held, own in cases(aviary, person):
        if len(wrong) >= WRONG_AT_MOST:
            break
        data = (query if method == "get" else form)(foreign[-1].things[0])
        status, text, difference = ask_and_undo(browser, method, address, data, before)
        count += 1
        reached += bool(own_word and own_word.lower() in text.lower())
        right = expected(rule, person, own=own)
        told = f"{person}: {method.upper()} {address} ({rule.name}, {rule.reach.name}) {status}"
        if status >= 500:
            wrong.append(f"{told}: {browser.error}")
        if right is not None and status not in right:
            wrong.append(f"{told}: not {right}, which is {held.word}'s")
        wrong += [f"{told}: shows {word}" for word in words if word.lower() in text.lower()]
        refused = status >= 400 or (right is not None and status == 302)
        wrong += [
            f"{told}: changed {key}"
            for key in difference
            if refused or is_foreign(key, difference[key], before, foreign)
        ]
    return count, reached, wrong


def is_foreign(key: Any, row: Any, before: Any, foreign: list[Belongings]) -> bool:
    """True if this row was, or now is, about another organisation."""
    texts = str((row, before.get(key, ()))).lower()
    return any(key in held.rows or held.word.lower() in texts for held in foreign)


# Enough to see what is wrong; with a guard off there are thousands.
WRONG_AT_MOST = 40


@without("the list of admin views", person="editor")
@without("the page in the address is one's own", "page rights follow memberships", person="editor")
@pytest.mark.parametrize("person", PERSONS)
def test_nobody_meets_anything_of_others(aviary: Aviary, person: str) -> None:
    logging.disable(logging.CRITICAL)  # thousands of lines "Not Found"
    try:
        count, reached, wrong = walk(aviary, person)
    finally:
        logging.disable(logging.NOTSET)

    assert not wrong, f"{person}, {count} requests:\n" + "\n".join(wrong)
    assert reached > 10 or person not in STAFF, "staff do not even see their own"


@nothing_to_switch_off("how much was walked")
def test_the_walk_is_long(aviary: Aviary, capsys: pytest.CaptureFixture[str]) -> None:
    total = sum(sum(1 for _case in cases(aviary, person)) for person in PERSONS)
    with capsys.disabled():
        print(f"\n{total} combinations of address, person, thing and method")  # noqa: T201 - the figure of the promise

    assert total >= COMBINATIONS_AT_LEAST
