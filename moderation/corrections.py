"""What a leader corrected before approving: each field, before and after."""

from dataclasses import dataclass

from moderation.content import canonical, differences
from moderation.labels import label_of, words_of
from moderation.pages import ModeratedPage


@dataclass(frozen=True)
class Correction:
    """One field in words, in the language of whoever asked."""

    label: str
    before: str
    after: str


def corrections(before: ModeratedPage, after: ModeratedPage) -> list[Correction]:
    """Return the fields in which two versions of a page differ, in the order of their names."""
    model = type(after)
    said = [canonical(model, version.serializable_data()) for version in (before, after)]
    # Rows are told together: one that moved or went is seen in the whole only.
    names = dict.fromkeys(name.split(" ")[0] for name in differences(*said))
    return [
        Correction(label_of(model, name), words_of(before, name), words_of(after, name))
        for name in names
    ]
