"""A picture as a list of primitives that paper and screen paint the same.

Units are points, the origin is the top left corner, y grows downwards and angles do not exist: whoever paints a scene
(the report's canvas, the window's painter) needs six small rules and no more. A later item covers an earlier one.
Colours are "#rrggbb"; an empty colour means that nothing is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

Anchor = Literal["start", "middle", "end"]
Weight = Literal["light", "regular", "semibold", "bold"]

Measure = Callable[[str, float, Weight], float]
"""The width in points of a text at a size and weight; each painter measures with the font that it paints with."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `radius` rounds its corners, the stroke lies centred on its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.75
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line with square ends; `dash` gives the lengths drawn and left out in turn."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float = 0.75
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveTo:
    """Begin a new line at a point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LineTo:
    """Go on straight to a point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class CurveTo:
    """Go on to (x, y) as a cubic Bézier curve with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Go straight back to where the line began."""


PathStep = MoveTo | LineTo | CurveTo | Close


@dataclass(frozen=True, slots=True)
class Path:
    """A line of straight and curved steps, filled by the non-zero rule; its joins and ends are round."""

    steps: tuple[PathStep, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.75
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on the baseline y; `anchor` says which part of it stands at x."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    weight: Weight = "regular"
    anchor: Anchor = "start"


Item = Rect | Circle | Line | Path | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of a size, with the sentence that tells its content to those who cannot see it."""

    width: float
    height: float
    items: tuple[Item, ...]
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that a chart is made of, by what they mean; the values given here are those of the printed report.

    `series` tells kinds apart that have no order of their own and no colour by custom; `ink_on_accent` is for
    text on a bar. Status colours (`good`, `watch`, `bad`) are for status and for nothing else.
    """

    ink: str = "#14213d"
    text: str = "#232b3b"
    muted: str = "#5b6577"
    faint: str = "#d9dee6"
    track: str = "#e3e8ee"
    surface: str = "#f1f4f8"
    paper: str = "#ffffff"
    accent: str = "#0b7285"
    accent_dark: str = "#064b58"
    accent_mid: str = "#8fc3cd"
    accent_soft: str = "#d5e9ee"
    attention: str = "#b5690e"
    attention_soft: str = "#dfaa63"
    ink_on_accent: str = "#ffffff"
    good: str = "#1f7a4d"
    watch: str = "#b5690e"
    bad: str = "#a61e36"
    series: tuple[str, ...] = ("#0b7285", "#b5690e", "#5c7cb2", "#7a8699", "#064b58", "#dfaa63")


REPORT_PALETTE = Palette()


def moved(items: Iterable[Item], right: float, down: float) -> Iterator[Item]:
    """The items in another place."""
    for item in items:
        match item:
            case Line():
                x1, x2, y1, y2 = item.x1 + right, item.x2 + right, item.y1 + down, item.y2 + down
                yield replace(item, x1=x1, y1=y1, x2=x2, y2=y2)
            case Path():
                yield replace(item, steps=tuple(_step_moved(step, right, down) for step in item.steps))
            case _:
                yield replace(item, x=item.x + right, y=item.y + down)


def _step_moved(step: PathStep, right: float, down: float) -> PathStep:
    """A step of a path in another place."""
    match step:
        case Close():
            return step
        case CurveTo(x1, y1, x2, y2, x, y):
            return CurveTo(x1 + right, y1 + down, x2 + right, y2 + down, x + right, y + down)
        case _:
            return replace(step, x=step.x + right, y=step.y + down)


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of a picture that stands for something: `key` says for what, `text` tells it in words.

    A window opens what it stands for when it is pressed there; on paper, a spot is nothing.
    """

    x: float
    y: float
    width: float
    height: float
    key: tuple[str, ...]
    text: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


Drawn = tuple[Scene, tuple[Spot, ...]]
"""A picture with its spots, of which a later one covers an earlier one."""


def magnified(drawn: Drawn, factor: float) -> Drawn:
    """The picture and its spots so many times as large."""
    scene, spots = drawn
    items = tuple(item_magnified(item, factor) for item in scene.items)
    larger = tuple(
        replace(each, x=each.x * factor, y=each.y * factor, width=each.width * factor, height=each.height * factor)
        for each in spots
    )
    return Scene(scene.width * factor, scene.height * factor, items, scene.alt_text), larger


_LENGTHS = frozenset(
    ("x", "y", "x1", "y1", "x2", "y2", "width", "height", "radius", "size", "stroke_width")  # of every item and step
)


def item_magnified(item: Item | PathStep, factor: float) -> Any:  # noqa: ANN401 - an item of the same kind
    """An item or a step of a path, with every length so many times as long."""
    changes: dict[str, Any] = {}
    for each in fields(item):
        value = getattr(item, each.name)
        if each.name in _LENGTHS:
            changes[each.name] = value * factor
        elif each.name == "steps":
            changes[each.name] = tuple(item_magnified(step, factor) for step in value)
        elif each.name == "dash":
            changes[each.name] = tuple(length * factor for length in value)
    return replace(item, **changes)
