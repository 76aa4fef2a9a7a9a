"""What was agreed as outlined bars, with what was given of it filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import FIGURE, LABEL, Look, empty, label, label_column, tell
from partnertrack.scene import Item, Rect, Scene, Text

_ROW, _BAR = 21.0, 11.5
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class AgreedBar:
    """A promise: what was agreed (None: nothing), what was given, and both as printed."""

    label: str
    agreed: float | None
    given: float
    figure: str
    amounts: str


def agreed_bars(items: Sequence[AgreedBar], look: Look, alt_text: str = "") -> Scene:
    """A bar each, on one scale; what was given beyond what was agreed is drawn in the lighter colour."""
    largest = max((max(item.agreed or 0, item.given) for item in items), default=0)
    if largest <= 0:
        return empty(look)
    left = label_column([item.label for item in items], look)
    amounts = look.widest([item.amounts for item in items], LABEL)
    figures = look.widest([item.figure for item in items], FIGURE)
    scale = (look.width - left - amounts - figures - 2 * _GAP) / largest
    drawn: list[Item] = []
    for place, item in enumerate(items):
        drawn.extend(_row(item, place * _ROW + _ROW / 2, left, scale, look))
    told = tell([(item.label, ", ".join(filter(None, (item.figure, item.amounts)))) for item in items])
    return Scene(look.width, _ROW * len(items) + 2, tuple(drawn), alt_text or told)


def _row(item: AgreedBar, middle: float, left: float, scale: float, look: Look) -> Iterator[Item]:
    palette, top = look.palette, middle - _BAR / 2
    agreed, given = (item.agreed or 0.0) * scale, max(item.given, 0.0) * scale
    yield from label(item.label, middle, left, look, "start")
    within = min(agreed, given)
    if within > 0:
        yield Rect(left, top, within, _BAR, fill=palette.accent_dark)
    if given > within:
        yield Rect(left + within, top, given - within, _BAR, fill=palette.accent_mid)
    if agreed > 0:
        yield Rect(left, top, agreed, _BAR, stroke=palette.accent_dark, stroke_width=0.9)
    baseline = middle + FIGURE.size * 0.36
    yield Text(left + max(agreed, given) + 6, baseline, item.figure, FIGURE.size, palette.ink, FIGURE.weight)
    yield Text(look.width, baseline, item.amounts, LABEL.size, palette.muted, anchor="end")
