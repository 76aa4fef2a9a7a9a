"""Vacancies are kept as they are written, people are ranked for them with reasons, and decisions about them stored."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.errors import ConflictError, UserError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots, vacancies
from partnertrack.services.vacancies import Decision, Ranked, VacancyTexts, Wanted
from partnertrack.services.workspace import Workspace

TODAY = date(2026, 5, 4)
HOTEL = Organisation(name="Hotel Adler", type="employer", country="DE")
INN = Organisation(name="Berghotel", type="employer", country="DE")
HOME = Organisation(name="Auberge de Rabat", type="employer", country="MA")
COOK = Vacancy(
    organisation_id=HOTEL.id, title="Two cooks", occupation="Cook", places=2, language="de", level="b1", sector="I"
)
NAMES = ("Ama", "Esi", "Kofi", "Yaw", "Abena", "Kojo")
PEOPLE = tuple(Participant(first_name=name, last_name="Mensah", region="Rabat") for name in NAMES)
TRACKS = ("away", "away", "away", "away", "home", "away")
ENROLLED = tuple(
    Enrolment(participant_id=person.id, number=n, track=track)
    for n, (person, track) in enumerate(zip(PEOPLE, TRACKS, strict=True), 1)
)
AMA, ESI, KOFI, YAW, ABENA, KOJO = ENROLLED


def done(who: Enrolment, step: str, outcome: str | None = None, **more: object) -> Event:
    values = {key: value for key, value in more.items() if isinstance(value, str)}
    at = more.get("at")
    where = at if isinstance(at, UUID) else None
    return Event(
        enrolment_id=who.id,
        step=step,
        status="done",
        outcome=outcome,
        done_on=date(2026, 1, 8),
        values=values,
        organisation_id=where,
    )


EVENTS = (
    done(AMA, "training", course="Cook"),
    done(AMA, "language_test", "passed", lang="de", cefr_exit="b2"),
    done(ESI, "training", course="Kitchen work"),
    done(ESI, "language_test", "passed", lang="de", cefr_exit="a2"),
    done(KOFI, "language_test", "failed", lang="de", cefr_exit="b1"),
    done(YAW, "contract", at=INN.id),
    done(KOJO, "dropout", "dropped_out"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vacancies") / "pilot.ptrack"
    workspace = pilots.create_pilot(path, "thamm_giz", "Test")
    workspace.commit("Enter", map(added, (HOTEL, INN, HOME, *PEOPLE, *ENROLLED, *EVENTS, COOK)))
    workspace.close()
    return path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "pilot.ptrack"
    path.write_bytes(made.read_bytes())
    opened = pilots.open_pilot(path)
    yield opened
    assert check(opened.store) == []
    opened.close()


def put(workspace: Workspace, *who: Enrolment) -> list[UUID]:
    vacancies.put_forward(workspace, COOK.id, [each.id for each in who], TODAY)
    view = vacancies.vacancy(workspace, COOK.id, TODAY)
    ids = {each.row.enrolment_id: each.candidacy.id for each in view.candidates}
    return [ids[each.id] for each in who]


def ranked(workspace: Workspace, vacancy_id: UUID = COOK.id, wanted: Wanted | None = None) -> Ranked:
    among = vacancies.shortlist(workspace, vacancy_id, TODAY)
    return vacancies.best(workspace, among, wanted or Wanted())


def status_of(workspace: Workspace) -> str:
    return vacancies.vacancy(workspace, COOK.id, TODAY).vacancy.status


def test_what_is_written_is_read_and_checked(workspace: Workspace) -> None:
    new = Vacancy(organisation_id=HOTEL.id, title="")
    texts = VacancyTexts("  Baker ", places="3", language="de", level="b2", starts_on="1.9.2026", ends_on="31 Aug 2027")
    assert vacancies.save(workspace, new, texts)
    kept = next(each for each in vacancies.vacancies(workspace).lines if each.title == "Baker")
    assert (kept.places, kept.starts_on, kept.open_places) == (3, date(2026, 9, 1), 3)
    for wrong in (
        replace(texts, title=" "),
        replace(texts, places="0"),
        replace(texts, places="a few"),
        replace(texts, ends_on="1.8.2026"),
        replace(texts, starts_on="soon"),
        replace(texts, language="xx"),
        replace(texts, language=""),
    ):
        with pytest.raises(UserError):
            vacancies.save(workspace, new, wrong)


def test_a_vacancy_that_was_changed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    stored = vacancies.vacancy(workspace, COOK.id, TODAY).vacancy
    assert vacancies.save(workspace, stored, VacancyTexts("Two cooks", "Cook", "I", "2", "de", "b1")) is None
    assert vacancies.save(workspace, stored, VacancyTexts("Three cooks", places="3"))
    with pytest.raises(ConflictError):
        vacancies.save(workspace, stored, VacancyTexts("Four cooks", places="4"))


def test_people_are_ranked_with_the_reason_for_each_requirement(workspace: Workspace) -> None:
    found = ranked(workspace)
    told = {each.row.first_name: [reason.verdict for reason in each.suitability.reasons] for each in found.matches}
    assert list(told) == ["Ama", "Esi", "Kofi"]
    assert told["Ama"] == ["met", "met", "unknown"]
    assert told["Esi"] == ["partly", "not", "unknown"]
    assert told["Kofi"] == ["unknown", "unknown", "unknown"]  # a test that was failed proves no level
    assert found.matches[-1].suitability.score is None
    left = vacancies.shortlist(workspace, COOK.id, TODAY).left_out
    assert (left.placed, left.other_track, left.not_under_way, left.put_forward) == (1, 1, 1, 0)


def test_the_list_is_narrowed_by_what_is_met_and_by_name(workspace: Workspace) -> None:
    found = ranked(workspace, wanted=Wanted("unknown"))
    assert [each.row.first_name for each in found.matches] == ["Kofi"]
    assert found.counts == {"": 3, "met": 0, "possible": 2, "unknown": 1}
    named = ranked(workspace, wanted=Wanted(text="esi"))
    assert [each.row.first_name for each in named.matches] == ["Esi"]
    few = ranked(workspace, wanted=Wanted(most=1))
    assert (len(few.matches), few.found) == (1, 3)


def test_the_first_day_is_planned_or_follows_from_the_way(workspace: Workspace) -> None:
    ama = next(each for each in ranked(workspace).matches if each.row.number == AMA.number)
    assert ama.available.day is not None
    assert ama.available.day > TODAY
    assert not ama.available.is_planned
    flight = Event(enrolment_id=AMA.id, step="departed", status="planned", planned_on=date(2026, 8, 20))
    workspace.commit("Plan", [added(flight)])
    ama = next(each for each in ranked(workspace).matches if each.row.number == AMA.number)
    assert (ama.available.day, ama.available.is_planned) == (date(2026, 8, 20), True)


def test_work_at_home_is_for_those_who_stay(workspace: Workspace) -> None:
    here = Vacancy(organisation_id=HOME.id, title="Waiter", region="Rabat")
    workspace.commit("Enter", [added(here)])
    found = ranked(workspace, here.id)
    assert [each.row.first_name for each in found.matches] == ["Abena"]
    assert found.matches[0].suitability.score == 100
    assert vacancies.shortlist(workspace, here.id, TODAY).is_at_home


def test_candidates_go_their_way_in_one_change_each(workspace: Workspace) -> None:
    first, second = put(workspace, AMA, ESI)
    assert vacancies.put_forward(workspace, COOK.id, [AMA.id], TODAY) is None
    assert vacancies.shortlist(workspace, COOK.id, TODAY).left_out.put_forward == len((first, second))
    with pytest.raises(UserError):
        vacancies.decide(workspace, COOK.id, [second], Decision("rejected", TODAY), TODAY)
    with pytest.raises(UserError):
        vacancies.decide(workspace, COOK.id, [second], Decision("interview", date(2026, 5, 5)), TODAY)
    vacancies.decide(workspace, COOK.id, [first, second], Decision("interview", TODAY), TODAY)
    vacancies.decide(workspace, COOK.id, [second], Decision("rejected", TODAY, "language"), TODAY)
    view = vacancies.vacancy(workspace, COOK.id, TODAY)
    assert [(each.candidacy.status, each.candidacy.reason) for each in view.candidates] == [
        ("interview", ""),
        ("rejected", "language"),
    ]
    (line,) = vacancies.vacancies(workspace).lines
    assert (line.candidates["interview"], line.candidates["rejected"], line.filled) == (1, 1, 0)


def test_a_contract_is_recorded_as_the_step_and_fills_the_vacancy(workspace: Workspace) -> None:
    both = put(workspace, AMA, ESI)
    change = vacancies.decide(workspace, COOK.id, both, Decision("contract", TODAY, records_step=True), TODAY)
    assert status_of(workspace) == "filled"
    with workspace.store.reading() as reading:
        signed = [each for each in records.events_of(reading, [AMA.id])[AMA.id] if each.step == "contract"]
    assert [(each.done_on, each.organisation_id, each.values["job_title"]) for each in signed] == [
        (TODAY, HOTEL.id, "Cook")
    ]
    view = vacancies.vacancy(workspace, COOK.id, TODAY)
    assert all(each.has_step and each.contract_with == ("Hotel Adler",) for each in view.candidates)
    third = Candidacy(vacancy_id=COOK.id, enrolment_id=KOFI.id)
    workspace.commit("Enter", [added(third)])
    with pytest.raises(UserError):
        vacancies.decide(workspace, COOK.id, [third.id], Decision("contract", TODAY), TODAY)
    history.undo(workspace, change)
    assert status_of(workspace) == "open"
    with workspace.store.reading() as reading:
        assert "contract" not in {each.step for each in records.events_of(reading, [AMA.id])[AMA.id]}


def test_who_is_under_contract_elsewhere_is_shown_and_not_overwritten(workspace: Workspace) -> None:
    (yaw,) = put(workspace, YAW)
    (candidate,) = vacancies.vacancy(workspace, COOK.id, TODAY).candidates
    assert (candidate.contract_with, candidate.has_step) == (("Berghotel",), False)
    with pytest.raises(UserError):
        vacancies.decide(workspace, COOK.id, [yaw], Decision("contract", TODAY, records_step=True), TODAY)
    assert vacancies.decide(workspace, COOK.id, [yaw], Decision("contract", TODAY), TODAY)


def test_who_is_put_forward_elsewhere_is_shown(workspace: Workspace) -> None:
    put(workspace, AMA)
    other = Vacancy(organisation_id=INN.id, title="Night porter")
    workspace.commit("Enter", [added(other)])
    found = ranked(workspace, other.id)
    (there,) = next(each.elsewhere for each in found.matches if each.row.first_name == "Ama")
    assert (there.title, there.employer, there.status) == ("Two cooks", "Hotel Adler", "shortlisted")


def test_withdrawn_opened_again_and_deleted_with_its_candidates(workspace: Workspace) -> None:
    (ama,) = put(workspace, AMA)
    vacancies.withdraw(workspace, COOK.id)
    with pytest.raises(UserError):
        vacancies.put_forward(workspace, COOK.id, [ESI.id], TODAY)
    vacancies.reopen(workspace, COOK.id)
    vacancies.take_back(workspace, COOK.id, [ama])
    assert vacancies.vacancy(workspace, COOK.id, TODAY).candidates == ()
    put(workspace, AMA)
    change = vacancies.delete(workspace, COOK.id)
    assert vacancies.vacancies(workspace).lines == ()
    history.undo(workspace, change)
    assert len(vacancies.vacancy(workspace, COOK.id, TODAY).candidates) == 1


def test_profiles_leave_the_office_without_names(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, AMA)
    path = tmp_path / "profiles.csv"
    vacancies.write_profiles(workspace, COOK.id, TODAY, path, is_named=False)
    text = path.read_text("utf-8-sig")
    assert "Mensah" not in text
    assert "PT-000001" in text
    vacancies.write_profiles(workspace, COOK.id, TODAY, path, is_named=True)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert "Mensah" in rows[1]
    assert vacancies.write_profiles(workspace, COOK.id, TODAY, tmp_path / "p.xlsx", is_named=False).exists()


def test_a_person_is_told_what_suits_and_where_it_stands(workspace: Workspace) -> None:
    found = vacancies.of_person(workspace, AMA.id, TODAY)
    assert [(each.vacancy.title, each.employer) for each in found.suiting] == [("Two cooks", "Hotel Adler")]
    assert vacancies.of_person(workspace, ESI.id, TODAY).suiting == ()  # the occupation is another
    assert vacancies.of_person(workspace, YAW.id, TODAY).suiting == ()  # under contract
    put(workspace, AMA)
    found = vacancies.of_person(workspace, AMA.id, TODAY)
    assert ([each.candidacy.status for each in found.forwarded], found.suiting) == (["shortlisted"], ())
