"""What the charts have in common: type sizes, labels in a column, round numbers for an axis."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from partnertrack.i18n import _
from partnertrack.reporting.lines import Face, wrap
from partnertrack.scene import REPORT_PALETTE, Anchor, Item, Line, Measure, Palette, Rect, Scene, Text

FULL_WIDTH = 483.28
"""The width of the report's text column, in points."""

LABEL = Face(8.4, 10.4)
FIGURE = Face(8.4, 10.4, "semibold")
SMALL = Face(7.2, 9.0)

_HATCH = 3.6
_MOST_TOLD = 300
_DARK = 0.5
"""Text on a colour of less than this luminance is light."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is drawn: what measures its texts, its width, its colours, and how round the ends of its bars are."""

    measure: Measure
    width: float = FULL_WIDTH
    palette: Palette = REPORT_PALETTE
    rounding: float = 0.0

    def wide(self, text: str, face: Face) -> float:
        """The width of a text."""
        return self.measure(text, face.size, face.weight)

    def widest(self, texts: Iterable[str], face: Face) -> float:
        """The width of the widest text; 0 where there is none."""
        return max((self.wide(text, face) for text in texts), default=0.0)


def empty(look: Look, text: str = "") -> Scene:
    """What stands in the place of a chart that has nothing to show."""
    said, height = text or _("No data yet"), 64.0
    items = (
        Rect(0, 0, look.width, height, fill=look.palette.surface, radius=3),
        Text(look.width / 2, height / 2 + 3, said, LABEL.size, look.palette.muted, anchor="middle"),
    )
    return Scene(look.width, height, items, said)


def label_column(labels: Iterable[str], look: Look) -> float:
    """The width of the column of labels on the left with the gap beside it, at most a good third of the whole."""
    return min(math.ceil(look.widest(labels, LABEL)), look.width * 0.34) + 8


def is_wrapped(text: str, column: float, look: Look) -> bool:
    """Whether a label needs a second line in the column of labels."""
    return look.wide(text, LABEL) > column - 8


def label(text: str, middle: float, column: float, look: Look, anchor: Anchor = "end") -> Iterator[Text]:
    """A label of up to two lines in the column of labels, around the height `middle`."""
    lines = wrap(text, LABEL, column - 8, look.measure, most=2)
    first = middle + LABEL.size * 0.36 - LABEL.leading * (len(lines) - 1) / 2
    x = column - 7 if anchor == "end" else 0.0
    for place, line in enumerate(lines):
        yield Text(x, first + place * LABEL.leading, line.rstrip(), LABEL.size, look.palette.text, anchor=anchor)


def centred(text: str, x: float, middle: float, face: Face, fill: str) -> Text:
    """A text whose figures are centred on the height `middle`, from x on."""
    return Text(x, middle + face.size * 0.36, text, face.size, fill, face.weight)


def on_colour(fill: str, palette: Palette) -> str:
    """The colour in which text is legible on a fill."""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return palette.ink_on_accent if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK else palette.ink


def hatched(x: float, y: float, width: float, height: float, palette: Palette, stroke: str = "") -> Iterator[Item]:
    """A rectangle in slanting lines: here is a number that may not be told; in a colour, what is not yet so."""
    if width <= 0 or height <= 0:
        return
    yield Rect(x, y, width, height, palette.paper)
    along = _HATCH
    while along < width + height:
        start, end = min(along, width), min(along, height)
        yield Line(
            x + start, y + along - start, x + along - end, y + end, stroke or palette.muted, 0.9 if stroke else 0.4
        )
        along += _HATCH
    yield Rect(x, y, width, height, stroke=stroke or palette.muted, stroke_width=0.6)


def round_ticks(largest: float, wanted: int = 4) -> tuple[float, ...]:
    """Round numbers from 0 to at least `largest`, about `wanted` of them above 0; whole numbers only."""
    if largest <= 0:
        return (0.0, 1.0)
    rough = largest / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = max(1.0, next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough))
    if step != int(step):
        step = float(math.ceil(step))
    return tuple(step * place for place in range(math.ceil(largest / step) + 1))


def tell(pairs: Sequence[tuple[str, str]]) -> str:
    """A chart in words: its labels with their figures, as many as one listens to."""
    told = "; ".join(f"{name}: {figure}" for name, figure in pairs)
    if len(told) <= _MOST_TOLD:
        return told
    kept = told[: _MOST_TOLD - 2]
    return f"{kept[: kept.rindex(';') + 1] if ';' in kept else kept} …"


def bar(x: float, y: float, width: float, height: float, fill: str, rounding: float = 0.0) -> Iterator[Item]:
    """A bar that begins at x; none for nothing."""
    if width > 0:
        yield Rect(x, y, width, height, fill=fill, radius=min(rounding, width / 2, height / 2))
