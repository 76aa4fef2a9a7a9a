"""What the panel on the origin of values asks of the services; a service is loaded when it is first asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.provenance import OriginView, present_origin

if TYPE_CHECKING:
    from partnertrack.domain.record import Value
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.correct_value import Read
    from partnertrack.services.provenance import Provenance
    from partnertrack.services.workspace import Workspace


def origin(workspace: Workspace, enrolment_id: UUID, slot: SlotKey, *, progress: Progress) -> tuple[OriginView, ...]:
    """Where the value of one field comes from."""
    from partnertrack.services import provenance

    progress.report(0, 1)
    return _origins(workspace, (provenance.of(workspace, enrolment_id, slot),))


def origin_of_step(
    workspace: Workspace, enrolment_id: UUID, step: str, occurrence: int, *, progress: Progress
) -> tuple[OriginView, ...]:
    """Where all that is known of a step comes from."""
    from partnertrack.services import provenance

    progress.report(0, 1)
    return _origins(workspace, provenance.of_step(workspace, enrolment_id, step, occurrence))


def _origins(workspace: Workspace, found: tuple[Provenance, ...]) -> tuple[OriginView, ...]:
    from partnertrack.services import correct_value

    return tuple(
        present_origin(
            each,
            correct_value.written(workspace, each.slot, each.value),
            correct_value.answers(workspace, each.slot),
        )
        for each in found
    )


def read_value(workspace: Workspace, slot: SlotKey, text: str, *, progress: Progress) -> Read:
    """What a text means in a field."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.read(workspace, slot, text)


def correct(workspace: Workspace, enrolment_id: UUID, slot: SlotKey, text: str, *, progress: Progress) -> UUID | None:
    """Store what a text means in place of what the pilot holds; the id of the change, if it changes anything."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.correct(workspace, enrolment_id, slot, text)


def restore(
    workspace: Workspace, enrolment_id: UUID, slot: SlotKey, value: Value, *, progress: Progress
) -> UUID | None:
    """Store an earlier value again; the id of the change, if it changes anything."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.restore(workspace, enrolment_id, slot, value)


def save_archived(workspace: Workspace, source_id: UUID, path: Path, *, progress: Progress) -> Path:
    """An imported file as it came, written to that path."""
    from partnertrack.services import archived_files

    progress.report(0, 1)
    return archived_files.save(workspace, source_id, path)
