"""The page of money is begun, filled, opened at its figures and fed from a ledger in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView

from partnertrack.ui.pages.money import MoneyPage
from partnertrack.ui.pages.money.budget import BudgetBar
from partnertrack.ui.pages.money.tables import Amount
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import MONEY, Place
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.costs import CostFilter
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.chart_card import ChartCard
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.tick import Tick

PASTED = (
    "Date\tVoucher\tDescription\tBudget line\tAmount\tPaid by\n"
    "05/02/2026\tA-1\tLanguage course\t1.1\t1,200.00\tDonor\n"
    "19/02/2026\tA-2\tRent\t1.1\t300.00\tEmployer\n"
    "20/02/2026\tA-3\tWorkshop\t1.1\t80.00\tFoundation\n"
)


@pytest.fixture
def page(program: Program, pilot: Path) -> MoneyPage:
    program.desk.open_file(pilot)
    program.settle()
    program.window.pages.go(Place(MONEY))
    program.settle()
    return cast("MoneyPage", program.window.pages.page())


def fill(program: Program, page: MoneyPage, **texts: str) -> None:
    """Fill the open form in and save it by Enter."""
    for key, text in texts.items():
        field = page.form.fields[key]
        if isinstance(field, QLineEdit):
            field.setText(text)
        elif isinstance(field, Choice):
            field.setCurrentIndex(next(n for n in range(field.count()) if str(field.itemData(n)).startswith(text)))
    first = next(field for field in page.form.fields.values() if isinstance(field, QLineEdit))
    QTest.keyClick(first, Qt.Key.Key_Return)
    program.settle()


def press(page: MoneyPage, name: str) -> None:
    next(each for each in page.findChildren(Button) if each.text() == name and each.isVisible()).click()


def begin(program: Program, page: MoneyPage) -> None:
    press(page, "Begin with the grant")
    fill(program, page, donor="Fund", amount="10000", starts_on="1/1/2025", ends_on="31/12/2026")
    press(page, "Add a line")
    fill(program, page, code="1.1", title="Courses", category="training", amount="4000")


def heads(page: MoneyPage) -> list[str]:
    return [card.accessibleName() for card in page.summary.findChildren(KeyFigureCard)]


def test_the_page_begins_with_the_grant_and_every_figure_opens_what_makes_it(program: Program, page: MoneyPage) -> None:
    begin(program, page)
    page.add.click()
    fill(program, page, spent_on="3/2/2025", text="Course", category="training", payer="donor", amount="1,000")
    assert any("Absorption: 25.0%. €1,000 of €4,000" in head for head in heads(page))
    (bar, *_others) = page.summary.findChildren(BudgetBar)
    bar.click()
    program.settle()
    assert page.title.text() == "Costs"
    assert page.ledger.model.rowCount() == 0
    page.ledger.all.click()
    assert page.ledger.model.rowCount() == 1
    QTest.keyClick(page.ledger.table, Qt.Key.Key_Return)
    assert page.form.isVisible() is False
    page.ledger.table.selectRow(0)
    QTest.keyClick(page.ledger.table, Qt.Key.Key_Return)
    assert page.form.isVisible()
    fill(program, page, line=str(bar_line(page)))
    program.window.pages.go_back()
    program.settle()
    assert any(
        "1.1  Courses: €4,000 planned, €1,000 paid" in b.accessibleName() for b in page.summary.findChildren(BudgetBar)
    )
    people = next(
        a for a in page.summary.findChildren(Amount) if a.accessibleName() == "Per person selected: 30 people"
    )
    people.click()
    program.settle()
    assert isinstance(program.window.pages.page(), ParticipantsPage)


def bar_line(page: MoneyPage) -> object:
    field = cast("Choice", page.form.fields["line"])
    return field.itemData(1)


def test_a_month_of_the_chart_opens_its_costs_by_keyboard(program: Program, page: MoneyPage) -> None:
    begin(program, page)
    page.add.click()
    fill(program, page, spent_on="3/2/2025", text="Course", category="training", payer="donor", amount="1,000")
    (card,) = page.summary.findChildren(ChartCard)
    table: QTableView = card.numbers
    table.setCurrentIndex(card.numbers.list_model.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    program.settle()
    assert page.place() == Place(MONEY, figure=f"costs?{CostFilter(kind='spent', month='2025-02').written()}")
    assert page.ledger.model.rowCount() == 1


def test_what_is_refused_is_said_in_the_form_and_a_rate_is_advised(program: Program, page: MoneyPage) -> None:
    begin(program, page)
    page.add.click()
    fill(program, page, spent_on="3/2/2025", text="Course", category="training", currency="MAD", amount="1,000")
    assert page.form.isVisible()
    assert "how many EUR one MAD is worth" in page.form.message.accessibleName()
    fill(program, page, rate="0.092")
    assert not page.form.isVisible()
    page.add.click()
    for key, text in (("spent_on", "4/2/2025"), ("amount", "100")):
        cast("QLineEdit", page.form.fields[key]).setText(text)
    currency = cast("Choice", page.form.fields["currency"])
    currency.choose("MAD")
    QTest.keyClicks(cast("QLineEdit", page.form.fields["rate"]), "10.87")
    program.settle()
    assert "upside down" in page.form.note.text()
    page.put_away()
    assert not page.form.isVisible()


def test_pasted_rows_are_reviewed_then_entered_as_one_change_that_can_be_undone(
    program: Program, page: MoneyPage
) -> None:
    begin(program, page)
    QGuiApplication.clipboard().setText(PASTED)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    review = page.taking.review
    assert review.enter.text() == "Enter 2 costs"
    word = next(each for each in review.findChildren(Choice) if each.accessibleName() == "What “Foundation” means")
    word.choose("other")
    word.activated.emit(word.currentIndex())
    program.settle()
    assert review.enter.text() == "Enter 3 costs"
    review.table.selectRow(2)
    QTest.keyClick(review.table, Qt.Key.Key_Return)
    program.settle()
    assert review.enter.text() == "Enter 2 costs"
    review.enter.click()
    program.settle()
    assert page.ledger.model.rowCount() == 2
    page.taking.paste()
    program.settle()
    assert [mark.row.state for mark in map(review.model.row, range(3)) if mark] == ["known", "known", "unclear"]
    page.put_away()
    program.window.history.undo()
    program.settle()
    assert page.ledger.model.rowCount() == 0


def test_a_copied_list_is_recognised_when_it_is_pasted_again(program: Program, page: MoneyPage) -> None:
    begin(program, page)
    page.add.click()
    fill(program, page, spent_on="3/2/2025", text="Course", category="training", payer="donor", amount="1,000")
    page.costs.click()
    program.settle()
    page.ledger.copy_list()
    page.taking.paste()
    program.settle()
    assert [mark.row.state for place in range(1) if (mark := page.taking.review.model.row(place))] == ["known"]
    assert page.put_away()


def test_a_deleted_cost_comes_back_by_the_notice(program: Program, page: MoneyPage) -> None:
    begin(program, page)
    page.add.click()
    cast("Tick", page.form.fields["is_committed"]).setChecked(True)
    fill(program, page, spent_on="3/2/2025", text="Course", category="training", payer="donor", amount="1,000")
    page.costs.click()
    program.settle()
    assert [chip.accessibleName() for chip in page.ledger.chips.buttons()][:3] == ["All: 1", "Paid: 0", "Ordered: 1"]
    page.ledger.table.selectRow(0)
    QTest.keyClick(page.ledger.table, Qt.Key.Key_Return)
    page.form.remove.click()
    program.settle()
    assert page.ledger.model.rowCount() == 0
    assert any("No costs yet" in label.text() for label in page.ledger.findChildren(QLabel))
    program.window.notices.press()
    program.settle()
    assert page.ledger.model.rowCount() == 1
