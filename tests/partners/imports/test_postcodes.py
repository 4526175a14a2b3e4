"""Postcode areas from GeoNames' file."""

from collections.abc import Callable

import pytest

from partners.imports.postcodes import Postcodes
from partners.imports.reasons import UnreadableFile
from partners.organisations.locating import locate
from partners.organisations.models import Place
from tests.partners.imports.conftest import Imported
from tests.partners.imports.files import area, duo, geonames, school, workbook

pytestmark = pytest.mark.database("imports")

Import = Callable[[type, bytes], Imported]


def test_areas_are_stored_with_dutch_municipalities(imported: Import) -> None:
    done = imported(
        Postcodes,
        geonames(area("9401"), area("1096", "Amsterdam", municipality="Gemeente Amsterdam")),
    )

    assert done.counts == {"new": 2}
    assert list(Place.objects.values_list("postcode", "name", "municipality", "latitude")) == [
        ("1096", "Amsterdam", "Amsterdam", 52.9939),
        ("9401", "Assen", "Assen", 52.9939),
    ]


def test_postcode_of_two_places_is_found_by_both_names(imported: Import) -> None:
    content = geonames(
        area("1216", "Hilversum"), area("1216", "Loosdrecht"), area("1216", "Hilversum")
    )

    done = imported(Postcodes, content)
    again = imported(Postcodes, content)

    assert (done.counts, done.reading.joined) == ({"new": 1}, 2)
    assert again.counts == {"unchanged": 1}
    assert Place.objects.get().name == "Hilversum"
    assert locate("loosdrecht") is not None


def test_moved_area_is_changed(imported: Import) -> None:
    imported(Postcodes, geonames(area("9401")))

    done = imported(Postcodes, geonames(area("9401", latitude="52.5")))

    assert done.counts == {"changed": 1}
    assert Place.objects.get().latitude == 52.5


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (area("9401", country="DE"), "country"),
        (area("401"), "postcode_area"),
        (area("9401 AB"), "postcode_area"),
        (area("9402", latitude="noord"), "coordinates"),
        (area("9402", latitude="nan"), "coordinates"),
        (area("9402", longitude="1e400"), "coordinates"),
        (area("9402", latitude="91"), "coordinates"),
        (area("9402", ""), "empty"),
        (area("9402")[:8], "cells"),
    ],
)
def test_malformed_row_is_refused_and_its_error_file_can_be_read(
    imported: Import, row: list[str], reason: str
) -> None:
    done = imported(Postcodes, geonames(area("9401"), row))
    # The reason stands behind the twelve columns, where the format has no name for it.
    again = imported(Postcodes, done.error_file + geonames(area("9403")))

    assert (done.counts["new"], done.reasons) == (1, [reason])
    assert again.counts["new"] == 1
    assert set(Place.objects.values_list("postcode", flat=True)) == {"9401", "9403"}


def test_mended_error_file_is_taken(imported: Import) -> None:
    done = imported(Postcodes, geonames(area("9401"), area("9402", latitude="noord")))

    again = imported(Postcodes, done.error_file.replace(b"noord", b"52.9"))

    assert again.counts == {"new": 1}
    assert Place.objects.get(postcode="9402").latitude == 52.9


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (duo(school("00AH00")), "no_geonames"),
        (workbook(["a"]), "not_this_format"),
        (b"", "no_rows"),
        (b"\n\n", "no_rows"),
    ],
)
def test_other_file_is_refused_as_a_whole(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        Postcodes().read_table(content, 10)

    assert refused.value.code == code
