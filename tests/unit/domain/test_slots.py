"""A field of the dictionary is found in the records and written there, and the status follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnertrack.domain.change import Change
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.slots import held, part_of, slots_of, with_value
from partnertrack.domain.statement import SlotKey
from partnertrack.services import pilots

DAY, OTHER_DAY = date(2025, 5, 2), date(2025, 6, 3)
COHORT = Cohort(name="2025-A")
EMPLOYER = Organisation(name="Ziegler GmbH", type="employer")
NAMES = Directory((COHORT,), (EMPLOYER,))
PERSON = Participant(last_name="Mensah", first_name="Ama")
BLANK = Dossier(PERSON, Enrolment(participant_id=PERSON.id, number=1))


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


def written(scheme: Scheme, dossier: Dossier, slot: SlotKey, value: Value | None) -> Dossier:
    """The dossier after the changes."""
    for change in with_value(dossier, NAMES, scheme, slot, value):
        after = change.after
        if isinstance(after, Participant):
            dossier = replace(dossier, participant=after)
        elif isinstance(after, Enrolment):
            dossier = replace(dossier, enrolment=after)
        elif isinstance(after, Event):
            others = tuple(event for event in dossier.events if event.id != after.id)
            dossier = replace(dossier, events=(*others, after))
    return dossier


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        (("birth_date", None), DAY),
        (("last_name", None), "Owusu"),
        (("phone", None), "+233201"),
        (("ref", None), "GH-1"),
        (("cohort", None), "2025-A"),
        (("track", None), "away"),
        (("visa_decision_date", None), DAY),
        (("visa_decision", None), "granted"),
        (("employer", None), "Ziegler GmbH"),
        (("visit_date", 180), DAY),
    ],
)
def test_what_was_written_is_held_and_taken_out_again(scheme: Scheme, slot: SlotKey, value: Value) -> None:
    filled = written(scheme, BLANK, slot, value)
    assert held(filled, NAMES, scheme, slot) == value
    assert slot in set(slots_of(scheme, filled))
    assert with_value(filled, NAMES, scheme, slot, value) == ()
    emptied = written(scheme, filled, slot, None)
    assert held(emptied, NAMES, scheme, slot) is None


def test_a_new_cohort_and_a_new_organisation_come_with_the_change(scheme: Scheme) -> None:
    added = with_value(BLANK, NAMES, scheme, ("cohort", None), "2026-B")
    assert [(change.record.kind, change.before is None) for change in added] == [
        ("cohort", True),
        ("enrolment", False),
    ]
    assert [change.record.kind for change in with_value(BLANK, NAMES, scheme, ("cohort", None), "2025-a")] == [
        "enrolment"
    ]


def the_event(changes: tuple[Change, ...]) -> Event:
    (event,) = [change.after for change in changes if isinstance(change.after, Event)]
    return event


def test_an_outcome_is_corrected_even_where_the_step_is_done(scheme: Scheme) -> None:
    done = Event(enrolment_id=BLANK.enrolment.id, step="visa_decision", status="done", outcome="granted", done_on=DAY)
    dossier = replace(BLANK, events=(done,))
    refused = the_event(with_value(dossier, NAMES, scheme, ("visa_decision", None), "refused"))
    assert (refused.outcome, refused.status, refused.done_on) == ("refused", "done", DAY)
    waits = the_event(with_value(dossier, NAMES, scheme, ("visa_decision", None), "pending"))
    assert (waits.outcome, waits.status) == ("pending", "waiting_third_party")


def test_a_step_whose_day_is_taken_out_is_done_no_longer_unless_something_else_shows_it(scheme: Scheme) -> None:
    day: SlotKey = ("visa_decision_date", None)
    bare = Event(enrolment_id=BLANK.enrolment.id, step="visa_decision", status="done", done_on=DAY)
    undone = the_event(with_value(replace(BLANK, events=(bare,)), NAMES, scheme, day, None))
    assert (undone.status, undone.done_on) == ("not_started", None)
    granted = replace(bare, outcome="granted")
    still = the_event(with_value(replace(BLANK, events=(granted,)), NAMES, scheme, day, None))
    assert (still.status, still.outcome, still.done_on) == ("done", "granted", None)
    moved = the_event(with_value(replace(BLANK, events=(granted,)), NAMES, scheme, day, OTHER_DAY))
    assert (moved.status, moved.outcome, moved.done_on) == ("done", "granted", OTHER_DAY)


def test_an_answer_that_stands_for_an_outcome_is_held_as_yes_or_no(scheme: Scheme) -> None:
    field = scheme.fields["ended_early"]
    event = Event(enrolment_id=BLANK.enrolment.id, step=field.step, status="done", outcome=field.outcomes["yes"])
    dossier = replace(BLANK, events=(event,))
    assert held(dossier, NAMES, scheme, (field.key, None)) is True
    assert field.key not in {key for key, _time in slots_of(scheme, dossier)}  # the code list says it better


def test_what_is_kept_nowhere_has_no_part_and_cannot_be_written(scheme: Scheme) -> None:
    for key in ("full_name", "status", "reason", "row_no", "no such field"):
        assert part_of(scheme, (key, None)) is None
        with pytest.raises(KeyError):
            with_value(BLANK, NAMES, scheme, (key, None), "x")


def test_repeated_steps_are_told_apart_by_their_occurrence(scheme: Scheme) -> None:
    key = "visit_date"
    first = written(scheme, BLANK, (key, 30), DAY)
    both = written(scheme, first, (key, 180), OTHER_DAY)
    assert (held(both, NAMES, scheme, (key, 30)), held(both, NAMES, scheme, (key, 180))) == (DAY, OTHER_DAY)
    assert {(key, 30), (key, 180)} <= set(slots_of(scheme, both))
