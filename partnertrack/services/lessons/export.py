"""The lessons as a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from partnertrack.domain.lesson import Lesson
from partnertrack.domain.lesson_words import statuses
from partnertrack.i18n import _, current
from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.saving import save
from partnertrack.services.workspace import Workspace


def write_lessons(workspace: Workspace, lessons: Iterable[Lesson], path: Path) -> Path:
    """Write these lessons, as a workbook or, where the path ends so, as CSV; raises `UserError` where it cannot."""
    stages = {stage.key: stage.label.text(current()) for stage in workspace.scheme.stages}
    heads = (
        ListColumn(_("Observation"), 40),
        ListColumn(_("Evidence"), 36),
        ListColumn(_("Change"), 36),
        ListColumn(_("Owner"), 20),
        ListColumn(_("Due"), 12),
        ListColumn(_("Status"), 12),
        ListColumn(_("Stage"), 18),
        ListColumn(_("Noted on"), 12),
    )
    rows = [_cells(each, stages) for each in lessons]
    is_csv = path.suffix.casefold() == ".csv"
    save(path, list_file.csv_file(heads, rows) if is_csv else list_file.xlsx(_("Lessons"), heads, rows, workspace.mark))
    return path


def _cells(lesson: Lesson, stages: dict[str, str]) -> tuple[Cell, ...]:
    status = statuses().get(lesson.status, lesson.status)
    return (
        lesson.observation,
        lesson.evidence,
        lesson.change,
        lesson.owner,
        lesson.due_on,
        status,
        stages.get(lesson.stage, lesson.stage),
        lesson.noted_on,
    )
