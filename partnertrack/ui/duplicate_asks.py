"""What the page of duplicates asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.duplicates import CompareView, DuplicatesView, present_list, present_pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnertrack.domain.statement import SlotKey
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
