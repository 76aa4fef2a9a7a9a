"""The way of everybody from milestone to milestone: who goes on stays above, who does not leaves on a foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from partnertrack.reporting.charts.feet import Foot, Tone, foot
from partnertrack.reporting.charts.parts import SMALL, Look, empty, hatched, tell
from partnertrack.reporting.lines import Face, shorten, wrap
from partnertrack.scene import Item, Line, Palette, Rect, Scene, Text

Role = Literal["open", "lost", "end"]
"""What a foot means: still under way, lost, or an agreed end."""

_COUNT = Face(11.5, 14.0, "semibold")
_TABLE = Face(8.4, 10.4, "semibold")
_BAR, _GAP, _EDGE = 10.5, 3.0, 8.0
_LEAST_PITCH, _LEAST_FEET, _NAMES = 45.0, 18.0, 66.0
_TALLEST, _FALL, _ROW = 150.0, 24.0, 14.5
_HIDDEN, _THINNEST, _WIDEST = 5.5, 1.1, 9.0


@dataclass(frozen=True, slots=True)
class FlowKind:
    """A kind of foot, which is a row of the table below: its name, and what it means."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A milestone: who came to it, and on each kind of foot who came no further; None where it may not be told.

    `figures` are the numbers as printed, that of the milestone first.
    """

    label: str
    value: int | None
    feet: tuple[int | None, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where each milestone stands and its column ends, the size of a person, and where bars begin and feet end."""

    lefts: tuple[float, ...]
    ends: tuple[float, ...]
    scale: float
    top: float
    floor: float


def flow(nodes: Sequence[FlowNode], kinds: Sequence[FlowKind], look: Look, alt_text: str = "") -> Scene:
    """A bar for each milestone with its feet, and the table of the feet below; what may not be told is hatched."""
    if not any(node.value != 0 for node in nodes):
        return empty(look)
    names = min(look.widest([kind.name for kind in kinds], SMALL), look.width * 0.2) + 12
    plan = _plan(nodes, max(names + _BAR + 4, _NAMES), look)
    items: list[Item] = []
    for place, node in enumerate(nodes):
        items += _head(node, place, plan, look)
    heights = _heights(nodes, plan.scale)
    for place in range(len(nodes)):
        items += _passing(place, heights, plan, look.palette)
    for place, node in enumerate(nodes):
        items += _feet(node, kinds, place, heights, plan, look.palette)
    for place, node in enumerate(nodes):
        items += _bar(node, plan.lefts[place], heights[place], plan, place in (0, len(nodes) - 1), look.palette)
    bottom = plan.floor + 6
    for row, kind in enumerate(kinds):
        items += _line(nodes, kind, row, bottom + row * _ROW, plan, look)
        items += _name(kind, _tone(kind, kinds, look.palette), bottom + row * _ROW, look.width - names, look)
    told = alt_text or tell([(node.label, node.figures[0]) for node in nodes])
    return Scene(look.width, bottom + _ROW * len(kinds) + 1, tuple(items), told)


def _plan(nodes: Sequence[FlowNode], names: float, look: Look) -> _Plan:
    """As high as there is room for the feet side by side: where many leave, the next milestone stands further off."""
    room = look.width - names
    largest = max(_sizes(nodes))
    low, high = 0.0, min(_TALLEST / max(largest, 1), _WIDEST)
    if sum(_pitches(nodes, high)) <= room:
        low = high
    for _step in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(_pitches(nodes, middle)) <= room else (low, middle)
    pitches = _pitches(nodes, low)
    spare = (room - sum(pitches)) / max(len(pitches), 1)
    lefts = [2.0]
    for pitch in pitches:
        lefts.append(lefts[-1] + pitch + spare)
    ends = (*lefts[1:], look.width)[: len(nodes)]
    lefts = lefts[: len(nodes)]
    lines = max(len(_label(*each, look)) for each in zip(nodes, lefts, ends, strict=True))
    top = _COUNT.leading + SMALL.leading * lines + 5
    tallest = max(_heights(nodes, low))
    return _Plan(tuple(lefts), ends, low, top, top + tallest + _FALL)


def _pitches(nodes: Sequence[FlowNode], scale: float) -> list[float]:
    """The least distance from each milestone to the next; from the last one, too, where it has feet."""
    besides = _BAR + _EDGE + _GAP + 6
    return [max(_LEAST_PITCH, besides + _feet_width(node, scale)) for node in _with_feet(nodes)]


def _feet_width(node: FlowNode, scale: float) -> float:
    """The width of all feet of a milestone side by side."""
    feet = [_wide(n, scale) for n in node.feet if n != 0]
    return sum(feet) + _GAP * (len(feet) - 1) if feet else 0.0


def _wide(n: int | None, scale: float) -> float:
    return _HIDDEN if n is None else max(n * scale, _THINNEST)


def _with_feet(nodes: Sequence[FlowNode]) -> Sequence[FlowNode]:
    """The milestones that stand above a column of the table: all but the last one, where everybody arrived."""
    return nodes if any(n != 0 for n in nodes[-1].feet) else nodes[:-1]


