"""How many people reached each stage, and how many of those whose outcome is known went on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import (
    FIGURE,
    SMALL,
    Look,
    bar,
    centred,
    empty,
    hatched,
    label,
    label_column,
    on_colour,
    tell,
)
from partnertrack.scene import Item, Line, Palette, Rect, Scene, Text

_ROW, _BAR, _HEAD, _HIDDEN = 23.5, 14.0, 20.0, 18.0


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage: who reached it (`count`, as printed in `figure`), the share that passed, those who left, a milestone.

    `share`, `lost` and `tick_text` are printed as they stand; an empty `colour` takes the palette's accent. A count of
    None may not be told: it is a short hatched bar.
    """

    label: str
    count: int | None
    figure: str
    share: str = ""
    lost: str = ""
    colour: str = ""
    tick: float | None = None
    tick_text: str = ""


@dataclass(frozen=True, slots=True)
class FunnelHeadings:
    """What stands above the bars and the two columns beside them."""

    count: str = ""
    share: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand: the bars from `left` on, `scale` points a person; the right edges of the two columns."""

    left: float
    full: float
    scale: float
    share: float
    lost: float
    has_share: bool
    has_lost: bool


def funnel(
    stages: Sequence[FunnelStage], look: Look, headings: FunnelHeadings = FunnelHeadings(), alt_text: str = ""
) -> Scene:
    """A bar a stage, with a tick for the milestone.

    A square bar has an outline of those who reached the stage before, a rounded one a track of full length.
    """
    if all(stage.count == 0 for stage in stages):
        return empty(look)
    plan = _plan(stages, headings, look)
    items: list[Item] = list(_heads(headings, plan, look.palette))
    top = _HEAD if items else 0.0
    for place, stage in enumerate(stages):
        before = stages[place - 1].count if place else stage.count
        items.extend(_row(stage, before or 0, top + _ROW * place + _ROW / 2, plan, look))
    told = alt_text or tell([(stage.label, stage.figure) for stage in stages])
    foot = 5.5 if stages[-1].tick_text else 0.0
    return Scene(look.width, top + _ROW * len(stages) + foot, tuple(items), told)


def _plan(stages: Sequence[FunnelStage], headings: FunnelHeadings, look: Look) -> _Plan:
    """Divide the width: labels, bars, and a column for each of share and lost that has something to say."""
    left = label_column([stage.label for stage in stages], look) + 4
    lost = _column([stage.lost for stage in stages], headings.lost, look)
    share = _column([stage.share for stage in stages], headings.share, look)
    largest = max(*(max(stage.count or 0, stage.tick or 0) for stage in stages), 1)
    outside = 0.0 if lost or share else look.widest([stage.figure for stage in stages], FIGURE) + 8
    full = look.width - left - lost - share - outside
    return _Plan(left, full, full / largest, look.width - lost, look.width, has_share=share > 0, has_lost=lost > 0)


def _column(texts: Sequence[str], heading: str, look: Look) -> float:
    """The width of a column with its gap to the left; nothing where it would be empty."""
    return max(look.widest(texts, FIGURE), look.wide(heading, SMALL)) + 16 if any(texts) else 0.0


def _heads(headings: FunnelHeadings, plan: _Plan, palette: Palette) -> Iterator[Text]:
    """The line above the bars."""
    fill, size = palette.muted, SMALL.size
    if headings.count:
        yield Text(plan.left, size + 1, headings.count, size, fill)
    if headings.share and plan.has_share:
        yield Text(plan.share, size + 1, headings.share, size, fill, anchor="end")
    if headings.lost and plan.has_lost:
        yield Text(plan.lost, size + 1, headings.lost, size, fill, anchor="end")


def _row(stage: FunnelStage, before: int, middle: float, plan: _Plan, look: Look) -> Iterator[Item]:
    """One stage, around the height `middle`."""
    palette, top = look.palette, middle - _BAR / 2
    length = _HIDDEN if stage.count is None else stage.count * plan.scale
    fill = stage.colour or palette.accent
    yield from label(stage.label, middle, plan.left - 4, look, "start")
    if look.rounding:
        yield Rect(plan.left, top, plan.full, _BAR, fill=palette.surface, radius=look.rounding)
    elif stage.count is not None and before > stage.count:
        yield Rect(plan.left, top, before * plan.scale, _BAR, stroke=palette.accent_mid)
    if stage.count is None:
        yield from hatched(plan.left, top, length, _BAR, palette)
    else:
        yield from bar(plan.left, top, length, _BAR, fill, look.rounding)
    if stage.count is not None and look.wide(stage.figure, FIGURE) + 12 <= length:
        yield centred(stage.figure, plan.left + 6, middle, FIGURE, on_colour(fill, palette))
    else:
        end = length if look.rounding or stage.count is None else max(length, before * plan.scale)
        yield centred(stage.figure, plan.left + end + 5, middle, FIGURE, palette.ink)
    if stage.tick is not None:
        yield from _tick(stage.tick * plan.scale + plan.left, stage.tick_text, middle, palette)
    if stage.share:
        yield Text(plan.share, middle + 3, stage.share, FIGURE.size, palette.ink, "semibold", "end")
    if stage.lost:
        yield Text(plan.lost, middle + 3, stage.lost, FIGURE.size, palette.muted, anchor="end")


def _tick(x: float, text: str, middle: float, palette: Palette) -> Iterator[Item]:
    """The milestone of a stage, with its figure below."""
    yield Line(x, middle - _BAR / 2 - 2.5, x, middle + _BAR / 2 + 2.5, palette.ink, 1.3)
    if text:
        yield Text(x, middle + _BAR / 2 + 8, text, 6.4, palette.muted, anchor="middle")
