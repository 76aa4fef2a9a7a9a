"""What the windows ask about single people: who is there twice, where a value comes from, what is to replace it.

Its asks are as those of `asks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.duplicates import CompareView, DuplicatesView, present_list, present_pair
from partnertrack.ui.view_models.provenance import OriginView, present_origin

if TYPE_CHECKING:
    from partnertrack.domain.record import Value
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.correct_value import Read
    from partnertrack.services.provenance import Provenance
    from partnertrack.services.review_duplicates import Choice, Done, DuplicatePair, Parted, Way
    from partnertrack.services.workspace import Workspace


def duplicates(workspace: Workspace, *, progress: Progress) -> DuplicatesView:
    """Who may be in the pilot twice, and the merges that were done."""
    from partnertrack.services import review_duplicates

    progress.report(0, 1)
    return present_list(review_duplicates.pairs(workspace), review_duplicates.merges(workspace))


def count_duplicates(workspace: Workspace, *, progress: Progress) -> int:
    """How many pairs may be one person each."""
    from partnertrack.services import review_duplicates

    progress.report(0, 1)
    return len(review_duplicates.pairs(workspace))


def compare(workspace: Workspace, pair: DuplicatePair, *, progress: Progress) -> CompareView:
    """A pair side by side."""
    from partnertrack.services import review_duplicates

    progress.report(0, 1)
    return present_pair(pair, review_duplicates.compare(workspace, pair.one.enrolment_id, pair.other.enrolment_id))


def merge_people(
    workspace: Workspace,
    survivor: UUID,
    other: UUID,
    way: Way,
    chosen: Mapping[SlotKey, Choice],
    *,
    progress: Progress,
) -> Done:
    """Make two entries one."""
    from partnertrack.services import review_duplicates

    progress.report(0, 1)
    return review_duplicates.merge(workspace, survivor, other, way, chosen)


def tell_apart(workspace: Workspace, one: UUID, other: UUID, *, progress: Progress) -> UUID:
    """Remember that two entries are two people; the id of the change."""
    from partnertrack.services import review_duplicates

    progress.report(0, 1)
    return review_duplicates.not_the_same(workspace, one, other)


def part(workspace: Workspace, change_id: UUID, *, progress: Progress) -> Parted:
    """Take a merge back."""
    from partnertrack.services import review_duplicates

    progress.report(0, 1)
    return review_duplicates.unmerge(workspace, change_id)


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
    from partnertrack.services import provenance

    progress.report(0, 1)
    return provenance.save_archived(workspace, source_id, path)
