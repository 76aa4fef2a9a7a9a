"""Whose value holds, the pilot's or the file's: what the partner sent last, what the pilot has now, what comes new."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.domain.statement import Said, SlotKey
from partnertrack.importing.choices import Known, Side
from partnertrack.importing.holdings import FIRST_KEPT_SLOTS, IDENTITY_SLOTS, Holdings, Place, as_held, is_same

Kind = Literal["same", "fill", "change", "kept", "conflict", "erase"]
"""same: nothing to do; fill: a blank is filled; change: the file's value replaces the pilot's; kept: the pilot's stays;
conflict: both were changed, a person has to decide; erase: the pilot's value goes, as the file asks."""

Why = Literal[
    "", "identity", "first", "stale", "outdated", "fill-only", "chosen", "both-changed", "not-from-file", "no-consent"
]
"""Why a value is kept or disputed: it tells who somebody is; another said it first; the partner sends what it sent
before, and the pilot's was corrected since; a newer file of the partner spoke of it; blanks are to be filled only; a
person chose; the partner's value and the pilot's were both changed; a person entered the pilot's; nobody allowed to
delete."""

_ASKED_ABOUT: Final = ("identity", "first", "stale", "outdated", "chosen", "both-changed", "not-from-file")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cell's value against the pilot's, in the form in which the pilot holds it."""

    slot: SlotKey
    kind: Kind
    held: Value | None
    said: Value | None
    why: Why = ""
    side: Side | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the file's value is to be entered; the same one may complete a step."""
        return self.kind in ("fill", "change") or (self.kind == "same" and self.held == self.said)

    @property
    def may_choose(self) -> bool:
        """Whether a person may prefer the other value."""
        return self.why in _ASKED_ABOUT or (self.kind == "change" and self.side is not None)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says now: its value, what the partner wrote, whether it asks to delete, what a person chose.

    `assumed` are values that the pilot may hold although nobody said them.
    """

    slot: SlotKey
    field: Field
    said: Value | None
    sent: Said
    asks_to_delete: bool = False
    side: Side | None = None
    assumed: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be done: to the known, and whether a cell may delete."""

    known: Known = "update"
    deletes: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """What one row of an earlier file of the sender said.

    `file` names the file, which came `at` that time, `layout` the list, by its headings. `is_later`: the file is newer
    than the one that is read.
    """

    file: Hashable
    at: datetime
    layout: str
    said: Mapping[SlotKey, Said]
    is_later: bool = False


class Past:
    """What was said of one enrolment before.

    `sender` is what the same sender's files said, the newest first; `here` what earlier rows of this file said;
    `others` what anybody's files said. A person may stand in several rows of a file, and in several lists. `is_emptied`
    tells of a place whether somebody took a value out of it since a moment.
    """

    def __init__(
        self,
        layout: str = "",
        sender: Sequence[Telling] = (),
        here: Sequence[Mapping[SlotKey, Said]] = (),
        others: Callable[[], Iterable[Mapping[SlotKey, Said]]] = tuple,
        is_emptied: Callable[[Place, datetime], bool] = lambda _place, _since: False,
    ) -> None:
        self._layout = layout
        self._sender = sender
        self._here = here
        self._others = others
        self._is_emptied = is_emptied

    def is_outdated(self, slot: SlotKey) -> bool:
        """Whether a newer file of the sender spoke of the field: what this one says of it is old."""
        return any(telling.is_later and slot in telling.said for telling in self._sender)

    def last(self, slot: SlotKey) -> Iterator[Said]:
        """What the sender said of the field last, and what it said last in this very list, which others may belie."""
        told = [telling for telling in self._sender if slot in telling.said]
        yield from _of_first(told, slot)
        yield from self.last_of_list(slot)

    def last_of_list(self, slot: SlotKey) -> Iterator[Said]:
        """What the sender said of the field last in this very list."""
        own = [telling for telling in self._sender if slot in telling.said and telling.layout == self._layout]
        return _of_first(own, slot)

    def last_of_each(self, slot: SlotKey) -> Iterator[Said]:
        """What each of the sender's lists said of the field last."""
        told = [telling for telling in self._sender if slot in telling.said]
        for layout in {telling.layout for telling in told}:
            yield from _of_first([telling for telling in told if telling.layout == layout], slot)

    def was_taken_out(self, cell: Cell, place: Place | None) -> bool:
        """Whether the sender says again what somebody took out of the pilot since."""
        told = next((telling for telling in self._sender if cell.slot in telling.said), None)
        if told is None or place is None or not any(_is_again(cell, base) for base in self.last(cell.slot)):
            return False
        return self._is_emptied(place, told.at)

    def here(self, slot: SlotKey) -> tuple[Said, ...]:
        """What earlier rows of this file said of the field."""
        return tuple(said[slot] for said in self._here if slot in said)

    def was_said(self, cell: Cell, held: Value) -> bool:
        """Whether the pilot's value came from some file; where no file was ever written down, it did."""
        has_any = False
        for said in self._others():
            has_any = True
            if cell.slot in said and _says(cell.field, said[cell.slot], held):
                return True
        return not has_any


