"""The panel in which a filter is made: what it is about, then what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.criterion import Criterion, Test
from partnertrack.i18n import _
from partnertrack.ui.pages.participants.filter_values import Values
from partnertrack.ui.view_models.criteria import test_words_of
from partnertrack.ui.view_models.subjects import Subject
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.choices import Choices
from partnertrack.ui.widgets.fields import Choice, SearchField
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.popover import Popover


class FilterEditor(Popover):
    """All by keyboard: write a part of a name, Enter, choose, Enter."""

    made = Signal(object)
    """The `Criterion` as it was filled in."""

    def __init__(self, page: QWidget, as_of: date) -> None:
        super().__init__(page, _("Filter"))
        self._subjects: tuple[Subject, ...] = ()
        self._subject: Subject | None = None
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack)
        self.search = SearchField(_("Filter by…"))
        self.list = Choices(_("What to filter by"))
        self.list.follow(self.search)
        self.search.textEdited.connect(self.list.narrow)
        self.search.returnPressed.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._stack.addWidget(_stacked(self.search, self.list))
        self.about = Line("", "h3")
        self.test = Choice(_("Test"))
        self.test.currentIndexChanged.connect(self._on_test)
        self.values = Values(as_of)
        self.values.entered.connect(self._make)
        self.apply = Button(_("Apply"), "check", "primary")
        self.apply.clicked.connect(self._make)
        self._stack.addWidget(self._second())

    def choose_subject(self, opener: QWidget, subjects: Sequence[Subject]) -> None:
        """Ask what the filter is about."""
        self._subjects = tuple(subjects)
        self.search.clear()
        self.list.show_entries([(subject.key, subject.label) for subject in subjects])
        self._stack.setCurrentIndex(0)
        self.open_at(opener)
        self.search.setFocus()

    def edit(self, opener: QWidget, subject: Subject, criterion: Criterion) -> None:
        """Show a filter to change it."""
        self._ask(subject, criterion)
        self.open_at(opener)
        self.values.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the filter by Enter, wherever the keyboard is in it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stack.currentIndex() == 1:
            self._make()
        else:
            super().keyPressEvent(event)

    def _second(self) -> QWidget:
        back = IconButton("arrow-left", _("Filter by something else"), size=16, is_small=True)
        back.clicked.connect(self._go_back)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self.about, 1)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(self.apply)
        second = QWidget()
        column = QVBoxLayout(second)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.test)
        column.addWidget(self.values, 1)
        column.addLayout(feet)
        return second

    def _go_back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.search.setFocus()

    def _take(self) -> None:
        subject = next((each for each in self._subjects if each.key == self.list.current()), None)
        if subject:
            self._ask(subject, Criterion(subject.key, subject.tests[0]))
            self.values.take_focus()

    def _ask(self, subject: Subject, criterion: Criterion) -> None:
        self._subject = subject
        self.about.setText(subject.label)
        words = test_words_of(subject)
        self.test.blockSignals(True)
        self.test.show_entries([(words[test], test) for test in subject.tests])
        self.test.choose(criterion.test)
        self.test.blockSignals(False)
        self.test.setVisible(len(subject.tests) > 1)
        self.values.show_values(subject, criterion.test, criterion.values)
        self.setFocus()  # or hiding the list would hand the keyboard to another part of the window
        self._stack.setCurrentIndex(1)

    def _on_test(self) -> None:
        test = self.test.currentData()
        if self._subject and test:
            self.values.show_values(self._subject, test, self.values.values())

    def _make(self) -> None:
        test: Test | None = self.test.currentData()
        if self._subject is None or test is None:
            return
        values = self.values.values()
        if values is not None and (values or test in {"filled", "empty"}):
            self.put_away()
            self.made.emit(Criterion(self._subject.key, test, values))


def _stacked(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return holder
