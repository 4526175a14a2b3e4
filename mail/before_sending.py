"""Letters that may be overtaken while they wait for a mail server.

Most tell of something that happened, and stay true. A kind that tells how things stand
registers what is asked once more at the moment its mail goes out.
"""

from collections.abc import Callable

# Takes the event of a waiting mail; False: it must not go any more.
Check = Callable[[str], bool]

_checks: dict[str, Check] = {}


def asked_before_sending(kind: str) -> Callable[[Check], Check]:
    """Register a check for events of one kind: what stands before the first colon.

    It runs in a transaction in which the mail is dropped if it says no.
    """

    def register(check: Check) -> Check:
        _checks[kind] = check
        return check

    return register


def check_for(event: str) -> Check | None:
    return _checks.get(event.partition(":")[0])
