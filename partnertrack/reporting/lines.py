"""Breaks text into lines: ragged right, at spaces and after hyphens, and within a word only where it fits no line.

A line keeps the space at its end, which is not seen but lets text that is copied from a page stay in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from partnertrack.reporting.document import Run, Words
from partnertrack.scene import Measure, Weight

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_LONE = 0.35
"""A last word takes the word before it along when both fill no more than this part of a line."""

_SLIGHT = 0.01
"""A line may be wider by this much, as widths that were added up are never quite exact."""

_BREAK = re.compile(r"(?<= )(?=[^ ])|(?<=[^\W\d_]{2}[-/\N{EN DASH}])(?=[^\W\d_]{2})")
"""Where a line may break: after spaces, and after a hyphen or slash between letters."""


@dataclass(frozen=True, slots=True)
class Face:
    """A size with its distance from line to line, and the weights of plain and bold text in it."""

    size: float
    leading: float
    weight: Weight = "regular"
    bold: Weight = "semibold"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line in one weight; an `is_marked` one stands in a box."""

    text: str
    weight: Weight
    is_marked: bool = False


Line = tuple[Span, ...]


def break_lines(words: Words, face: Face, width: float, measure: Measure) -> tuple[Line, ...]:
    """The lines of a text in a width; none for an empty text."""
    lines: list[Line] = []
    line: Line = ()
    used = 0.0
    for word in _unbroken(words, face, width, measure):
        needed = _width(word, face.size, measure)
        if line and used + needed - _trailing(word, face.size, measure) > width + _SLIGHT:
            lines.append(line)
            line, used = (), 0.0
        line += word
        used += needed
    return (*lines, line) if line else tuple(lines)


def wrap(text: str, face: Face, width: float, measure: Measure, most: int = 0) -> tuple[str, ...]:
    """The lines of a plain text in a width; where there are more than `most`, the last ends with an ellipsis."""
    lines = tuple("".join(span.text for span in line) for line in break_lines(text, face, width, measure))
    if not most or len(lines) <= most:
        return lines
    rest = "".join(lines[most - 1 :])
    return (*lines[: most - 1], shorten(rest, face.size, face.weight, width, measure))


def shorten(text: str, size: float, weight: Weight, width: float, measure: Measure) -> str:
    """The text, cut and ended by an ellipsis where it is wider than the width."""
    if measure(text, size, weight) <= width:
        return text
    room = width - measure(ELLIPSIS, size, weight)
    return text[: _most(text, size, weight, room, measure)].rstrip() + ELLIPSIS


def balance(text: str, face: Face, width: float, measure: Measure) -> tuple[Line, ...]:
    """The lines of a title: as few as the width allows, and of like lengths."""
    lines = break_lines(text, face, width, measure)
    low, high = width / 2, width
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        narrower = break_lines(text, face, middle, measure)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def _unbroken(words: Words, face: Face, width: float, measure: Measure) -> Iterator[Line]:
    """The pieces between which a line may break; short last words go together, words wider than a line are cut."""
    pieces = _pieces(words, face)
    if len(pieces) > 2 and _width(pieces[-2] + pieces[-1], face.size, measure) < _LONE * width:  # noqa: PLR2004 - a pair
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    for piece in pieces:
        if _width(piece, face.size, measure) - _trailing(piece, face.size, measure) > width + _SLIGHT:
            for span in piece:
                yield from _cut(span, face.size, width, measure)
        else:
            yield piece


def _pieces(words: Words, face: Face) -> list[Line]:
    """The words of a text, each with the spaces after it; a word may go on in another weight."""
    pieces: list[Line] = []
    is_open = False
    for run in (Run(words),) if isinstance(words, str) else words:
        for text in _split(run.text):
            span = Span(text, face.bold if run.is_bold else face.weight, run.is_marked)
            if is_open:
                pieces[-1] += (span,)
            else:
                pieces.append((span,))
            is_open = False
        is_open = bool(pieces) and not pieces[-1][-1].text.endswith(" ")
    return pieces


@lru_cache(8192)
def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _BREAK.split(text) if part)


def _cut(span: Span, size: float, width: float, measure: Measure) -> Iterator[Line]:
    """Pieces of a word, each as wide as fits a line."""
    rest = span.text
    while rest:
        count = max(1, _most(rest, size, span.weight, width, measure))
        yield (Span(rest[:count], span.weight, span.is_marked),)
        rest = rest[count:]


def _most(text: str, size: float, weight: Weight, width: float, measure: Measure) -> int:
    """How many characters from the start fit the width."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle], size, weight) <= width else (low, middle - 1)
    return low


def _width(line: Line, size: float, measure: Measure) -> float:
    return sum(measure(span.text, size, span.weight) for span in line)


def _trailing(line: Line, size: float, measure: Measure) -> float:
    """The width of the spaces at the end, which may hang over the margin."""
    last = line[-1]
    spaces = len(last.text) - len(last.text.rstrip(" "))
    return measure(" ", size, last.weight) * spaces if spaces else 0.0
