"""How wide a text is in the fonts of the report."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase.ttfonts import TTFont

from partnertrack.reporting.directions import has_rtl
from partnertrack.reporting.faces import NAMES, characters, font
from partnertrack.reporting.kerning import closer
from partnertrack.reporting.shaping import shape
from partnertrack.scene import Weight

__all__ = ["NAMES", "characters", "font", "text_width", "tracking"]

_CLOSER_FROM, _CLOSEST_FROM = 10.0, 16.0
"""The sizes in points from which letters stand closer together than in running text."""


def text_width(text: str, size: float, weight: Weight) -> float:
    """The width of a text in points, as the report prints it."""
    if not text.isascii() and has_rtl(text):  # whose letters are joined, and never stand closer
        return shape(text, weight).width * size
    return (_width(text, weight) + closer(text, size, weight) + tracking(size, weight) * len(text)) * size


def tracking(size: float, weight: Weight) -> float:
    """What is added after each letter, in parts of the size: large letters stand closer; the light ones already do."""
    if weight == "light" or size < _CLOSER_FROM:
        return 0.0
    return -0.02 if size > _CLOSEST_FROM else -0.01


@lru_cache(32768)
def _width(text: str, weight: Weight) -> float:
    """The width of a text of the size 1."""
    return sum(map(_advances(weight).__getitem__, text)) / 1000


class _Advances(dict[str, float]):
    """The widths of characters in thousandths of the size, looked up in a font once."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._face = font.face

    def __missing__(self, character: str) -> float:
        """The width of one that was not asked for yet."""
        width = self[character] = float(self._face.charWidths.get(ord(character), self._face.defaultWidth))
        return width


@lru_cache
def _advances(weight: Weight) -> _Advances:
    return _Advances(font(weight))
