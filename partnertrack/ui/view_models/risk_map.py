"""The map of risks: likelihood upwards, impact to the right, each risk a shape that tells which way it moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.domain.risk import SCALE
from partnertrack.domain.risk_review import ZONES, Move, impacts, likelihoods, moves, zone, zones
from partnertrack.i18n import _, number
from partnertrack.scene import Circle, Close, Item, LineTo, MoveTo, Path, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens

_TEXT = 12.0
_LEFT, _FOOT, _TOP = 34.0, 66.0, 4.0
_MARK, _GAP = 22.0, 4.0
_ZONE = 88.0  # pixels
_ZONE_TONES = {"low": "ok", "medium": "info", "high": "warn", "critical": "danger"}
_SHAPES: tuple[Move, ...] = ("up", "down", "same", "new")


@dataclass(frozen=True, slots=True)
class MapMark:
    """A risk on the map, named by its number in the register."""

    number: str
    title: str
    likelihood: int
    impact: int
    move: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells lie."""

    left: float
    top: float
    wide: float
    high: float

    def corner(self, likelihood: int, impact: int) -> tuple[float, float]:
        """The top left corner of a cell."""
        return self.left + (impact - 1) * self.wide, self.top + (len(SCALE) - likelihood) * self.high


def map_alt(marks: Sequence[MapMark]) -> str:
    """The map in words."""
    told = (
        _("{number} {risk}: likelihood {likelihood}, impact {impact}").format(
            number=each.number, risk=each.title, likelihood=each.likelihood, impact=each.impact
        )
        for each in marks
    )
    return _("Map of risks. {risks}").format(risks="; ".join(told) or _("No risk is open."))


def risk_map(marks: Sequence[MapMark], tokens: Tokens, width: float, height: float) -> Scene:
    """Five by five cells in the colour of their score, with the scales and what the shapes mean below."""
    grid = _grid(width, height)
    items: list[Item] = []
    for likelihood in SCALE:
        for impact in SCALE:
            items.extend(_cell(grid, likelihood, impact, tokens))
    items.extend(_scales(grid, tokens, width))
    for likelihood in SCALE:
        for impact in SCALE:
            here = [each for each in marks if (each.likelihood, each.impact) == (likelihood, impact)]
            items.extend(_marks(grid, here, tokens))
    items.extend(_legend(tokens, width, height - 12))
    return Scene(width, height, tuple(items), map_alt(marks))


def _cell(grid: _Grid, likelihood: int, impact: int, tokens: Tokens) -> Iterator[Item]:
    x, y = grid.corner(likelihood, impact)
    tone = tokens.tones[_ZONE_TONES[zone(likelihood * impact)]]
    yield Rect(x + 1, y + 1, grid.wide - 2, grid.high - 2, tone.subtle, radius=4)
    score = number(likelihood * impact)
    yield Text(x + grid.wide - 7, y + 15, score, _TEXT - 1, tone.text, anchor="end")


def _scales(grid: _Grid, tokens: Tokens, width: float) -> Iterator[Item]:
    low = grid.top + grid.high * len(SCALE)
    for place in SCALE:
        x, y = grid.corner(place, place)
        yield Text(grid.left - 8, y + grid.high / 2 + 4, number(place), _TEXT, tokens.text2, anchor="end")
        yield Text(x + grid.wide / 2, low + 15, number(place), _TEXT, tokens.text2, anchor="middle")
    yield Text(0, grid.top + 12, "↑", _TEXT, tokens.muted)
    axes = _("↑ likelihood (5: {likelihood})   → impact (5: {impact})").format(
        likelihood=likelihoods()[5].lower(), impact=impacts()[5].lower()
    )
    yield Text(grid.left + (width - grid.left) / 2, low + 32, axes, _TEXT - 1, tokens.muted, anchor="middle")


def _grid(width: float, height: float) -> _Grid:
    wide = (width - _LEFT - 2) / len(SCALE)
    return _Grid(_LEFT, _TOP, wide, max((height - _TOP - _FOOT) / len(SCALE), 1.0))


