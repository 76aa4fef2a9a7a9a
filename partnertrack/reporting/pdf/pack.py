"""A PDF file as it is written: small objects lie together in compressed streams, which makes it a third as large."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable

_HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e PartnerTrack\n"
_TOGETHER = 500
"""Small objects in one stream."""
_ROW = struct.Struct(">xBIH")
"""What the table of objects tells of one: the kind of its place, and two numbers."""
_END = b"endstream\n"


class Pack:
    """The objects of a file by their numbers, in the order in which they come."""

    def __init__(self, new_number: Callable[[], int]) -> None:
        self._new_number = new_number
        self._parts: list[bytes] = []
        self._used = 0
        self._places = bytearray(_ROW.pack(0, 0, 65535))
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
        self._place(number, 1, start, 0)
        head = f"/Type/XRef/Size {len(self._places) // _ROW.size}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
        table = _stream(f"{head}/ID[<{name}><{name}>]/DecodeParms<</Predictor 12/Columns 7>>", _rises(self._places))
        self._alone(number, table)
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
            self._place(each, 2, number, place)
        heads = " ".join(offsets).encode() + b"\n"
        data = heads + b"\n".join(content for _number, content in self._together)
        self._alone(number, _stream(f"/Type/ObjStm/N {len(self._together)}/First {len(heads)}", data))
        self._together = []

    def _alone(self, number: int, content: bytes) -> None:
        """Write an object that lies in no stream."""
        self._place(number, 1, self._used, 0)
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _place(self, number: int, kind: int, first: int, second: int) -> None:
        """Note where an object lies: at a byte of the file, or in a stream."""
        missing = (number + 1) * _ROW.size - len(self._places)
        if missing > 0:
            self._places += bytes(missing)
        _ROW.pack_into(self._places, number * _ROW.size, kind, first, second)

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._used += len(data)
        self._digest.update(data)


def _rises(places: bytearray) -> bytes:
    """By how much each byte of a row differs from that above, which packs far better; each row begins with a 2.

    All rows are taken away from those below at once, as one number each, with no byte borrowing from the next.
    """
    rows, above = int.from_bytes(places, "big"), int.from_bytes(bytes(_ROW.size) + places[: -_ROW.size], "big")
    tops = int.from_bytes(b"\x80" * len(places), "big")
    rises = ((rows | tops) - (above & ~tops)) ^ ((rows ^ ~above) & tops)
    heads = int.from_bytes((b"\x02" + bytes(_ROW.size - 1)) * (len(places) // _ROW.size), "big")
    return (rises | heads).to_bytes(len(places), "big")


def _stream(head: str, data: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data)
    return f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\r\nendstream"
