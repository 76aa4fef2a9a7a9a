"""The list of participants in groups by keyboard: chosen, folded, opened, taken along."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from partnertrack.services.participants import Found, Group
from partnertrack.ui import asks, list_asks
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import PARTICIPANTS, Place
from partnertrack.ui.view_models.list_view import ListView, from_text, to_text
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs, person_lines

PEOPLE = person_lines(300)
IDS = tuple(line.id for line in PEOPLE)
GROUPS = (Group("2025-A", "2025-A", 100), Group("2025-B", "2025-B", 150), Group("", "No cohort", 50))
CONTROL = Qt.KeyboardModifier.ControlModifier


def lines_of(_workspace: object, ids: tuple[UUID, ...], *_rest: object) -> Any:  # noqa: ANN401 - as the ask does
    return tuple(PEOPLE[identity.int - 1] for identity in ids)


def find(_workspace: object, search: Any, _as_of: object) -> Found:  # noqa: ANN401 - as the ask is given it
    return Found(IDS, (("origin", 300),), GROUPS if search.group else ())


@pytest.fixture
def people(new_desk: NewDesk, show: Show) -> tuple[ParticipantsPage, FakeJobs]:
    desk, jobs = new_desk(
        {
            asks.find: find,
            asks.rows: lines_of,
            list_asks.names: list_asks.Names(everybody=1000),
            list_asks.named: frozenset(IDS[120:130]),
            list_asks.views: (),
            list_asks.write_list: lambda _workspace, _ids, _wanted, path: path,
        }
    )
    page = ParticipantsPage(desk, lambda _change: None)
    show(page)
    page.show_place(Place(PARTICIPANTS))
    jobs.rest()
    page.grouping.open()
    QTest.keyClicks(page.grouping.search, "coho")
    QTest.keyClick(page.grouping.search, Qt.Key.Key_Return)
    jobs.rest()
    page.people.take_focus()
    return page, jobs


def rows(page: ParticipantsPage) -> list[str]:
    """What stands in the first column of the list, as far as it is at hand."""
    return [str(page.model.index(place, 0).data() or "") for place in range(min(page.model.rowCount(), 4))]


def test_groups_are_rows_with_a_name_and_a_count(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    assert jobs.asked_last(asks.find)[1].group == "cohort"
    assert page.grouping.button.text() == "By Cohort"
    assert page.model.rowCount() == 303
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2025-A, 100 people, unfolded"
    rows(page)
    jobs.rest()
    assert rows(page)[:2] == ["2025-A", "Ama Mensah 1, PT-000001"]


def test_groups_are_folded_and_unfolded_by_keyboard(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    page.table.selectRow(3)
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.table.currentIndex().row() == 0
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.model.rowCount() == 203
    QTest.keyClick(page.table, Qt.Key.Key_Left, CONTROL)
    assert rows(page) == ["2025-A", "2025-B", "No cohort"]
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert (page.model.rowCount(), page.table.currentIndex().row()) == (153, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.model.rowCount() == 3
    QTest.keyClick(page.table, Qt.Key.Key_Right, CONTROL)
    assert page.model.rowCount() == 303
    assert page.table.currentIndex().row() == 101


def test_a_head_stands_for_its_group_folded_or_not(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    page.table.selectRow(101)
    assert page.chosen() == IDS[100:250]
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.chosen() == IDS[100:250]
    assert page.bar.count.text().startswith("150")
    page.table.selectAll()
    assert page.chosen() == IDS


def test_a_person_is_opened_among_everybody(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    went: list[Place] = []
    page.went.connect(went.append)
    page.table.selectRow(102)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert (went[0].person, went[0].among) == (IDS[100], IDS)


def test_a_view_keeps_its_groups(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    scheme = page.desk.workspace.scheme
    view = page.view()
    assert from_text(to_text(view), scheme) == (view, "")
    page.show_view(ListView())
    jobs.rest()
    assert page.model.rowCount() == 300
    page.show_view(view)
    jobs.rest()
    assert page.model.rowCount() == 303
    lost = from_text(to_text(ListView(group="no_such_field")), scheme)
    assert (lost[0].group, "no_such_field" in lost[1]) == ("", True)


def test_what_is_printed_is_told_with_its_groups_and_filters(
    people: tuple[ParticipantsPage, FakeJobs], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, jobs = people
    chosen = str(tmp_path / "list.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (chosen, ""))
    page.filter.setText("ama")
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert page.taking.printing.title.text() == "Print 300 people"
    QTest.keyClick(page.taking.printing.make, Qt.Key.Key_Space)
    _workspace, ids, wanted, path = jobs.asked_last(list_asks.write_list)
    assert (ids, path, wanted.is_landscape, wanted.about) == (IDS, tmp_path / "list.pdf", True, ("“ama”",))
    grouping = wanted.grouping
    assert (grouping.subject, grouping.groups) == ("cohort", tuple((group.words, group.count) for group in GROUPS))


def test_typing_leads_to_a_name_even_in_a_folded_group(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, jobs = people
    QTest.keyClick(page.table, Qt.Key.Key_Left, CONTROL)
    QTest.keyClicks(page.table, "Am")
    assert jobs.asked_last(list_asks.named)[1] == "Am"
    jobs.rest()
    assert tuple(page.chosen()) == (IDS[120],)


def test_the_foot_tells_how_many_there_are_in_all(people: tuple[ParticipantsPage, FakeJobs]) -> None:
    page, _jobs = people
    assert page.foot.words.text() == "300 of 1,000 people"
