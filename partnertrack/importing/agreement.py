"""Whose value holds, the pilot's or the file's: what the partner sent last, what the pilot has now, what comes new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.domain.statement import Said, SlotKey
from partnertrack.importing.choices import Known, Side
from partnertrack.importing.holdings import FIRST_KEPT_SLOTS, IDENTITY_SLOTS, as_held, is_same

Kind = Literal["same", "fill", "change", "kept", "conflict", "erase"]
"""same: nothing to do; fill: a blank is filled; change: the file's value replaces the pilot's; kept: the pilot's stays;
conflict: both were changed, a person has to decide; erase: the pilot's value goes, as the file asks."""

Why = Literal["", "identity", "first", "stale", "fill-only", "chosen", "both-changed", "not-from-file", "no-consent"]
"""Why a value is kept or disputed: it tells who somebody is; another said it first; the partner sends what it sent
before, and the pilot's was corrected since; blanks are to be filled only; a person chose; the partner's value and the
pilot's were both changed; a person entered the pilot's; nobody allowed to delete."""

_ASKED_ABOUT: Final = ("identity", "first", "stale", "chosen", "both-changed", "not-from-file")


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


class Past:
    """What was said of one enrolment before; the newest first. `partner` is what the same sender said."""

    def __init__(
        self, partner: Sequence[Mapping[SlotKey, Said]], others: Callable[[], Iterable[Mapping[SlotKey, Said]]]
    ) -> None:
        self._partner = partner
        self._others = others

    def base(self, slot: SlotKey) -> Said | None:
        """What this sender said of the field last."""
        return next((said[slot] for said in self._partner if slot in said), None)

    def was_said(self, cell: Cell, held: Value) -> bool:
        """Whether the pilot's value came from some file; where no file was ever written down, it did."""
        has_any = False
        for said in self._others():
            has_any = True
            value = said[cell.slot].value if cell.slot in said else None
            told = as_held(cell.field, value) if value is not None else None
            if told is not None and is_same(cell.field, held, told):
                return True
        return not has_any


def weigh(
    cells: Iterable[Cell], held: Callable[[Field, SlotKey], Value | None], past: Past, rules: Rules
) -> Iterator[Weighed]:
    """Each cell against what the pilot holds."""
    for cell in cells:
        yield _weigh(cell, held(cell.field, cell.slot), past, rules)


def _weigh(cell: Cell, held: Value | None, past: Past, rules: Rules) -> Weighed:
    if cell.asks_to_delete:
        return _erasure(cell, held, rules)
    said = as_held(cell.field, cell.said) if cell.said is not None else None
    if said is None or held is None:
        return Weighed(cell.slot, "fill", held, said)
    if is_same(cell.field, held, said):
        return Weighed(cell.slot, "same", held, said)
    if cell.side is not None:
        kind: Kind = "change" if cell.side == "theirs" else "kept"
        return Weighed(cell.slot, kind, held, said, "chosen", cell.side)
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
    if cell.field.slot in FIRST_KEPT_SLOTS:
        return "kept", "first"
    return _three_ways(cell, held, past)


def _three_ways(cell: Cell, held: Value, past: Past) -> tuple[Kind, Why]:
    """The partner's last value, the pilot's, and the new one."""
    base = past.base(cell.slot)
    if base is None:
        is_from_file = held in cell.assumed or past.was_said(cell, held)
        return ("change", "") if is_from_file else ("conflict", "not-from-file")
    if _is_again(cell, base):
        return "kept", "stale"
    before = as_held(cell.field, base.value) if base.value is not None else None
    if before is not None and is_same(cell.field, held, before):
        return "change", ""
    return "conflict", "both-changed"


def _is_again(cell: Cell, base: Said) -> bool:
    """Whether the partner sends what it sent before: the same value, or the same text that could not be read."""
    if base.value is None or cell.sent.value is None:
        return base.raw == cell.sent.raw
    return is_same(cell.field, base.value, cell.sent.value)
