"""What an issued report said is held against today: who came, who went and why, and what readers may be told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.persistence.queries import records
from partnertrack.reporting.document import Document, Paragraph
from partnertrack.reporting.table import Table
from partnertrack.services import history, review_duplicates
from partnertrack.services.donor_report import Options, Restated, build, restated
from partnertrack.services.donor_report.parts.revisions import reasons
from partnertrack.services.workspace import Workspace
from tests.integration.issued_pilot import DAY, fill, issue_it, use_small_template


@pytest.fixture(autouse=True)
def _small_template(monkeypatch: pytest.MonkeyPatch) -> None:
    use_small_template(monkeypatch)


def departure(workspace: Workspace, enrolment: Enrolment) -> Event:
    with workspace.store.reading() as reading:
        events = records.all_of(reading, Event)
        return next(each for each in events if each.enrolment_id == enrolment.id and each.step == "departed")


def changed(workspace: Workspace) -> Mapping[tuple[str, ...], Restated]:
    [report] = restated(workspace)[:1]
    return {each.count.key: each for each in report.changed}


def told(document: Document) -> tuple[list[list[str]], list[str]]:
    """The rows of the table of restatements, and the paragraphs of its section."""
    tables = [each for each in document.blocks if isinstance(each, Table) and each.title.startswith("Restated")]
    rows = [[c if isinstance(c, str) else c.text for c in row.cells] for each in tables for row in each.rows]
    texts = [each.words for each in document.blocks if isinstance(each, Paragraph) and isinstance(each.words, str)]
    return rows, [each for each in texts if "report no. 5" in each or "further number" in each]


def test_two_people_who_are_one_and_a_date_that_was_wrong(workspace: Workspace) -> None:
    enrolments = fill(workspace)
    issue_it(workspace, languages="en")
    review_duplicates.merge(workspace, enrolments[0].id, enrolments[1].id, "one-enrolment", {})
    late = departure(workspace, enrolments[2])
    workspace.commit("Correct", [Change(late, replace(late, done_on=date(2026, 8, 1)))])
    found = changed(workspace)
    total = found[("departed",)]
    assert (total.count.number, total.now) == (15, 13)
    assert reasons(total) == "1 duplicate merged, 1 date corrected"
    assert dict(total.merged or {}) == {enrolments[1].id: enrolments[0].id}
    assert dict(total.went or {}) == {enrolments[2].id: "date"}
    assert reasons(found[("selected",)]) == "1 duplicate merged"
    rows, texts = told(build(workspace, Options(date(2026, 12, 31), template="small")))
    assert [row[1:] for row in rows] == [
        ["Selected", "15", "14", "1 duplicate merged"],
        ["Departed", "15", "13", "1 duplicate merged, 1 date corrected"],
    ]
    assert "2 further numbers on groups of people changed by so few" in texts[-1]
    assert not any("Sample" in cell for row in rows for cell in row)


def test_what_came_late_and_what_was_undone(workspace: Workspace) -> None:
    fill(workspace)
    more = [Participant(last_name=f"More{n}", sex="female") for n in range(6)]
    others = [Enrolment(participant_id=each.id, number=50 + n) for n, each in enumerate(more)]
    events = [Event(enrolment_id=each.id, step="departed", status="done", done_on=DAY) for each in others]
    brought = workspace.commit("Enter more", map(added, (*more, *others, *events))).change_set.id
    issue_it(workspace, languages="en")
    history.undo(workspace, brought)
    found = changed(workspace)
    assert reasons(found[("departed",)]) == "6 entries taken back"
    rows, _texts = told(build(workspace, Options(date(2026, 12, 31), template="small")))
    assert ["Departed: women", "13", "7", "6 entries taken back"] in [row[1:] for row in rows]
    history.redo(workspace)
    assert changed(workspace) == {}
    _rows, [said] = told(build(workspace, Options(date(2026, 12, 31), template="small")))
    assert said.startswith("All 8 numbers of report no. 5 of 10 July 2026 that can be counted again")


def test_a_late_entry_is_no_correction(workspace: Workspace) -> None:
    enrolments = fill(workspace)
    gone = departure(workspace, enrolments[0])
    workspace.commit("Remove", [removed(gone)])
    issue_it(workspace, languages="en")
    workspace.commit("Enter", [added(replace(gone, id=Enrolment(participant_id=gone.id, number=0).id, version=0))])
    with workspace.store.reading() as reading:
        [man] = records.fetch(reading, Participant, [enrolments[-1].participant_id]).values()
    workspace.commit("Correct", [Change(man, replace(man, sex="female"))])
    found = changed(workspace)
    assert reasons(found[("departed",)]) == "1 entered later"
    assert dict(found["selected", "sex=male"].went or {}) == {enrolments[-1].id: "detail"}
    assert ("selected",) not in found


@pytest.mark.parametrize(("audience", "shown"), [("internal", 8), ("donor", 2), ("public", 0)])
def test_readers_learn_of_few_people_only_what_they_may(workspace: Workspace, audience: str, shown: int) -> None:
    enrolments = fill(workspace)
    issue_it(workspace, languages="en", audience=audience)
    for enrolment in (enrolments[0], enrolments[-1]):
        with workspace.store.reading() as reading:
            gone = [each for each in records.all_of(reading, Event) if each.enrolment_id == enrolment.id]
        workspace.commit("Remove", map(removed, gone))
    rows, texts = told(build(workspace, Options(date(2026, 12, 31), audience=audience, template="small")))
    assert len(rows) == min(shown, 6)
    assert bool(shown == 8) is not any("changed by so few" in each for each in texts)


def test_a_report_is_held_against_one_that_its_readers_know(workspace: Workspace) -> None:
    fill(workspace)
    issue_it(workspace, languages="en", audience="internal")
    assert told(build(workspace, Options(date(2026, 12, 31), audience="donor", template="small"))) == ([], [])
