"""Two entries of one person become one, and nothing is lost without a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.merge_people import GivenUp, Merged, Way, merge, proposed
from partnertrack.domain.part import Part
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, new_id
from partnertrack.domain.statement import Statement

BORN = Part("participant", "birth_date")
DECIDED = Part("event", "done_on", "visa_decision")


def entry(number: int, **told: object) -> Dossier:
    """An entry of Ama Mensah, with what is told of her besides."""
    person = replace(Participant(last_name="Mensah", first_name="Ama"), **told)  # type: ignore[arg-type]  # as named
    return Dossier(person, Enrolment(participant_id=person.id, number=number))


def with_event(dossier: Dossier, step: str, **told: object) -> Dossier:
    event = replace(Event(enrolment_id=dossier.enrolment.id, step=step), **told)  # type: ignore[arg-type]  # as named
    return replace(dossier, events=(*dossier.events, event))


def after(merged: Merged) -> dict[UUID, Record]:
    return {change.record.id: change.after for change in merged.changes if change.after}


def gone(merged: Merged) -> set[UUID]:
    return {change.record.id for change in merged.changes if change.after is None}


def person(merged: Merged, dossier: Dossier) -> Participant:
    found = after(merged).get(dossier.participant.id, dossier.participant)
    assert isinstance(found, Participant)
    return found


def events(merged: Merged) -> list[Event]:
    return [each for each in after(merged).values() if isinstance(each, Event)]


def test_blanks_are_filled_and_the_survivor_keeps_what_it_holds() -> None:
    ours = entry(1, birth_date=date(2001, 4, 23), values={"phone": "1"})
    theirs = entry(2, birth_date=date(2001, 4, 24), region="Volta", values={"phone": "1", "email": "a@b.c"})
    merged = merge(ours, theirs, "one-enrolment", {})
    found = person(merged, ours)
    assert (found.birth_date, found.region) == (date(2001, 4, 23), "Volta")
    assert dict(found.values) == {"phone": "1", "email": "a@b.c"}
    assert merged.given_up == (GivenUp(BORN, date(2001, 4, 23), date(2001, 4, 24)),)
    assert gone(merged) == {theirs.participant.id, theirs.enrolment.id}


def test_the_value_that_was_chosen_stays() -> None:
    ours, theirs = entry(1, birth_date=date(2001, 4, 23)), entry(2, birth_date=date(2001, 4, 24))
    merged = merge(ours, theirs, "one-enrolment", {BORN: "other"})
    assert person(merged, ours).birth_date == date(2001, 4, 24)
    assert merged.given_up == (GivenUp(BORN, date(2001, 4, 24), date(2001, 4, 23)),)


def test_events_are_joined_step_by_step_and_occurrence_by_occurrence() -> None:
    ours = with_event(entry(1), "visa_decision", status="planned", planned_on=date(2025, 5, 1))
    theirs = with_event(entry(2), "visa_decision", status="done", outcome="granted", done_on=date(2025, 5, 2))
    theirs = with_event(theirs, "follow_up", occurrence=30, status="done", done_on=date(2025, 9, 1))
    theirs = with_event(theirs, "follow_up", occurrence=180, status="done")
    merged = merge(ours, theirs, "one-enrolment", {})
    found = {(event.step, event.occurrence): event for event in events(merged)}
    visa = found["visa_decision", 1]
    assert visa.id == ours.events[0].id
    assert (visa.status, visa.outcome, visa.planned_on) == ("done", "granted", date(2025, 5, 1))
    assert {event.enrolment_id for event in found.values()} == {ours.enrolment.id}
    assert set(found) == {("visa_decision", 1), ("follow_up", 30), ("follow_up", 180)}
    assert {event.id for event in theirs.events} <= gone(merged)


@pytest.mark.parametrize(("choice", "outcome", "status"), [("survivor", "granted", "done"), ("other", "no", "failed")])
def test_the_status_goes_with_the_outcome_that_was_chosen(choice: str, outcome: str, status: str) -> None:
    ours = with_event(entry(1), "visa_decision", status="done", outcome="granted")
    theirs = with_event(entry(2), "visa_decision", status="failed", outcome="no")
    chosen = {Part("event", "outcome", "visa_decision"): choice}
    merged = merge(ours, theirs, "one-enrolment", chosen)  # type: ignore[arg-type]  # one of the two choices
    found = events(merged) or list(ours.events)
    assert [(event.outcome, event.status) for event in found] == [(outcome, status)]
    assert {each.part.name for each in merged.given_up} == {"outcome", "status"}


def test_statements_and_distinctions_follow_to_the_survivor() -> None:
    ours, theirs, third = entry(1), entry(2), new_id()
    said = Statement(source_id=new_id(), enrolment_id=theirs.enrolment.id, sheet="A", row=2)
    theirs = replace(theirs, statements=(said,))
    apart = Distinction(one_id=third, other_id=theirs.enrolment.id)
    merged = merge(ours, theirs, "one-enrolment", {}, [apart])
    moved, told = after(merged)[said.id], after(merged)[apart.id]
    assert isinstance(moved, Statement)
    assert moved.enrolment_id == ours.enrolment.id
    assert isinstance(told, Distinction)
    assert told.pair == {ours.enrolment.id, third}


def test_what_told_the_two_apart_goes_and_nothing_is_told_twice() -> None:
    ours, theirs, third = entry(1), entry(2), new_id()
    wrong = Distinction(one_id=ours.enrolment.id, other_id=theirs.enrolment.id)
    said = [Distinction(one_id=each.enrolment.id, other_id=third) for each in (ours, theirs)]
    merged = merge(ours, theirs, "one-enrolment", {}, [wrong, *said])
    assert {wrong.id, said[1].id} <= gone(merged)
    assert said[0].id not in gone(merged)


def test_one_person_in_two_cohorts_keeps_both_enrolments() -> None:
    first, second = Cohort(name="A"), Cohort(name="B")
    ours, theirs = with_event(entry(1), "selected"), with_event(entry(2, region="Volta"), "selected")
    ours = replace(ours, enrolment=replace(ours.enrolment, cohort_id=first.id))
    theirs = replace(theirs, enrolment=replace(theirs.enrolment, cohort_id=second.id))
    assert proposed(ours, theirs) == "two-enrolments"
    merged = merge(ours, theirs, "two-enrolments", {})
    assert gone(merged) == {theirs.participant.id}
    enrolment = after(merged)[theirs.enrolment.id]
    assert isinstance(enrolment, Enrolment)
    assert enrolment.participant_id == ours.participant.id
    assert person(merged, ours).region == "Volta"
    assert events(merged) == []


def test_the_other_enrolments_of_a_person_come_along() -> None:
    ours, theirs = entry(1), entry(2)
    sibling = Enrolment(participant_id=theirs.participant.id, number=3)
    merged = merge(ours, replace(theirs, siblings=(sibling,)), "one-enrolment", {})
    moved = after(merged)[sibling.id]
    assert isinstance(moved, Enrolment)
    assert moved.participant_id == ours.participant.id


@pytest.mark.parametrize("way", ["one-enrolment", "two-enrolments"])
def test_nobody_is_merged_with_themselves(way: Way) -> None:
    ours = entry(1)
    with pytest.raises(ValueError, match="already"):
        merge(ours, ours, way, {})


def test_two_enrolments_of_one_person_can_become_one() -> None:
    ours = entry(1)
    theirs = replace(ours, enrolment=Enrolment(participant_id=ours.participant.id, number=2, reference="GH-2"))
    merged = merge(replace(ours, siblings=(theirs.enrolment,)), theirs, "one-enrolment", {})
    assert gone(merged) == {theirs.enrolment.id}
    kept = after(merged)[ours.enrolment.id]
    assert isinstance(kept, Enrolment)
    assert kept.reference == "GH-2"
    with pytest.raises(ValueError, match="already"):
        merge(ours, theirs, "two-enrolments", {})


def test_one_cohort_or_an_empty_way_is_one_enrolment() -> None:
    ours, theirs = entry(1), entry(2)
    assert proposed(ours, theirs) == "one-enrolment"
    theirs = replace(theirs, enrolment=replace(theirs.enrolment, cohort_id=new_id()))
    ours = replace(ours, enrolment=replace(ours.enrolment, cohort_id=new_id()))
    assert proposed(ours, with_event(theirs, "selected")) == "one-enrolment"
