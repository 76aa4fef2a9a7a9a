"""The pages of organisations list, narrow and open them, and store what the user enters, or say why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnertrack.domain.contact import Contact
from partnertrack.domain.employer_funnel import EmployerStand, stage_lines
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.organisation import Organisation
from partnertrack.errors import UserError
from partnertrack.services.organisations import Listing, Offer, OrganisationLine, OrganisationView, Pair, Part
from partnertrack.ui import organisation_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.contact import ContactDialog
from partnertrack.ui.dialogs.log_entry import LogEntryDialog
from partnertrack.ui.dialogs.merge_organisation import MergeOrganisationDialog
from partnertrack.ui.dialogs.organisation import OrganisationDialog
from partnertrack.ui.pages.organisations import OrganisationPage, OrganisationsPage
from partnertrack.ui.pages.organisations.contacts import Contacts
from partnertrack.ui.pages.organisations.head import Head
from partnertrack.ui.pages.organisations.log import Log
from partnertrack.ui.pages.organisations.parts import Offers, People
from partnertrack.ui.place import ORGANISATION, PARTICIPANTS, VACANCIES, VACANCY, Place
from partnertrack.ui.view_models.organisations import OrganisationsView, present_organisations
from partnertrack.ui.widgets.attention import AttentionLine
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
    return OrganisationLine(UUID(int=n), name, (), kind, "DE", 3, 1, DAY, 2, 1, stand)


LINES = (
    line(1, "Hotel Adler", stand=WON),
    line(2, "Hôtel Adler GmbH", stand=LOST),
    line(3, "Centre de Rabat", "training_centre"),
)
PAIR = Pair(UUID(int=1), UUID(int=2), ("Hotel Adler", "Hôtel Adler GmbH"))
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
    assert names(page) == ["Hotel Adler", "Hôtel Adler GmbH", "Centre de Rabat"]
    page.employers.chosen.emit("contract")
    assert names(page) == ["Hotel Adler"]
    page.employers.chosen.emit("")
    QTest.keyClicks(page.search, "adler hotel")
    assert names(page) == ["Hotel Adler", "Hôtel Adler GmbH"]
    page.search.clear()
    next(chip for chip in page._group.buttons() if "Training" in chip.accessibleName()).click()
    assert names(page) == ["Centre de Rabat"]
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [Place(ORGANISATION, organisation=UUID(int=3))]


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
    answers |= {asks.delete_entry: CHANGE, asks.organisation: VIEW, asks.names: ((UUID(int=2), "Hôtel Adler GmbH"),)}
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
    found = [*part.findChildren(Button), *part.findChildren(AttentionLine)]
    next(each for each in found if words in (each.text() or each.accessibleName())).click()


def test_one_organisation_leads_to_exactly_its_people_and_vacancies(
    one: tuple[OrganisationPage, FakeJobs, list[Place]],
) -> None:
    page, _jobs, gone = one
    press(page.findChild(People), "Contract: 3")
    press(page.findChild(Offers), "Cook")
    press(page.findChild(Offers), "Vacancies")
    assert gone == [
        Place(PARTICIPANTS, search=asks.people_at(ADLER.id, "contract"), title="Hotel Adler"),
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
    press(page.findChild(Log), "Add entry")
    entry = page.findChild(LogEntryDialog)
    assert entry
    assert not entry.reason.isEnabled()
    entry.stage.setCurrentIndex(entry.stage.findData("lost"))
    entry.text.setPlainText("No flats.")
    entry.author.setText("Meike")
    entry.keep.click()
    jobs.rest()
    kept = jobs.asked_last(asks.keep_entry)[1]
    assert (kept.stage, kept.reason, kept.text, kept.written_by) == ("lost", "no_answer", "No flats.", "Meike")
    assert page.desk.settings.name == "Meike"


def test_another_spelling_is_chosen_by_name(one: tuple[OrganisationPage, FakeJobs, list[Place]]) -> None:
    page, jobs, _gone = one
    press(page.findChild(Head), "Merge with another spelling")
    jobs.rest()
    dialog = page.findChild(MergeOrganisationDialog)
    assert dialog
    assert not dialog.keep.isEnabled()
    dialog.other.setCurrentIndex(0)
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
