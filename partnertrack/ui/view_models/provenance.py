"""Where a value comes from, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _
from partnertrack.ui.view_models.duplicates import moment

if TYPE_CHECKING:
    from partnertrack.domain.record import Value
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.provenance import Edit, Provenance, Telling


@dataclass(frozen=True, slots=True)
class TellingLine:
    """A cell of a file that told the value; `said` is what stands there and how it was read."""

    source_id: UUID
    place: str
    file: str
    said: str
    when: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class EditLine:
    """A change of the value; `restore` offers the one before, empty where there is none to offer."""

    title: str
    when: str
    change: str
    restore: str
    earlier: Value | None


@dataclass(frozen=True, slots=True)
class OriginView:
    """One value with all that is known of its origin; `written` is how one would type it, `answers` what fits."""

    slot: SlotKey
    label: str
    text: str
    written: str
    answers: tuple[str, ...]
    tellings: tuple[TellingLine, ...]
    edits: tuple[EditLine, ...]


def present_origin(found: Provenance, written: str, answers: tuple[str, ...]) -> OriginView:
    """A value's origin, in words."""
    return OriginView(
        found.slot,
        found.label,
        found.text,
        written,
        answers,
        tuple(map(_telling, found.tellings)),
        tuple(_edit(edit, found.text) for edit in found.edits),
    )


def _said(telling: Telling) -> str:
    """What stands in the cell, and how it was read."""
    if not telling.raw:
        return _("This row spoke of the step last.")
    told = _("“{raw}”").format(raw=telling.raw)
    if not telling.text:
        told = _("“{raw}”, which could not be read").format(raw=telling.raw)
    elif telling.text != telling.raw:
        told = _("“{raw}”, read as {value}").format(raw=telling.raw, value=telling.text)
    return f"{told} ({telling.how})" if telling.how else told


def _telling(telling: Telling) -> TellingLine:
    said = _said(telling)
    when = " · ".join(filter(None, (moment(telling.at), telling.partner)))
    return TellingLine(telling.source_id, telling.place, telling.file_name, said, when, telling.is_in_force)


def _edit(edit: Edit, now: str) -> EditLine:
    title = _("Undone: {title}").format(title=edit.title) if edit.is_undo else edit.title
    change = f"{edit.before or '–'} → {edit.after or '–'}"
    can_restore = edit.earlier is not None and edit.before != now
    restore = _("Restore “{value}”").format(value=edit.before) if can_restore else ""
    when = " · ".join(filter(None, (moment(edit.at), edit.who)))
    return EditLine(title, when, change, restore, edit.earlier)
