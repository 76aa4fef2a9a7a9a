"""Which way a text is read, letter by letter (Unicode's bidirectional algorithm, UAX 9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby

from bidi import algorithm  # type: ignore[import-untyped]  # the library is untyped
from bidi.mirror import MIRRORED as _MIRRORED  # type: ignore[import-untyped]  # as above

MIRRORED: Mapping[str, str] = _MIRRORED
"""The brackets and the like that look the other way where they are read from the right."""

FROM_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
"""Stands before and behind a part of a line that is read from the right, so that it is known without the rest."""

_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff]")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that say a direction and show nothing."""

_ISOLATES = {ord(sign): None for sign in "\u2066\u2067\u2068\u2069"}  # which the algorithm at hand does not know
_BLANKS = " \t\u00a0"
_RTL_LANGUAGES = ("ar", "fa", "he", "ur", "ps", "ckb")


@dataclass(frozen=True, slots=True)
class DirectedRun:
    """A part of a line, in the order of its letters; it is drawn from the right or from the left."""

    text: str
    is_rtl: bool


def has_rtl(text: str) -> bool:
    """Whether a text holds anything that is read from the right."""
    return not text.isascii() and _RTL.search(text) is not None


def is_read_from_right(text: str, language: str = "") -> bool:
    """Whether a paragraph is read from the right: by its first letter, else by its language."""
    if not has_rtl(text):
        return False
    return algorithm.get_base_level(text) == 1 or language.partition("-")[0] in _RTL_LANGUAGES


def language_of(text: str) -> str:
    """The language of a text that nobody named: Arabic where it is read from the right, as partners here write it."""
    return "ar" if is_read_from_right(text) else ""


def without_controls(text: str) -> str:
    """The text without the signs that only say a direction."""
    return _CONTROLS.sub("", text)


@lru_cache(4096)
def runs(text: str) -> tuple[DirectedRun, ...]:
    """The parts of a line from left to right as they are seen; its direction is that of its first letter or mark."""
    text = text.translate(_ISOLATES)
    levels = _levels(text)
    parts = [
        (level, "".join(text[place] for place in places))
        for level, places in ((level, list(group)) for level, group in groupby(range(len(text)), levels.__getitem__))
    ]
    return tuple(
        DirectedRun(without_controls(part), is_rtl=bool(level % 2))
        for level, part in _reordered(parts)
        if without_controls(part)
    )


def _levels(text: str) -> list[int]:
    """How deep each letter is embedded: odd from the right, even from the left."""
    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for place, letter in enumerate(storage["chars"]):
        letter["place"] = place
    for resolve in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
    ):
        resolve(storage, debug=False)
    found = {letter["place"]: int(letter["level"]) for letter in storage["chars"]}
    levels: list[int] = []
    for place in range(len(text)):  # what the algorithm takes out, such as joiners, goes with the letter before
        levels.append(found.get(place, levels[-1] if levels else base))
    for place in range(len(text) - 1, -1, -1):  # blanks at the end follow the paragraph
        if text[place] not in _BLANKS and not _CONTROLS.match(text[place]):
            break
        levels[place] = base
    return levels


def _reordered(parts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The parts as they are seen: from the deepest level on, what is at least as deep is turned round."""
    order = list(parts)
    for level in range(max((level for level, _part in order), default=0), 0, -1):
        turned: list[tuple[int, str]] = []
        for is_deep, group in groupby(order, partial(_is_as_deep, level)):
            stretch = list(group)
            turned += reversed(stretch) if is_deep else stretch
        order = turned
    return order


def _is_as_deep(level: int, part: tuple[int, str]) -> bool:
    return part[0] >= level
