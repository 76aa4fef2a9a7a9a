"""The routes of a pilot between its countries, over the outline of the land; there are no borders on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.land import Point, View, land_in, view_of, world
from partnertrack.scene import Circle, CurveTo, Item, MoveTo, Path, Rect, Scene

COVER_WIDTH, COVER_HEIGHT = 595.28, 394.0

_SEA, _LAND = "#1c2b4b", "#14213d"
_ROUTE, _ORIGIN, _DESTINATION = "#4fb3c4", "#ffffff", "#f0ad4e"


@dataclass(frozen=True, slots=True)
class Route:
    """A route from one country to another, by ISO 3166 codes; its line is the wider the greater its `weight`."""

    origin: str
    destination: str
    weight: float = 1.0


def routes(
    chosen: Sequence[Route], width: float = COVER_WIDTH, height: float = COVER_HEIGHT, alt_text: str = ""
) -> Scene:
    """The routes, light on a dark map; without a known country only the sea."""
    places = world().places
    known = [route for route in chosen if route.origin in places and route.destination in places]
    items: list[Item] = [Rect(0, 0, width, height, fill=_SEA)]
    if known:
        view = view_of([places[code] for route in known for code in (route.origin, route.destination)], width, height)
        items.extend(land_in(view, width, height, _LAND))
        items.extend(_lines(known, view))
    return Scene(width, height, tuple(items), alt_text)


def _lines(chosen: Sequence[Route], view: View) -> Iterator[Item]:
    """The routes as arcs, then their ends above them."""
    places, heaviest = world().places, max(*(route.weight for route in chosen), 1e-9)
    ends: dict[Point, str] = {}
    for route in chosen:
        start, end = view.point(*places[route.origin]), view.point(*places[route.destination])
        yield Path(arc(start, end), stroke=_ROUTE, stroke_width=1.4 + 2.0 * max(route.weight, 0) / heaviest)
        ends.setdefault(start, _ORIGIN)
        ends[end] = _DESTINATION
    for (x, y), colour in ends.items():
        yield Circle(x, y, 3.6 if colour == _DESTINATION else 2.9, fill=colour)


def arc(start: Point, end: Point) -> tuple[MoveTo, CurveTo]:
    """A curve that swings out to the side by a sixth of its length."""
    wide, high = end[0] - start[0], end[1] - start[1]
    out = 0.22 if wide > 0 else -0.22
    near = start[0] + wide / 3 - high * out * -1, start[1] + high / 3 - wide * out
    far = start[0] + wide * 2 / 3 - high * out * -1, start[1] + high * 2 / 3 - wide * out
    return MoveTo(*start), CurveTo(*near, *far, *end)
