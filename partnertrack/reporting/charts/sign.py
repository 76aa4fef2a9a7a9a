"""The signs of a status: told apart by shape, by word, then by colour."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.reporting.table import Status
from partnertrack.scene import Circle, Close, Item, Line, LineTo, MoveTo, Palette, Path, Rect


def status_word(status: Status) -> str:
    """The status in words."""
    match status:
        case Status.ON_TRACK:
            return _("On track")
        case Status.WATCH:
            return _("Watch")
        case Status.OFF_TRACK:
            return _("Off track")


def status_colour(status: Status | None, palette: Palette) -> str:
    """The colour of a status; the accent where there is none."""
    match status:
        case Status.ON_TRACK:
            return palette.good
        case Status.WATCH:
            return palette.watch
        case Status.OFF_TRACK:
            return palette.bad
        case None:
            return palette.accent


def status_sign(status: Status, x: float, y: float, size: float, palette: Palette) -> tuple[Item, ...]:
    """A circle with a tick, a triangle with a mark or a square with a cross, in a square of `size` around (x, y)."""
    fill, half, thin = status_colour(status, palette), size / 2, size * 0.13
    match status:
        case Status.ON_TRACK:
            tick = (
                MoveTo(x - half * 0.45, y + half * 0.05),
                LineTo(x - half * 0.1, y + half * 0.4),
                LineTo(x + half * 0.5, y - half * 0.35),
            )
            return Circle(x, y, half, fill=fill), Path(tick, stroke=palette.paper, stroke_width=thin)
        case Status.WATCH:
            corners = (MoveTo(x, y - half), LineTo(x + half, y + half * 0.8), LineTo(x - half, y + half * 0.8), Close())
            return (
                Path(corners, fill=fill, stroke=fill, stroke_width=thin),
                Line(x, y - half * 0.4, x, y + half * 0.22, palette.paper, thin),
                Circle(x, y + half * 0.52, thin * 0.55, fill=palette.paper),
            )
        case Status.OFF_TRACK:
            arm = half * 0.42
            return (
                Rect(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9, fill=fill, radius=size * 0.1),
                Line(x - arm, y - arm, x + arm, y + arm, palette.paper, thin),
                Line(x - arm, y + arm, x + arm, y - arm, palette.paper, thin),
            )
