"""What the attendance register asks of its service; loaded in the job’s thread, as `asks` explains."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.register import Choices, Key, Register
    from partnertrack.services.workspace import Workspace


def choices(workspace: Workspace, *, progress: Progress) -> Choices:
    """The cohorts and steps of which a register can be kept."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.choices(workspace)


def month(workspace: Workspace, cohort: str, step: str, day: date, *, progress: Progress) -> Register:
    """A month of a register."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.register(workspace, cohort, step, day)


def mark(workspace: Workspace, step: str, wanted: Mapping[Key, str], *, progress: Progress) -> UUID | None:
    """Store what cells shall say."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.mark(workspace, step, wanted)


def write_rates(workspace: Workspace, cohort: str, step: str, *, progress: Progress) -> UUID | None:
    """Write everybody's rate into the step's field."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.write_rates(workspace, cohort, step)
