"""Imports of which rows wait for a decision, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.unfinished import Unfinished


@dataclass(frozen=True, slots=True)
class UnfinishedLine:
    """An import that can be taken up again: its file, and how many rows wait since when."""

    id: UUID
    partner: str
    title: str
    detail: str


def unfinished_lines(imports: Iterable[Unfinished]) -> tuple[UnfinishedLine, ...]:
    """The imports in the same order."""
    return tuple(_line(each) for each in imports)


def _line(each: Unfinished) -> UnfinishedLine:
    waiting = ngettext("{n} row waits", "{n} rows wait", each.rows).format(n=number(each.rows))
    when = day(each.imported_at.astimezone().date(), "medium")
    return UnfinishedLine(
        each.source_id, each.partner, each.file_name, " · ".join(filter(None, (waiting, each.partner, when)))
    )
