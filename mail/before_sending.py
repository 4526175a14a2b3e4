"""Letters that are asked about once more at the moment they go out.

Who reads a mail is decided by their rights when it leaves, not when it was written: each kind of
letter says who that is, or that it is about its reader alone. The kind is what stands before the
first colon of a mail's event.
"""

from collections.abc import Callable

# Takes the event and the reader's address of a waiting mail; False: it must not go any more.
Check = Callable[[str, str], bool]

_checks: dict[str, Check] = {}
_about_their_reader: set[str] = set()


def asked_before_sending(*kinds: str) -> Callable[[Check], Check]:
    """Register a check for events of these kinds.

    It runs in a transaction in which the mail is dropped if it says no.
    """

    def register(check: Check) -> Check:
        _checks.update(dict.fromkeys(kinds, check))
        return check

    return register


def about_its_reader(*kinds: str) -> None:
    """Say that letters of these kinds tell nothing but what is their reader's own."""
    _about_their_reader.update(kinds)


def check_for(event: str) -> Check | None:
    return _checks.get(event.partition(":")[0])


def kinds_that_are_known() -> set[str]:
    return set(_checks) | _about_their_reader


# Without an event of ours: django-allauth's codes and notices, for the account's own address.
about_its_reader("once")
