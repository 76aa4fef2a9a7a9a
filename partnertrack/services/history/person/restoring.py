"""An earlier state of one part of a person's records is stored again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.encoding import Json, Plain
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.part import NAMES, with_contents
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.domain.slots import as_said, with_value
from partnertrack.domain.statement import SlotKey
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import operations
from partnertrack.persistence.queries import dossiers, records
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace

_REFERRED = {"cohort_id": Cohort, "organisation_id": Organisation}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What can be stored again: a part of a record as it was, or, without a `name`, a whole record that was removed.

    `slot` is the field of the dictionary that fills the part, where there is one; `fields` is all that a removed record
    held, as the journal keeps it.
    """

    kind: str
    record_id: UUID
    label: str
    name: str = ""
    value: Plain = None
    slot: SlotKey | None = None
    fields: Mapping[str, Json] = field(default_factory=dict)


def restore(workspace: Workspace, enrolment_id: UUID, earlier: Earlier) -> UUID | None:
    """Store an earlier state again; the id of the change, None where the pilot holds it already.

    Raises `UserError` when the person or what is to be restored is gone, or when something else took its place.
    """
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
        if dossier is None:
            raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
        _check_target(reading, earlier)
        before = records.fetch(reading, KINDS[earlier.kind], [earlier.record_id]).get(earlier.record_id)
        directory = dossiers.directory(reading)
    is_whole = not earlier.name
    if is_whole:
        changes = _brought_back(earlier, before, dossier.events)
    elif before is None:
        raise UserError(_("What held this value was removed since."), _("Bring that back first."))
    elif earlier.slot:
        asked = workspace.scheme.fields[earlier.slot[0]]
        value = as_said(earlier.value, directory, asked)
        changes = with_value(dossier, directory, workspace.scheme, earlier.slot, value)
    else:
        changes = _with_part(before, earlier)
    if not changes:
        return None
    title = _("Bring back “{what}” of {person}") if is_whole else _("Restore “{what}” of {person}")
    return workspace.commit(title.format(what=earlier.label, person=dossier.enrolment.label), changes).change_set.id


def _check_target(reading: Reading, earlier: Earlier) -> None:
    """Refuse a value that names a cohort or an organisation which is gone."""
    kind = _REFERRED.get(earlier.name)
    if kind and isinstance(earlier.value, UUID) and not records.fetch(reading, kind, [earlier.value]):
        raise UserError(_("What this value names is no longer in the pilot."), _("Undo its removal first."))


def _with_part(before: Record, earlier: Earlier) -> tuple[Change, ...]:
    if before.kind in NAMES:
        after = with_contents(before, {earlier.name: earlier.value})
    else:
        told: dict[str, Any] = {
            earlier.name: "" if earlier.value is None and earlier.name == "title" else earlier.value
        }
        after = replace(before, **told)
    return (Change(before, after),) if after != before else ()


def _brought_back(earlier: Earlier, before: Record | None, events: tuple[Event, ...]) -> tuple[Change, ...]:
    if before is not None:
        return ()
    record = operations.restore(earlier.kind, earlier.record_id, 0, earlier.fields)
    if isinstance(record, Event) and any(
        (each.step, each.occurrence) == (record.step, record.occurrence) for each in events
    ):
        raise UserError(_("Something else is known of this step now."), _("Change it in the form of the step."))
    return (added(record),)
