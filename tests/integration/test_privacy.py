"""Consent, retention, requests, the record and the principles on a real pilot file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.consent import Consent
from partnertrack.domain.criterion import Criterion
from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.requests import due_on
from partnertrack.domain.retention import RetentionRule
from partnertrack.errors import UserError
from partnertrack.persistence.queries import records
from partnertrack.services import (
    consent,
    data_requests,
    export_log,
    minimisation,
    notes,
    participants,
    principles,
    processing,
    retention,
    review_duplicates,
)
from partnertrack.services.consent import Answer
from partnertrack.services.participants import Search
from partnertrack.services.workspace import Workspace

DAY = date(2026, 6, 30)


def enrolments(workspace: Workspace) -> list[Enrolment]:
    with workspace.store.reading() as reading:
        return sorted(records.all_of(reading, Enrolment), key=lambda each: each.number)


def test_consents_are_entered_for_a_cohort_withdrawn_by_one_and_follow_a_merge(cohort_of_three: Workspace) -> None:
    asante, boateng, mensah = (each.id for each in enrolments(cohort_of_three))
    consent.add(cohort_of_three, [asante, boateng], Answer(("employers",), date(2026, 1, 5)), DAY)
    of = consent.of_person(cohort_of_three, asante, DAY)
    consent.withdraw(cohort_of_three, of.lines[0].consent, date(2026, 6, 1), DAY)
    assert consent.lacking(cohort_of_three, "employers", [asante, boateng, mensah], DAY) == (asante, mensah)
    covered = {each.purpose: each for each in consent.overview(cohort_of_three, DAY).purposes}["employers"]
    assert (covered.given, covered.withdrawn, covered.missing) == (1, 1, 1)
    review_duplicates.merge(cohort_of_three, mensah, boateng, "one-enrolment", {})
    assert consent.lacking(cohort_of_three, "employers", [mensah], DAY) == ()
    with pytest.raises(UserError, match="future"):
        consent.add(cohort_of_three, [mensah], Answer(("employers",), date(2027, 1, 1)), DAY)


def test_a_consent_form_is_printed_for_each_person_and_noted_without_names(
    cohort_of_three: Workspace, tmp_path: Path
) -> None:
    ids = [each.id for each in enrolments(cohort_of_three)]
    path = consent.write_forms(cohort_of_three, ids, ["photographs"], "fr", DAY, tmp_path / "forms.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    (entry,) = export_log.entries(cohort_of_three)
    assert (entry.export.what, entry.export.people, entry.export.format) == ("letter", 3, "pdf")
    assert "Mensah" not in str(entry)


def test_who_is_due_is_listed_until_somebody_holds_the_data(cohort_of_three: Workspace) -> None:
    first, second, _third = enrolments(cohort_of_three)
    events = [
        Event(enrolment_id=each.id, step="selection", status="done", done_on=date(2020, 1, 15))
        for each in (first, second)
    ]
    cohort_of_three.commit("Select", map(added, events))
    assert retention.retention(cohort_of_three, DAY).due == ()
    retention.save_rule(cohort_of_three, RetentionRule(title="Five years", starts="last_event", months=60))
    due = retention.retention(cohort_of_three, DAY).due
    assert [(each.label, each.due_on) for each in due] == [
        ("PT-000001", date(2025, 1, 15)),
        ("PT-000002", date(2025, 1, 15)),
    ]
    retention.hold(cohort_of_three, (first.participant_id,), "Audit", date(2026, 12, 31))
    kept = retention.retention(cohort_of_three, DAY)
    assert [each.label for each in kept.free] == ["PT-000002"]
    assert len(retention.retention(cohort_of_three, date(2027, 1, 1)).free) == 2


def test_a_request_is_late_after_a_month_and_settled_by_its_answer(cohort_of_three: Workspace) -> None:
    enrolment = enrolments(cohort_of_three)[0]
    came = date(2026, 5, 4)
    data_requests.save(
        cohort_of_three, DataRequest(right="access", received_on=came, due_on=due_on(came)), enrolment.id, DAY
    )
    (line,) = data_requests.requests(cohort_of_three, DAY).lines
    assert (line.label, line.is_late, line.days) == ("PT-000001", True, -26)
    data_requests.answer(cohort_of_three, line.request, "granted", DAY)
    assert data_requests.requests(cohort_of_three, DAY).open == 0


def test_the_record_is_worked_out_from_the_pilot_and_printed(cohort_of_three: Workspace, tmp_path: Path) -> None:
    keys = [key for key, _title in processing.record(cohort_of_three).offered]
    processing.adopt(cohort_of_three, keys, DAY)
    activities = {each.key: each for each in processing.record(cohort_of_three).activities}
    assert set(activities) == set(keys)
    assert "Ghana" in activities["visa"].transfers
    assert "Disability" in activities["selection"].data.splitlines()[1]
    assert "not encrypted" in activities["backups"].measures
    assert processing.write(cohort_of_three, DAY, tmp_path / "record.xlsx").stat().st_size
    found = {each.answer.principle: each.found for each in principles.checklist(cohort_of_three, DAY)}
    assert found["purpose"].startswith(str(len(keys)))
    assert len(found) == 13


def test_notes_that_touch_what_the_law_protects_are_counted(cohort_of_three: Workspace) -> None:
    first = enrolments(cohort_of_three)[0].id
    notes.write(cohort_of_three, first, "In hospital since Monday", "Office")
    (found,) = minimisation.touching(cohort_of_three)
    assert (found.subject, found.texts, found.enrolments) == ("health", 1, (first,))


def test_everybody_said_yes_in_a_partners_list_is_offered_to_be_entered(cohort_of_three: Workspace) -> None:
    person = Participant(last_name="Owusu", first_name="Esi")
    said = Enrolment(participant_id=person.id, number=4, values={"consent": True})
    cohort_of_three.commit("Enter", map(added, (person, said)))
    assert consent.overview(cohort_of_three, DAY).said_yes == (said.id,)
    cohort_of_three.commit("Agree", [added(Consent(participant_id=person.id, purpose="taking_part", given_on=DAY))])
    assert consent.overview(cohort_of_three, DAY).said_yes == ()


def test_the_list_finds_those_without_a_consent_that_counts(cohort_of_three: Workspace) -> None:
    asante, boateng, mensah = (each.id for each in enrolments(cohort_of_three))
    consent.add(cohort_of_three, [asante, boateng, mensah], Answer(("photographs",), date(2026, 1, 5)), DAY)
    consent.add(cohort_of_three, [boateng], Answer(("photographs",), date(2026, 2, 5), is_given=False), DAY)
    consent.withdraw(
        cohort_of_three, consent.of_person(cohort_of_three, mensah, DAY).lines[0].consent, date(2026, 6, 1), DAY
    )
    without = Search(criteria=(Criterion("consent_purpose", "is_not", ("photographs",)),))
    given = Search(criteria=(Criterion("consent_purpose", "is", ("photographs",)),))
    assert set(participants.find(cohort_of_three, without, DAY).ids) == {boateng, mensah}
    assert list(participants.find(cohort_of_three, given, DAY).ids) == [asante]
    assert len(participants.find(cohort_of_three, given, date(2026, 1, 31)).ids) == 3
