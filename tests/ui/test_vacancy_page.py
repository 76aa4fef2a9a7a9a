"""The page of a vacancy ranks who suits, with reasons, and stores what is decided about candidates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.errors import UserError
from partnertrack.services.vacancies import (
    Decision,
)
from partnertrack.ui import vacancy_asks as asks
from partnertrack.ui.dialogs.candidacy import CandidacyDialog
from partnertrack.ui.pages.vacancies import VacancyPage
from partnertrack.ui.pages.vacancies.forward import Forward, Who
from partnertrack.ui.pages.vacancies.head import Head
from partnertrack.ui.place import ORGANISATION, PARTICIPANT, VACANCIES, VACANCY, Place
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.fields import Choice
from tests.ui.fakes import Answer
from tests.ui.offers import (
    BEST,
    CHANGE,
    COOK,
    DAY,
    FORWARD,
    FREE,
    HOTEL,
    SIGNED_ELSEWHERE,
    VIEW,
    NewDesk,
    Show,
    Stage,
    decide,
    shown,
)


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
    press(head, "Edit")
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
