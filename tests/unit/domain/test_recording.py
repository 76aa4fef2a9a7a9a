from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.event import Event
from partnertrack.domain.record import Value, new_id
from partnertrack.domain.recording import Said, record
from partnertrack.domain.scheme import Code, CodeList, Field, Step
from partnertrack.domain.text import Label

L = Label("x", "x", "x", "x")
DAY = date(2025, 3, 1)
LISTS = {
    "visa": CodeList("visa", (Code("granted", L), Code("refused", L), Code("pending", L, is_final=False))),
    "end": CodeList("end", (Code("planned_end", L), Code("early_end", L))),
}
VISA = Step("visa_decision", L, ("away",), codes="visa")
END = Step("placement_end", L, ("away",), codes="end", default_outcome="planned_end")
CERTIFICATE = Step("certificate", L, ("home", "away"))
DROPOUT = Step("dropout", L, ("home", "away"), exit_status="dropped_out")


def field(key: str, kind: str = "text", **more: object) -> Field:
    return Field(key, kind, "event", L, **more)  # type: ignore[arg-type]  # whatever the test needs


DECIDED_ON = field("visa_decision_date", "date", slot="done_on")
DECISION = field("visa_decision", "code", slot="outcome", codes="visa")
ENDED_ON = field("placement_end_date", "date", slot="done_on")
ENDED_EARLY = field(
    "ended_early", "yes_no", slot="outcome", outcomes={"yes": "early_end", "no": "planned_end"}, weak=("no",)
)
STARTED_ON = field("training_start", "date", slot="started_on")
NUMBER = field("cert_no", is_proof=True)
REASON = field("dropout_reason", "code", slot="reason")
REMARK = field("remark")


def told(
    step: Step,
    *said: tuple[Field, Value],
    before: Event | None = None,
    organisation: UUID | None = None,
    withheld: frozenset[str] = frozenset(),
) -> Event:
    event = before or Event(enrolment_id=new_id(), step=step.key)
    return record(event, step, [Said(*each) for each in said], LISTS, organisation, withheld)


def test_a_date_makes_a_step_done() -> None:
    event = told(VISA, (DECIDED_ON, DAY), (DECISION, "granted"))
    assert (event.status, event.outcome, event.done_on) == ("done", "granted", DAY)


def test_an_answer_that_settles_nothing_waits_even_with_a_day() -> None:
    event = told(VISA, (DECISION, "pending"))
    assert (event.status, event.outcome) == ("waiting_third_party", "pending")
    assert told(VISA, (DECISION, "pending"), (DECIDED_ON, DAY)).status == "waiting_third_party"


def test_a_decision_ends_the_waiting() -> None:
    waiting = told(VISA, (DECISION, "pending"))
    decided = told(VISA, (DECISION, "granted"), (DECIDED_ON, DAY), before=waiting)
    assert (decided.status, decided.outcome) == ("done", "granted")


def test_a_later_pending_does_not_take_back_a_decision() -> None:
    decided = told(VISA, (DECIDED_ON, DAY), (DECISION, "granted"))
    assert told(VISA, (DECISION, "pending"), before=decided) == decided


def test_an_answer_without_a_day_is_done_on_an_unknown_day() -> None:
    event = told(VISA, (DECISION, "refused"))
    assert (event.status, event.outcome, event.done_on) == ("done", "refused", None)


def test_no_to_an_early_end_says_nothing_about_a_placement_that_goes_on() -> None:
    blank = Event(enrolment_id=new_id(), step="placement_end")
    assert told(END, (ENDED_EARLY, False), before=blank) == blank


@pytest.mark.parametrize(("answer", "outcome"), [(True, "early_end"), (False, "planned_end")])
def test_with_a_day_the_answer_says_how_the_placement_ended(answer: bool, outcome: str) -> None:  # noqa: FBT001 - a parameter of the test
    assert told(END, (ENDED_ON, DAY), (ENDED_EARLY, answer)).outcome == outcome


def test_a_step_that_is_done_without_more_ended_as_planned() -> None:
    assert told(END, (ENDED_ON, DAY)).outcome == "planned_end"


def test_no_outcome_is_assumed_where_an_answer_was_given_that_nobody_understood() -> None:
    event = told(END, (ENDED_ON, DAY), withheld=frozenset({"outcome"}))
    assert (event.status, event.outcome) == ("done", "unknown")
    assert told(END, (ENDED_EARLY, True), before=event).outcome == "early_end"


def test_a_proof_waits_for_the_day_that_stands_in_a_column_in_doubt() -> None:
    event = told(CERTIFICATE, (NUMBER, "C-1"), withheld=frozenset({"done_on"}))
    assert (event.status, event.values) == ("not_started", {"cert_no": "C-1"})


def test_a_certificate_number_proves_the_certificate() -> None:
    event = told(CERTIFICATE, (NUMBER, "C-1"))
    assert (event.status, event.done_on, event.values) == ("done", None, {"cert_no": "C-1"})


def test_a_plain_no_is_an_answer_too_and_a_weak_no_is_none() -> None:
    still = field("still_employed", "yes_no", is_proof=True)
    certified = field("certified", "yes_no", slot="outcome", is_proof=True, weak=("no",))
    assert told(CERTIFICATE, (still, False)).status == "done"
    assert told(CERTIFICATE, (certified, False)).status == "not_started"
    assert told(CERTIFICATE, (certified, True)).status == "done"


def test_a_reason_proves_that_somebody_left() -> None:
    event = told(DROPOUT, (REASON, "family"))
    assert (event.status, event.reason) == ("done", "family")


def test_a_start_is_in_progress_and_a_remark_alone_decides_nothing() -> None:
    assert told(CERTIFICATE, (STARTED_ON, DAY)).status == "in_progress"
    assert told(CERTIFICATE, (REMARK, "late")).status == "not_started"


def test_nothing_new_gives_the_same_event_back() -> None:
    organisation = new_id()
    event = told(VISA, (DECIDED_ON, DAY), (DECISION, "granted"), (REMARK, "x"), organisation=organisation)
    assert told(VISA, (DECIDED_ON, DAY), (REMARK, "x"), before=event, organisation=organisation) == event
    assert told(VISA, before=event) == event
