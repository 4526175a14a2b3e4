"""What a mail address tells: whose post it is, and whether a pupil reads it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Anybody can have an address here, so it says nothing about where somebody works.
PUBLIC_PROVIDERS = frozenset(
    [
        "aol.com",
        "casema.nl",
        "chello.nl",
        "duck.com",
        "fastmail.com",
        "freedom.nl",
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hetnet.nl",
        "home.nl",
        "hotmail.be",
        "hotmail.com",
        "hotmail.nl",
        "hushmail.com",
        "icloud.com",
        "kpnmail.nl",
        "kpnplanet.nl",
        "live.be",
        "live.com",
        "live.nl",
        "mac.com",
        "mail.com",
        "mailbox.org",
        "me.com",
        "msn.com",
        "onsbrabantnet.nl",
        "outlook.be",
        "outlook.com",
        "outlook.nl",
        "planet.nl",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "quicknet.nl",
        "skynet.be",
        "solcon.nl",
        "telenet.be",
        "telfort.nl",
        "tele2.nl",
        "tutanota.com",
        "tuta.com",
        "upcmail.nl",
        "versatel.nl",
        "web.de",
        "xs4all.nl",
        "yahoo.com",
        "yahoo.nl",
        "yandex.com",
        "zeelandnet.nl",
        "ziggo.nl",
        "ziggomail.com",
        "zoho.com",
        "zonnet.nl",
    ]
)

# The first part of the domains in which Dutch schools keep their pupils' mail.
PUPIL_LABELS = frozenset(
    [
        "leerling",
        "leerlingen",
        "leerlingenmail",
        "ll",
        "lln",
        "pupil",
        "pupils",
        "student",
        "studenten",
        "students",
        "stud",
    ]
)

LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"{LABEL}(\.{LABEL})+")


def domain_of(email: str) -> str:
    """Return what comes after the last @, in lower case."""
    return email.rpartition("@")[2].strip().lower()


def is_public_provider(domain: str) -> bool:
    return domain in PUBLIC_PROVIDERS


def looks_like_pupils(domain: str) -> bool:
    """True for domains such as leerling.school.example."""
    return domain.split(".")[0] in PUPIL_LABELS


def validate_school_domain(value: str) -> None:
    """Accept a domain that can be one school's own, in lower case and without the @."""
    if not DOMAIN.fullmatch(value):
        raise ValidationError(
            _("Give only what comes after the @, for example school.example.nl."), code="domain"
        )
    if is_public_provider(value):
        raise ValidationError(
            _("Anybody can get an address at %(domain)s, so it cannot prove who is a teacher."),
            code="public",
            params={"domain": value},
        )
