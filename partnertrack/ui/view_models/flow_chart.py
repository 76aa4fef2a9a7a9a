"""The chart of where people went: from all who were selected over the tracks to where they are now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.i18n import number
from partnertrack.scene import Close, CurveTo, Item, LineTo, MoveTo, Path, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens

_BAR, _GAP, _SLOT, _TEXT, _FIGURE = 12.0, 12.0, 18.0, 12.0, 13.0
_START, _LABELS = 92.0, 190.0  # pixels for the words on the left and on the right
_NARROW = 620.0  # pixels: below, the words on the right take less
_MIDDLE = 0.36  # of the way from left to right stand the tracks
_VEIL = {False: "#44", True: "#55"}
"""How much of its colour a band has, in light and in dark."""


@dataclass(frozen=True, slots=True)
class FlowEnd:
    """People who came to the same end: what it is, how many, and its tone."""

    label: str
    n: int
    tone: str


@dataclass(frozen=True, slots=True)
class FlowTrack:
    """A track with its ends, which add up to its people."""

    label: str
    tone: str
    ends: tuple[FlowEnd, ...]

    @property
    def n(self) -> int:
        """How many are on it."""
        return sum(each.n for each in self.ends)


def flow_chart(
    start: str, tracks: Sequence[FlowTrack], alt_text: str, tokens: Tokens, width: float, height: float
) -> Scene:
    """Bands as thick as the people in them are many; what leaves a bar on the right is all that came in on the left."""
    total = sum(track.n for track in tracks)
    if not total:
        return Scene(width, height, (), alt_text)
    laid = _Laid(tracks, width, height)
    return Scene(width, height, tuple(_items(start, tracks, laid, tokens, total)), alt_text)


def end_at(tracks: Sequence[FlowTrack], at: tuple[float, float], size: tuple[float, float]) -> int:
    """Which end, counted over all tracks, a place in the chart of a size belongs to; -1 for none."""
    (x, y), (width, height) = at, size
    if not any(track.n for track in tracks):
        return -1
    laid = _Laid(tracks, width, height)
    if x < (laid.middle + laid.right) / 2:
        return -1
    place, top = 0, 0.0
    for track in tracks:
        for end in track.ends:
            bottom = top + laid.slot(end.n)
            if top - _GAP / 2 <= y < bottom + _GAP / 2:
                return place
            place, top = place + 1, bottom + _GAP
        top += _GAP
    return -1


class _Laid:
    """Where everything stands: the unit is the height of one person."""

    def __init__(self, tracks: Sequence[FlowTrack], width: float, height: float) -> None:
        labels = _LABELS if width >= _NARROW else _LABELS - 40
        self.left, self.right = _START, width - labels - _BAR
        self.middle = self.left + (self.right - self.left) * _MIDDLE
        ends = [each.n for track in tracks for each in track.ends]
        room = height - _GAP * (len(ends) - 1) - _GAP * (len(tracks) - 1)
        self.unit = _unit(ends, room)
        self.height = height

    def slot(self, n: int) -> float:
        """The height that an end takes: never less than its words need."""
        return max(n * self.unit, _SLOT)


def _unit(ends: Sequence[int], room: float) -> float:
    """The height of one person, so that all ends find room, the small ones with the height of their words."""
    unit = room / sum(ends)
    for _round in ends:
        small = [each for each in ends if each * unit < _SLOT]
        large = sum(ends) - sum(small)
        unit = max((room - _SLOT * len(small)) / large, 0.5) if large else 0.5
    return unit


def _items(start: str, tracks: Sequence[FlowTrack], laid: _Laid, tokens: Tokens, total: int) -> Iterator[Item]:
    whole = total * laid.unit
    y_left = (laid.height - whole) / 2
    yield Rect(laid.left - _BAR, y_left, _BAR, whole, tokens.text2, radius=3)
    yield Text(laid.left - _BAR - 10, laid.height / 2, number(total), 22, tokens.text, "semibold", "end")
    yield Text(laid.left - _BAR - 10, laid.height / 2 + 18, start, _TEXT, tokens.text2, anchor="end")
    y_slot = 0.0
    for track in tracks:
        spans = [laid.slot(end.n) for end in track.ends]
        span = sum(spans) + _GAP * (len(spans) - 1)
        y_middle = y_slot + (span - track.n * laid.unit) / 2
        fill = tokens.tones[track.tone].fill
        thick = track.n * laid.unit
        yield _band((laid.left, y_left), (laid.middle, y_middle), thick, _pale(fill, tokens))
        yield Rect(laid.middle, y_middle, _BAR, thick, fill, radius=3)
        yield from _ends(track, (y_middle, y_slot), laid, tokens)
        words = f"{track.label}  {number(track.n)}"
        yield Text(laid.middle - 10, y_middle + thick / 2 + 4, words, _TEXT, tokens.text, "semibold", "end")
        y_left += thick
        y_slot += span + 2 * _GAP


def _ends(track: FlowTrack, at: tuple[float, float], laid: _Laid, tokens: Tokens) -> Iterator[Item]:
    """The bands from a track to its ends, each with its number and its words."""
    y_from, y_slot = at
    for end in track.ends:
        thick, slot = end.n * laid.unit, laid.slot(end.n)
        y_to = y_slot + (slot - thick) / 2
        fill = tokens.tones[end.tone].fill
        yield _band((laid.middle + _BAR, y_from), (laid.right, y_to), thick, _pale(fill, tokens))
        yield Rect(laid.right, y_to, _BAR, thick, fill, radius=min(3, thick / 2))
        base = y_slot + slot / 2 + 4
        yield Text(laid.right + _BAR + 38, base, number(end.n), _FIGURE, tokens.text, "semibold", "end")
        yield Text(laid.right + _BAR + 46, base, end.label, _TEXT, tokens.text2)
        y_from += thick
        y_slot += slot + _GAP


def _band(start: tuple[float, float], end: tuple[float, float], thick: float, fill: str) -> Path:
    (x1, y1), (x2, y2) = start, end
    bend = (x1 + x2) / 2
    return Path(
        (
            MoveTo(x1, y1),
            CurveTo(bend, y1, bend, y2, x2, y2),
            LineTo(x2, y2 + thick),
            CurveTo(bend, y2 + thick, bend, y1 + thick, x1, y1 + thick),
            Close(),
        ),
        fill,
    )


def _pale(fill: str, tokens: Tokens) -> str:
    return f"{_VEIL[tokens.is_dark]}{fill.removeprefix('#')}"
