"""The family of refusals: something is not done, and the reader is told why.

Each app that refuses has its own in a module of its own: ModerationRefused here,
MembershipRefused and NotAllowed in people, SavingRefused in saved. None is a PermissionDenied
on purpose: Wagtail's admin swallows those and redirects, which would commit what the request
wrote before it was refused.
"""

from django.utils.functional import Promise


class Refused(Exception):
    """Something is not done; the message tells the reader why."""

    def __init__(self, message: "str | Promise" = "") -> None:
        super().__init__(message)
        self.message = message


class ModerationRefused(Refused):
    """Something that would bypass approval."""
