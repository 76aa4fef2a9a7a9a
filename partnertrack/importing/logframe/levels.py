"""Which level of the chain a text names, and what it says besides: "Output 1.2: Trainees are certified"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.logframe.words import words

_STUCK: Final = re.compile(r"^([A-Za-z]{1,3})(?=\d)")
_AFTER: Final = re.compile(
    r"^[\s.#]*(?:(?:no|nr|n°|n)\b[.\s°]*)?(?P<number>\d+(?:[.\-]\d+)*|[IVX]{1,4}(?=[\s.:)\-–—]|$)|[a-z](?=[).:]))?"
    r"(?P<sign>[\s.:)\]}\-–—/]*)(?P<statement>.*)$",
    re.DOTALL,
)
_NUMBERED: Final = re.compile(r"^(?P<number>\d+(?:\.\d+)*)\s*[.:)\-–—]?\s+(?P<statement>\S.*)$", re.DOTALL)
_PARTING: Final = re.compile(r"[:)\]\-–—/.\n]")
_LONGEST_CODE: Final = 14
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level ("impact", "outcome", "output", "result" for one of the latter two, "activity"), its number, the rest."""

    level: str
    number: str
    statement: str
    named: str


def level_in(text: str, *, is_level_column: bool = False) -> LevelWords | None:
    """The level that a text begins with; None where it is a sentence that happens to begin with such a word.

    In a column of levels all that follows the level, if it is no sentence, is the number or code.
    """
    spread = _STUCK.sub(r"\1 ", text.strip())
    meant = words().levels.at_start(spread[:_LONGEST_NAME])
    if meant is None:
        return None
    end = _end_of(spread, meant.words)
    rest = spread[end:]
    after = _AFTER.match(rest)
    if after is None:
        return None
    named = spread[:end].strip(" .:-")
    number, statement = after["number"] or "", after["statement"].strip()
    is_parted = bool(_PARTING.search(after["sign"])) or not statement or bool(number)
    if is_level_column and _is_code(rest.strip()):
        return LevelWords(meant.what, rest.strip(), "", named)
    if not is_parted and not is_level_column:
        return None
    if len(meant.words) < 3 and not number:  # noqa: PLR2004 - "SO" is a level before a number only
        return None
    return LevelWords(meant.what, number, statement, named)


def _is_code(text: str) -> bool:
    """Whether what stands behind a level in its own column is a code, whatever its form: "1.2", "A", "OC 2b"."""
    is_short = bool(text) and len(text) <= _LONGEST_CODE and not re.search(r":|\n|\s[-–—]\s|[()]", text)
    return is_short and (any(map(str.isdigit, text)) or len(text.split()) == 1)


def number_in(text: str) -> tuple[str, str]:
    """The number that a text begins with, and the rest; none where it is the first word of the sentence."""
    found = _NUMBERED.match(text.strip())
    return (found["number"], found["statement"]) if found else ("", text.strip())


def _end_of(text: str, folded: str) -> int:
    """Where the words end that fold to these."""
    ends = [found.end() for found in re.finditer(r"[^\W_]+['’]?|[)\]]", text[:_LONGEST_NAME])]
    fitting = [end for end in ends if fold(text[:end]) == folded]
    return fitting[-1] if fitting else len(text)
