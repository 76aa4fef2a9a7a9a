"""What a filter is tested against: ticked answers, a text, days, or a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import isfinite

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.domain.criterion import Test
from partnertrack.i18n import _
from partnertrack.ui.view_models.subjects import Subject
from partnertrack.ui.widgets.choices import Choices
from partnertrack.ui.widgets.fields import Choice, DayField, SearchField
from partnertrack.ui.widgets.labels import Line

_MANY = 8
"""Answers above which one can search in them."""
_MOST_DAYS = 9_999
_USUAL_DAYS = "90"
_BLANK = frozenset({"filled", "empty"})


class Values(QWidget):
    """Shows only the fields that the test asks for."""

    entered = Signal()
    """Enter was pressed in one of the fields."""

    def __init__(self, as_of: date) -> None:
        super().__init__()
        self._test: Test = "filled"
        self._subject = Subject("", "", "text")
        self.search = SearchField(_("Find an answer"))
        self.ticks = Choices(_("Answers"), can_tick=True)
        self.search.textChanged.connect(self.ticks.narrow)
        self.ticks.follow(self.search)
        self.one = Choice(_("Answer"))
        self.text = QLineEdit()
        self.first = DayField(_("From"), as_of)
        self.last = DayField(_("To"), as_of + timedelta(days=90))
        self.days = QLineEdit(_USUAL_DAYS)
        self.days.setAccessibleName(_("Days"))
        self.days.setValidator(QIntValidator(0, _MOST_DAYS, self))
        self.days_line = QWidget()
        self.explained = Line(_("0 days: what is overdue"), "caption", quiet="true")
        for field in (self.text, self.days):
            field.returnPressed.connect(self.entered.emit)
        self._lay_out()

    def show_values(self, subject: Subject, test: Test, values: Sequence[str]) -> None:
        """Ask for what this test needs, filled in as far as it is known."""
        is_new = subject.key != self._subject.key
        self._subject, self._test = subject, test
        self.search.clear()
        self.text.setAccessibleName(subject.label)
        for field in self._all():
            field.setVisible(field in self._asked())
        if self.ticks in self._asked():
            self.ticks.show_entries(subject.answers, values)
        if self.one in self._asked():
            self.one.show_entries([(words, key) for key, words in subject.answers])
            self.one.choose(values[0] if values else subject.answers[0][0] if subject.answers else None)
        self._fill(values, is_new=is_new)

    def values(self) -> tuple[str, ...]:
        """What was filled in; nothing where something is missing."""
        if self._test in _BLANK:
            return ()
        if self.ticks in self._asked():
            return self.ticks.ticks()
        if self._test == "within":
            days = (self.days.text().strip() or "0",)
            return (str(self.one.currentData()), *days) if self._subject.kind == "deadline" else days
        if self.one in self._asked():
            on = (self.first.day().isoformat(),) if self.first in self._asked() else ()
            return (str(self.one.currentData()), *on)
        if self._subject.kind == "date":
            first, last = self.first.day().isoformat(), self.last.day().isoformat()
            return (first, last) if self._test == "between" else (first,)
        text = self.text.text().strip()
        if self._subject.kind == "number":
            text = _number(text)
        return (text,) if text else ()

    def take_focus(self) -> None:
        """Put the keyboard into the first field that is asked for."""
        for field in (self.search, self.ticks, self.one, self.text, self.first, self.days):
            if not field.isHidden():
                field.setFocus()
                return

    def _all(self) -> tuple[QWidget, ...]:
        return (self.search, self.ticks, self.one, self.text, self.first, self.last, self.days_line, self.explained)

    def _asked(self) -> set[QWidget]:
        """The fields that the test needs."""
        kind, test = self._subject.kind, self._test
        if test in _BLANK:
            return set()
        if test == "within":
            extra: set[QWidget] = {self.one} if kind == "deadline" else set()
            return {self.days_line, self.explained} | extra
        if kind == "date" or self._is_document_day():
            beside: set[QWidget] = {self.one} if kind == "document" else {self.last} if test == "between" else set()
            return {self.first} | beside
        if kind == "ordered" and test in {"at_least", "at_most"}:
            return {self.one}
        if self._subject.answers:
            return {self.ticks, self.search} if len(self._subject.answers) > _MANY else {self.ticks}
        return {self.text}

    def _is_document_day(self) -> bool:
        return self._subject.kind == "document" and self._test == "before"

    def _fill(self, values: Sequence[str], *, is_new: bool) -> None:
        """Put known values into the fields for text, days and numbers."""
        if self._test == "within":
            self.days.setText(values[-1] if values and values[-1].isdecimal() else _USUAL_DAYS)
        elif self._is_document_day():
            if len(values) > 1:
                self.first.show_day(_day(values[1]) or self.first.day())
        elif self._subject.kind == "date":
            for field, value in zip((self.first, self.last), values, strict=False):
                field.show_day(_day(value) or field.day())
        elif is_new or values:
            self.text.setText(values[0] if values else "")

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.days_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.days)
        line.addWidget(Line(_("days"), "control"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.ticks, 1)
        for field in (self.one, self.text, self.first, self.last, self.days_line, self.explained):
            column.addWidget(field)
        column.addStretch(0)
        self.setMinimumHeight(0)


def _number(text: str) -> str:
    """A number as it is written in the language of numbers; nothing where it is none."""
    plain = text.replace(",", ".").replace(" ", "")
    try:
        return plain if isfinite(float(plain)) else ""
    except ValueError:
        return ""


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
