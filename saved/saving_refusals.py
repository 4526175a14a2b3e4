"""What saving refuses."""

from moderation.refusals import Refused


class SavingRefused(Refused):
    """Somebody asks for more than is saved, or for what is not there any more."""
