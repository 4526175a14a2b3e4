"""What a page's pictures lack before schools may see them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from partners.files.enums import PhotoConsent
from partners.files.models import CompanyImage


def refusals(pictures: Iterable[CompanyImage | None]) -> list[str]:
    """Return a sentence for each picture whose people have not agreed yet."""
    return [
        refusal(picture)
        for picture in pictures
        if picture is not None and not PhotoConsent(picture.consent).is_settled
    ]


def refusal(picture: CompanyImage) -> str:
    return _(
        "Picture “%(title)s”: ask the people in it first. "
        "Then choose their answer beside the picture."
    ) % {"title": picture.title}


def untold(picture: CompanyImage) -> str:
    """Return the sentence for a picture that says nothing to people who cannot see it."""
    return _("Picture “%(title)s”: say what it shows, for people who cannot see it.") % {
        "title": picture.title
    }
