"""What changing many people at once asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.step_name import step_name
from partnertrack.errors import UserError
from partnertrack.i18n import current
from partnertrack.progress import Progress
from partnertrack.ui.view_models.bulk import BulkPreview, of_field, of_step

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.correct_value import FormField
    from partnertrack.services.move_participants import Move, Possible
    from partnertrack.services.set_values import Settable
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Target:
    """A field that can be set for many: as a line of a form, with the step it belongs to; whether it assigns somebody.

    To assign is to say the cohort, the track, or the organisation of a step.
    """

    field: FormField
    step: str
    assigns: bool


@dataclass(frozen=True, slots=True)
class Options:
    """The steps that can be recorded, the names of the organisations, and the fields that can be set."""

    steps: tuple[Possible, ...]
    organisations: tuple[str, ...]
    targets: tuple[Target, ...]


def options(workspace: Workspace, *, progress: Progress) -> Options:
    """What can be done with many people."""
    from partnertrack.services import move_participants, set_values

    progress.report(0, 1)
    found = set_values.settable(workspace)
    targets = tuple(_target(workspace, each) for each in found)
    organisations = next((each.names for each in found if each.field.slot == "organisation"), ())
    return Options(move_participants.steps(workspace), organisations, targets)


def see_step(workspace: Workspace, ids: Sequence[UUID], move: Move, as_of: date, *, progress: Progress) -> BulkPreview:
    """What recording a step does to these people, looked at on a day."""
    from partnertrack.services import move_participants

    return of_step(workspace.scheme, move_participants.preview(workspace, ids, move, progress), as_of)


def see_field(
    workspace: Workspace, ids: Sequence[UUID], slot: SlotKey, text: str, *, progress: Progress
) -> BulkPreview:
    """What writing a text into a field does to these people, or clearing it by an empty text.

    Raises `UserError` for a text that the field does not take.
    """
    from partnertrack.services import correct_value, set_values

    found = correct_value.read(workspace, slot, text)
    if found.refusal:
        raise UserError(found.refusal)
    return of_field(workspace.scheme, set_values.preview(workspace, ids, slot, found.value, progress))


def store(workspace: Workspace, preview: BulkPreview, *, progress: Progress) -> UUID | None:
    """Store what was seen, all or none; the id of the change."""
    from partnertrack.services import move_participants, set_values

    if isinstance(preview.seen, move_participants.Preview):
        return move_participants.commit(workspace, preview.seen, progress)
    return set_values.commit(workspace, preview.seen, progress)


def move(step: str, **said: object) -> Move:
    """What is to be recorded."""
    from partnertrack.services.move_participants import Move

    return Move(step, **said)  # type: ignore[arg-type]  # the parts of a `Move` by their names


def _target(workspace: Workspace, settable: Settable) -> Target:
    from partnertrack.services import correct_value
    from partnertrack.services.correct_value import FormField

    field, slot = settable.field, settable.slot
    closed = correct_value.answers(workspace, slot)
    answers = closed or settable.names
    line = FormField(slot, _label(workspace.scheme, settable), field.type, "", field.unit, answers, is_open=not closed)
    return Target(line, field.step, field.slot in ("cohort", "track", "organisation"))


def _label(scheme: Scheme, settable: Settable) -> str:
    field = settable.field
    label, step = field.label.text(current()), scheme.step(field.step)
    named = step_name(step, settable.slot[1] or 1) if step else ""
    return f"{label} – {named}" if named not in ("", label) else label
