"""The list of participants by keyboard: filters, choosing many, taking them along."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.saved_view import SavedView
from partnertrack.services.export_list import Copied
from partnertrack.services.find_listed import Listed
from partnertrack.services.participants import Found, Search
from partnertrack.ui import asks, list_asks
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import PARTICIPANTS, Place
from partnertrack.ui.view_models.list_view import OWN_COLUMNS, ListView, from_text, to_text
from partnertrack.ui.widgets.buttons import IconButton
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs, person_lines

PEOPLE = person_lines(300)
KEPT: dict[UUID, SavedView] = {}
FOUND = Found(tuple(line.id for line in PEOPLE), (("origin", 300),))


def lines_of(_workspace: object, ids: tuple[UUID, ...], *_rest: object) -> Any:  # noqa: ANN401 - as the ask does
    return tuple(PEOPLE[identity.int - 1] for identity in ids)


def keep_view(_workspace: object, view: SavedView) -> UUID:
    KEPT[view.id] = view
    return view.id


@pytest.fixture
def people(new_desk: NewDesk, show: Show) -> tuple[ParticipantsPage, FakeJobs]:
    desk, jobs = new_desk(
        {
            asks.find: FOUND,
            asks.rows: lines_of,
            list_asks.names: list_asks.Names(("2025-A", "2025-B"), (("7", "Hotel Adler"),)),
            list_asks.views: lambda _workspace: tuple(KEPT.values()),
            list_asks.keep_view: keep_view,
            list_asks.pasted: lambda _workspace, text: (
                None if "Sex" in text else Listed(frozenset(FOUND.ids[:1]), 1, ())
            ),
            list_asks.find_listed: Listed(frozenset(FOUND.ids[:2]), 2, ("Nobody",)),
            list_asks.copied: Copied("Name\r\nAma\r\n", "<table></table>", 300),
        }
    )
    page = ParticipantsPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(PARTICIPANTS))
    jobs.rest()
    return page, jobs


def test_a_filter_is_made_changed_and_removed_by_keyboard(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.filters.add.click()
    QTest.keyClicks(page.editor.search, "cohort")
    QTest.keyClick(page.editor.search, Qt.Key.Key_Return)
    QTest.keyClick(page.editor.values.ticks, Qt.Key.Key_Space)
    QTest.keyClick(page.editor.values.ticks, Qt.Key.Key_Return)
    assert page.filters.said() == ("Cohort is 2025-A",)
    assert page.editor.isHidden()
    assert jobs.asked_last(asks.find)[1].criteria == (Criterion("cohort", "is", ("2025-A",)),)
    page.filters.chips[0].click()
    QTest.keyClick(page.editor.values.ticks, Qt.Key.Key_Down)
    QTest.keyClick(page.editor.values.ticks, Qt.Key.Key_Space)
    QTest.keyClick(page.editor.values.ticks, Qt.Key.Key_Return)
    assert page.filters.said() == ("Cohort is 2025-A or 2025-B",)
    QTest.keyClick(page.filters.chips[0], Qt.Key.Key_Delete)
    assert page.filters.said() == ()
    assert jobs.asked_last(asks.find)[1].criteria == ()


def test_a_filter_that_was_removed_is_not_clicked_any_more(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    page.show_place(Place(PARTICIPANTS, search=Search(criteria=(Criterion("cohort", "is", ("2025-A",)),))))
    (chip,) = page.filters.chips
    assert chip.isVisible()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert not chip.isVisible()  # it takes the second click of a double one no more


def test_a_filter_by_an_organisation_names_it_as_soon_as_the_names_are_known(
    people: tuple[ParticipantsPage, FakeJobs],
) -> None:
    page, jobs = people
    page._show_names(list_asks.Names())
    page.show_place(Place(PARTICIPANTS, search=Search(criteria=(Criterion("organisation", "is", ("7@contract",)),))))
    assert "7" in page.filters.said()[0]
    jobs.rest()
    assert page.filters.said() == ("Organisation is Hotel Adler (Contract signed)",)
    page.filters.chips[0].click()
    QTest.keyClick(page.editor.values.ticks, Qt.Key.Key_Return)
    assert page.filters.said() == ("Organisation is Hotel Adler (Contract signed)",)


def test_escape_puts_the_filter_away_and_changes_nothing(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    page.filters.add.click()
    assert page.editor.isVisible()
    assert page.put_away()
    assert page.editor.isHidden()
    assert page.filters.said() == ()


def test_all_can_be_chosen_and_copied(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    assert page.bar.isHidden()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.isVisible()
    assert page.bar.count.text() == "300 selected"
    assert page.chosen() == FOUND.ids
    next(button for button in page.bar.findChildren(IconButton) if button.accessibleName() == "Copy").click()
    assert jobs.asked_last(list_asks.copied)[1] == FOUND.ids
    jobs.rest()
    assert QGuiApplication.clipboard().text() == "Name\r\nAma\r\n"
    page.put_away()
    assert page.chosen() == ()


def test_a_slash_leads_to_the_search(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    page.table.setFocus()
    QTest.keyClicks(page.table, "/")
    assert page.filter.hasFocus()


def test_columns_are_chosen_and_moved_by_keyboard(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.arrangement.button.click()
    QTest.keyClicks(page.arrangement.chooser.search, "date of birth")
    QTest.keyClick(page.arrangement.chooser.list, Qt.Key.Key_Space)
    shown = [column.title for column in page.model.columns]
    assert shown == ["Name", "Cohort", "Region", "Stage", "Last step", "Progress", "Updated", "Date of birth"]
    page.arrangement.choose()
    page.arrangement.chooser.list.setCurrentRow(6)
    QTest.keyClick(page.arrangement.chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [column.title for column in page.model.columns][-2:] == ["Date of birth", "Updated"]
    page.model.row(0)
    assert jobs.asked_last(asks.rows)[3] == ("birth_date",)


def test_a_view_of_ones_own_is_saved_changed_and_deleted(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    assert page.views.button.text() == "View: All"
    page.show_view(ListView((Criterion("sex", "empty"),), ("name", "sex"), stage="origin"))
    jobs.rest()
    assert page.views.button.text() == "View: All *"
    page.views.save_as()
    QTest.keyClicks(page.views.naming.field, "No sex")
    QTest.keyClick(page.views.naming.field, Qt.Key.Key_Return)
    assert page.views.button.text() == "View: No sex"
    page.filters.changed.emit(())
    assert page.views.button.text() == "View: No sex *"
    chosen = next(action for action in page.views.menu().actions() if action.text() == "No sex")
    chosen.trigger()
    assert page.filters.said() == ("Sex is not filled in",)
    assert (page.arrangement.keys, page.views.button.text()) == (("name", "sex"), "View: No sex")
    page.views.delete()
    assert page.desk.settings.views == ()


def test_a_view_for_everybody_is_kept_in_the_pilot(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.views.save_as()
    QTest.keyClicks(page.views.naming.field, "Office")
    page.views.naming.shared.setChecked(True)
    page.views.naming.keep.click()
    kept = jobs.asked_last(list_asks.keep_view)[1]
    assert (kept.name, from_text(kept.definition, page.desk.workspace.scheme)[0]) == ("Office", ListView())
    jobs.rest()
    page.views.read()
    jobs.rest()
    assert "Office" in [action.text() for action in page.views.menu().actions()]


def test_a_list_of_names_is_pasted_and_found(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    said: list[str] = []
    page.desk.said.connect(lambda text, _button, _action: said.append(text))
    QGuiApplication.clipboard().setText("Ama Mensah\r\nPT-000002\r\nNobody\r\n")
    page.pasting.paste()
    assert jobs.asked_last(list_asks.find_listed)[1] == ("Ama Mensah", "PT-000002", "Nobody")
    jobs.rest()
    assert jobs.asked_last(asks.find)[1].among == set(FOUND.ids[:2])
    assert page.picked.text() == "2 of 3 found"
    assert said[-1] == "2 of 3 found; not found: Nobody"


def test_a_pasted_table_is_led_to_the_import_and_names_in_two_cells_are_found(
    people: tuple[ParticipantsPage, FakeJobs],
) -> None:
    page, jobs = people
    went: list[Place] = []
    page.went.connect(went.append)
    QGuiApplication.clipboard().setText("Mensah\tAma\r\nOwusu\tKofi\r\n")
    page.pasting.paste()
    jobs.rest()
    assert (went, page.picked.text()) == ([], "1 of 1 found")
    table = "Name\tSex\r\nAma Mensah\tF\r\n"
    QGuiApplication.clipboard().setText(table)
    page.pasting.paste()
    jobs.rest()
    assert [(place.page, place.pasted.splitlines()) for place in went] == [("imports", table.splitlines())]


def test_a_list_is_sorted_by_several_columns(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people

    def orders() -> tuple[tuple[str, bool], ...]:
        jobs.rest()
        search = jobs.asked_last(asks.find)[1]
        return ((search.order, search.is_descending), *search.then)

    header = page.table.horizontalHeader()
    shift = Qt.KeyboardModifier.ShiftModifier
    for column, modifier in ((1, Qt.KeyboardModifier.NoModifier), (2, shift), (2, shift)):
        at = QPoint(header.sectionViewportPosition(column) + 20, 20)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, at)
    assert orders() == (("cohort", False), ("region", True))
    assert from_text(to_text(page.view()), page.desk.workspace.scheme)[0].then == (("region", True),)
    page.sorting.open()
    QTest.keyClicks(page.sorting.search, "stage")
    QTest.keyClick(page.sorting.search, Qt.Key.Key_Return, shift)
    assert orders() == (("cohort", False), ("region", True), ("stage", False))
    QTest.keyClick(page.sorting.search, Qt.Key.Key_Return)
    assert orders() == (("stage", True),)
    assert page.sorting.panel.isHidden()


def test_the_name_stays_while_the_other_columns_are_scrolled(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.arrangement.show((*OWN_COLUMNS, "sex", "birth_date", "nationality", "organisation", "due"), {})
    jobs.rest()
    page.table.horizontalScrollBar().setValue(0)
    assert page.table.frozen() is None
    page.table.horizontalScrollBar().setValue(250)
    frozen = page.table.frozen()
    assert frozen
    assert (frozen.left(), frozen.width()) == (0, page.table.columnWidth(0))
    page.table.grab()
    jobs.rest()
    at = QPoint(20, 20)
    QTest.mouseClick(page.table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert jobs.asked_last(asks.find)[1].is_descending


def test_documents_on_file_are_asked_for_by_type(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    page.filters.add.click()
    QTest.keyClicks(page.editor.search, "document on")
    QTest.keyClick(page.editor.search, Qt.Key.Key_Return)
    page.editor.test.setCurrentIndex(2)
    page.editor.values.one.choose("passport")
    page.editor.values.first.show_day(date(2027, 1, 1))
    page.editor.apply.click()
    assert page.filters.said() == ("Passport expires before 1 Jan 2027",)
    assert jobs.asked_last(asks.find)[1].criteria == (Criterion("document", "before", ("passport", "2027-01-01")),)
    page.filters.chips[0].click()
    assert page.editor.values.values() == ("passport", "2027-01-01")
    page.filters.changed.emit((Criterion("document", "is_not", ("passport", "visa")),))
    assert page.filters.said() == ("Not on file: Passport or Visa",)
