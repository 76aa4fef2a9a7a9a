"""A funnel in which everybody is counted once: each stage stands on three feet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import FIGURE, LABEL, SMALL, Look, empty, on_colour, tell
from partnertrack.scene import Circle, Drawn, Item, Line, Palette, Rect, Scene, Spot, Text

ROW, HEAD = 34.0, 26.0
_BAR = 17.0
FEET = ("passed", "in_progress", "left")


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A stage: how many passed on, are in progress and left, how each is printed, and the share of the decided.

    `details` stand small below the label; `told` says in words what can be opened: "entered", the feet.
    """

    key: str
    label: str
    details: str
    colour: str
    soft: str
    feet: tuple[int, int, int]
    figures: tuple[str, str, str, str, str]
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PassageHeadings:
    """The headings of entered, the three feet, and the share; the feet also name the parts of the bars."""

    entered: str
    feet: tuple[str, str, str]
    share: str


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float
    right: float
    most: int
    columns: tuple[float, ...]

    def wide(self, n: int) -> float:
        """The length of the bar for so many people."""
        return (self.right - self.left) * n / self.most


def passages_height(rows: int) -> float:
    """The height of the chart for so many stages."""
    return HEAD + ROW * rows + 2


def passages(rows: Sequence[PassageRow], headings: PassageHeadings, look: Look) -> Drawn:
    """A bar for each stage, cut into those who passed on, are in progress and left, with the numbers beside it."""
    most = max((sum(row.feet) for row in rows), default=0)
    if not most:
        return empty(look), ()
    names = (headings.entered, *headings.feet, headings.share)
    widths = [max(look.wide(name, SMALL), 22.0) + (21 if 0 < at <= len(FEET) else 10) for at, name in enumerate(names)]
    left = min(math.ceil(look.widest([row.label for row in rows], FIGURE)), look.width * 0.3) + 22
    keep = len(names)
    while keep > 2 and look.width - left - sum(widths[:keep]) < look.width * 0.15:  # noqa: PLR2004 - entered and passed
        keep -= 1
    widths = widths[:keep] if keep < len(names) else widths
    ends = [look.width - sum(widths[place + 1 :]) - 2 for place in range(len(widths))]
    plan = _Plan(left, look.width - sum(widths) - 10, most, tuple(ends))
    items: list[Item] = []
    for place, (end, name) in enumerate(zip(ends, names, strict=False)):
        items.append(Text(end, HEAD - 8, name, SMALL.size, look.palette.muted, anchor="end"))
        if 0 < place <= len(FEET):
            x = end - look.wide(name, SMALL) - 11
            items += _part(x, HEAD - 14.2, 7.5, 7.0, place - 1, rows[0], look.palette)
    spots: list[Spot] = []
    for place, row in enumerate(rows):
        items += _row(row, HEAD + ROW * place, plan, look)
        spots += _spots(row, HEAD + ROW * place, plan)
    told = tell([(row.label, dict(row.told).get("entered", "")) for row in rows])
    return Scene(look.width, passages_height(len(rows)), tuple(items), told), tuple(spots)


def _row(row: PassageRow, top: float, plan: _Plan, look: Look) -> Iterator[Item]:
    palette, middle = look.palette, top + ROW / 2
    yield Circle(4, middle - 3.6, 3.2, row.colour)
    yield Text(13, middle - 0.6, row.label, FIGURE.size, palette.ink, "semibold")
    yield Text(13, middle + 9.2, row.details, SMALL.size, palette.muted)
    x = plan.left
    yield Rect(plan.left, middle - _BAR / 2, plan.right - plan.left, _BAR, palette.surface, radius=3)
    for place, n in enumerate(row.feet):
        wide = plan.wide(n)
        yield from _part(x, middle - _BAR / 2, wide, _BAR, place, row, palette)
        figure = row.figures[place + 1]
        if n and look.wide(figure, FIGURE) + 6 <= wide:
            fill = (row.colour, row.soft, palette.paper)[place]
            yield Text(
                x + wide / 2,
                middle + 3.1,
                figure,
                FIGURE.size,
                on_colour(fill, palette) if place == 0 else palette.ink,
                "semibold",
                "middle",
            )
        x += wide
    for place, end in enumerate(plan.columns):
        weight = "semibold" if place in (0, len(row.figures) - 1) else "regular"
        yield Text(end, middle + 3.1, row.figures[place], LABEL.size, palette.text, weight, "end")  # type: ignore[arg-type]  # both are weights
    yield Line(0, top + ROW, look.width, top + ROW, palette.faint, 0.5)


def _part(
    x: float, y: float, wide: float, high: float, place: int, row: PassageRow, palette: Palette
) -> Iterator[Item]:
    """A foot: full for those who passed on, pale for those in progress, an outline for those who left."""
    if wide <= 0:
        return
    if place == 2:  # noqa: PLR2004 - the third foot
        yield Rect(x + 0.5, y + 0.5, max(wide - 1, 0.6), high - 1, palette.paper, palette.muted, 0.9, 1.5)
    else:
        yield Rect(x, y, max(wide - 0.8, 0.6), high, (row.colour, row.soft)[place], radius=2.0)


def _spots(row: PassageRow, top: float, plan: _Plan) -> Iterator[Spot]:
    told = dict(row.told)
    middle, x = top + ROW / 2, plan.left
    yield Spot(0, top + 2, plan.left - 6, ROW - 4, (row.key, "entered"), told.get("entered", row.label))
    for foot, n in zip(FEET, row.feet, strict=True):
        wide = plan.wide(n)
        if n and foot in told:
            yield Spot(x, middle - _BAR / 2, wide, _BAR, (row.key, foot), told[foot])
        x += wide
    before = plan.right + 4
    for part, end in zip(("entered", *FEET), plan.columns, strict=False):
        if part in told:
            yield Spot(before, top + 4, end - before + 4, ROW - 8, (row.key, part), told[part])
        before = end + 4
