"""Lists: rows come as they are seen, columns give way, everything works by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import PAGE, Column, TableModel

Show = Callable[[QWidget], None]


def columns() -> tuple[Column[str], ...]:
    return (
        Column("Name", str.title, cells.plain(str.title), order="name"),
        Column("Length", lambda row: str(len(row)), cells.plain(str), width=300, order="length", tip=str.upper),
        Column("Letters", str, cells.plain(str), width=300, gives_way=1),
    )


def filled(rows: Sequence[str]) -> TableModel[str]:
    model: TableModel[str] = TableModel(columns())
    model.show_rows(rows)
    return model


@given(st.integers(0, 4 * PAGE), st.integers(-3, 5 * PAGE))
def test_any_row_may_be_asked_for(count: int, place: int) -> None:
    model = filled([f"row {number}" for number in range(count)])
    assert model.row(place) == (f"row {place}" if 0 <= place < count else None)


def test_rows_are_asked_for_once_a_page_when_they_are_seen() -> None:
    model: TableModel[str] = TableModel(columns())
    wanted: list[tuple[int, ...]] = []
    model.wanted.connect(wanted.append)
    model.show_ids(range(3 * PAGE))
    assert wanted == []
    for _time in range(3):
        assert model.index(PAGE + 5, 0).data() is None
    assert wanted == [tuple(range(PAGE, 2 * PAGE))]
    model.receive(wanted[0], [f"person {number}" for number in wanted[0]])
    assert model.index(PAGE + 5, 0).data() == f"Person {PAGE + 5}"


def test_rows_of_a_list_shown_before_are_dropped() -> None:
    model: TableModel[str] = TableModel(columns())
    model.show_ids(range(10))
    model.row(0)
    model.show_ids(range(100, 110))
    model.row(0)
    model.receive(tuple(range(10)), ["old"] * 10)
    assert model.row(0) is None
    model.receive(tuple(range(100, 110)), ["new"] * 10)
    assert model.row(0) == "new"


def test_what_was_not_seen_for_long_is_forgotten_and_asked_for_again() -> None:
    model: TableModel[str] = TableModel(columns())
    model.wanted.connect(lambda ids: model.receive(ids, [f"row {number}" for number in ids]))
    model.show_ids(range(100 * PAGE))
    for page in range(100):
        assert model.row(page * PAGE) == f"row {page * PAGE}"
    assert model.row(0) == "row 0"


def test_a_cell_is_read_aloud_with_its_column() -> None:
    model = filled(["ama"])
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Length: 3"
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "AMA"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Letters"


def test_columns_give_way_until_the_name_can_be_read(show: Show, qtbot: QtBot) -> None:
    table = Table(filled(["ama"] * 50), "People")
    show(table)
    assert [table.isColumnHidden(place) for place in range(3)] == [False, False, False]
    table.resize(560, 400)
    qtbot.waitUntil(lambda: table.isColumnHidden(2))
    assert not table.isColumnHidden(1)
    assert table.columnWidth(0) >= 200


def test_enter_opens_the_current_row_and_a_title_sorts(show: Show, qtbot: QtBot) -> None:
    table = Table(filled(["ama", "kofi"]), "People")
    show(table)
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.sorted) as asked:
        header.sectionClicked.emit(1)
    assert asked.args == ["length", False]
    table.list_model.order = "length"
    with qtbot.waitSignal(table.sorted) as asked:
        header.sectionClicked.emit(1)
    assert asked.args == ["length", True]


def test_a_whole_list_is_painted(show: Show, application: QApplication) -> None:
    del application
    table = Table(filled(["ama", "kofi"] * 100), "People")
    show(table)
    table.selectRow(0)
    table.list_model.order = "name"
    picture = table.grab().toImage()
    assert len({picture.pixel(x, 60) for x in range(picture.width())}) > 2
