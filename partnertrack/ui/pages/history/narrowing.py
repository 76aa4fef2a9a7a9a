"""What the list of changes is narrowed to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from partnertrack.i18n import _, day
from partnertrack.ui import asks, history_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField, FieldChoice, SearchField
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.history import Choices, Filter

_WEEK, _MONTH, _MOST = 7, 30, 6
_WIDE, _WIDER = 168, 210
_BETWEEN = "between"


class Narrowing(QWidget):
    """One field each for way, time, person, kind, field, file and name; whatever is chosen says itself in words."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.subject: UUID | None = None
        self.way, self.period = Choice(_("Through what")), Choice(_("Period"))
        self.first, self.last = DayField(_("From"), desk.as_of), DayField(_("To"), desk.as_of)
        self.about = SearchField(_("Person or organisation"))
        self.who, self.kind, self.file = Choice(_("Who")), Choice(_("Kind of record")), Choice(_("Imported file"))
        self.field = FieldChoice(_("Field"), [(_("All fields"), "")], _("All fields"))
        self.undone = Tick(_("Only what was taken back"), is_ticked=False)
        self.clear = Button(_("Show all"), "x", "ghost", is_small=True)
        self._days = QWidget()
        self._lay_out()
        self._fill()
        for choice in (self.way, self.period, self.who, self.kind, self.file, self.field):
            choice.activated.connect(self._on_changed)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._on_changed)
        self.undone.toggled.connect(self._on_changed)
        self.about.returnPressed.connect(self._look)
        self.about.textEdited.connect(self._on_written)
        self.clear.clicked.connect(self.reset)

    def wanted(self, words: str) -> Filter:
        """The filter as it stands, with the words of the search."""
        since, until = self._span()
        return history_asks.wanted(
            words=words,
            way=self.way.currentData() or "",
            who=self.who.currentData(),
            since=since,
            until=until,
            kind=self.kind.currentData() or "",
            field=self.field.currentData() or "",
            file=self.file.currentData() or "",
            subject=self.subject,
            is_undone=self.undone.isChecked(),
        )

    def about_words(self) -> tuple[str, ...]:
        """What the list is narrowed to, in words."""
        choices = (self.way, self.who, self.kind, self.field, self.file)
        words = [choice.currentText() for choice in choices if choice.currentIndex() > 0]
        since, until = self._span()
        if since or until:
            words.append(" – ".join(day(each, "medium") if each else "…" for each in (since, until)))
        words += [self.about.text()] if self.subject else []
        return (*words, _("Only what was taken back")) if self.undone.isChecked() else tuple(words)

    def show_choices(self, found: Choices) -> None:
        """Offer what the pilot's history can be narrowed to; what was chosen stays."""
        nobody = _("Nobody named")
        _offer(self.way, [(_("All ways"), ""), *((words, key) for key, words in found.ways)])
        _offer(self.who, [(_("Everybody"), None), *((name or nobody, name) for name in found.who)])
        _offer(self.file, [(_("All files"), ""), *((name, name) for name in found.files)])
        _offer(self.kind, [(_("All records"), ""), *((words, key) for key, words in found.kinds)])
        _offer(self.field, [(_("All fields"), ""), *((words, key) for key, words in found.fields)])
        self.file.setVisible(bool(found.files))

    def show_subject(self, subject: UUID | None, name: str) -> None:
        """Narrow to a person or an organisation, or to nobody."""
        self.subject = subject
        self.about.setText(name)
        self.about.setCursorPosition(0)
        self._show()

    def reset(self) -> None:
        """Show everything."""
        for choice in (self.way, self.period, self.who, self.kind, self.file, self.field):
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(False)
        self.undone.blockSignals(True)
        self.undone.setChecked(False)
        self.undone.blockSignals(False)
        self.show_subject(None, "")
        self.changed.emit()

    def _lay_out(self) -> None:
        flow = FlowLayout()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(self.first)
        days.addWidget(self.last)
        for choice in (self.way, self.period, self.who, self.kind, self.file):
            choice.setFixedWidth(_WIDE)
        self.about.setFixedWidth(_WIDER)
        self.field.setFixedWidth(_WIDER)
        parts = (self.about, self.way, self.period, self._days, self.who, self.kind, self.field, self.file)
        for part in (*parts, self.undone, self.clear):
            flow.addWidget(part)
        self.setLayout(flow)

    def _fill(self) -> None:
        self.way.show_entries([(_("All ways"), "")])
        self.period.show_entries(
            [
                (_("At any time"), ""),
                (_("Today"), "0"),
                (_("The last 7 days"), str(_WEEK)),
                (_("The last 30 days"), str(_MONTH)),
                (_("Between two days"), _BETWEEN),
            ]
        )
        self.who.show_entries([(_("Everybody"), None)])
        self.kind.show_entries([(_("All records"), "")])
        self.file.show_entries([(_("All files"), "")])
        for choice in (self.way, self.period, self.who, self.kind, self.file, self.field):
            choice.setCurrentIndex(0)
        self._show()

    def _span(self) -> tuple[date | None, date | None]:
        chosen = self.period.currentData()
        if chosen == _BETWEEN:
            return self.first.day(), self.last.day()
        today = date.today()  # noqa: DTZ011 - the journal's days are told as local days
        return (today - timedelta(max(int(chosen) - 1, 0)), None) if chosen else (None, None)

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _on_written(self, text: str) -> None:
        """Let the person go when another one is being written."""
        if self.subject or not text:
            had = self.subject is not None
            self.subject = None
            if had:
                self._on_changed()

    def _look(self) -> None:
        """Look for whom is meant."""
        if text := self.about.text().strip():
            work = partial(asks.suggest, self._desk.workspace, text, self._desk.as_of, _MOST)
            self._desk.jobs.read(work, self._offer_subjects)

    def _offer_subjects(self, found: asks.Suggested) -> None:
        named = [(line.id, f"{line.name} · {line.label}") for line in found.people]
        named += found.organisations
        if not named:
            self._desk.say(_("Nobody and no organisation of that name is in the pilot."))
        elif len(named) == 1:
            self._take(*named[0])
        else:
            menu = QMenu(self)
            for key, name in named:
                menu.addAction(name).triggered.connect(_call(self._take, key, name))
            menu.popup(self.about.mapToGlobal(QPoint(0, self.about.height())))

    def _take(self, key: UUID, name: str) -> None:
        self.show_subject(key, name)
        self.changed.emit()

    def _show(self) -> None:
        """Show the days and the way back where they are of use."""
        self._days.setVisible(self.period.currentData() == _BETWEEN)
        self.clear.setVisible(bool(self.about_words()))


def _offer(choice: Choice, entries: list[tuple[str, object]]) -> None:
    chosen = choice.currentData() if choice.currentIndex() > 0 else entries[0][1]
    before = choice.blockSignals(True)
    choice.show_entries(entries)
    choice.choose(chosen if any(each[1] == chosen for each in entries) else entries[0][1])
    choice.blockSignals(before)


def _call(take: Callable[[UUID, str], None], key: UUID, name: str) -> Callable[[], None]:
    return lambda: take(key, name)
