"""The search over everything: people, pages and actions in one list, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from partnertrack.domain.names import fold
from partnertrack.i18n import _
from partnertrack.ui import asks, theme
from partnertrack.ui.asking import Job
from partnertrack.ui.asks import Suggested
from partnertrack.ui.desk import Desk
from partnertrack.ui.place import COHORTS, INDICATOR, ORGANISATION, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.issues import ReferenceLine
from partnertrack.ui.view_models.people import PersonLine
from partnertrack.ui.widgets.actions import ACTION_ROLE, Action, ActionDelegate
from partnertrack.ui.widgets.labels import Icon, rule

_TYPING, _PEOPLE = 120, 6
_WIDTH, _ROW, _HEADING, _TOP = 600, 44, 30, 104

Group: TypeAlias = tuple[str, Sequence[Action]]
"""A heading with the actions below it."""


class Palette(QWidget):
    """Lies over the whole window until something is chosen or Escape is pressed."""

    def __init__(self, window: QWidget, desk: Desk, go: Callable[[Place], None], actions: Sequence[Group]) -> None:
        super().__init__(window)
        self._desk, self._go, self._actions = desk, go, tuple(actions)
        self._job: Job | None = None
        self._mouse = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING)
        self._timer.timeout.connect(self._look)
        self._is_put_away = False
        self.field = QLineEdit()
        self.list = QListWidget()
        self._panel = QFrame(self)
        self._panel.setObjectName("raised")
        self._lay_out()
        window.installEventFilter(self)
        self._offer(Suggested())
        self.setGeometry(window.rect())
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill the window whatever its size; lead the arrows and Enter from the field to the list."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self.window().rect())
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event.key())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list in the middle."""
        super().resizeEvent(event)
        self._place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._is_put_away = True
        super().closeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the list puts it away."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Veil the page below, and let the panel throw a soft shadow."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(theme.tokens().veil))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("#04000000"))
        area = QRectF(self._panel.geometry())
        for spread in range(0, 30, 3):
            painter.drawRoundedRect(area.adjusted(-spread, 8 - spread, spread, 8 + spread), 14 + spread, 14 + spread)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Search"))
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText(_("Search people, pages, actions…"))
        self.field.setAccessibleName(_("Search people, pages and actions"))
        self.field.setFixedHeight(36)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_written)
        self.list.setObjectName("found")
        self.list.setAccessibleName(_("Found"))
        self.list.setItemDelegate(ActionDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemEntered.connect(self._on_hovered)
        self.list.itemClicked.connect(self._take)
        top = QHBoxLayout()
        top.setContentsMargins(20, 10, 16, 10)
        top.setSpacing(12)
        top.addWidget(Icon("search", 20, role="text2"))
        top.addWidget(self.field, 1)
        below = QVBoxLayout()
        below.setContentsMargins(8, 6, 8, 10)
        below.addWidget(self.list)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addLayout(below, 1)

    def _on_written(self) -> None:
        self._offer(Suggested())
        self._timer.start()

    def _look(self) -> None:
        if self._job:
            self._job.stop()
        text = self.field.text().strip()
        if text and self._desk.is_open:
            work = partial(asks.suggest, self._desk.workspace, text, self._desk.as_of, _PEOPLE)
            self._job = self._desk.jobs.read(work, self._offer)

    def _offer(self, found: Suggested) -> None:
        """List what was found and the actions whose words fit; too late once the palette was put away."""
        if self._is_put_away:
            return
        text = self.field.text().strip()
        self.list.clear()
        self._add_group(_("References"), [entry for each in found.references for entry in self._reference(each)])
        self._add_people(found.people)
        self._add_group(_("Organisations"), [self._organisation(*each) for each in found.organisations])
        self._add_group(_("Cohorts"), [entry for name in found.cohorts for entry in self._cohort(name)])
        for heading, actions in self._actions:
            self._add_group(heading, [action for action in actions if fold(text) in fold(action.text)])
        self._add_group(_("Indicators"), [self._indicator(*each) for each in found.indicators])
        self._add_group(_("Search"), self._everybody(text))
        self._select_from(0, 1)
        self._place()

    def _add_people(self, people: Sequence[PersonLine]) -> None:
        among = tuple(each.id for each in people)
        entries = []
        for line in people:
            detail = " · ".join(filter(None, (line.label, line.cohort, line.standing.text)))
            place = Place(PARTICIPANT, person=line.id, among=among)
            entries.append(Action(line.name, "user", partial(self._go, place), detail))
        self._add_group(_("Participants"), entries)

    def _everybody(self, text: str) -> list[Action]:
        """The list of all whom the text finds."""
        if not text or not self._desk.is_open:
            return []
        words = _("All participants with “{text}”").format(text=text)
        return [Action(words, "users", partial(self._go, Place(PARTICIPANTS, search=asks.search(text))))]

    def _organisation(self, key: UUID, name: str) -> Action:
        return Action(name, "building-2", partial(self._go, Place(ORGANISATION, organisation=key)))

    def _indicator(self, key: str, name: str) -> Action:
        return Action(name, "hash", partial(self._go, Place(INDICATOR, figure=key)), key)

    def _reference(self, line: ReferenceLine) -> tuple[Action, Action]:
        """The list behind a printed number, as it was sent and as it is today."""
        entries = ((_("{title} – as sent"), line.sent), (_("{title} – as of today"), line.today))
        sent, today = (
            Action(
                words.format(title=line.title),
                "file-clock",
                partial(
                    self._go,
                    Place(PARTICIPANTS, search=asks.search(among=frozenset(who)), title=words.format(title=line.title)),
                ),
                line.detail,
            )
            for words, who in entries
        )
        return sent, today

    def _cohort(self, name: str) -> tuple[Action, Action]:
        """The cohort beside the others, and the list of its people."""
        people = Place(PARTICIPANTS, search=asks.search(cohort=name))
        words = _("Participants of {cohort}").format(cohort=name)
        return (
            Action(name, "users", partial(self._go, Place(COHORTS, cohort=name)), _("beside the other cohorts")),
            Action(words, "list", partial(self._go, people)),
        )

    def _add_group(self, heading: str, entries: Sequence[Action]) -> None:
        if entries:
            self._add_heading(heading)
        for entry in entries:
            self._add(entry)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(_WIDTH - 20, _HEADING))
        self.list.addItem(item)

    def _add(self, action: Action) -> None:
        item = QListWidgetItem(action.text)
        item.setData(ACTION_ROLE, action)
        item.setSizeHint(QSize(_WIDTH - 20, _ROW))
        self.list.addItem(item)

    def _on_key(self, key: int) -> bool:
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self._select_from(self.list.currentRow() + steps[key], steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self.list.currentItem():
                self._take(item)
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _select_from(self, row: int, step: int) -> None:
        """Select the first entry from here on that can be chosen."""
        while 0 <= row < self.list.count():
            if self.list.item(row).data(ACTION_ROLE):
                self.list.setCurrentRow(row)
                return
            row += step

    def _on_hovered(self, item: QListWidgetItem) -> None:
        """Follow the mouse, but only when it moved and not when entries appear under it."""
        before, self._mouse = self._mouse, QCursor.pos()
        if item.data(ACTION_ROLE) and self._mouse != before:
            self.list.setCurrentItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        action = item.data(ACTION_ROLE)
        if isinstance(action, Action):
            self.close()
            action.act()

    def _place(self) -> None:
        """As high as what it lists, in the middle of the window."""
        rows = sum(self.list.item(row).sizeHint().height() for row in range(self.list.count()))
        wide = min(_WIDTH, self.width() - 40)
        top = min(_TOP, self.height() // 8)
        high = min(57 + rows + 22, self.height() - 2 * top)
        self._panel.setGeometry((self.width() - wide) // 2, top, wide, high)
        self.update()
