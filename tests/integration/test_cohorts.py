"""Cohorts side by side: each figure opens exactly its people, and each change of a cohort is taken back by one undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.criterion import Criterion
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.saved_view import SavedView
from partnertrack.errors import UserError
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT
from partnertrack.services import cohorts, history, participants, pilots
from partnertrack.services.workspace import Workspace
from partnertrack.ui import cohort_asks
from partnertrack.ui.view_models.list_view import ListView, to_text

NOW = date(2026, 6, 17)
OLD, YOUNG, TWIN, EMPTY = (Cohort(name=name) for name in ("2025-A", "2026-A", "2026 A", "2026-B"))
STARTS = {OLD.id: date(2025, 2, 1), YOUNG.id: date(2025, 12, 1), TWIN.id: date(2026, 1, 5)}


def people() -> Iterator[Record]:
    """Six of the old cohort, four of the young one, two of its twin, one without a cohort."""
    yield from (OLD, YOUNG, TWIN, EMPTY)
    number = 0
    for cohort, count in ((OLD, 6), (YOUNG, 4), (TWIN, 2), (None, 1)):
        began = STARTS[cohort.id] if cohort else NOW - timedelta(30)
        for place in range(count):
            number += 1
            sex = ("female", "male", None)[place % 3]
            person = Participant(last_name=f"Mensah {number}", first_name="Ama", sex=sex, birth_date=date(2002, 1, 1))
            enrolment = Enrolment(
                participant_id=person.id, number=number, cohort_id=cohort.id if cohort else None, track="away"
            )
            yield person
            yield enrolment
            yield from _events(enrolment, began, place)


def _events(enrolment: Enrolment, began: date, place: int) -> Iterator[Event]:
    """Selected on the first day; the first two of a cohort leave after 8 and 13 months, the third drops out."""
    key = enrolment.id
    yield Event(enrolment_id=key, step="selected", status="done", done_on=began, outcome="selected")
    months = {0: 242, 1: 396}.get(place)
    if months and began + timedelta(months) <= NOW:
        yield Event(enrolment_id=key, step="departed", status="done", done_on=began + timedelta(months))
    elif place == 2:
        gone = began + timedelta(60)
        yield Event(enrolment_id=key, step="dropout", status="done", done_on=gone, reason="health")
    elif place == 3:
        yield Event(enrolment_id=key, step="visa_lodged", status="done", done_on=NOW - timedelta(43))
        yield Event(enrolment_id=key, step="departed", status="planned", planned_on=NOW + timedelta(9))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "cohorts.ptrack", "inspire_gh", "Skills for Ghana")
    made.commit("Invent people", [added(record) for record in people()])
    yield made
    made.close()


def view(workspace: Workspace, name: str, as_of: date = NOW) -> cohorts.CohortView:
    return next(each for each in cohorts.side_by_side(workspace, as_of).cohorts if each.name == name)


def test_cohorts_stand_beside_each_other_the_youngest_first(workspace: Workspace) -> None:
    found = cohorts.side_by_side(workspace, NOW)
    assert [each.name for each in found.cohorts] == ["2026-B", "2026 A", "2026-A", "2025-A", ""]
    assert found.step == "departed"
    old = view(workspace, "2025-A")
    assert (len(old.people), len(old.women), old.sex_known) == (6, 2, 4)
    assert (old.began_on, old.months) == (STARTS[OLD.id], 16)
    assert [(part.label, len(part.people)) for part in old.left] == [("Drop-out · Health", 1)]
    assert (len(old.planned), len(old.ahead)) == (1, 3)


def test_progress_is_counted_by_the_age_of_the_cohort(workspace: Workspace) -> None:
    course = view(workspace, "2025-A").course
    assert len(course.counts) == 17
    assert [course.counts[month] for month in (6, 7, 8, 12, 13, 14, 16)] == [0, 0, 1, 1, 1, 2, 2]
    assert len(course.by(8)) == 1
    workspace.keep("Plan", replace(view(workspace, "2025-A").cohort or OLD, starts_on=date(2025, 8, 1)))
    assert view(workspace, "2025-A").course.counts[1:3] == (0, 1)


@pytest.mark.parametrize("as_of", [NOW, NOW - timedelta(200)])
def test_every_figure_opens_exactly_its_people(workspace: Workspace, as_of: date) -> None:
    found = cohort_asks.side_by_side(workspace, as_of, "", progress=SILENT)
    opened = 0
    for card, cohort in zip(found.cards, cohorts.side_by_side(workspace, as_of).cohorts, strict=True):
        assert card.title == (cohort.name or "No cohort")
        lines = [(line.search, line.count) for line in (*card.stages, *card.steps, *card.left)]
        for search, count in (*lines, *((figure.search, figure.count) for figure in card.figures)):
            if count:
                assert len(participants.find(workspace, search, as_of).ids) == count, search
                opened += 1
        if card.people:
            assert set(participants.find(workspace, card.everybody, as_of).ids) == set(cohort.people)
    assert opened >= 20


def test_a_cohort_is_added_renamed_and_deleted_each_as_one_change(workspace: Workspace) -> None:
    change = cohorts.keep(workspace, Cohort(name=" 2027-A ", capacity=20, starts_on=date(2027, 1, 4)))
    new = view(workspace, "2027-A")
    assert (new.people, new.months, new.began_on) == ((), None, date(2027, 1, 4))
    assert new.cohort is not None
    assert cohorts.keep(workspace, new.cohort) is None
    cohorts.keep(workspace, replace(new.cohort, name="Winter 2027"))
    cohorts.delete(workspace, new.cohort.id)
    assert change is not None
    undone = cohorts.keep(workspace, Cohort(name="2027-A"))
    assert undone is not None
    history.undo(workspace, undone)
    assert "2027-A" not in [each.name for each in cohorts.side_by_side(workspace, NOW).cohorts]


@pytest.mark.parametrize(
    "wrong", [Cohort(name="  "), Cohort(name="2026-a"), Cohort(name="X", starts_on=NOW, ends_on=NOW - timedelta(1))]
)
def test_a_cohort_without_a_name_of_its_own_is_refused(workspace: Workspace, wrong: Cohort) -> None:
    with pytest.raises(UserError):
        cohorts.keep(workspace, wrong)


def test_two_spellings_of_a_cohort_become_one_and_two_again(workspace: Workspace) -> None:
    assert view(workspace, "2026 A").alike == ("2026-A",)
    change = cohorts.merge(workspace, TWIN.id, YOUNG.id)
    assert len(view(workspace, "2026-A").people) == 6
    with workspace.store.reading() as reading:
        assert TWIN.id not in {each.id for each in records.all_of(reading, Cohort)}
    history.undo(workspace, change)
    assert (len(view(workspace, "2026-A").people), len(view(workspace, "2026 A").people)) == (4, 2)


def test_shared_views_follow_the_name_of_a_cohort(workspace: Workspace) -> None:
    asked = (Criterion("cohort", "is", ("2026 A", "2025-A")),)
    workspace.keep("Keep a view", SavedView(name="Two cohorts", definition=to_text(ListView(criteria=asked))))
    workspace.keep("Keep a view", SavedView(name="Of another form", definition="[]"))
    cohorts.merge(workspace, TWIN.id, YOUNG.id)
    young = view(workspace, "2026-A").cohort
    assert young is not None
    cohorts.keep(workspace, replace(young, name="Winter"))
    with workspace.store.reading() as reading:
        texts = {each.name: each.definition for each in records.all_of(reading, SavedView)}
    assert json.loads(texts["Two cohorts"])["criteria"][0]["values"] == ["Winter", "2025-A"]
    assert texts["Of another form"] == "[]"


def test_nobody_is_put_into_a_cohort_twice_and_no_cohort_with_people_goes(workspace: Workspace) -> None:
    with workspace.store.reading() as reading:
        one = next(each for each in records.all_of(reading, Enrolment) if each.cohort_id == TWIN.id)
    again = Enrolment(participant_id=one.participant_id, number=99, cohort_id=YOUNG.id, track="away")
    workspace.keep("Enrol again", again)
    with pytest.raises(UserError, match=one.label):
        cohorts.merge(workspace, TWIN.id, YOUNG.id)
    with pytest.raises(UserError):
        cohorts.delete(workspace, TWIN.id)