def mark_at(marks: Sequence[MapMark], size: tuple[float, float], point: tuple[float, float]) -> int:
    """The place of the risk whose shape lies at a point of the map; -1 where none does."""
    grid = _grid(*size)
    for likelihood in SCALE:
        for impact in SCALE:
            here = [each for each in marks if (each.likelihood, each.impact) == (likelihood, impact)]
            for mark, (x, y) in zip(here, _spots(grid, here), strict=False):
                if abs(point[0] - x) <= _MARK / 2 and abs(point[1] - y) <= _MARK / 2:
                    return marks.index(mark)
    return -1


def _spots(grid: _Grid, here: Sequence[MapMark]) -> Iterator[tuple[float, float]]:
    """The middles of the shapes of one cell, side by side and row after row, as far as there is room."""
    if not here:
        return
    left, top = grid.corner(here[0].likelihood, here[0].impact)
    columns, rows = (max(1, int((room - 8) // (_MARK + _GAP))) for room in (grid.wide, grid.high))
    many = min(len(here), columns * rows)
    every = -(-many // columns)
    for place in range(many):
        row, column = divmod(place, columns)
        in_row = min(columns, many - row * columns)
        x = left + (grid.wide - in_row * (_MARK + _GAP) + _GAP) / 2 + column * (_MARK + _GAP) + _MARK / 2
        yield x, top + (grid.high - every * (_MARK + _GAP) + _GAP) / 2 + row * (_MARK + _GAP) + _MARK / 2


def _marks(grid: _Grid, here: Sequence[MapMark], tokens: Tokens) -> Iterator[Item]:
    """The shapes of one cell; of more than fit, the last place tells how many more there are."""
    spots = list(_spots(grid, here))
    for place, (x, y) in enumerate(spots):
        if place == len(spots) - 1 and len(spots) < len(here):
            rest = f"+{number(len(here) - place)}"
            yield Text(x, y + 4, rest, _TEXT, tokens.text, "semibold", "middle")
        else:
            yield from _mark(here[place], x, y, tokens)


def _mark(mark: MapMark, x: float, y: float, tokens: Tokens) -> Iterator[Item]:
    yield shape(mark.move, x, y, _MARK, tokens.text)
    down = {"up": 6.0, "down": 1.5}.get(mark.move, 4.0)
    yield Text(x, y + down, mark.number, _TEXT - 1, tokens.card, "bold", "middle")


def shape(move: str, x: float, y: float, size: float, fill: str) -> Item:
    """The shape of a movement around a point: a triangle up or down, a disc as before, a diamond for a new one."""
    half = size / 2
    corners: tuple[tuple[float, float], ...]
    match move:
        case "up":
            corners = ((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8))
        case "down":
            corners = ((x - half, y - half * 0.8), (x + half, y - half * 0.8), (x, y + half))
        case "new":
            corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        case _:
            return Circle(x, y, half * 0.9, fill)
    first, *rest = corners
    return Path((MoveTo(*first), *(LineTo(*each) for each in rest), Close()), fill, fill, 1.5)


def _legend(tokens: Tokens, width: float, y: float) -> Iterator[Item]:
    """What the shapes mean, then the zones where there is room for them."""
    step = min(92.0, width / (len(_SHAPES) + 0.5))
    for place, each in enumerate(_SHAPES):
        x = place * step + 7
        yield shape(each, x, y - 4, 12, tokens.text)
        yield Text(x + 11, y, moves()[each], _TEXT - 1, tokens.text2)
    left = len(_SHAPES) * step + 16
    if width - left < len(ZONES) * _ZONE:
        return
    for place, level in enumerate(ZONES):
        x = left + place * _ZONE
        tone = tokens.tones[_ZONE_TONES[level]]
        yield Rect(x, y - 9, 11, 11, tone.subtle, tone.text, radius=2)
        yield Text(x + 16, y, zones()[level], _TEXT - 1, tokens.text2)
