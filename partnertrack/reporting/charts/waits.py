"""How long each step takes: line, box and tick for those who are through, marks of their own for those who wait."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack import i18n
from partnertrack.reporting.charts.parts import LABEL, SMALL, Look, empty, tell
from partnertrack.reporting.lines import Face, shorten
from partnertrack.scene import Circle, Close, Drawn, Item, Line, LineTo, MoveTo, Palette, Path, Rect, Scene, Spot, Text

ROW, HEAD, FOOT = 27.0, 15.0, 16.0
_NAME = Face(8.4, 10.4, "semibold")
_BOX, _MARK = 9.0, 1.7
_TICKS = (0, 7, 30, 60, 90, 180, 365, 730, 1460, 2920)
_NUMBERS = 38.0
_LEAST_PLOT = 150.0
_HIT = 5.0


@dataclass(frozen=True, slots=True)
class WaitRow:
    """A step: its percentiles in days (None where too many wait to tell), the plan, and how many wait for how long.

    `details` stand small below the label; `figures` are the numbers beside the plot, `told` what each of the parts is
    in words: the label, the figures, and the marks ("box", "median", "p90", "planned", "open").
    """

    key: str
    label: str
    details: str
    colour: str
    soft: str
    cuts: tuple[int | None, int | None, int | None, int | None, int | None]
    longest: int
    planned: int | None
    waits: tuple[tuple[int, int], ...]
    figures: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    has_times: bool = True


@dataclass(frozen=True, slots=True)
class WaitHeadings:
    """What stands above the numbers: key of the part, and its heading; which of them stand out when they say a number.

    Where there is little room, those at the front are left out first.
    """

    numbers: tuple[tuple[str, str], ...]
    alarming: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand; the scale of days is that of their square roots, so that short and long steps are legible."""

    left: float
    right: float
    most: float
    numbers: tuple[tuple[int, str, str, float], ...]

    def at(self, days: float) -> float:
        """The place of a number of days; what lies beyond the scale stands at its end."""
        return self.left + (self.right - self.left) * math.sqrt(min(max(days, 0), self.most) / self.most)


def waits_height(rows: int) -> float:
    """The height of the chart for so many steps."""
    return HEAD + ROW * rows + FOOT


def waits(rows: Sequence[WaitRow], headings: WaitHeadings, look: Look) -> Drawn:
    """A row for each step; every part that means people or a step is a spot with the key (step, part)."""
    if not rows:
        return empty(look), ()
    plan = _plan(rows, headings, look)
    items: list[Item] = list(_grid(plan, len(rows), look))
    items += (
        Text(right, SMALL.size + 2, heading, SMALL.size, look.palette.muted, anchor="end")
        for _place, _key, heading, right in plan.numbers
    )
    spots: list[Spot] = []
    for place, row in enumerate(rows):
        top = HEAD + ROW * place
        items += _row(row, top, plan, headings, look)
        spots += _spots(row, top, plan)
    told = tell([(row.label, dict(row.told).get("label", "")) for row in rows])
    return Scene(look.width, waits_height(len(rows)), tuple(items), told), tuple(spots)


def _plan(rows: Sequence[WaitRow], headings: WaitHeadings, look: Look) -> _Plan:
    """Divide the width: labels, the plot, and as many numbers as leave the plot its room."""
    names = max(look.widest([row.label for row in rows], _NAME), look.widest([row.details for row in rows], SMALL))
    left = min(math.ceil(names), look.width * 0.32) + 20
    room = look.width - left - _LEAST_PLOT
    count = max(1, min(len(headings.numbers), int(room / _NUMBERS)))
    shown = list(enumerate(headings.numbers))[-count:]
    numbers = tuple(
        (place, key, heading, look.width - _NUMBERS * (count - 1 - at) - 2)
        for at, (place, (key, heading)) in enumerate(shown)
    )
    return _Plan(left, look.width - _NUMBERS * count - 12, _most(rows), numbers)


def _most(rows: Sequence[WaitRow]) -> float:
    """The end of the scale: the least round number beyond all percentiles and plans; outliers may lie beyond it."""
    known = [days for row in rows for days in (*row.cuts, row.planned) if days is not None]
    known += [row.longest for row in rows if row.has_times and None in row.cuts]
    highest = max(known, default=0) or max((row.waits[0][0] for row in rows if row.waits), default=0)
    return float(next((tick for tick in _TICKS[2:] if tick >= highest), max(highest, 1)))


def _grid(plan: _Plan, rows: int, look: Look) -> Iterator[Item]:
    """A line for each round number of days, with the number above and below."""
    low = HEAD + ROW * rows
    last = -100.0
    for tick in (each for each in _TICKS if each <= plan.most):
        x = plan.at(tick)
        yield Line(x, HEAD, x, low, look.palette.faint, 0.6)
        text = i18n.number(tick)
        if x - look.wide(text, SMALL) / 2 > last + 6:
            for y in (SMALL.size + 2, low + 10):
                yield Text(x, y, text, SMALL.size, look.palette.muted, anchor="middle")
            last = x + look.wide(text, SMALL) / 2


