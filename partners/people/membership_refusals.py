"""What the doors to memberships and invitations refuse."""

from django.utils.functional import Promise


class MembershipRefused(Exception):
    """It cannot be done now; the message tells the reader why."""

    def __init__(self, message: "str | Promise") -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(Exception):
    """It is not theirs to do; screens answer 404, as if it did not exist."""
