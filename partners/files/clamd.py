"""Asks ClamAV's daemon about a file: `MEDIA_SCANNER = "partners.files.clamd.is_clean"`.

The protocol is INSTREAM of clamd(8): pieces with their length before them, an empty one at
the end, and one line as the answer.
"""

import socket
from typing import IO

from django.conf import settings

PIECE = 64 * 1024


def is_clean(upload: IO[bytes]) -> bool:
    """Return clamd's opinion; raises OSError if it cannot be asked or does not say."""
    with _connect() as connection:
        connection.sendall(b"zINSTREAM\0")
        while piece := upload.read(PIECE):
            connection.sendall(len(piece).to_bytes(4, "big") + piece)
        connection.sendall(bytes(4))
        answer = _answer(connection)
    if answer == "stream: OK":
        return True
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return False
    raise OSError(f"clamd gave no verdict: {answer[:200]}")


def _connect() -> socket.socket:
    """Connect to `CLAMD_ADDRESS`: a path, or a host and port with a colon between."""
    address = settings.CLAMD_ADDRESS
    if not address.startswith("/"):
        host, _colon, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), settings.MEDIA_SCANNER_SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(settings.MEDIA_SCANNER_SECONDS)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _answer(connection: socket.socket) -> str:
    """Read to the end of the line; clamd closes after it."""
    received = b""
    while b"\0" not in received and len(received) < 4096:
        piece = connection.recv(4096)
        if not piece:
            break
        received += piece
    return received.partition(b"\0")[0].decode(errors="replace").strip()
