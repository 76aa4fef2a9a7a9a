"""Paints the primitives of a scene on a page, in the operators of a PDF file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFDocument

from partnertrack.reporting.directions import has_rtl, without_controls
from partnertrack.reporting.fonts import font, text_width, tracking
from partnertrack.reporting.glyphs import require_glyphs
from partnertrack.reporting.kerning import Kerned, kerned
from partnertrack.reporting.shaping import shape
from partnertrack.scene import (
    Circle,
    Close,
    CurveTo,
    Item,
    Line,
    LineTo,
    MoveTo,
    Path,
    Rect,
    Text,
    Weight,
    item_magnified,
)

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})
_KAPPA = 0.5523
"""How far the handles of a curve lie from its ends, so that four of them are a circle of radius 1."""


class Pen:
    """Writes operators for a page of a document: `code`, from a new page on.

    The y axis of a page points up, that of what is painted down. Font, colours and the like are named only where they
    change, as there are many texts.
    """

    def __init__(self, document: PDFDocument) -> None:
        self.code: list[str] = []
        self._document = document
        self._state: dict[str, str] = {}
        self._manner: tuple[Weight, float, str] | None = None
        self._names: dict[tuple[Weight, int], str] = {}

    def new_page(self) -> None:
        """Begin with an empty page."""
        self.code = []
        self.forget()

    def forget(self) -> None:
        """Take nothing of what was set for granted: an earlier state of the page came back, or will."""
        self._state, self._manner = {}, None

    def paint(self, items: Iterable[Item], left: float, top: float) -> None:
        """Paint items whose origin lies `left` points from the page's left edge and `top` points above its lower one.

        Raises `MissingGlyphError` where a text holds a sign that the fonts do not have.
        """
        is_text = False
        for item in items:
            if isinstance(item, Text) is not is_text:
                is_text = not is_text
                self.code.append("BT" if is_text else "ET")
            if isinstance(item, Text):
                self._text(item, left, top)
            else:
                self._shape(item, left, top)
        if is_text:
            self.code.append("ET")

    def _text(self, item: Text, left: float, top: float) -> None:
        manner = (item.weight, item.size, item.fill)
        if manner != self._manner:
            self._manner = manner
            self._set(f"{_colour(item.fill)} rg", "fill")
            self._set(f"{tracking(item.size, item.weight) * item.size:.3g} Tc", "spacing")
            self._choose(item, 0)
        x = left + item.x - (_before(item) if item.anchor != "start" else 0.0)
        text, place = item.text, f"1 0 0 1 {x:.2f} {top - item.y:.2f} Tm"
        pieces = kerned(text, item.size, item.weight)
        if len(pieces) == 1 and text.isascii() and text.isprintable():  # which a font's first part holds as they are
            self.code.append(f"{place} ({text.translate(_ESCAPES)})Tj")
            return
        if has_rtl(text):
            require_glyphs((without_controls(text),))
            self._joined(item, x, top - item.y)
            return
        require_glyphs((text,))
        self.code.append(place)
        self._signs(item, pieces)
        self._choose(item, 0)

    def _joined(self, item: Text, x: float, y: float) -> None:
        """Set a text that holds what is read from the right, where it begins on the left."""
        shaped = shape(item.text, item.weight)
        self._set("0 Tc", "spacing")
        for strip in shaped.strips:
            self.code.append(f"1 0 0 1 {x + strip.x * item.size:.2f} {y:.2f} Tm")
            self._signs(item, ((strip.signs, 0.0),))
        if shaped.marks:
            self.code.append("ET")
            for mark in shaped.marks:
                drawn = item_magnified(Path(mark.steps, fill=item.fill), item.size)
                self._shape(drawn, x + mark.x * item.size, y + mark.y * item.size)
            self.code.append("BT")
        self._manner = None

    def _signs(self, item: Text, pieces: Kerned) -> None:
        """Show signs that the font of a text has, with what lies between their pieces."""
        shown: list[str] = []
        for signs, gap in pieces:
            for subset, codes in self._encoded(signs, item.weight):
                if shown and self._state["font"] != self._named(item, subset):
                    self.code.append(f"[{''.join(shown)}]TJ")
                    shown = []
                self._choose(item, subset)
                shown.append(f"({codes})")
            if gap:
                shown.append(f"{-gap * 1000:.3g}")
        self.code.append(f"[{''.join(shown)}]TJ")

    def _choose(self, item: Text, subset: int) -> None:
        """Go on with a part of the font of a text."""
        self._set(self._named(item, subset), "font")

    def _named(self, item: Text, subset: int) -> str:
        """How a part of the font of a text is chosen."""
        return f"{self._name(item.weight, subset)} {item.size:.4g} Tf"

    def _encoded(self, signs: str, weight: Weight) -> Iterator[tuple[int, str]]:
        """Signs as codes of the parts that their font is embedded in."""
        if signs.isascii():
            yield 0, signs.translate(_ESCAPES)
            return
        for subset, codes in font(weight).splitString(signs, self._document):
            yield subset, codes.decode("latin-1").translate(_ESCAPES)

    def _name(self, weight: Weight, subset: int) -> str:
        """The name of a part of a font on the pages."""
        if (weight, subset) not in self._names:
            font(weight).splitString(" ", self._document)  # which makes it known to the document
            self._names[weight, subset] = font(weight).getSubsetInternalName(subset, self._document)
        return self._names[weight, subset]

    def _set(self, operator: str, kind: str) -> None:
        """Write an operator that sets something, unless it is set so already."""
        if self._state.get(kind) != operator:
            self._state[kind] = operator
            self.code.append(operator)

    def _shape(self, item: Item, left: float, top: float) -> None:
        """Draw what is no text."""
        fill, dash = getattr(item, "fill", ""), getattr(item, "dash", ())
        if fill:
            self._manner = None
            self._set(f"{_colour(fill)} rg", "fill")
        stroke = getattr(item, "stroke", "")
        if stroke:
            self._set(f"{_colour(stroke)} RG", "stroke")
            self._set(f"{getattr(item, 'stroke_width', 0.0):.3g} w", "width")
        self._set("1 J 1 j" if isinstance(item, Path) else "0 J 0 j", "ends")
        self._set(f"[{' '.join(f'{length:.3g}' for length in dash)}] 0 d", "dash")
        ending = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
        outline = " ".join(_outline(item, left, top))
        self.code.append(f"{outline} {ending[bool(fill), bool(stroke)]}")


def _outline(item: Item, left: float, top: float) -> Iterator[str]:
    """The operators that draw the edge of a shape."""
    match item:
        case Rect() if not item.radius:
            yield f"{left + item.x:.2f} {top - item.y - item.height:.2f} {item.width:.2f} {item.height:.2f} re"
        case Rect():
            yield from _rounded(item, left + item.x, top - item.y)
        case Line():
            yield f"{left + item.x1:.2f} {top - item.y1:.2f} m {left + item.x2:.2f} {top - item.y2:.2f} l"
        case Circle():
            side, radius = 2 * item.radius, item.radius
            whole = Rect(0, 0, side, side, radius=radius)
            yield from _rounded(whole, left + item.x - radius, top - item.y + radius)
        case Path():
            yield from _steps(item, left, top)


def _steps(item: Path, left: float, top: float) -> Iterator[str]:
    for step in item.steps:
        match step:
            case MoveTo(x, y):
                yield f"{left + x:.2f} {top - y:.2f} m"
            case LineTo(x, y):
                yield f"{left + x:.2f} {top - y:.2f} l"
            case CurveTo(x1, y1, x2, y2, x, y):
                first, second = f"{left + x1:.2f} {top - y1:.2f}", f"{left + x2:.2f} {top - y2:.2f}"
                yield f"{first} {second} {left + x:.2f} {top - y:.2f} c"
            case Close():
                yield "h"


def _rounded(item: Rect, x: float, top: float) -> Iterator[str]:
    """The edge of a rectangle with round corners whose upper left corner is at (x, top)."""
    radius = min(item.radius, item.width / 2, item.height / 2)
    right, bottom, handle = x + item.width, top - item.height, radius * (1 - _KAPPA)
    yield f"{x + radius:.2f} {top:.2f} m {right - radius:.2f} {top:.2f} l"
    yield f"{right - handle:.2f} {top:.2f} {right:.2f} {top - handle:.2f} {right:.2f} {top - radius:.2f} c"
    yield f"{right:.2f} {bottom + radius:.2f} l"
    yield f"{right:.2f} {bottom + handle:.2f} {right - handle:.2f} {bottom:.2f} {right - radius:.2f} {bottom:.2f} c"
    yield f"{x + radius:.2f} {bottom:.2f} l"
    yield f"{x + handle:.2f} {bottom:.2f} {x:.2f} {bottom + handle:.2f} {x:.2f} {bottom + radius:.2f} c"
    yield f"{x:.2f} {top - radius:.2f} l"
    yield f"{x:.2f} {top - handle:.2f} {x + handle:.2f} {top:.2f} {x + radius:.2f} {top:.2f} c h"


def _before(item: Text) -> float:
    """The part of a text's width that lies left of its x."""
    width = text_width(item.text, item.size, item.weight)
    return width if item.anchor == "end" else width / 2


@lru_cache
def _colour(code: str) -> str:
    """The red, green and blue of a "#rrggbb", each from 0 to 1."""
    return " ".join(f"{int(code[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))
