"""What the page of voices asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.grievances import GrievancesView, present_grievances
from partnertrack.ui.view_models.lessons import LessonsView, present_lessons
from partnertrack.ui.view_models.risks import RisksView, present_risks
from partnertrack.ui.view_models.satisfaction import SatisfactionView, present_satisfaction

if TYPE_CHECKING:
    from partnertrack.domain.lesson import Lesson
    from partnertrack.domain.risk import Risk
    from partnertrack.services.grievances import GrievanceTexts, Said
    from partnertrack.services.voices import Dimension, Part, Voice
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VoicesView:
    """All that the page shows, as of a day."""

    as_of: date
    satisfaction: SatisfactionView
    grievances: GrievancesView
    lessons: LessonsView
    risks: RisksView


def voices(workspace: Workspace, as_of: date, *, progress: Progress) -> VoicesView:
    """Satisfaction, grievances without what was said, lessons and risks."""
    from partnertrack.services import grievances, lessons, risks
    from partnertrack.services import voices as service

    progress.report(0, 1)
    listing = grievances.grievances(workspace, as_of)
    return VoicesView(
        as_of,
        present_satisfaction(service.satisfaction(workspace, as_of)),
        present_grievances(listing, grievances.counts(listing.lines), as_of),
        present_lessons(lessons.lessons(workspace, as_of), as_of),
        present_risks(risks.register(workspace, as_of), as_of),
    )


def behind(
    workspace: Workspace,
    as_of: date,
    part: Part,
    voice: Voice,
    group: tuple[Dimension, str] | None,
    *,
    progress: Progress,
) -> tuple[UUID, ...]:
    """The people behind a figure of satisfaction."""
    from partnertrack.services import voices as service

    progress.report(0, 1)
    return service.behind(workspace, as_of, part, voice, group)


def said(workspace: Workspace, grievance_id: UUID, *, progress: Progress) -> Said:
    """What was said in a grievance, for whoever asked to see it."""
    from partnertrack.services import grievances

    progress.report(0, 1)
    return grievances.said(workspace, grievance_id)


def grievance_texts(received_on: date, subject: str, **told: object) -> GrievanceTexts:
    """A grievance as it was filled in."""
    from partnertrack.services.grievances import GrievanceTexts

    return GrievanceTexts(received_on, subject, **told)  # type: ignore[arg-type]  # the form names the fields


def save_grievance(
    workspace: Workspace,
    texts: GrievanceTexts,
    as_of: date,
    grievance_id: UUID | None,
    version: int,
    *,
    progress: Progress,
) -> UUID | None:
    """Enter or change a grievance; the id of the change, if there is one."""
    from partnertrack.services import grievances

    progress.report(0, 1)
    return grievances.save(workspace, texts, as_of, grievance_id, version)


def delete_grievance(workspace: Workspace, grievance_id: UUID, *, progress: Progress) -> UUID:
    """Take a grievance away; the id of the change."""
    from partnertrack.services import grievances

    progress.report(0, 1)
    return grievances.delete(workspace, grievance_id)


def write_grievances(workspace: Workspace, as_of: date, path: Path, *, progress: Progress) -> Path:
    """Write the counts of grievances to a file."""
    from partnertrack.services import grievances

    progress.report(0, 1)
    return grievances.write_counts(workspace, as_of, path)


def new_lesson(on: date) -> Lesson:
    """A lesson of that day in which nothing is written yet."""
    from partnertrack.domain.lesson import Lesson

    return Lesson(noted_on=on, observation="")


def save_lesson(
    workspace: Workspace, before: Lesson, wanted: Lesson, as_of: date, *, progress: Progress
) -> UUID | None:
    """Enter or change a lesson; the id of the change, if there is one."""
    from partnertrack.services import lessons

    progress.report(0, 1)
    return lessons.save(workspace, before, wanted, as_of)


def settle_lesson(workspace: Workspace, lesson: Lesson, status: str, *, progress: Progress) -> UUID:
    """Say what became of a lesson; the id of the change."""
    from partnertrack.services import lessons

    progress.report(0, 1)
    return lessons.settle(workspace, lesson, status)


def delete_lesson(workspace: Workspace, lesson: Lesson, *, progress: Progress) -> UUID:
    """Take a lesson away; the id of the change."""
    from partnertrack.services import lessons

    progress.report(0, 1)
    return lessons.delete(workspace, lesson)


def write_lessons(workspace: Workspace, chosen: Sequence[Lesson], path: Path, *, progress: Progress) -> Path:
    """Write these lessons to a file."""
    from partnertrack.services import lessons

    progress.report(0, 1)
    return lessons.write_lessons(workspace, chosen, path)


def new_risk(on: date) -> Risk:
    """A risk of that day without a name, in the middle of both scales."""
    from partnertrack.domain.risk import Risk

    return Risk(title="", noted_on=on, likelihood=3, impact=3)


def save_risk(workspace: Workspace, before: Risk, wanted: Risk, as_of: date, *, progress: Progress) -> UUID | None:
    """Enter or change a risk; the id of the change, if there is one."""
    from partnertrack.services import risks

    progress.report(0, 1)
    return risks.save(workspace, before, wanted, as_of)


def review_risk(workspace: Workspace, risk: Risk, weight: tuple[int, int], on: date, *, progress: Progress) -> UUID:
    """Weigh a risk anew by likelihood and impact; the id of the change."""
    from partnertrack.services import risks

    progress.report(0, 1)
    return risks.review(workspace, risk, *weight, on)


def settle_risk(workspace: Workspace, risk: Risk, status: str, *, progress: Progress) -> UUID:
    """Say what became of a risk; the id of the change."""
    from partnertrack.services import risks

    progress.report(0, 1)
    return risks.settle(workspace, risk, status)


def delete_risk(workspace: Workspace, risk: Risk, *, progress: Progress) -> UUID:
    """Take a risk away; the id of the change."""
    from partnertrack.services import risks

    progress.report(0, 1)
    return risks.delete(workspace, risk)


def write_risks(_workspace: Workspace, chosen: Sequence[Risk], path: Path, *, progress: Progress) -> Path:
    """Write these risks to a file."""
    from partnertrack.services import risks

    progress.report(0, 1)
    return risks.write_risks(chosen, path)
