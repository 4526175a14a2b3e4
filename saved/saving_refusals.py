"""Why something is not saved, in words for the reader."""


class SavingRefused(Exception):
    """Somebody asks for more than is saved, or for what is not there any more."""

    @property
    def message(self) -> str:
        return str(self.args[0])
