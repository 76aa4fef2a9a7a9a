"""A vacancy is held against ten thousand people within what one waits for a page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.vacancy import Vacancy
from partnertrack.services import pilots, vacancies
from partnertrack.services.vacancies import Wanted
from partnertrack.services.workspace import Workspace

pytestmark = pytest.mark.benchmark

PEOPLE = 10_000
TODAY = date(2026, 5, 4)
FRESH_SECONDS, WARM_SECONDS, NARROWED_SECONDS = 5.0, 2.5, 0.25
HOTEL = Organisation(name="Hotel Adler", type="employer", country="DE")
COOK = Vacancy(
    organisation_id=HOTEL.id,
    title="Cooks",
    occupation="Cook",
    places=20,
    language="de",
    level="b1",
    sector="I",
    starts_on=date(2026, 11, 1),
)


def journey(place: int) -> Iterator[Record]:
    """Somebody who was trained and tested on days of their own, and is free."""
    person = Participant(first_name=f"Ama {place}", last_name="Mensah", region=f"Region {place % 9}")
    enrolled = Enrolment(participant_id=person.id, number=place + 1, track="away")
    yield person
    yield enrolled
    begun = date(2025, 1, 1) + timedelta(place % 420)
    told = {"training": {"course": ("Cook", "Baker", "Kitchen work")[place % 3]}}
    told["language_test"] = {"lang": "de", "cefr_exit": ("a2", "b1", "b2")[place % 3]}
    for n, step in enumerate(
        ("application", "selected", "language_course", "training", "language_test", "certificate")
    ):
        done_on = begun + timedelta(n * 9 + place % 7)
        yield Event(enrolment_id=enrolled.id, step=step, status="done", done_on=done_on, values=told.get(step, {}))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("vacancies") / "pilot.ptrack"
    made = pilots.create_pilot(path, "thamm_giz", "Many")
    everybody = [record for place in range(PEOPLE) for record in journey(place)]
    made.commit("Enter", map(added, (HOTEL, COOK, *everybody)))
    yield made
    made.close()


def test_ten_thousand_people_are_ranked_for_one_vacancy(workspace: Workspace) -> None:
    begun = time.process_time()
    ranked = vacancies.shortlist(workspace, COOK.id, TODAY)
    fresh = time.process_time() - begun
    assert len(ranked.judged) == PEOPLE
    begun = time.process_time()
    vacancies.shortlist(workspace, COOK.id, TODAY)
    warm = time.process_time() - begun
    begun = time.process_time()
    vacancies.best(workspace, ranked, Wanted("met"))
    narrowed = time.process_time() - begun
    told = f"{fresh:.2f} s when everybody is read, {warm:.2f} s after that, {narrowed:.2f} s narrowed"
    assert fresh < FRESH_SECONDS, told
    assert warm < WARM_SECONDS, told
    assert narrowed < NARROWED_SECONDS, told
