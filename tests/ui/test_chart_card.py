"""A chart with the table behind it, through the buttons that people press."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from partnertrack.scene import Rect, Scene
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable

TABLE = ChartTable(("Month", "Started"), (("January", "3"), ("February", "1,204")))


def chart(width: float, height: float) -> Scene:
    return Scene(width, height, (Rect(0, 0, width, height, fill="#123456"),), "Two months")


def test_numbers_and_picture_go_where_they_are_needed(qtbot: QtBot) -> None:
    card = ChartCard("Work started", chart, QSize(200, 100), TABLE, note="As of today")
    qtbot.addWidget(card)
    card.show()
    buttons = {button.accessibleName(): button for button in card.findChildren(IconButton)}
    buttons["Copy numbers"].click()
    assert QGuiApplication.clipboard().text() == "Month\tStarted\nJanuary\t3\nFebruary\t1,204"
    buttons["Copy picture"].click()
    picture = QGuiApplication.clipboard().image()
    assert (picture.width(), picture.pixelColor(300, 150).name()) == (600, "#123456")
    buttons["Copy picture as SVG"].click()
    copied = QGuiApplication.clipboard().mimeData()
    drawing = bytes(copied.data("image/svg+xml").data()).decode()
    assert '<rect x="0" y="0" width="200" height="100" fill="#123456"/>' in drawing
    assert ("<title>Work started</title>" in drawing, "<desc>Two months</desc>" in drawing) == (True, True)
    assert copied.text() == drawing


def test_the_table_stands_behind_the_chart(qtbot: QtBot) -> None:
    card = ChartCard("Work started", chart, QSize(200, 100), TABLE)
    qtbot.addWidget(card)
    card.show()
    turn = next(each for each in card.findChildren(IconButton) if each.accessibleName() == "Show as table")
    turn.click()
    assert card.numbers.isVisible()
    assert not card.view.isVisible()
    model = card.numbers.list_model
    assert model.data(model.index(1, 1)) == "1,204"
    turn.click()
    assert card.view.isVisible()


def test_a_chart_without_numbers_yet_is_painted_all_the_same(qtbot: QtBot) -> None:
    card = ChartCard("Work started", chart, QSize(200, 100), ChartTable((), ()))
    qtbot.addWidget(card)
    card.resize(400, 300)
    card.numbers.resize(300, 200)
    assert not card.grab().isNull()
