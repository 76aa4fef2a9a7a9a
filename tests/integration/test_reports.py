"""Reports as records: begun with the texts of another, changed and taken away as long as they are drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from partnertrack.domain.change import Change, added
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import new_id
from partnertrack.domain.report import ISSUED, Passage, Remark, Report
from partnertrack.errors import ConflictError, UserError
from partnertrack.persistence.queries import records
from partnertrack.services import history, reports
from partnertrack.services.workspace import Workspace

FIRST, SECOND = date(2025, 12, 31), date(2026, 6, 30)


@pytest.fixture
def pilot(cohort_of_three: Workspace) -> Workspace:
    """A pilot with two grants and no report."""
    grants = (Grant(donor="EU", number="MIGR-7"), Grant(donor="BMZ", number="81.2"), Grant(donor="Office"))
    cohort_of_three.commit("Grants", map(added, grants))
    return cohort_of_three


def begun(pilot: Workspace, as_of: date = FIRST, texts_of: UUID | None = None, **told: Any) -> Report:  # noqa: ANN401 - any field of a report
    wanted = replace(reports.suggest(pilot, as_of, "en"), **told)
    reports.begin(pilot, wanted, texts_of)
    return found(pilot, wanted.id)


def found(pilot: Workspace, report_id: UUID) -> Report:
    with pilot.store.reading() as reading:
        return records.fetch(reading, Report, [report_id])[report_id]


def texts(pilot: Workspace, report_id: UUID) -> list[Passage]:
    with pilot.store.reading() as reading:
        return records.pointing(reading, Passage, "report_id", [report_id])


def write(pilot: Workspace, report: Report, *passages: tuple[str, str, str]) -> None:
    told = [Passage(report_id=report.id, section=s, language=lang, body=b, is_done=True) for s, lang, b in passages]
    pilot.commit("Write", map(added, told))


def issue(pilot: Workspace, report: Report) -> Report:
    issued = replace(report, status=ISSUED, issued_on=report.as_of, fingerprint="f" * 64, frozen="0" * 64)
    pilot.commit("Issue", [Change(report, issued)])
    return found(pilot, report.id)


def test_the_first_report_is_suggested_with_the_contracts_of_the_grants(pilot: Workspace) -> None:
    first = reports.suggest(pilot, FIRST, "de")
    assert (first.number, first.languages, first.previous_id) == ("1", "de", None)
    assert sorted(first.contracts.split(", ")) == ["81.2", "MIGR-7"]
    assert first.title == pilot.title
    assert reports.reports(pilot) == ()


def test_a_report_begins_with_the_texts_of_the_one_before(pilot: Workspace) -> None:
    before = begun(pilot, contact="Programme office", audience="public", languages="en fr", template="iom")
    write(pilot, before, ("glance", "en", "We did."), ("glance", "fr", "Fait."), ("risks", "en", "  "))
    after = begun(pilot, SECOND, before.id)
    kept = (after.number, after.contact, after.audience, after.languages, after.template, after.previous_id)
    assert kept == ("2", "Programme office", "public", "en fr", "iom", before.id)
    carried = texts(pilot, after.id)
    assert {(each.language, each.body) for each in carried} == {("en", "We did."), ("fr", "Fait.")}
    assert {(each.is_done, each.carried_from) for each in carried} == {(False, before.id)}
    history.undo(pilot)
    assert [line.report.id for line in reports.reports(pilot)] == [before.id]
    assert len(texts(pilot, before.id)) == 3


def test_the_list_says_how_far_each_report_is(pilot: Workspace) -> None:
    first, second = begun(pilot), begun(pilot, SECOND)
    write(pilot, second, ("glance", "en", "Done"), ("risks", "en", "Done"))
    passage = texts(pilot, second.id)[0]
    pilot.commit("Reopen", [Change(passage, replace(passage, is_done=False))])
    said = Remark(report_id=second.id, section="glance", text="Really?", noted_on=SECOND)
    pilot.commit("Remark", [added(said), added(replace(said, id=new_id(), is_settled=True))])
    newest, oldest = reports.reports(pilot)
    assert (newest.report, newest.texts, newest.finished, newest.remarks) == (second, 2, 1, 1)
    assert (oldest.report, oldest.texts) == (first, 0)


def test_what_cannot_be_is_refused(pilot: Workspace) -> None:
    begun(pilot)
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"title": "  "}, "title"),
        ({"number": ""}, "number"),
        ({"number": " 1 "}, "already"),
        ({"languages": ""}, "language"),
        ({"languages": "en tlh"}, "language"),
        ({"audience": "everyone"}, "reads"),
        ({"since": date(2026, 7, 1)}, "begins on 1 July 2026"),
    )
    for told, said in refused:
        with pytest.raises(UserError, match=said):
            begun(pilot, SECOND, **told)
    assert len(reports.reports(pilot)) == 1


def test_a_draft_is_changed_and_an_issued_report_never(pilot: Workspace) -> None:
    draft = begun(pilot)
    assert reports.change(pilot, draft, replace(draft, title=f" {draft.title} ")) is None
    reports.change(pilot, draft, replace(draft, title="Results so far"))
    with pytest.raises(ConflictError):
        reports.change(pilot, draft, replace(draft, title="Other results"))
    issued = issue(pilot, found(pilot, draft.id))
    assert issued.title == "Results so far"
    with pytest.raises(UserError, match="issued"):
        reports.change(pilot, issued, replace(issued, title="Better results"))
    with pytest.raises(UserError, match="issued"):
        reports.delete(pilot, issued.id)


def test_a_draft_goes_with_its_texts_and_comes_back_with_them(pilot: Workspace) -> None:
    first = begun(pilot)
    middle = begun(pilot, SECOND)
    last = begun(pilot, date(2026, 9, 30))
    write(pilot, middle, ("glance", "en", "Done"))
    assert found(pilot, last.id).previous_id == middle.id
    reports.delete(pilot, middle.id)
    assert {line.report.id for line in reports.reports(pilot)} == {first.id, last.id}
    assert found(pilot, last.id).previous_id == first.id
    assert texts(pilot, middle.id) == []
    history.undo(pilot)
    assert found(pilot, last.id).previous_id == middle.id
    assert [each.body for each in texts(pilot, middle.id)] == ["Done"]
    issue(pilot, found(pilot, last.id))
    with pytest.raises(UserError, match="follows"):
        reports.delete(pilot, middle.id)
    reports.delete(pilot, first.id)
    with pytest.raises(UserError, match="no longer"):
        reports.delete(pilot, first.id)


def test_an_issued_report_is_taken_over_as_a_draft_that_follows_on_it(pilot: Workspace) -> None:
    draft = begun(pilot, contact="Programme office")
    write(pilot, draft, ("glance", "en", "We did."))
    issued = issue(pilot, draft)
    made = reports.duplicate(pilot, issued.id, SECOND)
    copy = found(pilot, made.report_id)
    assert (copy.number, copy.status, copy.previous_id, copy.created_on) == ("2", "draft", issued.id, SECOND)
    assert (copy.fingerprint, copy.frozen, copy.issued_on, copy.contact) == ("", "", None, "Programme office")
    assert made.texts == 1
    assert texts(pilot, copy.id)[0].carried_from == issued.id
