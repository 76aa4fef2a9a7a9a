"""The size of a picture file that somebody put into a text."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_POINTS_PER_DOT = 72 / 96
_HEADER, _SHORTEST = 24, 2
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG file that tell its size."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What kind of file it is, and its size in points at 96 dots an inch."""

    suffix: str
    points: tuple[float, float]


def measured(content: bytes) -> Measured | None:
    """The kind and size of a PNG or JPEG file; None for anything else, or a damaged one."""
    if content.startswith(_PNG) and len(content) >= _HEADER:
        return _sized("png", *struct.unpack(">II", content[16:24]))
    return _jpeg(content) if content.startswith(_JPEG) else None


def _jpeg(content: bytes) -> Measured | None:
    """The size in the first frame of a JPEG file."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - the sign before each segment
        kind, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if kind in _FRAMES:
            high, wide = struct.unpack(">HH", content[place + 5 : place + 9])
            return _sized("jpeg", wide, high)
        place += 2 + max(length, _SHORTEST)
    return None


def _sized(suffix: str, wide: int, high: int) -> Measured | None:
    return Measured(suffix, (wide * _POINTS_PER_DOT, high * _POINTS_PER_DOT)) if wide and high else None
