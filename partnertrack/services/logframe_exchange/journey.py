"""From a donor's matrix to the pilot's logframe: read, looked at, accepted as one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.logframe.draft import Matrix
from partnertrack.importing.logframe.given import Decided, Setting
from partnertrack.importing.logframe.layout import Decisions
from partnertrack.importing.logframe.likeness import Candidate
from partnertrack.importing.logframe.plan import MatrixPlan, plan
from partnertrack.importing.logframe.read import ReadingContext, read_matrix
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.workbook import open_workbook
from partnertrack.progress import SILENT, Progress
from partnertrack.services.logframe_exchange.held import kept
from partnertrack.services.workspace import Results, Workspace


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided: of the columns, and of the lines."""

    columns: Decisions = field(default_factory=Decisions)
    lines: Decided = field(default_factory=Decided)


@dataclass(frozen=True, slots=True)
class Draft:
    """What taking the matrix in would do; `figures` are the names of the pilot's figures by their ids."""

    matrix: Matrix
    plan: MatrixPlan
    choices: Choices
    figures: Mapping[str, str]

    @property
    def file_name(self) -> str:
        """The file's name without its folder."""
        return self.matrix.file_name


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was stored: the change, None where nothing was new, and how many results, indicators and targets it has."""

    change_id: UUID | None
    added: int = 0
    changed: int = 0
    targets: int = 0


def read(path: Path, progress: Progress = SILENT, password: str = "") -> Workbook:
    """The tables of an Excel or Word file.

    Raises `InputError` when it cannot be read, `PasswordNeeded` where it opens with another password only.
    """
    return open_workbook(path, progress, password=password, as_matrix=True)


def draft(workspace: Workspace, workbook: Workbook, today: date, choices: Choices | None = None) -> Draft:
    """What taking the matrix in would do, were it decided on that day; nothing is stored."""
    chosen = choices or Choices()
    holding = kept(workspace)
    matrix = read_matrix(workbook, ReadingContext(chosen.columns, holding.starts_on))
    results = workspace.results(today)
    setting = Setting(
        today=today,
        reason=_("From “{file}”").format(file=workbook.file_name),
        ends_on=holding.ends_on,
        currency=holding.currency,
        candidates=_candidates(results),
    )
    planned = plan(matrix, holding.logframe, setting, chosen.lines)
    names = {key: each.name for key, each in results.milestones.items()}
    names |= {key: each.name for key, each in results.indicators.items()}
    return Draft(matrix, planned, chosen, names)


def accept(workspace: Workspace, found: Draft) -> Accepted:
    """Store what the draft would do, all or none, as one change; what is open stays out.

    Raises `UserError` where the matrix has nothing in it, and what `Store.apply` raises.
    """
    changes = found.plan.changes
    if not found.matrix.indicators and not found.matrix.results:
        raise UserError(_("“{file}” has no logframe that could be read.").format(file=found.file_name))
    if not changes:
        return Accepted(None)
    title = _("Logframe from “{file}”").format(file=found.file_name)
    stored = workspace.commit(title, _by_need(changes))
    main = [change for change in changes if change.record.kind in ("result_node", "logframe_indicator")]
    added = sum(change.before is None for change in main)
    targets = sum(change.record.kind == "target" for change in changes)
    return Accepted(stored.change_set.id, added, len(main) - added, targets)


def _by_need(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Results before their indicators, these before their targets: each names one that is there."""
    order = ("result_node", "logframe_indicator", "target", "actual")
    return tuple(sorted(changes, key=lambda change: order.index(change.record.kind)))


def _candidates(results: Results) -> tuple[Candidate, ...]:
    """The figures that the pilot counts; parts of one that say how many are known are not asked for by donors."""
    milestones = (Candidate(key, "count", _labels(each.label)) for key, each in results.milestones.items())
    figures = (
        Candidate(key, each.unit, _labels(each.label))
        for key, each in results.indicators.items()
        if not key.endswith(".known")
    )
    return (*figures, *milestones)


def _labels(label: Label) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label.text(language) for language in LABEL_LANGUAGES))
