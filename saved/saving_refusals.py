"""Why something is not kept, in words for the reader."""


class KeepingRefused(Exception):
    """Somebody asks for more than is kept, or for what is not there any more."""

    @property
    def message(self) -> str:
        return str(self.args[0])
