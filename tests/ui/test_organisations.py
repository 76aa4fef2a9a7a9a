"""The pages of organisations list, narrow and open them, and store what the user enters, or say why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from partnertrack.domain.contact import Contact
from partnertrack.domain.employer_funnel import EmployerStand, stage_lines
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.organisation import Organisation
from partnertrack.errors import UserError
from partnertrack.services.organisations import Listing, Offer, OrganisationLine, OrganisationView, Other, Pair, Part
from partnertrack.ui import organisation_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.contact import ContactDialog
from partnertrack.ui.dialogs.merge_organisation import MergeOrganisationDialog
from partnertrack.ui.dialogs.organisation import OrganisationDialog
from partnertrack.ui.pages.organisations import OrganisationPage, OrganisationsPage
from partnertrack.ui.pages.organisations.contacts import Contacts
from partnertrack.ui.pages.organisations.head import Head
from partnertrack.ui.pages.organisations.parts import Offers, People
from partnertrack.ui.place import ORGANISATION, PARTICIPANTS, VACANCIES, VACANCY, Place
from partnertrack.ui.view_models.organisations import OrganisationsView, present_organisations
from partnertrack.ui.widgets.buttons import Button
from tests.ui.fakes import Answer, FakeJobs

Show = Callable[[QWidget], None]
NewDesk = Callable[[dict[Callable[..., object], Answer]], tuple[Desk, FakeJobs]]

DAY = date(2026, 6, 30)
CHANGE, VACANCY_ID = UUID(int=99), UUID(int=50)
LOST = EmployerStand("lost", "interested", "", "housing", {})
WON = EmployerStand("contract", "contract", "contract", "", {})
ADLER = Organisation(id=UUID(int=1), version=1, name="Hotel Adler", type="employer", country="DE")
JAN = Contact(id=UUID(int=7), version=1, organisation_id=ADLER.id, name="Jan", phone="+49 1", consent="refused")
CALL = Engagement(id=UUID(int=8), version=1, organisation_id=ADLER.id, happened_on=DAY, text="Wants two cooks.")


def line(n: int, name: str, kind: str = "employer", stand: EmployerStand | None = None) -> OrganisationLine:
    return OrganisationLine(UUID(int=n), name, (), kind, "DE", 3, (f"Jan {n}",), DAY, 2, 1, stand)


LINES = (
    line(1, "Hotel Adler", stand=WON),
    line(2, "Hôtel Adler GmbH", stand=LOST),
    line(3, "Centre de Rabat", "training_centre"),
)
PAIR = Pair(UUID(int=1), UUID(int=2), ("Hotel Adler", "Hôtel Adler GmbH"))
OTHERS = (Other(UUID(int=2), "Hôtel Adler GmbH", is_likely=True), Other(UUID(int=3), "Berghotel", is_likely=False))
VIEW = OrganisationView(
    ADLER,
    3,
    WON,
    (JAN,),
    (CALL,),
    (Part("contract", "Contract", 3, 2),),
    (Offer(VACANCY_ID, "Cook", "open", 2, 1, 4, None),),
)


def listed() -> OrganisationsView:
    return present_organisations(Listing(LINES, stage_lines([LOST, WON]), (("housing", 1),)), (PAIR,), DAY)


@pytest.fixture
def listing(new_desk: NewDesk, show: Show) -> tuple[OrganisationsPage, FakeJobs, list[Place], list[UUID]]:
    answers: dict[Callable[..., object], Answer] = {
        asks.organisations: listed(),
        asks.merge: CHANGE,
        asks.write_list: Path("list.csv"),
        asks.save: UserError("“Hotel Adler” is there already."),
    }
    desk, jobs = new_desk(answers)
    undone: list[UUID] = []
    page = OrganisationsPage(desk, undone.append)
    show(page)
    gone: list[Place] = []
    page.went.connect(gone.append)
    page.show_place(Place(page.key))
    jobs.rest()
    return page, jobs, gone, undone


def names(page: OrganisationsPage) -> list[str]:
    return [row.name for place in range(len(page.model.ids)) if (row := page.model.row(place))]


def test_the_list_is_narrowed_by_type_by_stage_and_by_words(
    listing: tuple[OrganisationsPage, FakeJobs, list[Place], list[UUID]],
) -> None:
    page, _jobs, gone, _undone = listing
    assert names(page) == ["Centre de Rabat", "Hotel Adler", "Hôtel Adler GmbH"]
    press(page.employers, "Contract")
    assert names(page) == ["Hotel Adler"]
    press(page.employers, "Interested")
    assert names(page) == []
    page.employers.further.click()
    assert names(page) == ["Hotel Adler", "Hôtel Adler GmbH"]
    press(page.employers, "No housing")
    assert names(page) == ["Hôtel Adler GmbH"]
    press(page.employers, "No housing")
    page.table.sorted.emit("stand", True)
    assert names(page) == ["Hotel Adler", "Hôtel Adler GmbH", "Centre de Rabat"]
    page.table.sorted.emit("type", True)
    assert names(page) == ["Centre de Rabat", "Hotel Adler", "Hôtel Adler GmbH"]
    page.table.sorted.emit("name", False)
    QTest.keyClicks(page.search, "adler hotel")
    assert names(page) == ["Hotel Adler", "Hôtel Adler GmbH"]
    page.search.clear()
    QTest.keyClicks(page.search, "jan 2")
    assert names(page) == ["Hôtel Adler GmbH"]
    page.search.clear()
    next(chip for chip in page.chips.buttons() if "Training" in chip.accessibleName()).click()
    assert names(page) == ["Centre de Rabat"]
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [Place(ORGANISATION, organisation=UUID(int=3))]


def test_what_is_seen_is_exported(
    listing: tuple[OrganisationsPage, FakeJobs, list[Place], list[UUID]], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, jobs, _gone, _undone = listing
    QTest.keyClicks(page.search, "rabat")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("list", "CSV file (*.csv)"))
    page.export.click()
    jobs.rest()
    _workspace, rows, path = jobs.asked_last(asks.write_list)
    assert [row.name for row in rows] == ["Centre de Rabat"]
    assert path.name == "list.csv"


def test_two_spellings_are_merged_by_one_click_and_taken_back(
    listing: tuple[OrganisationsPage, FakeJobs, list[Place], list[UUID]],
) -> None:
    page, jobs, _gone, _undone = listing
    said: list[tuple[object, ...]] = []
    page.desk.said.connect(lambda *told: said.append(told))
    assert "may be one organisation" in page.alike.words.text()
    page.alike.merge.click()
    jobs.rest()
    assert jobs.asked_last(asks.merge)[1:] == (PAIR.stays, PAIR.goes)
    assert said[0][0] == "Merged: Hotel Adler and Hôtel Adler GmbH"


def test_a_name_that_is_there_already_is_refused_in_the_dialog(
    listing: tuple[OrganisationsPage, FakeJobs, list[Place], list[UUID]],
) -> None:
    page, jobs, _gone, _undone = listing
    page.add.click()
    dialog = page.findChild(OrganisationDialog)
    assert dialog
    assert not dialog.keep.isEnabled()
    QTest.keyClicks(dialog.name, "Hotel Adler")
    dialog.country.setText("Allemagne")
    dialog.keep.click()
    jobs.rest()
    wanted = jobs.asked_last(asks.save)[1]
    assert (wanted.name, wanted.type, wanted.country) == ("Hotel Adler", "employer", "Allemagne")
    assert dialog.isVisible()
    assert "there already" in dialog.message.accessibleName()
    dialog.reject()


@pytest.fixture
def one(new_desk: NewDesk, show: Show) -> tuple[OrganisationPage, FakeJobs, list[Place]]:
    answers: dict[Callable[..., object], Answer] = dict.fromkeys(
        (asks.save, asks.merge, asks.keep_contact, asks.empty_contact, asks.delete_contact, asks.keep_entry), CHANGE
    )
    answers |= {asks.delete_entry: CHANGE, asks.organisation: VIEW, asks.others: OTHERS}
    desk, jobs = new_desk(answers)
    page = OrganisationPage(desk, lambda _change: None)
    show(page)
    gone: list[Place] = []
    page.went.connect(gone.append)
    page.show_place(Place(ORGANISATION, organisation=ADLER.id))
    jobs.rest()
    return page, jobs, gone


def press(part: QWidget | None, words: str) -> None:
    assert part
    found = part.findChildren(QAbstractButton)
    next(each for each in found if words in (each.text() or each.accessibleName())).click()


def test_one_organisation_leads_to_exactly_its_people_and_vacancies(
    one: tuple[OrganisationPage, FakeJobs, list[Place]],
) -> None:
    page, _jobs, gone = one
    press(page.findChild(People), "Contract: 3")
    press(page.findChild(Offers), "Cook")
    press(page.findChild(Offers), "All its vacancies")
    assert gone == [
        Place(PARTICIPANTS, search=asks.people_at(ADLER.id, "contract")),
        Place(VACANCY, vacancy=VACANCY_ID),
        Place(VACANCIES, organisation=ADLER.id),
    ]


def test_contacts_and_entries_are_entered_and_the_data_of_who_refuses_taken_out(
    one: tuple[OrganisationPage, FakeJobs, list[Place]],
) -> None:
    page, jobs, _gone = one
    press(page.findChild(Contacts), "Take the data out")
    jobs.rest()
    assert jobs.asked_last(asks.empty_contact)[1] == JAN
    press(page.findChild(Contacts), "Add contact")
    dialog = page.findChild(ContactDialog)
    assert dialog
    dialog.name.setText("Eva")
    dialog.consent.choose("given")
    dialog.keep.click()
    jobs.rest()
    contact = jobs.asked_last(asks.keep_contact)[1]
    assert (contact.name, contact.consent, contact.organisation_id) == ("Eva", "given", ADLER.id)
    press(page.log, "Add entry")
    form = page.log.form
    assert not form.reason.isEnabled()
    form.stage.setCurrentIndex(form.stage.findData("lost"))
    form.text.setPlainText("No flats.")
    form.keep.click()
    assert "your name" in form.message.accessibleName()
    form.author.setText("Meike")
    page.refresh()
    jobs.rest()
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    jobs.rest()
    kept = jobs.asked_last(asks.keep_entry)[1]
    assert (kept.stage, kept.reason, kept.text, kept.written_by) == ("lost", "no_answer", "No flats.", "Meike")
    assert page.desk.settings.name == "Meike"
    assert form.isHidden()


def test_another_spelling_is_chosen_by_name(one: tuple[OrganisationPage, FakeJobs, list[Place]]) -> None:
    page, jobs, _gone = one
    press(page.findChild(Head), "Merge with another spelling")
    jobs.rest()
    dialog = page.findChild(MergeOrganisationDialog)
    assert dialog
    assert dialog.other.currentText() == "Hôtel Adler GmbH"
    dialog.keep.click()
    jobs.rest()
    assert jobs.asked_last(asks.merge)[1:] == (ADLER.id, UUID(int=2))


def test_what_is_used_cannot_be_deleted(one: tuple[OrganisationPage, FakeJobs, list[Place]]) -> None:
    page, _jobs, _gone = one
    delete = next(each for each in page.findChildren(Button) if each.text() == "Delete")
    assert not delete.isEnabled()
    page._show(replace(VIEW, people=0, contacts=(), log=(), offers=()))
    delete = [each for each in page.findChildren(Button) if each.text() == "Delete"][-1]
    assert delete.isEnabled()


def test_of_one_that_is_gone_nothing_is_shown(one: tuple[OrganisationPage, FakeJobs, list[Place]]) -> None:
    page, jobs, _gone = one
    cast("dict[object, Answer]", jobs.answers)[asks.organisation] = UserError("It is no longer in the pilot.")
    page.show_place(Place(ORGANISATION, organisation=UUID(int=5)))
    jobs.rest()
    assert "no longer" in page.message.accessibleName()
    assert page.log.isHidden() or not page.log.isVisible()
    cast("dict[object, Answer]", jobs.answers)[asks.organisation] = VIEW
    page.show_place(Place(ORGANISATION, organisation=ADLER.id))
    jobs.rest()
    assert page.log.isVisible()
    assert page.message.isHidden()
