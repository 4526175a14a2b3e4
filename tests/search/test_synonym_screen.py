"""The screen where the programme office says which words mean the same."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse

from search.indexing.versions import current_version
from search.models import Synonym
from search.text.folding import normalised
from tests.conftest import World

usual = import_module("search.migrations.0004_usual_synonyms")

SCREEN = "wagtailsnippets_search_synonym"


def add(client: Any, words: str) -> Any:
    return client.post(reverse(f"{SCREEN}:add"), {"words": words})


def test_office_adds_changes_and_deletes_a_group(world: World, as_user: Any) -> None:
    client = as_user(world.office)

    added = add(client, "hijskraan ,  takel,torenkraan")
    group = Synonym.objects.get(words="hijskraan, takel, torenkraan")
    listed = client.get(reverse(f"{SCREEN}:list"), {"q": "takel"})
    edit = reverse(f"{SCREEN}:edit", args=[group.pk])
    changed = client.post(edit, {"words": "hijskraan, takel"})
    group.refresh_from_db()
    deleted = client.post(reverse(f"{SCREEN}:delete", args=[group.pk]))

    assert [answer.status_code for answer in (added, changed, deleted)] == [302, 302, 302]
    assert "torenkraan" in listed.text
    assert group.words == "hijskraan, takel"
    assert not Synonym.objects.filter(pk=group.pk).exists()


@pytest.mark.parametrize("person", ["editor", "owner", "leader"])
def test_screen_is_for_the_programme_office(world: World, as_user: Any, person: str) -> None:
    client = as_user(getattr(world, person))
    group = Synonym.objects.create(words="hijskraan, takel")
    urls = [
        reverse(f"{SCREEN}:list"),
        reverse(f"{SCREEN}:edit", args=[group.pk]),
        reverse(f"{SCREEN}:delete", args=[group.pk]),
    ]

    answers = [client.get(url) for url in urls] + [client.post(url) for url in urls]

    assert {answer.status_code for answer in [*answers, add(client, "a1, b1")]} == {404}
    assert Synonym.objects.filter(words="hijskraan, takel").exists()
    assert not Synonym.objects.filter(words="a1, b1").exists()


def test_menu_leads_the_office_there_and_nobody_else(world: World, as_user: Any) -> None:
    home = reverse("wagtailadmin_home")
    url = reverse(f"{SCREEN}:list")

    texts = [as_user(person).get(home).text for person in (world.office, world.leader)]

    assert [url in text for text in texts] == [True, False]


def test_screen_says_what_is_wrong(world: World, as_user: Any) -> None:
    answer = add(as_user(world.office), "takel")

    assert answer.status_code == 200
    assert "minstens twee woorden" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        "takel",
        "takel, Takel",  # the same word twice
        "tákel, takel",
        "takel, de het",  # nothing to look for
        "takel, 🚀",
        ", ,",
        ", ".join(f"woord{number}" for number in range(Synonym.MOST + 1)),
    ],
)
def test_group_that_finds_nothing_is_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        Synonym(words=words).clean()


def test_group_may_have_a_member_of_more_words() -> None:
    synonym = Synonym(words="school  in het bedrijf,bedrijfsschool")

    synonym.clean()

    assert synonym.group == ["school in het bedrijf", "bedrijfsschool"]


@pytest.mark.django_db
def test_every_process_hears_of_a_change() -> None:
    versions = [current_version()]

    group = Synonym.objects.create(words="hijskraan, takel")
    versions.append(current_version())
    group.delete()
    versions.append(current_version())

    assert len({version.token for version in versions}) == 3


# The usual ones -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_usual_groups_are_there_and_as_one_would_enter_them() -> None:
    groups = {synonym.words: synonym for synonym in Synonym.objects.all()}

    for words in usual.USUAL:
        group = groups[words]
        group.clean()
        assert group.words == words


def test_no_word_stands_in_two_usual_groups() -> None:
    members = [
        tuple(normalised(word)) for words in usual.USUAL for word in Synonym(words=words).group
    ]

    assert sorted({word for word in members if members.count(word) > 1}) == []


@pytest.mark.django_db
def test_usual_groups_come_back_and_go_without_what_others_made() -> None:
    own = Synonym.objects.create(words="hijskraan, takel")
    changed = Synonym.objects.get(words=usual.USUAL[0])
    changed.words = f"{changed.words}, kijkje"
    changed.save()

    usual.remove_usual(apps, None)

    assert set(Synonym.objects.all()) == {own, changed}

    usual.add_usual(apps, None)
    usual.add_usual(apps, None)

    assert Synonym.objects.count() == len(usual.USUAL) + 2
