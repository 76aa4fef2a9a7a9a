"""A card with a chart, the table behind it, and ways to take either of them elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.cells import plain
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.scene_view import Compose, SceneView, paint_scene
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.table_model import Column, TableModel

_SHARP = 3
"""How many pixels of a copied picture stand for one of the screen: enough for paper."""

_NUMBER_WIDTH = 110


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers behind a chart, as they are written: a heading for each column, the first of which names the rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def tabbed(self) -> str:
        """The table as a spreadsheet program takes it from the clipboard."""
        return "\n".join("\t".join(line) for line in (self.headings, *self.rows))


class ChartCard(Card):
    """Shows a chart or, at the press of a button, its numbers; `note` is said below both.

    `size` is the size at which the picture is best read, and that of its copies. `trailing` stands before the buttons.
    Another `view` than the plain one paints the same picture.
    """

    def __init__(
        self,
        title: str,
        compose: Compose,
        size: QSize,
        table: ChartTable,
        *,
        note: str = "",
        trailing: QWidget | None = None,
        view: SceneView | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(title, box)
        self._size = size
        self.table = table
        self._model: TableModel[tuple[str, ...]] = TableModel(())
        self.view, self.numbers = view or SceneView(compose, size), ShortTable(self._model, title)
        self._stack = QStackedWidget()
        for widget in (self.view, self.numbers):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self._note = Words(note, "caption", quiet="true")
        self._note.setVisible(bool(note))
        self.body.addWidget(self._note)
        self._lay_out_buttons(box, trailing)
        self.show_chart(compose, table, note)

    def show_chart(self, compose: Compose, table: ChartTable, note: str = "") -> None:
        """Show another chart with its numbers."""
        self._compose, self.table = compose, table
        self.view.show_scene(compose)
        self._model.show_columns([_column(heading, place) for place, heading in enumerate(table.headings)])
        self._model.show_rows(table.rows)
        self.numbers.updateGeometry()
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, sharp enough for paper, on the ground of the card."""
        image = QImage(self._size * _SHARP, QImage.Format.Format_ARGB32)
        image.fill(theme.colour(theme.tokens().card))
        painter = QPainter(image)
        painter.scale(_SHARP, _SHARP)
        paint_scene(painter, self._compose(float(self._size.width()), float(self._size.height())))
        painter.end()
        QGuiApplication.clipboard().setImage(image)

    def copy_numbers(self) -> None:
        """Put the numbers on the clipboard, to be pasted into a spreadsheet."""
        QGuiApplication.clipboard().setText(self.table.tabbed())

    def _lay_out_buttons(self, box: QWidget, trailing: QWidget | None) -> None:
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self._turn = IconButton("list", _("Show as table"), is_small=True)
        picture = IconButton("copy", _("Copy picture"), is_small=True)
        numbers = IconButton("file-spreadsheet", _("Copy numbers"), is_small=True)
        self._turn.clicked.connect(self._turn_over)
        picture.clicked.connect(self.copy_picture)
        numbers.clicked.connect(self.copy_numbers)
        for widget in (trailing, self._turn, picture, numbers):
            if widget:
                line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _turn_over(self) -> None:
        """Show the numbers in place of the picture, or the picture again."""
        is_table = self._stack.currentWidget() is self.view
        self._stack.setCurrentWidget(self.numbers if is_table else self.view)
        self._turn.show_icon("chart-pie" if is_table else "list")
        self._turn.say(_("Show as chart") if is_table else _("Show as table"))


def _column(heading: str, place: int) -> Column[tuple[str, ...]]:
    """The column that shows one part of a line, the first of which stands out."""

    def words(row: tuple[str, ...]) -> str:
        return row[place]

    return Column(heading, words, plain(words, colour="text2" if place else "text"), _NUMBER_WIDTH)
