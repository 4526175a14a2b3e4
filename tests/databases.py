"""The databases of a run: migrated once, then cloned.

Whichever process of the run needs a template first builds it; the others wait and clone: a copy
of a file on SQLite, CREATE DATABASE … TEMPLATE on PostgreSQL. A test that commits gets its
database back the same way, which is quicker than emptying a hundred tables, and nothing that
migrations put there is lost.

With `--reuse-db` the migrated template stays for the next run, which takes it as long as no
migration changed; without the folder `.cache/tests` it is made anew.
"""

import hashlib
import inspect
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from filelock import FileLock

LASTING = Path(__file__).resolve().parents[1] / ".cache" / "tests"
# "gw0", "gw1": the processes of pytest-xdist.
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "alone")


class Server(Protocol):
    """Where databases are; a name is one that Django connects to."""

    def named(self, name: str) -> str: ...
    def address(self, database: str) -> str: ...
    def create(self, database: str) -> None: ...
    def clone(self, source: str, target: str) -> None: ...
    def drop(self, database: str) -> None: ...


class SqliteFiles:
    """Files, as in use: a database in memory is one connection, on which nothing can race."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def named(self, name: str) -> str:
        return str(self.folder / f"{name}.sqlite3")

    def address(self, database: str) -> str:
        return f"sqlite:///{database}"

    def create(self, database: str) -> None:
        """Connecting creates it."""

    def clone(self, source: str, target: str) -> None:
        """The source must be closed: its last connection writes all into the one file."""
        self.drop(target)
        shutil.copyfile(source, target)

    def drop(self, database: str) -> None:
        for ending in ("", "-wal", "-shm"):
            Path(database + ending).unlink(missing_ok=True)


class PostgresServer:
    """Also where an earlier run was stopped half-way and left its databases."""

    def __init__(self) -> None:
        self.facts = dict(connection.settings_dict)

    def named(self, name: str) -> str:
        return f"test_{self.facts['NAME']}_{name}"

    def address(self, database: str) -> str:
        facts = self.facts
        secret = f":{facts['PASSWORD']}" if facts["PASSWORD"] else ""
        return (
            f"postgres://{facts['USER']}{secret}@{facts['HOST']}:{facts['PORT'] or 5432}/{database}"
        )

    def create(self, database: str) -> None:
        self._run(f'CREATE DATABASE "{database}"')

    def clone(self, source: str, target: str) -> None:
        self.drop(target)
        self._run(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def drop(self, database: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def _run(self, sql: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql)


class Templates:
    """The databases that every process of the run clones."""

    def __init__(self, folder: Path, lasting: "Templates | None" = None) -> None:
        self.folder = folder / "databases"
        self.lasting = lasting or self
        self.users = self.folder / "users"
        self.users.mkdir(parents=True, exist_ok=True)
        self.server: Server = (
            SqliteFiles(self.folder) if connection.vendor == "sqlite" else PostgresServer()
        )
        with self._lock("users"):
            (self.users / PROCESS).touch()

    def get(self, name: str, build: Callable[[str], None]) -> str:
        """Return the template of this name; `build` fills it where no process did so yet."""
        template = self.server.named(name)
        ready = self._ready(name)
        with self._lock(name):
            if not ready.exists():
                self.server.drop(template)
                build(template)
                ready.touch()
        return template

    def clone(self, template: str, name: str) -> str:
        """Return a database of this process alone, with what the template holds."""
        database = self.server.named(f"{name}_{PROCESS}")
        self.server.clone(template, database)
        return database

    def migrated(self) -> str:
        if self.lasting is self:
            return self.get("migrated", self._migrate)
        return self.lasting.get(_lasting_name(), self._migrate)

    def _migrate(self, database: str) -> None:
        self.server.create(database)
        use(database)
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
        call_command("createcachetable")
        connections.close_all()

    def leave(self) -> None:
        """The last process of the run drops the templates."""
        with self._lock("users"):
            (self.users / PROCESS).unlink()
            if not any(self.users.iterdir()):
                self.forget()

    def forget(self, *, but: str = "") -> None:
        """Drop what lasted longer than it is true."""
        for ready in self.folder.glob("*.ready"):
            if ready.stem != but:
                self.server.drop(self.server.named(ready.stem))
                ready.unlink()

    def _ready(self, name: str) -> Path:
        return self.folder / f"{name}.ready"

    def _lock(self, name: str) -> FileLock:
        return FileLock(self.folder / f"{name}.lock")


def lasting_templates() -> Templates:
    """Return those of `--reuse-db`: of this kind of database, and of one name of it."""
    of = "sqlite" if connection.vendor == "sqlite" else str(connection.settings_dict["NAME"])
    templates = Templates(LASTING / of)
    templates.forget(but=_lasting_name())
    return templates


def _lasting_name() -> str:
    """No name of a run: on PostgreSQL the two would be one database, which the run drops."""
    return f"lasting_{_migrations()}"


@cache
def _migrations() -> str:
    """Return a digest of the source of every migration."""
    found = MigrationLoader(None, load=False)
    found.load_disk()
    modules = [
        inspect.getmodule(type(found.disk_migrations[key])) for key in sorted(found.disk_migrations)
    ]
    sources = "".join(inspect.getsource(module) for module in modules if module)
    return hashlib.sha256(sources.encode()).hexdigest()[:12]


def use(database: str) -> None:
    """Connect to this database from now on."""
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = database
    connection.settings_dict["NAME"] = database
