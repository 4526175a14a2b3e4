"""What the doors to memberships and invitations refuse."""

from moderation.refusals import Refused


class MembershipRefused(Refused):
    """It cannot be done now."""


class NotAllowed(Refused):
    """It is not theirs to do; screens answer 404, as if it did not exist."""
