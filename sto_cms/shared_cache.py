"""Caches that every process shares, and whose loss no reader notices.

What is kept: how often something was tried (partners/accounts/limits.py), and what Wagtail can work
out again. While a cache is down nothing is counted; a code still dies after three wrong tries,
which its session counts.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)


def _forgiving(name: str, missed: Any) -> Callable[..., Any]:
    """Return the operation of the backend that answers `missed` where it fails."""

    @wraps(getattr(BaseCache, name))
    def operation(self: BaseCache, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(ForgivingCache, self), name)(*args, **kwargs)
        except Exception:
            logger.exception("The cache is down (%s).", name)
            # A default that was asked for, as in get(key, default), is the answer of a miss.
            default = args[1] if len(args) > 1 else kwargs.get("default")
            return default if name == "get" else missed

    return operation


class ForgivingCache(BaseCache):
    """Put before a backend: its errors are logged and count as a miss."""

    add = _forgiving("add", True)
    get = _forgiving("get", None)
    set = _forgiving("set", None)
    touch = _forgiving("touch", False)
    delete = _forgiving("delete", False)
    get_many = _forgiving("get_many", {})
    set_many = _forgiving("set_many", [])
    delete_many = _forgiving("delete_many", None)
    has_key = _forgiving("has_key", False)
    clear = _forgiving("clear", None)


class SharedDatabaseCache(ForgivingCache, DatabaseCache):
    """In a table of the site's own database, which a migration makes."""


class SharedRedisCache(ForgivingCache, RedisCache):
    """In Redis or Valkey."""
