"""Reference lists: complete, in order, named in both languages."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from partners.organisations.models import Level, Profile, ProgrammeLine, SchoolYear, Topic

LISTS = (Profile, Level, SchoolYear, ProgrammeLine, Topic)


@pytest.mark.parametrize(
    ("model", "codes"),
    [
        (
            Profile,
            ["PIE", "BWI", "M&T", "MVI", "MaT", "Z&W", "E&O", "HBR", "GROEN", "D&P"],
        ),
        (Level, ["po", "pro", "bb", "kb", "gl", "tl", "havo", "vwo", "mbo", "hbo"]),
        (SchoolYear, ["po7", "po8", "1", "2", "3", "4", "5", "6"]),
        (ProgrammeLine, ["1", "2", "3", "4", "5"]),
    ],
)
def test_reference_list_holds_the_official_codes_in_order(
    db: None, model: type, codes: list[str]
) -> None:
    assert list(model.objects.values_list("code", flat=True)) == codes


@pytest.mark.parametrize("model", LISTS)
def test_reference_item_has_a_name_in_both_languages(db: None, model: type) -> None:
    items = list(model.objects.all())

    assert items
    assert all(item.name and item.name_en for item in items)


def test_reference_label_follows_readers_language(db: None) -> None:
    level = Level.objects.get(code="pro")

    with override("nl"):
        assert (level.label, str(level)) == ("Praktijkonderwijs", "Praktijkonderwijs")
    with override("en"):
        assert level.label == "Practical education"
    with override("en-gb"):
        assert level.label == "Practical education"
    with override(None):
        assert level.label == "Praktijkonderwijs"


def test_reference_label_without_english_name_is_dutch(db: None) -> None:
    topic = Topic.objects.create(code="nieuw", name="Nieuw onderwerp")

    with override("en"):
        assert topic.label == "Nieuw onderwerp"


def test_topic_code_that_is_no_slug_is_refused(db: None) -> None:
    with pytest.raises(ValidationError) as error:
        Topic(code="twee woorden", name="Twee woorden").full_clean()

    assert set(error.value.message_dict) == {"code"}
