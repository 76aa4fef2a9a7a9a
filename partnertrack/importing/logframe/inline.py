"""Figures that stand in the cell of the indicator: "Anteil … Basiswert (2023): 0 %; Zielwert (12/2026): 80 %"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from partnertrack.importing.logframe.day_words import day_in
from partnertrack.importing.logframe.draft import MatrixColumn
from partnertrack.importing.logframe.words import words

_ROLES: Final = frozenset({"baseline", "target", "milestone", "current", "verification"})
_MOST_WORDS: Final = 6
_LONGEST: Final = 4000
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Inline:
    """What is left of a cell as the indicator's wording, and its figures with what each of them is."""

    label: str
    parts: tuple[tuple[MatrixColumn, str], ...] = ()


def inline_in(text: str, sheet: str, place: int) -> Inline:
    """The wording without the figures behind it; each of these as a column of its own would have it."""
    if len(text) > _LONGEST:
        return Inline(text)
    starts = [found for colon in re.finditer(r"[:=]", text) if (found := _start(text, colon.start(), sheet, place))]
    if not starts:
        return Inline(text)
    ends = [*(begin for begin, _after, _column in starts[1:]), len(text)]
    parts = tuple(
        (column, text[after:end].strip(" \t\n;,.–—-("))
        for (_begin, after, column), end in zip(starts, ends, strict=True)
    )
    label = text[: starts[0][0]].strip(" \t\n;,(–—-")
    return Inline(label, tuple((column, _closed(value)) for column, value in parts)) if label else Inline(text)


def _start(text: str, colon: int, sheet: str, place: int) -> tuple[int, int, MatrixColumn] | None:
    """Where a figure's name begins whose colon stands there, where its value begins, and what it is."""
    tail = text[max(text.rfind(sign, 0, colon) for sign in "\n;:") + 1 : colon]
    offset = colon - len(tail)
    for word in list(_WORD.finditer(tail))[-_MOST_WORDS:]:
        if not word[0].lstrip("(")[:1].isalpha():
            continue
        name = tail[word.start() :].strip(" (")
        day = day_in(name)
        bare = _BRACKETS.sub(" ", name.replace(day.words, " ") if day else name)
        role = words().columns.exact(bare.strip(" ()"))
        if role in _ROLES:
            begin = offset + word.start()
            return begin, colon + 1, MatrixColumn(sheet, place, name, role, day.on if day else None)
    return None


def _closed(value: str) -> str:
    """The value without a bracket at its end that was opened before it."""
    return value[:-1].rstrip() if value.count(")") > value.count("(") and value.endswith(")") else value
