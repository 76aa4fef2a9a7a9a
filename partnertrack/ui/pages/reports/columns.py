"""The columns of the list of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from partnertrack.domain.names import fold
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.view_models.reports import AUDIENCE_ICONS, ICONS, TONES, ReportRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column


def report_columns() -> tuple[Column[ReportRow], ...]:
    """The report with its number and template, its period, how far it is, and for whom."""
    return (
        Column(_("Report"), _named, cells.two_lines(_title, _below, "strong"), width=260, order="title", tip=_tip),
        _plain(_("Period"), lambda row: row.period, 210, 1, "as_of"),
        Column(
            _("Status"),
            lambda row: row.status,
            cells.chip(
                lambda row: row.status, lambda row: TONES[row.report.status], lambda row: ICONS[row.report.status]
            ),
            width=104,
            order="status",
        ),
        Column(
            _("For"),
            lambda row: row.audience,
            cells.chip(
                lambda row: row.audience, lambda _row: "neutral", lambda row: AUDIENCE_ICONS[row.report.audience]
            ),
            width=110,
            gives_way=2,
        ),
        _plain(_("Languages"), lambda row: row.languages, 108, 4),
        Column(
            _("Texts"),
            lambda row: ", ".join(part for part in (row.texts, _remarks(row)) if part),
            cells.two_lines(lambda row: row.texts, _remarks),
            width=176,
            gives_way=3,
        ),
        Column(
            _("Issued on"),
            lambda row: ", ".join(part for part in (row.issued, row.fingerprint) if part),
            cells.two_lines(lambda row: row.issued, lambda row: row.fingerprint),
            width=116,
            order="issued_on",
            gives_way=5,
            tip=lambda row: _("Fingerprint: {code}").format(code=row.report.fingerprint) if row.fingerprint else "",
        ),
    )


def in_order(rows: Iterable[ReportRow], order: str, *, is_descending: bool) -> list[ReportRow]:
    """The rows by a column; without one as they came."""
    by: dict[str, Callable[[ReportRow], Any]] = {
        "title": lambda row: fold(row.report.title),
        "as_of": lambda row: row.report.as_of,
        "status": lambda row: row.status,
        "issued_on": lambda row: row.report.issued_on or row.report.as_of,
    }
    key = by.get(order)
    return sorted(rows, key=key, reverse=is_descending) if key else list(rows)


def _plain(
    title: str, words: Callable[[ReportRow], str], width: int, gives_way: int, order: str = ""
) -> Column[ReportRow]:
    return Column(title, words, cells.plain(words), width=width, gives_way=gives_way, order=order)


def _title(row: ReportRow) -> str:
    return row.report.title


def _below(row: ReportRow) -> str:
    return _("No. {number} · {template}").format(number=row.report.number, template=row.template)


def _named(row: ReportRow) -> str:
    return f"{_title(row)}, {_below(row)}"


def _tip(row: ReportRow) -> str:
    return f"{_title(row)}\n{_below(row)}"


def _remarks(row: ReportRow) -> str:
    """What colleagues said of the texts that waits for an answer."""
    return ngettext("{n} remark", "{n} remarks", row.remarks).format(n=number(row.remarks)) if row.remarks else ""
