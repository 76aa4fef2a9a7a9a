"""How much closer two letters stand than others, as those who drew the font have it: A and V, T and o."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz  # type: ignore[import-untyped]  # the library is untyped

from partnertrack.reporting.faces import font_file
from partnertrack.scene import Weight

_FROM = 9.0
"""The size in points from which it is seen: smaller letters, as in tables, stand as they come."""
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}
_BLANKS = frozenset(" \N{NO-BREAK SPACE}")

Kerned = tuple[tuple[str, float], ...]
"""A text in pieces, each with what lies between it and the next, in parts of the size."""


def kerned(text: str, size: float, weight: Weight) -> Kerned:
    """The pieces of a text between which letters do not stand as they come; the text itself where all do."""
    return _pieces(text, weight) if size >= _FROM else ((text, 0.0),)


def closer(text: str, size: float, weight: Weight) -> float:
    """By how much a text is wider than its letters one by one, in parts of the size; it mostly is less wide."""
    return _rise(text, weight) if size >= _FROM else 0.0


@lru_cache(4096)
def _pieces(text: str, weight: Weight) -> Kerned:
    pairs = _pairs(weight)
    pieces: list[tuple[str, float]] = []
    start = 0
    for place in range(1, len(text)):
        gap = pairs[text[place - 1 : place + 1]]
        if gap:
            pieces.append((text[start:place], gap))
            start = place
    return (*pieces, (text[start:], 0.0))


@lru_cache(16384)
def _rise(text: str, weight: Weight) -> float:
    pairs = _pairs(weight)
    return sum(pairs[text[place - 1 : place + 1]] for place in range(1, len(text)))


class _Pairs(dict[str, float]):
    """What lies between two letters, asked of the font once."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_file(weight)))))

    def __missing__(self, pair: str) -> float:
        """What lies between two letters; nothing beside a blank, as words are set one by one."""
        gap = 0.0
        if not _BLANKS.intersection(pair):
            gap = (self._width(pair) - self._width(pair[0]) - self._width(pair[1])) / self._font.face.upem
        self[pair] = gap
        return gap

    def _width(self, text: str) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        return sum(place.x_advance for place in buffer.glyph_positions)


@lru_cache
def _pairs(weight: Weight) -> _Pairs:
    return _Pairs(weight)
