"""The one exception for everything moderation forbids."""

from django.utils.functional import Promise


class ModerationRefused(Exception):
    """Something that would bypass approval was refused; the message tells the reader why.

    Not a PermissionDenied on purpose: Wagtail's admin swallows those and redirects, which
    would commit what the request wrote before it was refused.
    """

    def __init__(self, message: "str | Promise") -> None:
        super().__init__(message)
        self.message = message
