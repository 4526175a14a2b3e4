"""What people call places beside their official names: data/place_names.toml, read once."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from partners.organisations.place_keys import place_key

FILE = Path(__file__).parent / "data" / "place_names.toml"


@dataclass(frozen=True)
class UsualNames:
    """Keys of place_keys.py everywhere, but for `spelled`: how people write them.

    `same` maps a key to all keys of that place; `districts` a key to postcodes; `areas` a key to
    towns in the middle of a part of the country.
    """

    same: dict[str, frozenset[str]]
    provinces: dict[str, str]
    short_provinces: dict[str, str]
    districts: dict[str, tuple[str, ...]]
    areas: dict[str, tuple[str, ...]]
    spelled: dict[str, str]

    def all_names(self, key: str) -> frozenset[str]:
        return self.same.get(key, frozenset({key}))


@lru_cache(maxsize=1)
def usual_names() -> UsualNames:
    data = tomllib.loads(FILE.read_text("utf-8"))
    same: dict[str, frozenset[str]] = {}
    for names in data["same"]:
        keys = frozenset(map(place_key, names))
        for key in keys:
            same[key] = same.get(key, frozenset({key})) | keys
    spelled = {place_key(name): name for names in data["same"] for name in names}
    for part in ("districts", "areas"):
        spelled |= {place_key(name): name for name in data[part]}
    spelled |= {place_key(name): name for name in data["provinces"]}
    return UsualNames(
        same=same,
        provinces={
            key: name
            for name in data["provinces"]
            for key in same.get(place_key(name), {place_key(name)})
        },
        short_provinces=data["short_provinces"],
        districts={place_key(name): _postcodes(text) for name, text in data["districts"].items()},
        areas={
            place_key(name): tuple(map(place_key, towns)) for name, towns in data["areas"].items()
        },
        spelled=spelled,
    )


def province_of(text: str) -> str:
    """Return the province a text names, in whatever way; "" if it names none."""
    names = usual_names()
    key = place_key(text)
    return names.provinces.get(key) or names.short_provinces.get(key, "")


def _postcodes(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in text.split():
        first, _hyphen, last = part.partition("-")
        found += [str(number) for number in range(int(first), int(last or first) + 1)]
    return tuple(found)
