"""What was changed before, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.history import HistoryLine


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change to the pilot: what it was, when, how much it changed, and whether it can be taken back."""

    id: UUID
    title: str
    detail: str
    is_undone: bool
    can_undo: bool


def change_lines(lines: Sequence[HistoryLine], most: int) -> tuple[ChangeLine, ...]:
    """The last changes, newest first; the oldest of all made the pilot and stays."""
    first = lines[-1].id if lines else None
    shown = [line for line in lines if not line.is_undo][:most]
    return tuple(_change_line(line, can_undo=line.id != first) for line in shown)


def _change_line(line: HistoryLine, *, can_undo: bool) -> ChangeLine:
    when = line.at.astimezone()
    parts = [f"{day(when.date(), 'medium')}, {when:%H:%M}"]
    counts = (
        (line.created, ngettext("{n} record added", "{n} records added", line.created)),
        (line.updated, ngettext("{n} updated", "{n} updated", line.updated)),
        (line.removed, ngettext("{n} removed", "{n} removed", line.removed)),
    )
    parts += [words.format(n=number(count)) for count, words in counts if count]
    return ChangeLine(line.id, line.title, " · ".join(parts), line.is_undone, can_undo)
