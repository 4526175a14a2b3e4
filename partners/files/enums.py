"""Whether people agreed to a picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PhotoConsent(models.TextChoices):
    """Whether the people in a picture agreed that schools see it (AVG: consent)."""

    NOBODY = "nobody", _("Nobody can be recognised in it")
    AGREED = "agreed", _("Everybody in it agreed, and for those under 16 a parent too")
    NOT_ASKED = "not_asked", _("Not asked yet")

    @property
    def is_settled(self) -> bool:
        """True if the picture may go online as far as the people in it are concerned."""
        return self in SETTLED_CONSENTS


SETTLED_CONSENTS = (PhotoConsent.NOBODY, PhotoConsent.AGREED)
