"""The pages of vacancies list and narrow, take what is written, rank who suits, and store what is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.change import added
from partnertrack.domain.matching_score import Reason, Suitability
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.errors import UserError
from partnertrack.persistence.queries.participants import ParticipantRow
from partnertrack.services.vacancies import (
    Candidate,
    Decision,
    Elsewhere,
    LeftOut,
    Listing,
    Match,
    Options,
    Ranked,
    Shortlist,
    VacancyLine,
    VacancyTexts,
    VacancyView,
)
from partnertrack.services.vacancies.availability import Available
from partnertrack.ui import vacancy_asks as asks
from partnertrack.ui.application import Program
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.candidacy import CandidacyDialog
from partnertrack.ui.pages.vacancies import VacanciesPage, VacancyPage
from partnertrack.ui.pages.vacancies.forward import Forward, Who
from partnertrack.ui.pages.vacancies.head import Head
from partnertrack.ui.place import ORGANISATION, PARTICIPANT, VACANCIES, VACANCY, Place
from partnertrack.ui.view_models.vacancies import candidates, matches, present_vacancies
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.fields import Choice
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


@pytest.fixture
def listing(new_desk: NewDesk, show: Show) -> tuple[VacanciesPage, Stage]:
    def found(_workspace: object, organisation: UUID | None) -> object:
        return present_vacancies(Listing(LINES, OPTIONS, "Hotel Adler" if organisation else ""))

    stage = Stage(*new_desk({asks.vacancies: found, asks.save: CHANGE}))
    page = VacanciesPage(stage.desk, stage.undone.append)
    show(page)
    page.went.connect(stage.gone.append)
    page.show_place(Place(VACANCIES))
    stage.jobs.rest()
    return page, stage


def titles(page: VacanciesPage) -> list[str]:
    return [each.title for place in range(len(page.model.ids)) if (each := page.model.row(place))]


def test_the_list_is_narrowed_by_status_by_words_and_to_one_employer(listing: tuple[VacanciesPage, Stage]) -> None:
    page, stage = listing
    assert page.subtitle.text() == "1 place is open  ·  9 people are put forward"
    next(chip for chip in page._group.buttons() if "Filled" in chip.accessibleName()).click()
    assert titles(page) == ["Waiter"]
    page._group.buttons()[0].click()
    QTest.keyClicks(page.search, "cook adler")
    assert titles(page) == ["Cook"]
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.show_place(Place(VACANCIES, organisation=HOTEL.id))
    stage.jobs.rest()
    assert page.title.text() == "Vacancies of Hotel Adler"
    page.back.click()
    page.every.click()
    assert stage.gone == [
        Place(VACANCY, vacancy=COOK.id),
        Place(ORGANISATION, organisation=HOTEL.id),
        Place(VACANCIES),
    ]
    assert page.place() == Place(VACANCIES, organisation=HOTEL.id)


def test_the_list_is_sorted_and_the_keyboard_goes_from_the_search_into_it(
    listing: tuple[VacanciesPage, Stage],
) -> None:
    page, stage = listing
    page.table.sorted.emit("title", True)
    assert titles(page) == ["Waiter", "Porter", "Cook"]
    page.table.sorted.emit("interview", False)
    page.focus_search()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert stage.gone == [Place(VACANCY, vacancy=UUID(int=11))]


def test_a_vacancy_is_added_by_keyboard_and_opened(listing: tuple[VacanciesPage, Stage]) -> None:
    page, stage = listing
    page.add.click()
    employer, language = page.form.employer, page.form.fields["language"]
    employer.setCurrentIndex(1)
    assert isinstance(language, Choice)
    language.setCurrentIndex(1)
    QTest.keyClicks(page.form.fields["title"], "Baker")
    QTest.keyClick(page.form.fields["title"], Qt.Key.Key_Return)
    stage.jobs.rest()
    before, texts = stage.jobs.asked_last(asks.save)[1:]
    assert before.organisation_id == UUID(int=2)
    assert texts == VacancyTexts(title="Baker", language="de")
    assert not page.form.isVisible()
    assert stage.gone == [Place(VACANCY, vacancy=before.id)]
    assert (stage.said, stage.undone) == (["The vacancy was saved."], [CHANGE])


def test_an_empty_pilot_is_told_how_to_begin(new_desk: NewDesk, show: Show) -> None:
    bare = Options((), (), (), (), ())
    stage = Stage(*new_desk({asks.vacancies: present_vacancies(Listing((), bare))}))
    page = VacanciesPage(stage.desk, stage.undone.append)
    show(page)
    page.show_place(Place(VACANCIES))
    stage.jobs.rest()
    assert page._stack.currentIndex() == 1
    page.add.click()
    assert "Add the employer" in page.message.accessibleName()


@pytest.fixture
def one(new_desk: NewDesk, show: Show) -> tuple[VacancyPage, Stage]:
    writes = (asks.save, asks.withdraw, asks.reopen, asks.delete, asks.put_forward, asks.decide, asks.take_back)
    answers: dict[Callable[..., object], Answer] = dict.fromkeys(writes, CHANGE)
    answers |= {asks.vacancy: shown(), asks.shortlist: BEST, asks.narrow: BEST, asks.write_profiles: Path("p.xlsx")}
    stage = Stage(*new_desk(answers))
    page = VacancyPage(stage.desk, stage.undone.append)
    show(page)
    page.went.connect(stage.gone.append)
    page.show_place(Place(VACANCY, vacancy=COOK.id))
    stage.jobs.rest()
    return page, stage


def press(part: QWidget | None, words: str) -> None:
    assert part
    next(each for each in part.findChildren(Button) if each.text() == words).click()


def test_reasons_are_told_in_words(one: tuple[VacancyPage, Stage]) -> None:
    page, _stage = one
    told = [page.ranked.model.index(place, 2).data() for place in range(2)]
    assert told == [
        "German A2: B1 asked; Cook; can work from 3 Mar 2026: asked 1 Mar 2026; also proposed: Waiter, Berghotel",
        "German: level not known, B1 asked; stopped by: VISA_DECISION",
    ]
    assert [page.ranked.model.index(place, 1).data() for place in range(2)] == ["75 of 100", "not known"]
    assert page.ranked.count.text() == "the best 2 of 3 people"
    assert page.ranked.left_out.text() == "Not ranked: 1 has a contract or a job, 4 are on other tracks."
    assert "Sex, nationality and marital status play no part" in page.ranked.note.text()


def test_several_people_are_shortlisted_in_one_change(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    assert not page.ranked.add.isEnabled()
    page.ranked.table.selectAll()
    assert page.ranked.add.text() == "Shortlist 2 people"
    page.ranked.table.setFocus()
    QTest.keyClick(page.ranked.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.put_forward)[2] == (UUID(int=101), UUID(int=102))
    assert (stage.said, stage.undone) == (["2 people were shortlisted."], [CHANGE])


def test_the_ranking_is_narrowed_without_ranking_anew(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    page.ranked.chips["possible"].click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.narrow)[3] == asks.wanted("possible")
    assert [name for name, _given in stage.jobs.asked].count("shortlist") == 1
    page.ranked.table.selectionModel().select(
        page.ranked.model.index(0, 0),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    page.ranked.table.selectRow(0)
    QTest.keyClick(page.ranked.table, Qt.Key.Key_Return)
    assert stage.gone == [Place(PARTICIPANT, person=UUID(int=101), among=(UUID(int=101), UUID(int=102)))]


def decide(page: VacancyPage, candidacy: int, status: str) -> None:
    forward = page.findChild(Forward)
    assert forward
    forward.buttons[UUID(int=candidacy)].chosen.emit(status)


def test_a_candidate_goes_on_at_once_and_by_undo_back(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    decide(page, 20, "interview")
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.decide)[2:] == ((UUID(int=20),), Decision("interview", DAY), DAY)
    assert (stage.said, stage.undone) == (["Kofi Mensah: Interview"], [CHANGE])


def test_all_who_are_shortlisted_are_proposed_in_one_change(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    waiting = tuple(
        replace(each, candidacy=replace(each.candidacy, status="shortlisted")) for each in (FORWARD, SIGNED_ELSEWHERE)
    )
    page._show(shown(replace(VIEW, candidates=waiting)))
    press(page._candidates, "Propose all 2 who are shortlisted")
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.decide)[2:4] == ((UUID(int=20), UUID(int=21)), Decision("proposed", DAY))
    assert stage.said == ["2 people were proposed."]


def test_the_keyboard_stays_at_the_candidate_and_the_choice_in_the_list(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    page.ranked.table.selectAll()
    forward = page.findChild(Forward)
    assert forward
    forward.buttons[UUID(int=21)].setFocus()
    page.refresh()
    stage.jobs.rest()
    assert page._candidates is not forward
    assert page._candidates
    assert page._candidates.keyboard() == UUID(int=21)
    assert len(page.ranked.chosen()) == len(FREE)


def test_a_vacancy_that_is_gone_is_no_longer_shown(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    stage.jobs.answers = {**stage.jobs.answers, asks.vacancy: UserError("This vacancy is no longer in the pilot.")}
    page.refresh()
    stage.jobs.rest()
    assert "no longer in the pilot" in page.message.accessibleName()
    assert not page.ranked.isVisible()


def test_a_contract_asks_whether_the_step_is_recorded(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    decide(page, 20, "contract")
    dialog = page.findChild(CandidacyDialog)
    assert dialog
    dialog.keep.click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.decide)[3] == Decision("contract", DAY, records_step=True)


def test_who_has_signed_elsewhere_is_marked_and_no_step_offered(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    marks = shown().candidates[1].person.marks
    assert (marks[0].text, marks[0].tone) == ("under contract with Berghotel", "warn")
    decide(page, 21, "contract")
    dialog = page.findChild(CandidacyDialog)
    assert dialog
    assert dialog.records.isHidden()
    dialog.keep.click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.decide)[3] == Decision("contract", DAY)


def test_a_way_out_has_a_reason_and_what_is_refused_stays_in_the_dialog(new_desk: NewDesk, show: Show) -> None:
    answers: dict[Callable[..., object], Answer] = {
        asks.vacancy: shown(),
        asks.shortlist: BEST,
        asks.decide: UserError("Not that day."),
    }
    stage = Stage(*new_desk(answers))
    page = VacancyPage(stage.desk, stage.undone.append)
    show(page)
    page.show_place(Place(VACANCY, vacancy=COOK.id))
    stage.jobs.rest()
    decide(page, 20, "declined")
    dialog = page.findChild(CandidacyDialog)
    assert dialog
    dialog.keep.click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.decide)[3] == Decision("declined", DAY, "candidate_refused")
    assert dialog.isVisible()
    assert "Not that day." in dialog.message.accessibleName()
    dialog.reject()


def test_the_head_changes_withdraws_and_deletes(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    head = page.findChild(Head)
    press(head, "Change")
    assert not page.form.employer.isEnabled()
    page.form.fields["level"].setFocus()
    level = page.form.fields["level"]
    assert isinstance(level, Choice)
    level.choose("a2")
    page.form.keep.click()
    stage.jobs.rest()
    before, texts = stage.jobs.asked_last(asks.save)[1:]
    assert (before, texts.level, texts.starts_on) == (COOK, "a2", "2026-03-01")
    press(head, "Withdraw")
    press(head, "Employer")
    page.write(Path("p.xlsx"), is_named=False)
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.write_profiles)[3:] == (Path("p.xlsx"), False)
    press(head, "Delete")
    stage.jobs.rest()
    assert stage.gone == [Place(ORGANISATION, organisation=HOTEL.id), Place(VACANCIES)]
    assert stage.undone[:2] == [CHANGE, CHANGE]


def test_a_candidate_is_opened_and_taken_off(one: tuple[VacancyPage, Stage]) -> None:
    page, stage = one
    forward = page.findChild(Forward)
    assert forward
    who = forward.findChildren(Who)[0]
    who.setFocus()
    QTest.keyClick(who, Qt.Key.Key_Return)
    assert stage.gone == [Place(PARTICIPANT, person=UUID(int=103))]
    next(each for each in forward.findChildren(IconButton) if "Kofi" in each.accessibleName()).click()
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.take_back)[2] == UUID(int=20)
    assert stage.said == ["Kofi Mensah is no longer put forward."]


def stand(page: VacancyPage) -> tuple[str, tuple[str, ...]]:
    assert page._view
    return page._view.vacancy.status, page._view.candidates[0].contract_with


def test_the_whole_way_in_the_real_window(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    workspace, window = program.desk.workspace, program.window
    workspace.commit("Enter", [added(replace(HOTEL, version=0))])
    window.pages.go(Place(VACANCIES, organisation=HOTEL.id))
    program.settle()
    listed = window.pages.page()
    assert isinstance(listed, VacanciesPage)
    listed.add.click()
    QTest.keyClicks(listed.form.fields["title"], "Cook")
    QTest.keyClick(listed.form.fields["title"], Qt.Key.Key_Return)
    program.settle()
    page = window.pages.page()
    assert isinstance(page, VacancyPage)
    assert "asks for nothing yet" in page.ranked.note.text()
    page.ranked.enter_list()
    page.ranked.add.click()
    program.settle()
    assert page._view
    decide(page, page._view.candidates[0].candidacy.id.int, "contract")
    dialog = page.findChild(CandidacyDialog)
    assert dialog
    dialog.keep.click()
    program.settle()
    assert stand(page) == ("filled", ("Hotel Adler",))
    window.history.undo()
    program.settle()
    assert stand(page) == ("open", ())
