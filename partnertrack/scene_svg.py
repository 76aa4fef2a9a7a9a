"""Writes a scene as an SVG picture, for programs that draw."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from partnertrack.scene import Circle, Close, CurveTo, Item, Line, LineTo, MoveTo, Path, PathStep, Rect, Scene, Text

FAMILY = "PartnerTrack Sans"
_ELSE = "Inter, Arial, sans-serif"  # what most computers have that comes near it

_WEIGHTS = {"light": 300, "regular": 400, "semibold": 600, "bold": 700}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even escaped."""


def write_svg(scene: Scene, title: str = "", ground: str = "") -> str:
    """The picture with the same primitives in the same order, in points, told by its title and alternative text.

    With a `ground`, a rectangle of that colour lies below everything. Texts name their font and are not drawn out.
    """
    size = (
        f'width="{_n(scene.width)}pt" height="{_n(scene.height)}pt" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    )
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">']
    lines += [f"<title>{_text(title)}</title>"] if title else []
    lines += [f"<desc>{_text(scene.alt_text)}</desc>"] if scene.alt_text else []
    lines.append(f'<g font-family={quoteattr(f"{FAMILY}, {_ELSE}")} xml:space="preserve">')
    if ground:
        lines.append(_drawn(Rect(0, 0, scene.width, scene.height, fill=ground)))
    lines += [_drawn(item) for item in scene.items]
    return "\n".join((*lines, "</g>", "</svg>", ""))


def _drawn(item: Item) -> str:
    """One primitive as one element."""
    match item:
        case Rect():
            radius = f' rx="{_n(min(item.radius, item.width / 2, item.height / 2))}"' if item.radius else ""
            place = f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}"'
            return f"<rect {place}{radius}{_filled(item)}/>"
        case Circle():
            return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}"{_filled(item)}/>'
        case Line():
            ends = f'x1="{_n(item.x1)}" y1="{_n(item.y1)}" x2="{_n(item.x2)}" y2="{_n(item.y2)}"'
            return f"<line {ends}{_stroked(item)}/>"
        case Path():
            steps = " ".join(_step(step) for step in item.steps)
            rounds = ' stroke-linecap="round" stroke-linejoin="round"' if item.stroke else ""
            return f'<path d="{steps}"{_filled(item)}{rounds}/>'
        case Text():
            return _written(item)


def _written(item: Text) -> str:
    place = f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}" font-weight="{_WEIGHTS[item.weight]}"'
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    return f"<text {place}{anchor} fill={_colour(item.fill)}>{_text(item.text)}</text>"


def _filled(item: Rect | Circle | Path) -> str:
    """How a shape is filled and edged."""
    return f" fill={_colour(item.fill)}{_stroked(item)}"


def _stroked(item: Rect | Circle | Path | Line) -> str:
    if not item.stroke:
        return ""
    dash = " ".join(_n(length) for length in item.dash) if isinstance(item, Line | Path) else ""
    return f' stroke={_colour(item.stroke)} stroke-width="{_n(item.stroke_width)}"' + (
        f' stroke-dasharray="{dash}"' if dash else ""
    )


def _step(step: PathStep) -> str:
    match step:
        case MoveTo(x, y):
            return f"M{_n(x)} {_n(y)}"
        case LineTo(x, y):
            return f"L{_n(x)} {_n(y)}"
        case CurveTo(x1, y1, x2, y2, x, y):
            return f"C{_n(x1)} {_n(y1)} {_n(x2)} {_n(y2)} {_n(x)} {_n(y)}"
        case Close():
            return "Z"


def _colour(code: str) -> str:
    return quoteattr(code or "none")


def _text(words: str) -> str:
    """The words without what XML cannot hold, escaped."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words))


def _n(length: float) -> str:
    """A length to a hundredth of a point, as short as it can be written."""
    return f"{length:.2f}".rstrip("0").rstrip(".") if length else "0"
