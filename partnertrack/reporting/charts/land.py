"""The outline of the land, without borders, in a window on the world."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from partnertrack import paths
from partnertrack.scene import Close, LineTo, MoveTo, Path, PathStep

MARGIN = 0.16
"""The part of the picture on each side in which no place that is shown lies."""
_LEAST_SPAN = 18.0
"""The least height of the picture in degrees, so that short routes are seen with their surroundings."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world: longitudes shrink by `squeeze`, `scale` points a degree from the north-west corner."""

    west: float
    north: float
    squeeze: float
    scale: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the picture."""
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale


@dataclass(frozen=True, slots=True)
class World:
    """The outline of the land and the middle of each country by its ISO 3166 code, in degrees."""

    land: tuple[tuple[Point, ...], ...]
    places: Mapping[str, Point]


@lru_cache
def world() -> World:
    """The outline of the land and the middle of each country, in degrees."""
    read = json.loads((paths.resources() / "map" / "world.json").read_text(encoding="ascii"))
    rings = tuple(
        tuple((x / 100, y / 100) for x, y in zip(ring[::2], ring[1::2], strict=True)) for ring in read["land"]
    )
    return World(rings, {code: (x, y) for code, (x, y) in read["places"].items()})


def view_of(points: Sequence[Point], width: float, height: float, margin: float = MARGIN) -> View:
    """The window that shows all the points, with some land around them."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(middle_y))
    inner = 1 - 2 * margin
    span = max((north - south) / inner, (east - west) * squeeze / inner * height / width, _LEAST_SPAN)
    scale = height / span
    return View(middle_x - width / scale / squeeze / 2, middle_y + span / 2, squeeze, scale)


def land_in(view: View, width: float, height: float, fill: str, stroke: str = "") -> Iterator[Path]:
    """The land that is seen, cut at the edges."""
    for steps in _seen(view, width, height):
        yield Path(steps, fill, stroke, 0.4)


@lru_cache(maxsize=8)
def _seen(view: View, width: float, height: float) -> tuple[tuple[PathStep, ...], ...]:
    """The outlines in a window; a report is written several times with the same ones."""
    found: list[tuple[PathStep, ...]] = []
    for ring in world().land:
        points = _cut([view.point(*point) for point in ring], width, height)
        if points:
            first, *others = points
            found.append((MoveTo(*first), *(LineTo(*point) for point in others), Close()))
    return tuple(found)


def _cut(points: list[Point], width: float, height: float) -> list[Point]:
    """The part of a polygon inside the picture (Sutherland and Hodgman: one edge after the other)."""
    for axis, edge, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        kept: list[Point] = []
        for before, here in zip(points[-1:] + points[:-1], points, strict=True):
            was_in, is_in = ((point[axis] - edge) * sign >= 0 for point in (before, here))
            if was_in != is_in:
                kept.append(_crossing(before, here, axis, edge))
            if is_in:
                kept.append(here)
        points = kept
    return points


def _crossing(start: Point, end: Point, axis: int, edge: float) -> Point:
    """Where the line between two points meets an edge."""
    share = (edge - start[axis]) / (end[axis] - start[axis])
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
