"""A band that leaves a bar to the right and turns down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import hatched
from partnertrack.scene import Close, CurveTo, Item, LineTo, MoveTo, Palette, Path

Tone = tuple[str, str]
"""The colours of a surface and of its edge, which may have none."""

_EDGE = 1.0
_ROUND = 0.5523
"""How far the control points of a quarter of a circle lie from its ends, in radii."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A band: from the bar's edge `x`, where it is `high` from `y` down, to the column `left`, where it is `wide`.

    All feet of a bar turn around the same height, `turn`, so that they never cross; they end at `floor`.
    """

    x: float
    y: float
    high: float
    left: float
    wide: float
    turn: float
    floor: float


def foot(shape: Foot, tone: Tone, palette: Palette, *, is_hidden: bool = False) -> Iterator[Item]:
    """The band as one surface; an outline with a hatched end where its width means nothing."""
    fill, edge = tone
    inset = min(_EDGE / 2, shape.wide / 2, shape.high / 2) if edge and not is_hidden else 0.0
    left, right = shape.left + inset, shape.left + shape.wide - inset
    top, low, floor = shape.y + inset, shape.y + shape.high - inset, shape.floor - inset
    outer = _corner(shape.x, top, right, shape.turn)
    inner = _corner(shape.x, low, left, shape.turn)
    steps = (
        MoveTo(shape.x, top),
        outer,
        LineTo(right, floor),
        LineTo(left, floor),
        LineTo(left, shape.turn),
        _back(inner, shape.x, low),
        Close(),
    )
    if not is_hidden:
        yield Path(steps, fill, edge, min(_EDGE, shape.wide))
        return
    yield Path(steps, palette.paper, palette.muted, 0.6)
    yield from hatched(shape.left, shape.turn, shape.wide, shape.floor - shape.turn, palette)


def _corner(x: float, y: float, to_x: float, to_y: float) -> CurveTo:
    """A quarter of an ellipse from (x, y), first to the right and then down."""
    return CurveTo(x + (to_x - x) * _ROUND, y, to_x, to_y - (to_y - y) * _ROUND, to_x, to_y)


def _back(curve: CurveTo, x: float, y: float) -> CurveTo:
    """The same curve from its end to its beginning at (x, y)."""
    return CurveTo(curve.x2, curve.y2, curve.x1, curve.y1, x, y)
