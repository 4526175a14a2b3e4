"""What was worked out lately, cached as long as nothing changed."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """A small table of the answers last used; empty again when `state` is another."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._cached: dict[Hashable, Value] = {}
        self._state: Hashable = None
        self._lock = Lock()

    def get(self, key: Hashable, state: Hashable, make: Callable[[], Value]) -> Value:
        with self._lock:
            if self._state != state:
                self._state, self._cached = state, {}
            cached = self._cached
            if key in cached:
                value = cached[key] = cached.pop(key)  # the last one used stands last
                return value
        value = make()
        with self._lock:
            # What another thread began anew is not filled with what is old.
            cached[key] = value
            if len(cached) > self._most:
                del cached[next(iter(cached))]
        return value
