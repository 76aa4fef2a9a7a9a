"""The routes of a pilot between its countries, over the outline of the land; there are no borders on it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from partnertrack import paths
from partnertrack.scene import (
    Circle,
    Close,
    CurveTo,
    Item,
    LineTo,
    MoveTo,
    Path,
    Rect,
    Scene,
)

COVER_WIDTH, COVER_HEIGHT = 595.28, 394.0

_SEA, _LAND = "#1c2b4b", "#14213d"
_ROUTE, _ORIGIN, _DESTINATION = "#4fb3c4", "#ffffff", "#f0ad4e"
_MARGIN = 0.16
"""The part of the picture on each side in which no route begins or ends."""
_LEAST_SPAN = 18.0
"""The least height of the picture in degrees, so that short routes are seen with their surroundings."""


@dataclass(frozen=True, slots=True)
class Route:
    """A route from one country to another, by ISO 3166 codes; its line is the wider the greater its `weight`."""

    origin: str
    destination: str
    weight: float = 1.0


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _View:
    """A window on the world: longitudes shrink by `squeeze`, `scale` points a degree from the north-west corner."""

    west: float
    north: float
    squeeze: float
    scale: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the picture."""
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale


def routes(
    chosen: Sequence[Route], width: float = COVER_WIDTH, height: float = COVER_HEIGHT, alt_text: str = ""
) -> Scene:
    """The routes, light on a dark map; without a known country only the sea."""
    places = _world().places
    known = [route for route in chosen if route.origin in places and route.destination in places]
    items: list[Item] = [Rect(0, 0, width, height, fill=_SEA)]
    if known:
        view = _view([places[code] for route in known for code in (route.origin, route.destination)], width, height)
        items.extend(_land(view, width, height))
        items.extend(_lines(known, view))
    return Scene(width, height, tuple(items), alt_text)


@dataclass(frozen=True, slots=True)
class _World:
    land: tuple[tuple[Point, ...], ...]
    places: Mapping[str, Point]


@lru_cache
def _world() -> _World:
    """The outline of the land and the middle of each country, in degrees."""
    read = json.loads((paths.resources() / "map" / "world.json").read_text(encoding="ascii"))
    rings = tuple(
        tuple((x / 100, y / 100) for x, y in zip(ring[::2], ring[1::2], strict=True)) for ring in read["land"]
    )
    return _World(rings, {code: (x, y) for code, (x, y) in read["places"].items()})


def _view(points: Sequence[Point], width: float, height: float) -> _View:
    """The window that shows all the points, with some land around them."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(middle_y))
    inner = 1 - 2 * _MARGIN
    span = max((north - south) / inner, (east - west) * squeeze / inner * height / width, _LEAST_SPAN)
    scale = height / span
    return _View(middle_x - width / scale / squeeze / 2, middle_y + span / 2, squeeze, scale)


def _land(view: _View, width: float, height: float) -> Iterator[Path]:
    """The land that is seen, cut at the edges."""
    for ring in _world().land:
        seen = _cut([view.point(*point) for point in ring], width, height)
        if seen:
            first, *others = seen
            yield Path((MoveTo(*first), *(LineTo(*point) for point in others), Close()), fill=_LAND)


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


def _lines(chosen: Sequence[Route], view: _View) -> Iterator[Item]:
    """The routes as arcs, then their ends above them."""
    places, heaviest = _world().places, max(*(route.weight for route in chosen), 1e-9)
    ends: dict[Point, str] = {}
    for route in chosen:
        start, end = view.point(*places[route.origin]), view.point(*places[route.destination])
        yield _arc(start, end, 1.4 + 2.0 * max(route.weight, 0) / heaviest)
        ends.setdefault(start, _ORIGIN)
        ends[end] = _DESTINATION
    for (x, y), colour in ends.items():
        yield Circle(x, y, 3.6 if colour == _DESTINATION else 2.9, fill=colour)


def _arc(start: Point, end: Point, width: float) -> Path:
    """A curve that swings out to the side by a sixth of its length."""
    wide, high = end[0] - start[0], end[1] - start[1]
    out = 0.22 if wide > 0 else -0.22
    near = start[0] + wide / 3 - high * out * -1, start[1] + high / 3 - wide * out
    far = start[0] + wide * 2 / 3 - high * out * -1, start[1] + high * 2 / 3 - wide * out
    return Path((MoveTo(*start), CurveTo(*near, *far, *end)), stroke=_ROUTE, stroke_width=width)