def _row(row: WaitRow, top: float, plan: _Plan, headings: WaitHeadings, look: Look) -> Iterator[Item]:
    palette, middle = look.palette, top + ROW * 0.42
    yield Line(0, top + ROW, look.width, top + ROW, palette.faint, 0.5)
    yield Rect(0, top + 5, 2.6, ROW - 10, fill=row.colour or palette.accent, radius=1.3)
    room = plan.left - 18
    name = shorten(row.label, _NAME.size, _NAME.weight, room, look.measure)
    yield Text(8, top + 11.2, name, _NAME.size, palette.ink, _NAME.weight)
    details = shorten(row.details, SMALL.size, SMALL.weight, room, look.measure)
    yield Text(8, top + 20.6, details, SMALL.size, palette.muted)
    if row.has_times:
        yield from _box(row, middle, plan, palette)
    yield from _waiting(row, top + ROW * 0.82, plan, palette)
    if row.planned is not None and row.planned <= plan.most:
        yield _diamond(plan.at(row.planned), middle, palette)
    for place, key, _heading, right in plan.numbers:
        figure = row.figures[place]
        stands_out = key in headings.alarming and figure not in ("0", "–")
        fill = palette.attention if stands_out else palette.muted if figure in ("0", "–") else palette.text
        yield Text(right, middle + 3.4, figure, LABEL.size, fill, "semibold" if stands_out else "regular", anchor="end")


def _box(row: WaitRow, middle: float, plan: _Plan, palette: Palette) -> Iterator[Item]:
    """The line from the tenth to the ninetieth, the box of the middle half, the tick of the median; dashed if open."""
    p10, p25, median, p75, p90 = row.cuts
    colour = row.colour or palette.accent
    start = plan.at(p10 if p10 is not None else row.longest)
    end = plan.at(p90 if p90 is not None else max(row.longest, row.planned or 0))
    solid = plan.at(next((days for days in (p90, p75, median, p25, p10) if days is not None), row.longest))
    yield Line(start, middle, solid, middle, colour, 1.3)
    if p90 is None and end > solid:
        yield Line(solid, middle, end, middle, colour, 1.1, (2.0, 2.0))
    if p25 is not None:
        right = plan.at(p75 if p75 is not None else row.longest)
        left = plan.at(p25)
        wide = max(right - left, 1.6)
        yield Rect(left, middle - _BOX / 2, wide, _BOX, palette.paper, colour, 1.1, 2.0)
        yield Rect(
            left + 0.6,
            middle - _BOX / 2 + 0.6,
            max(wide - 1.2, 0.4),
            _BOX - 1.2,
            row.soft or palette.accent_soft,
            radius=1.5,
        )
    if median is not None:
        x = plan.at(median)
        yield Line(x, middle - _BOX / 2 - 1.5, x, middle + _BOX / 2 + 1.5, palette.ink, 2.0)
    for days in (p10, p90):
        if days is not None:
            yield Line(plan.at(days), middle - 2.5, plan.at(days), middle + 2.5, colour, 1.3)


def _waiting(row: WaitRow, y: float, plan: _Plan, palette: Palette) -> Iterator[Item]:
    """A mark for those who wait, the larger the more of them stand at the same place; beyond the plan they are full."""
    for (x, is_late), n in sorted(_bins(row, plan).items()):
        radius = min(_MARK + 0.45 * math.sqrt(n - 1), 3.4)
        colour = palette.attention if is_late else palette.muted
        yield Circle(x, y, radius, colour if is_late else palette.paper, colour, 0.9)


def _bins(row: WaitRow, plan: _Plan) -> Counter[tuple[float, bool]]:
    """How many wait at each place of the plot that the eye can tell from the next, and whether that is too long."""
    found: Counter[tuple[float, bool]] = Counter()
    for days, n in row.waits:
        is_late = row.planned is not None and days > row.planned
        found[round(plan.at(days) / 2.5) * 2.5, is_late] += n
    return found


def _diamond(x: float, y: float, palette: Palette) -> Path:
    corners = (MoveTo(x, y - 4.4), LineTo(x + 3.4, y), LineTo(x, y + 4.4), LineTo(x - 3.4, y), Close())
    return Path(corners, palette.paper, palette.ink, 1.1)


def _spots(row: WaitRow, top: float, plan: _Plan) -> Iterator[Spot]:
    """What can be pressed in a row: its label, its marks and its numbers."""
    told = dict(row.told)
    middle, low = top + ROW * 0.42, top + ROW * 0.82
    yield Spot(0, top, plan.left - 8, ROW, (row.key, "label"), told.get("label", row.label))
    _p10, p25, median, p75, p90 = row.cuts
    if row.has_times and p25 is not None and "box" in told:
        left, right = plan.at(p25), plan.at(p75 if p75 is not None else row.longest)
        yield Spot(left - 2, middle - _BOX / 2 - 2, right - left + 4, _BOX + 4, (row.key, "box"), told["box"])
    marks = (("p90", p90), ("planned", row.planned), ("median", median))
    for part, days in marks:
        if days is not None and part in told and days <= plan.most and (row.has_times or part == "planned"):
            yield Spot(plan.at(days) - _HIT, middle - 7, 2 * _HIT, 14, (row.key, part), told[part])
    if row.waits and "open" in told:
        left, right = plan.at(row.waits[-1][0]), plan.at(row.waits[0][0])
        yield Spot(left - 4, low - 4, right - left + 8, 8, (row.key, "open"), told["open"])
    for _place, key, _heading, right in plan.numbers:
        if key in told:
            yield Spot(right - _NUMBERS + 6, top + 2, _NUMBERS - 4, ROW - 4, (row.key, f"n:{key}"), told[key])
