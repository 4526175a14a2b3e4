"""A mail server that takes everything and writes down what it took."""

import asyncio
import multiprocessing
import socket
import time
from email.parser import BytesHeaderParser
from pathlib import Path

LOCALHOST = "127.0.0.1"
# A child of this process, so that it starts at once and can be taken away at once.
FORK = multiprocessing.get_context("fork")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCALHOST, 0))
        return probe.getsockname()[1]


class Sink:
    """An SMTP server in a process of its own; stopping it is an outage."""

    def __init__(self, record: Path) -> None:
        self.port = free_port()
        self.record = record
        self.record.touch()

    def start(self) -> None:
        self.process = FORK.Process(target=_serve, args=(self.port, self.record), daemon=True)
        self.process.start()
        end = time.monotonic() + 10
        while not self._listens():
            if time.monotonic() > end:
                raise TimeoutError("The mail server of the bench did not start.")
            time.sleep(0.01)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()

    def taken(self) -> list[str]:
        """Return the Message-ID of every mail that was taken, as often as it was."""
        return self.record.read_text().split()

    def _listens(self) -> bool:
        with socket.socket() as client:
            return client.connect_ex((LOCALHOST, self.port)) == 0


def _serve(port: int, record: Path) -> None:
    asyncio.run(_server(port, record))


async def _server(port: int, record: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _talk(reader, writer, record)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the worker was killed in the middle of a word
        finally:
            writer.close()

    server = await asyncio.start_server(talk, LOCALHOST, port)
    await server.serve_forever()


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, record: Path) -> None:
    writer.write(b"220 sink\r\n")
    while line := await reader.readline():
        verb = line.split()[0].upper() if line.strip() else b""
        if verb == b"DATA":
            writer.write(b"354 go on\r\n")
            body = await reader.readuntil(b"\r\n.\r\n")
            _write_down(record, body)
        writer.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
        await writer.drain()
        if verb == b"QUIT":
            return


def _write_down(record: Path, body: bytes) -> None:
    """Store the mail before it is acknowledged, as a mail server must."""
    identifier = BytesHeaderParser().parsebytes(body)["Message-ID"]
    with record.open("a") as taken:
        taken.write(f"{identifier}\n")
