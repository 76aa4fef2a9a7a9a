"""Budget lines as bars of one length: spent, ordered, left, against the time that is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import FIGURE, LABEL, SMALL, Look, empty, hatched, label, label_column, tell
from partnertrack.scene import Item, Line, Rect, Scene, Text

_ROW, _BAR, _HEAD = 21.0, 11.5, 20.0
_GAP = 9.0


@dataclass(frozen=True, slots=True)
class BudgetBar:
    """A budget line: shares of it that are spent and ordered (1 is all of it), and its texts as printed."""

    label: str
    spent: float
    committed: float
    figure: str
    budget: str
    is_striking: bool = False


@dataclass(frozen=True, slots=True)
class BudgetHeadings:
    """The words above the columns, and those of the line where the time stands."""

    figure: str
    budget: str
    elapsed: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float
    right: float
    figures: float
    width: float


def budget_bars(
    items: Sequence[BudgetBar], headings: BudgetHeadings, look: Look, elapsed: float | None = None, alt_text: str = ""
) -> Scene:
    """A bar a line, solid for what is spent, hatched for what is ordered, outlined for the rest.

    More than the whole is drawn as the whole; its figure says how much it is.
    """
    if not items:
        return empty(look)
    amounts = look.widest([headings.budget, *(item.budget for item in items)], LABEL)
    figures = look.widest([headings.figure, *(item.figure for item in items)], FIGURE)
    left = label_column([item.label for item in items], look)
    plan = _Plan(left, look.width - amounts - figures - 2 * _GAP, look.width - amounts - _GAP, look.width)
    height = _HEAD + _ROW * len(items) + 4
    drawn = [*_heads(headings, plan, look)]
    for place, item in enumerate(items):
        drawn.extend(_row(item, _HEAD + place * _ROW + _ROW / 2, plan, look))
    if elapsed is not None:
        drawn.extend(_time(elapsed, headings.elapsed, height, plan, look))
    told = tell([(item.label, f"{item.figure} / {item.budget}") for item in items])
    return Scene(look.width, height, tuple(drawn), alt_text or told)


def _heads(headings: BudgetHeadings, plan: _Plan, look: Look) -> Iterator[Item]:
    muted = look.palette.muted
    yield Text(plan.figures, 9.0, headings.figure, SMALL.size, muted, anchor="end")
    yield Text(plan.width, 9.0, headings.budget, SMALL.size, muted, anchor="end")


def _row(item: BudgetBar, middle: float, plan: _Plan, look: Look) -> Iterator[Item]:
    palette, whole, top = look.palette, plan.right - plan.left, middle - _BAR / 2
    spent = min(max(item.spent, 0.0), 1.0)
    ordered = min(max(item.committed, 0.0), 1.0 - spent)
    yield from label(item.label, middle, plan.left, look, "start")
    yield Rect(plan.left, top, whole, _BAR, fill=palette.paper, stroke=palette.muted, stroke_width=0.5)
    if spent > 0:
        yield Rect(plan.left, top, spent * whole, _BAR, fill=palette.accent)
    yield from hatched(plan.left + spent * whole, top, ordered * whole, _BAR, palette, palette.accent)
    ink = palette.bad if item.is_striking else palette.ink
    baseline = middle + FIGURE.size * 0.36
    yield Text(plan.figures, baseline, item.figure, FIGURE.size, ink, FIGURE.weight, "end")
    yield Text(plan.width, baseline, item.budget, LABEL.size, palette.muted, anchor="end")


def _time(elapsed: float, words: str, height: float, plan: _Plan, look: Look) -> Iterator[Item]:
    x = plan.left + min(max(elapsed, 0.0), 1.0) * (plan.right - plan.left)
    half = look.wide(words, SMALL) / 2
    at = min(max(x, plan.left + half), plan.figures - half - look.wide("100%", FIGURE) - _GAP)
    yield Text(at, 9.0, words, SMALL.size, look.palette.ink, "semibold", "middle")
    yield Line(x, 13.0, x, height, look.palette.ink, 0.9, (3.0, 2.2))
