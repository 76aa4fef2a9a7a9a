"""The results of a matrix as its rows name them, each below the one that it serves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from partnertrack.importing.logframe.draft import ReadResult
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.levels import LevelWords

_ABOVE: Final = {"outcome": "impact", "output": "outcome"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of a result: its level as worded, its number, its statement, whether the level was guessed."""

    level: str
    number: str = ""
    statement: str = ""
    named: str = ""
    is_guessed: bool = False


@dataclass(slots=True)
class _Entry:
    result: ReadResult
    said: Said


class Chain:
    """Collects results; `current` is the one to which indicators belong."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._at: int | None = None

    @property
    def current(self) -> str:
        """The key of the result that rows belong to now, "" before the first."""
        return "" if self._at is None else self._entries[self._at].result.key

    @property
    def has_outcome(self) -> bool:
        """Whether an outcome stands above."""
        return any(entry.said.level == "outcome" for entry in self._entries)

    def begin(self, said: Said, sheet: str, row: int) -> None:
        """Go on with this result: one that is known already, or a new one."""
        known = self._known(said)
        if known is not None:
            self._at = known
            return
        key = f"{sheet}!{row}r"
        if any(entry.result.key == key for entry in self._entries):
            key = f"{key}{len(self._entries)}"
        result = ReadResult(key, sheet, row, said.level, said.number, said.statement)
        self._entries.append(_Entry(result, said))
        self._at = len(self._entries) - 1

    def state(self, statement: str) -> bool:
        """Give the current result its statement, where it has a level only; whether it had none."""
        if self._at is None or self._entries[self._at].result.statement:
            return False
        entry = self._entries[self._at]
        entry.result = replace(entry.result, statement=statement)
        return True

    def assume(self, text: str) -> None:
        """Add to what must hold for the current result."""
        if self._at is None or not text:
            return
        entry = self._entries[self._at]
        known = entry.result.assumptions.split("\n") if entry.result.assumptions else []
        fresh = [line for line in text.split("\n") if line not in known]
        entry.result = replace(entry.result, assumptions="\n".join([*known, *fresh]))

    def finished(self) -> tuple[tuple[ReadResult, ...], tuple[Finding, ...]]:
        """The results with their levels settled and linked, and what is uncertain about them."""
        has_outputs = any(entry.said.level == "output" for entry in self._entries)
        has_outcomes = self.has_outcome
        has_objectives = any(entry.said.level == "objective" for entry in self._entries)
        findings: list[Finding] = []
        settled = []
        for entry in self._entries:
            level = entry.result.level
            if level == "result":
                dotted = "." in entry.said.number
                level = "outcome" if has_outputs or not (has_outcomes or has_objectives or dotted) else "output"
            elif level == "objective":
                level = "impact" if has_outcomes else "outcome"
            settled.append(replace(entry.result, level=level))
            findings += _told(settled[-1], entry.said)
        return tuple(_linked(settled)), tuple(findings)

    def _known(self, said: Said) -> int | None:
        """The place of a result that is named again: the same level and number, or the same words."""
        for place in reversed(range(len(self._entries))):
            entry = self._entries[place]
            if entry.said.level != said.level or entry.said.number != said.number:
                continue
            same_words = not said.statement or _bare(entry.result.statement) == _bare(said.statement)
            is_named = said.number or said.statement or place == self._at
            if same_words and is_named:
                return place
        return None


def said_by(found: LevelWords) -> Said:
    """What the words of a level say of a result."""
    return Said(found.level, found.number, found.statement, found.named)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _told(result: ReadResult, said: Said) -> Iterator[Finding]:
    """What a person should know about a level that was not said plainly."""
    if said.is_guessed:
        raw = result.statement or result.number
        yield Finding("level-guessed", result.sheet, result.row, raw=raw, detail=result.level, key=result.key)
    elif said.level in ("result", "objective"):
        yield Finding("level-read", result.sheet, result.row, raw=said.named, detail=result.level, key=result.key)


def _linked(results: list[ReadResult]) -> Iterator[ReadResult]:
    """Each result with the key of the one above it: by its number, else the last one of the level above."""
    last: dict[str, ReadResult] = {}
    by_number = {(each.level, each.number): each.key for each in results if each.number}
    for each in results:
        above_level = _ABOVE.get(each.level, "")
        numbered = by_number.get((above_level, each.number.rpartition(".")[0]), "")
        above = numbered or (last[above_level].key if above_level in last else "")
        last[each.level] = each
        yield replace(each, above=above)
