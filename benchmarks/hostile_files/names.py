"""Hostile names around an innocent file."""

from collections.abc import Iterator

NAMES = {
    "NUL in its name": "a\0.{ending}",
    "ten thousand letters": "a" * 10_000 + ".{ending}",
    "a name from right to left": "foto\u202egnp.{ending}",
    "a name of other folders": "../../../../etc/cron.d/a.{ending}",
    "a name of another drive": "C:\\Windows\\a.{ending}",
    "a name with quotes and a line end": 'a"\r\nX-Evil: 1.{ending}',
    "a name with a program": "<script>alert(1)</script>.{ending}",
    "an end in capitals and two of them": "a.php.{ending}",
    "a name in other letters": "фото-写真-🙂.{ending}",
    "only an ending": ".{ending}",
}


def named(ending: str, content: bytes) -> Iterator[tuple[str, str, bytes]]:
    for what, name in NAMES.items():
        yield what, name.format(ending=ending), content
