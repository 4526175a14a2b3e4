"""The cache all processes share: a table, and nobody notices when it is gone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client

from partners.people.models import User
from sto_cms.settings.base import cache as cache_settings
from sto_cms.shared_cache import ForgivingCache, SharedDatabaseCache
from tests.factories.partners import UserFactory

pytestmark = pytest.mark.database("the shared cache is a table")


class DownCache(BaseCache):
    """A service that does not answer."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def _fail(self, *args: Any, **kwargs: Any) -> Any:
        raise ConnectionError("refused")

    add = get = set = touch = delete = clear = get_many = set_many = delete_many = has_key = _fail


class ForgivenDownCache(ForgivingCache, DownCache):
    pass


@pytest.mark.django_db
def test_table_is_there_and_holds_what_was_counted() -> None:
    one = SharedDatabaseCache("shared_cache", {})
    other = SharedDatabaseCache("shared_cache", {})

    assert one.add("key", [1], 60) is True
    assert other.add("key", [2], 60) is False
    assert other.get("key") == [1]
    assert "shared_cache" in connection.introspection.table_names()


@pytest.mark.parametrize(
    ("operation", "answer"),
    [
        (lambda cache: cache.get("x"), None),
        (lambda cache: cache.get("x", []), []),
        (lambda cache: cache.get("x", default=1), 1),
        (lambda cache: cache.add("x", 1), True),
        (lambda cache: cache.set("x", 1), None),
        (lambda cache: cache.delete("x"), False),
        (lambda cache: cache.get_many(["x"]), {}),
        (lambda cache: cache.clear(), None),
    ],
)
def test_cache_that_is_down_is_a_cache_without_anything(
    operation: Callable[[BaseCache], Any], answer: Any
) -> None:
    assert operation(ForgivenDownCache("", {})) == answer


def test_cache_that_is_up_answers() -> None:
    class Fine(ForgivingCache, LocMemCache):
        pass

    cache = Fine("fine", {})
    cache.set("x", 1)

    assert (cache.get("x"), cache.add("x", 2), cache.get("y", 3)) == (1, False, 3)


@pytest.mark.django_db
def test_login_works_while_the_cache_is_down(client: Client, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.ForgivenDownCache"}}
    person: User = UserFactory()

    assert client.get("/inloggen/").status_code == 200
    assert client.post("/inloggen/", {"login": person.email}).status_code == 302
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("dbcache://shared_cache", "sto_cms.shared_cache.SharedDatabaseCache"),
        ("rediscache://127.0.0.1:6379/1", "sto_cms.shared_cache.SharedRedisCache"),
        ("locmemcache://", "django.core.cache.backends.locmem.LocMemCache"),
    ],
)
def test_shared_caches_are_forgiving(url: str, backend: str) -> None:
    assert cache_settings(url)["BACKEND"] == backend
