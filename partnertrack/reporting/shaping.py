"""Sets a line that holds Arabic: its letters joined, its parts in the order in which they are seen (HarfBuzz)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import uharfbuzz  # type: ignore[import-untyped]  # the library is untyped

from partnertrack.reporting.directions import MIRRORED, DirectedRun, runs
from partnertrack.reporting.faces import LETTERS, characters, font, font_file
from partnertrack.reporting.outline import outline
from partnertrack.scene import PathStep, Weight

_FIRST = 0xF0000
"""Where the codes begin that joined letters get, as no character stands for them."""

_SLIGHT = 0.0005
_FEATURES = {"kern": False, "liga": False}
_codes = count(_FIRST)


@dataclass(frozen=True, slots=True)
class Strip:
    """Signs drawn one after the other, the first of them so far from the left, in parts of the size."""

    x: float
    signs: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape drawn so far from the left and above the line, in parts of the size."""

    x: float
    y: float
    steps: tuple[PathStep, ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line as it is drawn, at the size 1: how wide it is, its strips, and the shapes of dots and vowels.

    Those are shapes, as signs of their own would be read as letters of their own: the letter below says it all.
    """

    width: float
    strips: tuple[Strip, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A sign with what it moves the pen by and how far from there it is drawn, or the shape of a mark."""

    sign: str
    advance: float
    x: float = 0.0
    mark: Mark | None = None


@lru_cache(8192)
def shape(text: str, weight: Weight) -> Shaped:
    """The line as it is drawn in a weight."""
    pen = expected = 0.0
    strips: list[Strip] = []
    marks: list[Mark] = []
    for glyph in (glyph for run in runs(text) for glyph in _glyphs(run, weight)):
        place = pen + glyph.x
        if glyph.mark:
            marks.append(Mark(pen + glyph.mark.x, glyph.mark.y, glyph.mark.steps))
        elif strips and abs(place - expected) < _SLIGHT:
            strips[-1] = Strip(strips[-1].x, strips[-1].signs + glyph.sign)
        else:
            strips.append(Strip(place, glyph.sign))
        if not glyph.mark:
            expected = place + _advance(glyph.sign, weight)
        pen += glyph.advance
    return Shaped(pen, tuple(strips), tuple(marks))


def _glyphs(run: DirectedRun, weight: Weight) -> Iterator[_Glyph]:
    """The signs of a run from the left."""
    if not run.is_rtl:
        for letter in run.text:
            yield _Glyph(letter, _advance(letter, weight))
        return
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl"
    face = _face(weight)
    uharfbuzz.shape(face, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    said = _said(run.text, [(info.cluster, place.x_advance) for info, place in zip(infos, positions, strict=True)])
    scale = 1 / face.face.upem
    for info, place, text in zip(infos, positions, said, strict=True):
        advance = place.x_advance * scale
        if text:
            yield _Glyph(_sign(info.codepoint, text, weight, advance), advance, place.x_offset * scale)
        else:
            mark = Mark(place.x_offset * scale, place.y_offset * scale, _outline(info.codepoint, weight))
            yield _Glyph("", advance, mark=mark)


def _said(text: str, clusters: list[tuple[int, int]]) -> list[str]:
    """What each glyph says: of those that are one cluster the widest says its letters, the others nothing."""
    starts = sorted({start for start, _advance in clusters})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said = [""] * len(clusters)
    for start in starts:
        places = [place for place, (of, _advance) in enumerate(clusters) if of == start]
        widest = max(places, key=lambda place: clusters[place][1])
        said[widest] = text[start : ends[start]]
    return said


def _sign(glyph: int, text: str, weight: Weight, advance: float) -> str:
    """The sign by which a glyph is drawn that says this text: the letter itself where that is how it looks."""
    glyphs = font(weight).face.charToGlyph
    shown = MIRRORED.get(text, text)  # a bracket says what it looks like: whoever turns the line round turns it, too
    if len(shown) == 1 and glyphs.get(ord(shown)) == glyph:
        return shown
    return _code(glyph, text, weight, advance)


@lru_cache(None)
def _code(glyph: int, text: str, weight: Weight, advance: float) -> str:
    """A code of its own for a glyph that says this text, known to the font from now on."""
    characters()  # which no code becomes one of
    face = font(weight).face
    code = next(_codes)
    face.charToGlyph[code] = glyph
    face.charWidths[code] = round(advance * 1000)
    LETTERS[chr(code)] = text
    return chr(code)


def _advance(sign: str, weight: Weight) -> float:
    """How wide a sign is, in parts of the size, as a PDF file has it."""
    face = font(weight).face
    return float(face.charWidths.get(ord(sign), face.defaultWidth)) / 1000


@lru_cache(1024)
def _outline(glyph: int, weight: Weight) -> tuple[PathStep, ...]:
    return outline(_face(weight), glyph)


@lru_cache
def _face(weight: Weight) -> uharfbuzz.Font:
    """The font as HarfBuzz knows it."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_file(weight)))))
