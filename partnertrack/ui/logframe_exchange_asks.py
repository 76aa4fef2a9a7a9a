"""What the exchange of the logframe asks of its service; loaded in the job’s thread, as `asks` explains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.logframe_import import ImportView, present

if TYPE_CHECKING:
    from partnertrack.services.logframe_exchange import Accepted, Choices, Draft, Workbook
    from partnertrack.services.workspace import Workspace

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".docx")
"""The files that a matrix is read from."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said so far about a file: columns by table and place, lines by their keys, days."""

    roles: Mapping[tuple[str, int], str] = field(default_factory=dict)
    days: Mapping[tuple[str, int], date] = field(default_factory=dict)
    meant: Mapping[str, UUID | None] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    final_on: date | None = None
    current_on: date | None = None

    def with_role(self, at: tuple[str, int], role: str) -> Said:
        """A column is something else."""
        return replace(self, roles={**self.roles, at: role})

    def with_day(self, at: tuple[str, int], on: date) -> Said:
        """A column has this day."""
        return replace(self, days={**self.days, at: on})

    def with_meant(self, key: str, known: UUID | None) -> Said:
        """A line is that indicator, or a new one."""
        return replace(self, meant={**self.meant, key: known})

    def with_figure(self, key: str, figure: str) -> Said:
        """A line is computed by that figure, or by none."""
        return replace(self, figures={**self.figures, key: figure})

    def with_left_out(self, key: str, *, is_out: bool) -> Said:
        """A line is left out, or taken after all."""
        return replace(self, left_out=self.left_out | {key} if is_out else self.left_out - {key})


def read_matrix(path: Path, *, progress: Progress) -> Workbook:
    """The tables of a donor's file."""
    from partnertrack.services import logframe_exchange

    return logframe_exchange.read(path, progress)


def review(workspace: Workspace, workbook: Workbook, said: Said, as_of: date, *, progress: Progress) -> ImportView:
    """What taking the matrix in would do, to be looked at."""
    from partnertrack.services import logframe_exchange

    progress.report(0, 1)
    roles = tuple((logframe_exchange.named(role), role) for role in ("", *logframe_exchange.ROLES))
    return present(logframe_exchange.draft(workspace, workbook, as_of, _choices(said)), roles)


def accept(workspace: Workspace, found: Draft, *, progress: Progress) -> Accepted:
    """Store what the draft would do."""
    from partnertrack.services import logframe_exchange

    progress.report(0, 1)
    return logframe_exchange.accept(workspace, found)


def write(workspace: Workspace, path: Path, as_of: date, language: str, *, progress: Progress) -> Path:
    """Write the logframe as donors exchange it."""
    from partnertrack.services import logframe_exchange

    progress.report(0, 1)
    return logframe_exchange.write(workspace, path, as_of, language)


def _choices(said: Said) -> Choices:
    from partnertrack.services.logframe_exchange import Choices, Decided, Decisions

    lines = Decided(said.meant, said.figures, said.left_out, said.final_on, said.current_on)
    return Choices(Decisions(said.roles, said.days), lines)
