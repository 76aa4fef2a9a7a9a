"""Grievances, lessons and risks are entered, changed, weighed and settled, each by one change that can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.lesson import Lesson
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import is_late, move, score_before
from partnertrack.errors import ConflictError, UserError
from partnertrack.persistence.queries import records
from partnertrack.services import grievances, lessons, organisations, review_duplicates, risks
from partnertrack.services.grievances import GrievanceTexts
from partnertrack.services.workspace import Workspace

NOW = date(2026, 6, 30)
NEW = GrievanceTexts(date(2026, 5, 1), "wages", text="Paid late", due_on=date(2026, 6, 1), person="PT-000002")


def test_a_grievance_is_changed_without_reading_what_was_said(cohort_of_three: Workspace) -> None:
    workspace = cohort_of_three
    grievances.save(workspace, NEW, NOW)
    (line,) = grievances.grievances(workspace, NOW).lines
    assert (line.label, line.days, line.is_open, line.is_late) == ("PT-000002", 60, True, True)
    settled = replace(NEW, text=None, status="resolved", outcome="Paid")
    assert grievances.save(workspace, settled, NOW, line.id, line.version)
    said = grievances.said(workspace, line.id)
    assert (said.text, said.outcome) == ("Paid late", "Paid")
    (after,) = grievances.grievances(workspace, NOW).lines
    assert (after.status, after.resolved_on, after.is_open) == ("resolved", NOW, False)
    (earlier,) = grievances.grievances(workspace, date(2026, 6, 15)).lines
    assert (earlier.status, earlier.is_late) == ("in_progress", True)
    assert grievances.grievances(workspace, date(2026, 4, 30)).lines == ()
    with pytest.raises(ConflictError):
        grievances.save(workspace, settled, NOW, line.id, line.version)
    workspace.store.undo()
    (again,) = grievances.grievances(workspace, NOW).lines
    assert again.status == "received"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(NEW, person="PT-000099"), "Nobody"),
        (replace(NEW, person="Ama"), "Nobody"),
        (replace(NEW, received_on=date(2026, 7, 1)), "future"),
        (replace(NEW, due_on=date(2026, 4, 1)), "due day"),
        (replace(NEW, status="resolved", resolved_on=date(2026, 4, 1)), "settled before"),
        (replace(NEW, subject="weather"), "subject"),
    ],
)
def test_what_cannot_be_is_refused(cohort_of_three: Workspace, wrong: GrievanceTexts, told: str) -> None:
    with pytest.raises(UserError, match=told):
        grievances.save(cohort_of_three, wrong, NOW)
    assert grievances.grievances(cohort_of_three, NOW).lines == ()


def test_who_complains_is_named_by_number_or_by_name(cohort_of_three: Workspace) -> None:
    workspace = cohort_of_three
    for person in ("Mensah Ama", "ama MENSAH", "pt-000003", ""):
        grievances.save(workspace, replace(NEW, person=person), NOW)
    assert sorted(line.label for line in grievances.grievances(workspace, NOW).lines) == ["", *["PT-000003"] * 3]
    with workspace.store.reading() as reading:
        people = records.all_of(reading, Participant)
    workspace.commit("Name", [Change(each, replace(each, last_name="Mensah")) for each in people])
    with pytest.raises(UserError, match="3 people are called so"):
        grievances.save(workspace, replace(NEW, person="Ama Mensah"), NOW)


def test_grievances_leave_as_counts(cohort_of_three: Workspace, tmp_path: Path) -> None:
    workspace = cohort_of_three
    grievances.save(workspace, NEW, NOW)
    grievances.save(workspace, replace(NEW, status="resolved", resolved_on=date(2026, 5, 11)), NOW)
    grievances.save(workspace, replace(NEW, status="referred", resolved_on=date(2026, 5, 31), subject="other"), NOW)
    grievances.save(workspace, replace(NEW, status="withdrawn", received_on=date(2026, 6, 25), due_on=None), NOW)
    counted = grievances.counts(grievances.grievances(workspace, NOW).lines)
    assert (counted.total, counted.open, counted.late, counted.settled, counted.days) == (4, 1, 1, 2, Fraction(20))
    assert counted.by_age == (0, 0, 1, 0)
    path = grievances.write_counts(workspace, NOW, tmp_path / "counts.xlsx")
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))  # type: ignore[union-attr]  # it has a sheet
    assert rows[0] == ("Subject", "Received", "In progress", "Resolved", "Referred", "Withdrawn", "Total")
    assert rows[1:] == [
        ("Wages", 1, 0, 1, 0, 1, 3),
        ("Something else", 0, 0, 0, 1, 0, 1),
        ("Total", 1, 0, 1, 1, 1, 4),
    ]


def test_a_review_keeps_what_was_weighed_before(cohort_of_three: Workspace, tmp_path: Path) -> None:
    workspace = cohort_of_three
    new = Risk(title=" Late  visas ", noted_on=date(2026, 1, 1), likelihood=3, impact=4, due_on=date(2026, 6, 1))
    risks.save(workspace, new, new, NOW)
    small = Risk(title="Small", noted_on=date(2026, 1, 1), likelihood=1, impact=2)
    risks.save(workspace, small, small, NOW)
    (risk, other) = risks.register(workspace, NOW).risks
    assert (risk.title, risk.score, move(risk), is_late(risk, NOW), other.title) == (
        "Late visas",
        12,
        "new",
        True,
        "Small",
    )
    risks.review(workspace, risk, 4, 4, NOW)
    with pytest.raises(ConflictError):
        risks.review(workspace, risk, 1, 1, NOW)
    (risk, _other) = risks.register(workspace, NOW).risks
    assert (risk.score, score_before(risk), move(risk), risk.reviewed_on) == (16, 12, "up", NOW)
    earlier = risks.register(workspace, date(2026, 6, 1))
    assert (earlier.risks[0].score, move(earlier.risks[0]), earlier.records[0]) == (12, "new", risk)
    with pytest.raises(UserError, match="later"):
        risks.review(workspace, risk, 1, 1, date(2026, 6, 29))
    risks.settle(workspace, risk, "closed")
    assert [each.title for each in risks.register(workspace, NOW).risks] == ["Small", "Late visas"]
    workspace.store.undo()
    workspace.store.undo()
    (risk, _other) = risks.register(workspace, NOW).risks
    assert (risk.score, move(risk), risk.status) == (12, "new", "open")
    path = risks.write_risks(risks.register(workspace, NOW).risks, tmp_path / "risks.csv")
    assert path.read_text("utf-8-sig").splitlines()[1].startswith("Late visas,3,4,12,High,,new,")


def test_a_lesson_is_settled_opened_again_and_written_to_a_file(cohort_of_three: Workspace, tmp_path: Path) -> None:
    workspace = cohort_of_three
    new = Lesson(noted_on=date(2026, 1, 1), observation="Rooms first", stage="mobility", due_on=date(2026, 5, 1))
    lessons.save(workspace, new, new, NOW)
    listing = lessons.lessons(workspace, NOW)
    (lesson,) = listing.lessons
    assert lessons.save(workspace, lesson, lesson, NOW) is None
    with pytest.raises(UserError, match="no such stage"):
        lessons.save(workspace, lesson, replace(lesson, stage="moon"), NOW)
    lessons.settle(workspace, lesson, "done")
    (lesson,) = lessons.lessons(workspace, NOW).lessons
    assert lesson.status == "done"
    path = lessons.write_lessons(workspace, (lesson,), tmp_path / "lessons.csv")
    label = dict(listing.stages)["mobility"]
    assert path.read_text("utf-8-sig").splitlines()[1] == f"Rooms first,,,,2026-05-01,Done,{label},2026-01-01"
    lessons.delete(workspace, lesson)
    assert lessons.lessons(workspace, NOW).lessons == ()


def test_a_grievance_follows_people_and_organisations_that_become_one(cohort_of_three: Workspace) -> None:
    workspace = cohort_of_three
    hotel, again = Organisation(name="Hotel Adler"), Organisation(name="Hotel Adler GmbH")
    workspace.commit("Enter", map(added, (hotel, again)))
    grievances.save(workspace, replace(NEW, organisation_id=again.id), NOW)
    with workspace.store.reading() as reading:
        everybody = {each.number: each.id for each in records.all_of(reading, Enrolment)}
    with pytest.raises(UserError, match="refers to"):
        organisations.delete(workspace, again.id)
    organisations.merge(workspace, hotel.id, again.id)
    review_duplicates.merge(workspace, everybody[1], everybody[2], "one-enrolment", {})
    (line,) = grievances.grievances(workspace, NOW).lines
    assert (line.label, line.organisation) == ("PT-000001", "Hotel Adler")
    assert grievances.said(workspace, line.id).text == "Paid late"
    workspace.store.undo()
    (line,) = grievances.grievances(workspace, NOW).lines
    assert line.label == "PT-000002"
