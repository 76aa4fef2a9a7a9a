"""Several indicators in one cell, and which of the figures beside them belongs to which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BULLET: Final = re.compile(
    r"^(?:[\N{BULLET}\N{MIDDLE DOT}\N{WHITE BULLET}\N{BLACK SMALL SQUARE}►▪‣●*]|[-–—](?=\s|[^\W\d]))\s*"
)
_CODE: Final = re.compile(
    r"^(?:(?:indicator|indicateur|indikator|ind|ioi|iov|kpi)\b[.\s]*(?:no|nr|n°)?[.\s]*)?"
    r"(?P<code>[A-Za-z]{0,3}\.?\s?\d+(?:[.\-]\d+)*[a-z]?(?:\.[A-Za-z]\d*)?|[a-z](?=\)))"
    r"(?P<sign>\s*[:)–—]|\.(?=\s)|\.?\s-(?=\s)|(?=\s))\s*(?P<label>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED: Final = re.compile(r"^(?:indicator|indicateur|indikator|ind|ioi|iov|kpi)\b", re.IGNORECASE)
_PLAIN_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator of a cell: the code that it begins with, if any, and its wording; "1." only counts."""

    code: str
    label: str


def items_in(text: str, *, has_codes: bool) -> tuple[Item, ...]:
    """The indicators of a cell; with `has_codes`, codes have a column of their own and none is looked for here."""
    lines = [line for line in text.split("\n") if line.strip()]
    starts = [number for number, line in enumerate(lines) if _begins(line)]
    if len(starts) < 2 or starts[0]:  # noqa: PLR2004 - one beginning is one indicator
        return (_item(" ".join(lines), has_codes=has_codes),) if lines else ()
    ends = [*starts[1:], len(lines)]
    joined = [" ".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return tuple(_item(line, has_codes=has_codes) for line in joined)


def parts_for(text: str, count: int) -> tuple[str, ...] | None:
    """The lines of a cell that stand beside that many indicators, None where there are more or fewer."""
    if count == 1:
        return (text,)
    lines = [_marked_off(line) for line in text.split("\n")]
    filled = [line for line in lines if line]
    return tuple(filled) if len(filled) == count else None


def _begins(line: str) -> bool:
    """Whether a line begins an indicator, by a bullet or a code."""
    bare = _BULLET.sub("", line.strip(), count=1)
    return bare != line.strip() or _item(line, has_codes=False).label != bare


def _item(text: str, *, has_codes: bool) -> Item:
    bare = _BULLET.sub("", text.strip(), count=1)
    if has_codes:
        return Item("", bare)
    found = _CODE.match(bare)
    if found is None:
        return Item("", bare)
    code, label = " ".join(found["code"].split()), found["label"].strip()
    is_counted = len(code) == 1 or bool(_PLAIN_NUMBER.fullmatch(code))
    is_figure = is_counted and not found["sign"].strip() and not _NAMED.match(bare)
    is_word = found["code"][:1].isalpha() and " " in code
    is_share = label.startswith("%") and "." not in code
    return Item("", bare) if is_figure or is_word or is_share else Item("" if is_counted else code, label)


def _marked_off(line: str) -> str:
    """A figure without the bullet or the code of its indicator: "1.1: 30", "a) 40 %"."""
    bare = _BULLET.sub("", line.strip(), count=1)
    found = re.match(r"^(?:\d+(?:\.\d+)+|[a-z])\s*[:)]\s*(?=\S)", bare)
    return bare[found.end() :] if found else bare
