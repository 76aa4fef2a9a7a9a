"""The list of vacancies is narrowed, sorted and added to, and a vacancy is filled in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.domain.change import added
from partnertrack.services.vacancies import (
    Listing,
    Options,
    VacancyTexts,
)
from partnertrack.ui import vacancy_asks as asks
from partnertrack.ui.dialogs.candidacy import CandidacyDialog
from partnertrack.ui.pages.vacancies import VacanciesPage, VacancyPage
from partnertrack.ui.place import ORGANISATION, VACANCIES, VACANCY, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.vacancies import present_vacancies
from partnertrack.ui.widgets.fields import Choice
from tests.ui.offers import (
    CHANGE,
    COOK,
    HOTEL,
    LINES,
    OPTIONS,
    NewDesk,
    Show,
    Stage,
    decide,
)


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
    next(chip for chip in page.chips.buttons() if "Filled" in chip.accessibleName()).click()
    assert titles(page) == ["Waiter"]
    page.chips.buttons()[0].click()
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
