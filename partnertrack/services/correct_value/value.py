"""A person corrects a value of the pilot, in the words in which a partner would write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.shown import answer, shown
from partnertrack.domain.slots import with_value
from partnertrack.domain.statement import SlotKey
from partnertrack.errors import UserError
from partnertrack.i18n import _, country, current
from partnertrack.importing.cells import FullName, Setting, read_column
from partnertrack.importing.issue import Issue
from partnertrack.persistence.queries import dossiers
from partnertrack.services.workspace import Workspace

__all__ = ["Read", "answers", "correct", "read", "restore", "written"]


@dataclass(frozen=True, slots=True)
class Read:
    """What a text means in a field: its value in words, or why it is refused; a blank text means nothing at all."""

    value: Value | None
    text: str
    refusal: str = ""


def read(workspace: Workspace, slot: SlotKey, text: str) -> Read:
    """What a text means, read as the cells of a partner's file are; dates as they are written here, day first."""
    field = workspace.scheme.fields[slot[0]]
    label = field.label.text(current())
    this_year = date.today().year  # noqa: DTZ011 - the user's year is a local year
    setting = Setting(label, current(), this_year, "dmy")
    (reading,) = read_column([text.strip() or None], field, workspace.vocabulary, setting)
    if isinstance(reading.value, FullName) or reading.value is None:
        refused = Issue(reading.code, reading.severity, "", None, label, reading.raw, reading.detail)
        return Read(None, "", refused.message if reading.code else "")
    return Read(reading.value, shown(workspace.scheme, field, reading.value))


def written(workspace: Workspace, slot: SlotKey, value: Value | None) -> str:
    """A value as one would type it; `read` gives it back."""
    return "" if value is None else _written(workspace.scheme, workspace.scheme.fields[slot[0]], value)


def answers(workspace: Workspace, slot: SlotKey) -> tuple[str, ...]:
    """The answers of a closed list, as people write them; none where anything may be written."""
    field = workspace.scheme.fields[slot[0]]
    if field.type == "yes_no":
        return _("yes"), _("no")
    codes = workspace.scheme.code_list(field.codes) if field.type == "code" else None
    return tuple(code.label.text(current()) for code in codes.codes if not code.is_retired) if codes else ()


def correct(workspace: Workspace, enrolment_id: UUID, slot: SlotKey, text: str) -> UUID | None:
    """Store what a text means in place of what the pilot holds; a blank text takes the value out.

    Returns the id of the change, None where it changes nothing. Raises `UserError` for a text that is refused, and
    what `Store.apply` raises.
    """
    found = read(workspace, slot, text)
    if found.refusal:
        raise UserError(found.refusal)
    return restore(workspace, enrolment_id, slot, found.value)


def restore(workspace: Workspace, enrolment_id: UUID, slot: SlotKey, value: Value | None) -> UUID | None:
    """Store a value in place of what the pilot holds; returns and raises as `correct` does."""
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
        directory = dossiers.directory(reading)
    if dossier is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    changes = with_value(dossier, directory, workspace.scheme, slot, value)
    if not changes:
        return None
    label = workspace.scheme.fields[slot[0]].label.text(current())
    title = _("Correct “{field}” of {person}").format(field=label, person=dossier.enrolment.label)
    return workspace.commit(title, changes).change_set.id


def _written(scheme: Scheme, field: Field, value: Value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}".strip()
    if field.type == "code":
        return answer(scheme, field.codes, str(value)) or str(value)
    return country(str(value)) if field.type == "country" else str(value)
