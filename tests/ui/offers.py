"""Vacancies, candidates and people who suit, made by hand for the tests of their pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.domain.matching_score import Reason, Suitability
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.persistence.queries.participants import ParticipantRow
from partnertrack.services.vacancies import (
    Candidate,
    Elsewhere,
    LeftOut,
    Match,
    Options,
    Ranked,
    Shortlist,
    VacancyLine,
    VacancyView,
)
from partnertrack.services.vacancies.availability import Available
from partnertrack.ui import vacancy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.vacancies import VacancyPage
from partnertrack.ui.pages.vacancies.forward import Forward
from partnertrack.ui.place import Place
from partnertrack.ui.view_models.vacancies import candidates, matches
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

DAY, CHANGE = date(2026, 6, 30), UUID(int=99)
HOTEL = Organisation(id=UUID(int=1), version=1, name="Hotel Adler", type="employer")
OPTIONS = Options(
    ((HOTEL.id, HOTEL.name), (UUID(int=2), "Berghotel")),
    (("I", "Hospitality"),),
    (("de", "German"),),
    (("a2", "A2"), ("b1", "B1")),
    (("language", "Language"), ("candidate_refused", "Candidate refused")),
)
COOK = Vacancy(
    id=UUID(int=10),
    version=1,
    organisation_id=HOTEL.id,
    title="Cook",
    occupation="Cook",
    places=2,
    language="de",
    level="b1",
    starts_on=date(2026, 3, 1),
)


def line(n: int, title: str, status: str = "open") -> VacancyLine:
    return VacancyLine(UUID(int=n), title, HOTEL.id, "Hotel Adler", 2, 1, DAY, status, {"interview": 2, "contract": 1})


LINES = (line(10, "Cook"), line(11, "Waiter", "filled"), line(12, "Porter", "withdrawn"))


def row(n: int, name: str) -> ParticipantRow:
    key = UUID(int=100 + n)
    return ParticipantRow(key, key, n, None, "Mensah", name, None, None, None, None, "2026", "away", {}, None)


SUITS = Suitability(
    75,
    1.0,
    (
        Reason("language", "partly", "de b1", "a2"),
        Reason("occupation", "met", "Cook", "Cook"),
        Reason("starts_on", "partly", "2026-03-01", "2026-03-03"),
    ),
)
NOTHING = Suitability(None, 0.0, (Reason("language", "unknown", "de b1", ""),))
OTHER = Elsewhere(UUID(int=11), "Waiter", "Berghotel", "proposed")
FREE = (
    Match(row(1, "Ama"), SUITS, Available(date(2026, 3, 3)), (OTHER,)),
    Match(row(2, "Esi"), NOTHING, Available(None, barred="visa_decision"), ()),
)
FORWARD = Candidate(
    Candidacy(id=UUID(int=20), version=1, vacancy_id=COOK.id, enrolment_id=UUID(int=103), status="proposed"),
    row(3, "Kofi"),
    SUITS,
    Available(None),
    contract_with=(),
)
SIGNED_ELSEWHERE = replace(
    FORWARD, candidacy=replace(FORWARD.candidacy, id=UUID(int=21)), row=row(4, "Yaw"), contract_with=("Berghotel",)
)
VIEW = VacancyView(COOK, HOTEL, (FORWARD, SIGNED_ELSEWHERE), OPTIONS, "Contract signed")
AMONG = Shortlist((), LeftOut(other_track=4, placed=1), is_at_home=False, elsewhere={})
RANKED = Ranked(FREE, 3, {"": 3, "met": 0, "possible": 2, "unknown": 1})


def shown(view: VacancyView = VIEW) -> asks.Shown:
    return asks.Shown(view, candidates(view, str.upper))


BEST = asks.Best(AMONG, RANKED, matches(FREE, COOK, OPTIONS, str.upper))


class Stage:
    """A page on a desk whose asks are answered by hand."""

    def __init__(self, desk: Desk, jobs: FakeJobs) -> None:
        self.desk, self.jobs = desk, jobs
        self.gone: list[Place] = []
        self.said: list[str] = []
        self.undone: list[UUID] = []
        desk.said.connect(self._on_said)

    def _on_said(self, text: str, _button: str, act: Callable[[], None] | None) -> None:
        self.said.append(text)
        if act:
            act()


def decide(page: VacancyPage, candidacy: int, status: str) -> None:
    forward = page.findChild(Forward)
    assert forward
    forward.buttons[UUID(int=candidacy)].chosen.emit(status)
