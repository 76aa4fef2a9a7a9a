"""A small pilot with a report that counts a few populations by sex, to be issued and asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.report import Report
from partnertrack.domain.report_template import ReportTemplate, Section
from partnertrack.domain.text import Label
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Column, Row, Table
from partnertrack.services.donor_report import Issue, Issued, issue
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts import PARTS
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.templates import templates
from partnertrack.services.workspace import Workspace

DAY = date(2026, 6, 30)
ISSUED_ON = date(2026, 7, 10)


def people(brief: Brief) -> Iterator[Block]:
    """A table of two milestones by sex."""
    rows = []
    for key in ("selected", "departed"):
        found = brief.reached(key)
        counts = (found.total, found.women, found.men, found.unknown)
        rows.append(Row((found.name, *(count_cell(brief.press, each) for each in counts))))
    columns = tuple(Column(name) for name in ("", "All", "Women", "Men", "Not known"))
    yield Table("People", columns, tuple(rows))


def use_small_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reports be written by a template that has this table, the revisions and a text."""
    monkeypatch.setitem(PARTS, "people_by_sex", people)
    sections = (
        Section("people", Label("People", "Personnes", "Menschen", "Mensen"), ("people_by_sex",)),
        Section("risks", Label("Risks", "Risques", "Risiken", "Risico’s"), text="first"),
        Section("revisions", Label("Revisions", "Révisions", "Revisionen", "Revisies"), ("revisions",)),
    )
    title = Label("Small", "Petit", "Klein", "Klein")
    monkeypatch.setitem(templates(), "small", ReportTemplate("small", title, title, sections))


def fill(workspace: Workspace, women: int = 7, men: int = 8) -> list[Enrolment]:
    """Enter people who were selected in January and departed in May; the enrolments, women first."""
    persons = [Participant(last_name=f"Sample{n}", sex="female" if n < women else "male") for n in range(women + men)]
    enrolments = [Enrolment(participant_id=each.id, number=n) for n, each in enumerate(persons, 1)]
    days = {"selected": date(2026, 1, 15), "departed": date(2026, 5, 3)}
    outcomes = {"selected": "selected", "departed": None}
    events = [
        Event(enrolment_id=each.id, step=step, status="done", done_on=day, outcome=outcomes[step])
        for each in enrolments
        for step, day in days.items()
    ]
    workspace.commit("Enter", map(added, (*persons, *enrolments, *events)))
    return enrolments


def draft(workspace: Workspace, **parts: object) -> Report:
    """A new report no. 5 to the donor, as it is stored."""
    told: dict[str, object] = {"number": "5", "title": "Progress report", "template": "small", "as_of": DAY}
    told |= {"created_on": DAY, "languages": "en fr", **parts}
    applied = workspace.commit("New report", [added(Report(**told))])  # type: ignore[arg-type] # told by name
    stored = applied.change_set.changes[0].record
    assert isinstance(stored, Report)
    return stored


def issue_it(workspace: Workspace, folder: Path | None = None, **parts: object) -> Issued:
    """A report that is issued, with its PDF and its workbook in the folder."""
    report = draft(workspace, **parts)
    wanted = Issue(report.id, ISSUED_ON, "Head of programme", ISSUED_ON, folder=folder, suffixes=(".pdf", ".xlsx"))
    return issue(workspace, wanted)
