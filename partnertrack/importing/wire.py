"""How the reader process and the program talk: JSON documents, each with its length before it."""

from __future__ import annotations

import json
import struct
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from partnertrack.importing.sheet import Cell

_LENGTH = struct.Struct(">I")


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one message and hand it over at once."""
    body = _ENCODER.encode(message).encode("ascii")
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """The body of the next message; None at the end of the stream, or for a message of more than `most` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        return None
    body = stream.read(length)
    return body if len(body) == length else None


def unpack(body: bytes) -> dict[str, Any]:
    """The message in a body; raises ValueError when it is none."""
    message = json.loads(body, object_hook=_unpack_cell)
    if not isinstance(message, dict):
        raise ValueError("a message is an object")  # noqa: TRY004 - to the caller it is one kind of damage
    return message


def _pack_cell(cell: object) -> dict[str, Any]:
    """A cell that JSON has no word for; the encoder asks for these only, which keeps the others fast."""
    if isinstance(cell, datetime):
        return {"@": "moment", "v": cell.isoformat()}
    if isinstance(cell, date):
        return {"@": "day", "v": cell.isoformat()}
    if isinstance(cell, time):
        return {"@": "time", "v": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"@": "span", "v": cell.total_seconds()}
    raise TypeError(type(cell).__name__)


def _unpack_cell(document: dict[str, Any]) -> dict[str, Any] | Cell:
    """The cell that `_pack_cell` packed; any other object as it is."""
    kind = document.get("@")
    if kind is None:
        return document
    value = document["v"]
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "moment":
        return datetime.fromisoformat(value)
    return time.fromisoformat(value) if kind == "time" else timedelta(seconds=value)


_ENCODER = json.JSONEncoder(default=_pack_cell, check_circular=False, separators=(",", ":"))
