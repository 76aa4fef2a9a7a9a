"""A card with a chart, the table behind it, and ways to take either of them elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from partnertrack.i18n import _
from partnertrack.scene_svg import write_svg
from partnertrack.ui import clipboard, theme
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.cells import plain
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.scene_view import Compose, SceneView, paint_scene
from partnertrack.ui.widgets.table import COMPACT, Table
from partnertrack.ui.widgets.table_model import Column, TableModel

_SHARP = 3
"""How many pixels of a copied picture stand for one of the screen: enough for paper."""

_NUMBER_WIDTH = 110

Hit = Callable[[QPointF, QSizeF], int]
"""Which line of the numbers a place in a chart of that size stands for, -1 for none."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers behind a chart, as they are written: a heading for each column, the first of which names the rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def tabbed(self) -> str:
        """The table as a spreadsheet program takes it from the clipboard."""
        return "\n".join("\t".join(line) for line in (self.headings, *self.rows))


class BackedCard(Card):
    """Shows some widget or, at the press of a button, the numbers behind it; `note` is said below both.

    A line of the numbers that is opened is told by `opened`. `trailing` stands before the buttons; with an `inset`, the
    widget is that much wider than the title on both sides.
    """

    opened = Signal(int)
    """The place of a line, or of the part of the chart that stands for it, that was opened."""

    def __init__(
        self, title: str, front: QWidget, table: ChartTable, *, trailing: QWidget | None = None, inset: int = 0
    ) -> None:
        box = QWidget()
        super().__init__(title, box, inset=inset)
        self.table = table
        self._model: TableModel[tuple[str, ...]] = TableModel(())
        self.view, self.numbers = front, Table(self._model, title, row_height=COMPACT)
        self.numbers.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # as high as the picture
        self.numbers.opened.connect(self.opened)
        self._stack = QStackedWidget()
        for widget in (self.view, self.numbers):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self._note = Words("", "caption", quiet="true")
        self._note.setContentsMargins(inset, 0, inset, 0)
        self.body.addWidget(self._note)
        self._lay_out_buttons(box, trailing)
        self.show_table(table)

    def show_table(self, table: ChartTable, note: str = "") -> None:
        """Show other numbers."""
        self.table = table
        self._model.show_columns([_column(heading, place) for place, heading in enumerate(table.headings)])
        self._model.show_rows(table.rows)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard as it is on the screen."""
        clipboard.put_picture(self.view.grab())

    def copy_numbers(self) -> None:
        """Put the numbers on the clipboard, to be pasted into a spreadsheet."""
        clipboard.put_text(self.table.tabbed())

    def _lay_out_buttons(self, box: QWidget, trailing: QWidget | None) -> None:
        line = self._buttons = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self._turn = IconButton("list", _("Show as table"), size=16, is_small=True)
        picture = IconButton("copy", _("Copy picture"), size=16, is_small=True)
        numbers = IconButton("file-spreadsheet", _("Copy numbers"), size=16, is_small=True)
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


class ChartCard(BackedCard):
    """Shows a chart that is a scene; `size` is the size at which it is best read, and that of its copies.

    `hit` says which line of the numbers a place in a chart of a size stands for, -1 for none. Another `view` than the
    plain one paints the same picture.
    """

    def __init__(  # noqa: PLR0913 - a picture is described by all of these, by name
        self,
        title: str,
        compose: Compose,
        size: QSize,
        table: ChartTable,
        *,
        note: str = "",
        trailing: QWidget | None = None,
        hit: Hit | None = None,
        view: SceneView | None = None,
    ) -> None:
        self._scene = view or SceneView(compose, size)
        super().__init__(title, self._scene, table, trailing=trailing)
        self._title, self._size, self._hit = title, size, hit
        drawing = IconButton("pen-tool", _("Copy picture as SVG"), size=16, is_small=True)
        drawing.clicked.connect(self.copy_drawing)
        self._buttons.insertWidget(self._buttons.count() - 1, drawing, 0, Qt.AlignmentFlag.AlignVCenter)
        if hit:
            self._scene.setCursor(Qt.CursorShape.PointingHandCursor)
            self._scene.pressed.connect(self._press)
        self.show_chart(compose, table, note)

    def show_chart(self, compose: Compose, table: ChartTable, note: str = "") -> None:
        """Show another chart with its numbers."""
        self._compose = compose
        self._scene.show_scene(compose)
        self.show_table(table, note)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, sharp enough for paper, on the ground of the card."""
        image = QImage(self._size * _SHARP, QImage.Format.Format_ARGB32)
        image.fill(theme.colour(theme.tokens().card))
        painter = QPainter(image)
        painter.scale(_SHARP, _SHARP)
        paint_scene(painter, self._compose(float(self._size.width()), float(self._size.height())))
        painter.end()
        clipboard.put_picture(image)

    def copy_drawing(self) -> None:
        """Put the picture on the clipboard as an SVG drawing, also as its text, on the ground of the card."""
        scene = self._compose(float(self._size.width()), float(self._size.height()))
        written = write_svg(scene, self._title, theme.tokens().card)
        data = QMimeData()
        data.setData("image/svg+xml", written.encode("utf-8"))
        data.setText(written)
        clipboard.put(data)

    def _press(self, at: QPointF) -> None:
        place = self._hit(at, QSizeF(self._scene.size())) if self._hit else -1
        if 0 <= place < len(self.table.rows):
            self.opened.emit(place)


def _column(heading: str, place: int) -> Column[tuple[str, ...]]:
    """The column that shows one part of a line, the first of which stands out."""

    def words(row: tuple[str, ...]) -> str:
        return row[place]

    return Column(heading, words, plain(words, colour="text2" if place else "text"), _NUMBER_WIDTH)
