"""Files on disk, whole or not at all; and a sentence where there is no room for one.

A disk that is full breaks a write half-way. Django leaves what was written: a picture that ends
in the middle, under a name that a row may point to.
"""

import errno
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# An upload becomes a file in several sizes, and the database wants room as well.
TIMES_AN_UPLOAD, RESERVE = 4, 32 * 1024 * 1024
DISK_IS_FULL = _(
    "There is no room for files on our server now. Nothing was stored. Try again later, or tell "
    "the programme office."
)


class WholeFileStorage(FileSystemStorage):
    """Writes beside the final name and renames what is complete."""

    def _save(self, name: str, content: Any) -> str:
        folder = Path(self.path(name)).parent
        folder.mkdir(parents=True, exist_ok=True)
        written = _written(content, folder)
        try:
            with written.open("rb") as file:
                whole: Any = File(file, name=name)
                whole.temporary_file_path = lambda: str(written)  # Django moves what has one
                return super()._save(name, whole)  # type: ignore[misc]  # not in the stubs
        finally:
            written.unlink(missing_ok=True)


def _written(content: Any, folder: Path) -> Path:
    """Write all of it to a file without a final name; nothing stays where that fails."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".new", delete=False) as new:
        path = Path(new.name)
        try:
            for chunk in content.chunks():
                new.write(chunk)
            new.flush()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return path


def is_full(error: BaseException | None) -> bool:
    """True for the error of a disk without room, ours or the database's, or what it caused."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        # SQLite and PostgreSQL say it in words of their own.
        said = str(error).lower()
        if "disk is full" in said or "no space left on device" in said:
            return True
        error = error.__cause__ or error.__context__
    return False


def refuse_without_room(size: int) -> None:
    """Raise ValidationError where an upload of this size would not fit."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < size * TIMES_AN_UPLOAD + RESERVE:
        raise ValidationError(DISK_IS_FULL, code="disk_full")
