"""The outline of a glyph as the steps of a path."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz  # type: ignore[import-untyped]  # the library is untyped

from partnertrack.scene import Close, CurveTo, LineTo, MoveTo, PathStep


class _Drawn:
    """Collects what a font draws in its own units, upwards."""

    def __init__(self) -> None:
        self.steps: list[PathStep] = []
        self._at = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self._at = (x, y)
        self.steps.append(MoveTo(x, y))

    def line(self, x: float, y: float) -> None:
        self._at = (x, y)
        self.steps.append(LineTo(x, y))

    def bend(self, x1: float, y1: float, x: float, y: float) -> None:
        """Go on in a curve with one handle, which is one with two that lie two thirds of the way to it."""
        (from_x, from_y), part = self._at, 2 / 3
        first = from_x + (x1 - from_x) * part, from_y + (y1 - from_y) * part
        second = x + (x1 - x) * part, y + (y1 - y) * part
        self._at = (x, y)
        self.steps.append(CurveTo(*first, *second, x, y))


def outline(font: uharfbuzz.Font, glyph: int) -> tuple[PathStep, ...]:
    """The shape of a glyph at the size 1, y growing downwards."""
    drawn = _Drawn()
    font.draw_glyph(glyph, _pens(), drawn)
    scale = 1 / font.face.upem
    return tuple(_scaled(step, scale) for step in drawn.steps)


def _scaled(step: PathStep, scale: float) -> PathStep:
    match step:
        case MoveTo(x, y):
            return MoveTo(x * scale, -y * scale)
        case LineTo(x, y):
            return LineTo(x * scale, -y * scale)
        case CurveTo(x1, y1, x2, y2, x, y):
            return CurveTo(x1 * scale, -y1 * scale, x2 * scale, -y2 * scale, x * scale, -y * scale)
        case Close():
            return step


@lru_cache
def _pens() -> uharfbuzz.DrawFuncs:
    """How a font tells what it draws; the fonts have no curves with two handles."""
    pens = uharfbuzz.DrawFuncs()
    pens.set_move_to_func(lambda x, y, drawn: drawn.move(x, y))
    pens.set_line_to_func(lambda x, y, drawn: drawn.line(x, y))
    pens.set_quadratic_to_func(lambda x1, y1, x, y, drawn: drawn.bend(x1, y1, x, y))
    pens.set_close_path_func(lambda drawn: drawn.steps.append(Close()))
    return pens
