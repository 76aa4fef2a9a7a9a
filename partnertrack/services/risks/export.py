"""The register of risks as a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import move, moves, score_before, statuses, zone, zones
from partnertrack.i18n import _
from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.saving import save


def write_risks(risks: Iterable[Risk], path: Path) -> Path:
    """Write these risks, as a workbook or, where the path ends so, as CSV; raises `UserError` where it cannot."""
    heads = (
        ListColumn(_("Risk"), 36),
        ListColumn(_("Likelihood"), 12),
        ListColumn(_("Impact"), 12),
        ListColumn(_("Score"), 12),
        ListColumn(_("Level"), 12),
        ListColumn(_("Score before"), 12),
        ListColumn(_("Since the last review"), 18),
        ListColumn(_("What is done about it"), 40),
        ListColumn(_("By"), 12),
        ListColumn(_("Owner"), 20),
        ListColumn(_("Status"), 12),
        ListColumn(_("Reviewed on"), 12),
        ListColumn(_("Description"), 40),
    )
    rows = [_cells(each) for each in risks]
    is_csv = path.suffix.casefold() == ".csv"
    save(path, list_file.csv_file(heads, rows) if is_csv else list_file.xlsx(_("Risks"), heads, rows))
    return path


def _cells(risk: Risk) -> tuple[Cell, ...]:
    return (
        risk.title,
        risk.likelihood,
        risk.impact,
        risk.score,
        zones()[zone(risk.score)],
        score_before(risk),
        moves()[move(risk)],
        risk.mitigation,
        risk.due_on,
        risk.owner,
        statuses().get(risk.status, risk.status),
        risk.reviewed_on or risk.noted_on,
        risk.description,
    )
