"""A PDF file as it is written: small objects lie together in compressed streams, which makes it a third as large."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence

_HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e PartnerTrack\n"
_TOGETHER = 200
"""Small objects in one stream."""
_END = b"endstream\n"


class Pack:
    """The objects of a file by their numbers, in the order in which they come."""

    def __init__(self, new_number: Callable[[], int]) -> None:
        self._new_number = new_number
        self._parts: list[bytes] = []
        self._used = 0
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        self._together: list[tuple[int, bytes]] = []
        self._digest = hashlib.sha256()
        self._add(_HEAD)

    def put(self, number: int, content: bytes) -> None:
        """Take an object as it stands in the file, without its number; a stream ends with ReportLab's `endstream`."""
        if content.endswith(_END):
            # with a lone line feed, as PDF/A has it, data that end with CR would seem to be one byte shorter
            self._alone(number, content[: -len(_END)] + b"\r\nendstream")
            return
        self._together.append((number, content))
        if len(self._together) == _TOGETHER:
            self._flush()

    def finish(self, root: int, info: int) -> bytes:
        """The whole file; `root` and `info` are the numbers of its catalogue and properties."""
        self._flush()
        name = self._digest.hexdigest()[:32].upper()
        number, start = self._new_number(), self._used
        self._places[number] = (1, start, 0)
        table, index = self._table()
        head = f"/Type/XRef/Size {max(self._places) + 1}/Index[{index}]/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
        self._alone(number, _stream(f"{head}/ID[<{name}><{name}>]/DecodeParms<</Predictor 12/Columns 7>>", table))
        self._add(f"startxref\n{start}\n%%EOF\n".encode())
        return b"".join(self._parts)

    def _flush(self) -> None:
        """Write the small objects that are waiting as one stream."""
        if not self._together:
            return
        number, offsets, used = self._new_number(), [], 0
        for place, (each, content) in enumerate(self._together):
            offsets.append(f"{each} {used}")
            used += len(content) + 1
            self._places[each] = (2, number, place)
        heads = " ".join(offsets).encode() + b"\n"
        data = heads + b"\n".join(content for _number, content in self._together)
        self._alone(number, _stream(f"/Type/ObjStm/N {len(self._together)}/First {len(heads)}", data))
        self._together = []

    def _alone(self, number: int, content: bytes) -> None:
        """Write an object that lies in no stream."""
        self._places[number] = (1, self._used, 0)
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._used += len(data)
        self._digest.update(data)

    def _table(self) -> tuple[bytes, str]:
        """Where each object lies, in rows of seven bytes that tell how they differ from the row above; the numbers."""
        numbers = sorted(self._places)
        above = bytes(7)
        rows = bytearray()
        for number in numbers:
            kind, first, second = self._places[number]
            row = bytes((kind,)) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
            rows.append(2)
            rows += bytes((new - old) & 0xFF for new, old in zip(row, above, strict=True))
            above = row
        return bytes(rows), " ".join(f"{start} {count}" for start, count in _runs(numbers))


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of numbers, by their first one and their length."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == sum(runs[-1]):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs


def _stream(head: str, data: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data)
    return f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\r\nendstream"
