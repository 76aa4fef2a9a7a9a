"""How many went from which country to which, over the outline of the land; there are no borders on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.land import Point, View, land_in, view_of, world
from partnertrack.reporting.charts.parts import SMALL, Look, tell
from partnertrack.reporting.charts.routes import arc
from partnertrack.reporting.lines import Face
from partnertrack.scene import Circle, CurveTo, Item, MoveTo, Palette, Path, Rect, Scene, Text

_LAND, _EDGE = "#d3dae3", "#ffffff"
_NAME = Face(7.6, 9.4, "semibold")
_THIN, _THICK, _CASING = 1.6, 10.0, 1.6
_TAG = 12.0
_SHARE = 0.52
"""The height of the map as a part of its width."""
_STEPS = (0.5, 0.38, 0.62, 0.28, 0.72)
"""Where on a line its number may stand, the best first."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapRoute:
    """Who went from a country to another (ISO 3166 codes and names): how many, and as printed; None is not told."""

    origin: str
    destination: str
    origin_name: str
    destination_name: str
    value: int | None
    figure: str


def flow_map(chosen: Sequence[MapRoute], look: Look, alt_text: str = "") -> Scene | None:
    """A line for each route, as wide as it has people and with their number; None where no country is on the map."""
    places = world().places
    known = [each for each in chosen if each.origin in places and each.destination in places]
    if not known:
        return None
    width, height = look.width, look.width * _SHARE
    palette = look.palette
    view = view_of([places[code] for each in known for code in (each.origin, each.destination)], width, height)
    items: list[Item] = [Rect(0, 0, width, height, palette.surface)]
    items += land_in(view, width, height, _LAND, _EDGE)
    largest = max((each.value or 0 for each in known), default=0) or 1
    ways = [(each, *_way(each, view)) for each in known]
    for each, start, curve in sorted(ways, key=lambda way: -(way[0].value or 0)):
        items += _line(each, start, curve, largest, palette)
    taken: list[Box] = []
    for each, start, curve in ways:
        items += _tag(each, start, curve, taken, look)
    taken += [_around(_point(start, curve, step / 40), 7, 7) for _each, start, curve in ways for step in range(1, 40)]
    items += _ends(known, view, taken, look)
    told = alt_text or tell([(f"{each.origin_name} – {each.destination_name}", each.figure) for each in known])
    return Scene(width, height, tuple(items), told)


def _way(route: MapRoute, view: View) -> tuple[MoveTo, CurveTo]:
    places = world().places
    return arc(view.point(*places[route.origin]), view.point(*places[route.destination]))


def _line(route: MapRoute, start: MoveTo, curve: CurveTo, largest: int, palette: Palette) -> Iterator[Item]:
    """The line with a light edge, dashed where its width may not be told."""
    wide = _THIN if route.value is None else max(_THICK * route.value / largest, _THIN)
    yield Path((start, curve), stroke=_EDGE, stroke_width=wide + _CASING)
    yield Path((start, curve), stroke=palette.accent, stroke_width=wide, dash=(3.0, 2.0) if route.value is None else ())


def _tag(route: MapRoute, start: MoveTo, curve: CurveTo, taken: list[Box], look: Look) -> Iterator[Item]:
    """The number on the line, where no other number stands."""
    wide = look.wide(route.figure, _NAME) + 8
    boxes = [_around(_point(start, curve, share), wide, _TAG) for share in _STEPS]
    box = next((each for each in boxes if not any(_touch(each, other) for other in taken)), boxes[0])
    taken.append(box)
    x, y = box[0], box[1]
    yield Rect(x, y, wide, _TAG, look.palette.paper, look.palette.accent, 0.8, 3.0)
    yield Text(x + wide / 2, y + 8.7, route.figure, _NAME.size, look.palette.ink, _NAME.weight, "middle")


def _point(start: MoveTo, curve: CurveTo, t: float) -> Point:
    """A point on the curve, from its start (0) to its end (1)."""
    near, middle, far, end = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    x = near * start.x + middle * curve.x1 + far * curve.x2 + end * curve.x
    return x, near * start.y + middle * curve.y1 + far * curve.y2 + end * curve.y


def _ends(known: Sequence[MapRoute], view: View, taken: list[Box], look: Look) -> Iterator[Item]:
    """The countries with their names: a ring where people come from, a full circle where they go."""
    places, palette = world().places, look.palette
    ends = {each.origin: (each.origin_name, False) for each in known}
    ends |= {each.destination: (each.destination_name, True) for each in known}
    points = {code: view.point(*places[code]) for code in ends}
    taken += [_around(point, 9, 9) for point in points.values()]
    for code, (name, is_destination) in ends.items():
        x, y = points[code]
        fill = palette.accent_dark if is_destination else palette.paper
        yield Circle(x, y, 4.0, fill, palette.accent_dark, 1.3)
        yield from _name(name, points[code], taken, look)


def _name(name: str, point: Point, taken: list[Box], look: Look) -> Iterator[Item]:
    """The name beside its point, where nothing else stands."""
    (x, y), wide, high = point, look.wide(name, _NAME) + 3, _NAME.leading
    beside = ((x + 7, y - high / 2), (x - 7 - wide, y - high / 2), (x - wide / 2, y + 6), (x - wide / 2, y - 6 - high))
    aslant = ((x - 4 - wide, y - 5 - high), (x + 4, y - 5 - high), (x + 4, y + 5), (x - 4 - wide, y + 5))
    spots = (*beside, *aslant, (x - wide / 2, y - 12 - high), (x - wide / 2, y + 12))
    boxes = [(left, top, left + wide, top + high) for left, top in spots]
    inside = [box for box in boxes if box[0] >= 0 and box[2] <= look.width] or boxes[2:4]
    box = next((each for each in inside if not any(_touch(each, other) for other in taken)), inside[0])
    taken.append(box)
    yield Text(box[0] + 1.5, box[1] + SMALL.size, name, _NAME.size, look.palette.ink, _NAME.weight)


def _around(point: Point, wide: float, high: float) -> Box:
    x, y = point
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