def _sizes(nodes: Sequence[FlowNode]) -> list[int]:
    """How many people each bar stands for; where that may not be told, those at least of whom it may."""
    found = [0]
    for node in reversed(nodes):
        found.append(sum(n for n in node.feet if n) + found[-1] if node.value is None else node.value)
    return found[:0:-1]


def _heights(nodes: Sequence[FlowNode], scale: float) -> list[float]:
    """The height of each bar; one that may not be told is low, but never lower than what goes on or leaves."""
    found: list[float] = []
    for node, size in zip(nodes, _sizes(nodes), strict=True):
        high = max(size * scale, _HIDDEN * 2 if node.value is None else 0.8 if size else 0.0)
        found.append(high)
    return found


def _label(node: FlowNode, left: float, end: float, look: Look) -> tuple[str, ...]:
    return wrap(node.label, SMALL, end - left - 4, look.measure, most=2)


def _head(node: FlowNode, place: int, plan: _Plan, look: Look) -> Iterator[Item]:
    """The number and the name above a bar."""
    x = plan.lefts[place]
    yield Text(x, _COUNT.size, node.figures[0], _COUNT.size, look.palette.ink, _COUNT.weight)
    for line, text in enumerate(_label(node, x, plan.ends[place], look)):
        y = _COUNT.leading + SMALL.size + 1 + line * SMALL.leading
        yield Text(x, y, text.rstrip(), SMALL.size, look.palette.muted)


def _bar(node: FlowNode, x: float, height: float, plan: _Plan, is_end: bool, palette: Palette) -> Iterator[Item]:  # noqa: FBT001 - first and last are darker
    if node.value is None:
        yield from hatched(x, plan.top, _BAR, height, palette)
    elif node.value:
        yield Rect(x, plan.top, _BAR, height, palette.accent_dark if is_end else palette.accent)
    else:
        yield Line(x, plan.top, x + _BAR, plan.top, palette.muted, 1.0)


def _passing(place: int, heights: Sequence[float], plan: _Plan, palette: Palette) -> Iterator[Item]:
    """Those who go on to the next milestone."""
    if place + 1 < len(heights) and heights[place + 1] > 0:
        start, end = plan.lefts[place] + _BAR, plan.lefts[place + 1]
        yield Rect(start, plan.top, end - start, heights[place + 1], palette.accent_soft)


def _feet(
    node: FlowNode, kinds: Sequence[FlowKind], place: int, heights: Sequence[float], plan: _Plan, palette: Palette
) -> Iterator[Item]:
    """The feet from the outermost, which begins highest, to the one next to the bar."""
    after = heights[place + 1] if place + 1 < len(heights) else 0.0
    known = [(n, kind) for n, kind in zip(node.feet, kinds, strict=True) if n != 0]
    start = plan.lefts[place] + _BAR
    right = start + _EDGE + _feet_width(node, plan.scale)
    y, turn = plan.top + after, plan.top + max(heights[place], after) + 7
    free = max(heights[place] - after - sum(n * plan.scale for n, _kind in known if n), 0.0)
    hidden = sum(1 for n, _kind in known if n is None)
    for n, kind in known:
        wide = _wide(n, plan.scale)
        high = free / hidden if n is None else n * plan.scale
        shape = Foot(start, y, max(high, 0.6), right - wide, wide, turn, plan.floor)
        yield from foot(shape, _tone(kind, kinds, palette), palette, is_hidden=n is None)
        y, right = y + high, right - wide - _GAP


def _tone(kind: FlowKind, kinds: Sequence[FlowKind], palette: Palette) -> Tone:
    """Fill and edge of a kind; several ends are told apart by their fill, so that grey paper does, too."""
    if kind.role != "end":
        return (palette.accent_mid if kind.role == "open" else palette.attention), ""
    place = [each for each in kinds if each.role == "end"].index(kind)
    fills = (palette.accent_dark, palette.paper, palette.accent_soft)
    return fills[place % len(fills)], palette.accent_dark


def _line(nodes: Sequence[FlowNode], kind: FlowKind, row: int, y: float, plan: _Plan, look: Look) -> Iterator[Item]:
    """The numbers of a kind below the feet, from the height y down."""
    palette = look.palette
    yield Line(0, y, look.width, y, palette.faint, 0.6)
    for place, node in enumerate(_with_feet(nodes)):
        x = plan.lefts[place] + _BAR + _EDGE + max(_feet_width(node, plan.scale), _LEAST_FEET) / 2
        n, figure = node.feet[row], node.figures[row + 1]
        fill = palette.muted if not n else palette.attention if kind.role == "lost" else palette.ink
        yield Text(x, y + 10.4, figure if n != 0 else "–", _TABLE.size, fill, "semibold" if n else "regular", "middle")


def _name(kind: FlowKind, tone: Tone, y: float, x: float, look: Look) -> Iterator[Item]:
    """What the numbers of a row mean, with the colour of its feet."""
    name = shorten(kind.name, SMALL.size, SMALL.weight, look.width - x - 11, look.measure)
    yield Rect(x + 0.4, y + 4.4, 6.6, 6.6, *tone, radius=1)
    yield Text(x + 11, y + 10.2, name, SMALL.size, look.palette.text)