def weigh(cells: Iterable[Cell], holdings: Holdings, past: Past, rules: Rules) -> Iterator[Weighed]:
    """Each cell against what the pilot holds."""
    for cell in cells:
        yield _weigh(cell, holdings, past, rules)


def _weigh(cell: Cell, holdings: Holdings, past: Past, rules: Rules) -> Weighed:
    held = holdings.value(cell.field, cell.slot)
    if cell.asks_to_delete:
        return _erasure(cell, held, rules)
    said = as_held(cell.field, cell.said) if cell.said is not None else None
    if said is not None and held is not None and is_same(cell.field, held, said):
        return Weighed(cell.slot, "same", held, said)
    if said is not None and cell.side is not None:
        kind: Kind = "change" if cell.side == "theirs" else "kept"
        return Weighed(cell.slot, kind, held, said, "chosen", cell.side)
    if said is None or held is None:
        is_out = said is not None and past.was_taken_out(cell, holdings.place(cell.field, cell.slot))
        return Weighed(cell.slot, "kept" if is_out else "fill", held, said, "stale" if is_out else "")
    kind, why = _dispute(cell, held, past, rules)
    return Weighed(cell.slot, kind, held, said, why)


def _erasure(cell: Cell, held: Value | None, rules: Rules) -> Weighed:
    if held is None:
        return Weighed(cell.slot, "kept", None, None)
    kind: Kind = "erase" if rules.deletes else "kept"
    return Weighed(cell.slot, kind, held, None, "" if rules.deletes else "no-consent")


def _dispute(cell: Cell, held: Value, past: Past, rules: Rules) -> tuple[Kind, Why]:
    """What becomes of two values that differ, when nobody chose."""
    if rules.known == "fill":
        return "kept", "fill-only"
    if cell.field.slot in IDENTITY_SLOTS:
        return "kept", "identity"
    is_own = any(_says(cell.field, base, held) for base in past.last_of_list(cell.slot))
    if cell.field.slot in FIRST_KEPT_SLOTS and not is_own:
        return "kept", "first"
    return _three_ways(cell, held, past)


def _three_ways(cell: Cell, held: Value, past: Past) -> tuple[Kind, Why]:
    """The partner's last value, the pilot's, and the new one."""
    if past.is_outdated(cell.slot):
        return "kept", "outdated"
    last = [*past.last(cell.slot)]
    if any(_is_again(cell, base) for base in last):
        return "kept", "stale"
    if any(_says(cell.field, base, held) for base in (*past.last_of_each(cell.slot), *past.here(cell.slot))):
        return "change", ""
    if last:
        return "conflict", "both-changed"
    return ("change", "") if held in cell.assumed or past.was_said(cell, held) else ("conflict", "not-from-file")


def _of_first(told: Sequence[Telling], slot: SlotKey) -> Iterator[Said]:
    """What the first file of these said of the field."""
    return (telling.said[slot] for telling in told if telling.file == told[0].file)


def _says(field: Field, said: Said, held: Value) -> bool:
    """Whether a cell said what the pilot holds."""
    told = as_held(field, said.value) if said.value is not None else None
    return told is not None and is_same(field, held, told)


def _is_again(cell: Cell, base: Said) -> bool:
    """Whether the partner sends what it sent before: the same value, or the same text that could not be read."""
    if base.value is None or cell.sent.value is None:
        return base.raw == cell.sent.raw
    return is_same(cell.field, base.value, cell.sent.value)
