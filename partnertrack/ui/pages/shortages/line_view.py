"""One occupation at the side of the page: the entries of both lists, and who is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.domain.shortage import Shortage
from partnertrack.i18n import _
from partnertrack.ui.view_models.shortages import (
    STANDING_ICONS,
    STANDING_TONES,
    LineRow,
    entry_words,
    safeguards,
    standings,
    supply_names,
)
from partnertrack.ui.view_models.supply_chart import TONES
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.share_line import ShareLine


class LineView(Drawer):
    """Each entry can be changed and taken off its list; each number of people opens them."""

    changed = Signal(object)
    """The `Shortage` that is to be changed."""
    removed = Signal(object)
    """The id of the entry that is to be taken off its list."""
    opened = Signal(tuple, str)
    """The people who are to be shown, and who they are in words."""
    vacancy_wanted = Signal(object)
    """The id of a vacancy that is to be shown."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Occupation"))
        self._row: LineRow | None = None

    @property
    def row(self) -> LineRow | None:
        """The occupation that is shown."""
        return self._row

    def open(self, row: LineRow) -> None:
        """Come in with that occupation."""
        self._row, line = row, row.line
        self.name(row.title)
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(Words(row.below, "caption", quiet="half"))
        chip = Chip(row.standing, STANDING_TONES[line.standing], STANDING_ICONS[line.standing])
        column.addWidget(chip)
        if told := _way(line.way):
            column.addWidget(Words(told, "caption", quiet="true"))
        if line.standing == "both_lack":
            column.addWidget(_note(_("Who leaves for this work is missed at home."), safeguards(line)))
        elif line.is_health:
            column.addWidget(_note(_("This is health work."), safeguards(line)))
        for entry in (*line.destination, *line.origin):
            column.addWidget(rule())
            column.addLayout(self._entry(entry))
        column.addWidget(rule())
        column.addWidget(Line(_("Who is there"), "h3"))
        column.addWidget(Words(_wanted(row), "caption", quiet="half"))
        self._add_supply(column, row)
        for vacancy in line.vacancies:
            button = Button(_("Show the vacancy"), "briefcase", is_small=True)
            button.clicked.connect(partial(self.vacancy_wanted.emit, vacancy))
            column.addWidget(button)
        column.addStretch(1)
        self.show_layout(column)
        self.closing.setFocus()

    def _add_supply(self, column: QVBoxLayout, row: LineRow) -> None:
        supply = row.line.supply
        kinds: list[tuple[str, tuple[UUID, ...], str]] = [
            (words, getattr(supply, key), tone)
            for words, (key, tone) in zip(supply_names(), TONES.items(), strict=True)
        ]
        kinds += [(_("On the home track"), supply.home, "info"), (_("Left the programme"), supply.left, "left")]
        most = max(row.line.wanted or 0, *(len(people) for _words, people, _tone in kinds), 1)
        for words, people, tone in kinds:
            share = ShareLine(words, len(people), len(people) / most, tone)
            share.clicked.connect(partial(self.opened.emit, people, f"{row.title}: {words}"))
            column.addWidget(share)
        if supply.by_sector:
            column.addWidget(
                Words(_("Of {n} the sector alone is known.").format(n=len(supply.by_sector)), "caption", quiet="true")
            )

    def _entry(self, entry: Shortage) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(entry.occupation, "control"))
        words.addWidget(Words(entry_words(entry), "caption", quiet="half"))
        if entry.remark:
            words.addWidget(Words(entry.remark, "caption", quiet="true"))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addLayout(words, 1)
        line.addWidget(
            _icon(
                "pencil",
                _("Change {occupation}").format(occupation=entry.occupation),
                partial(self.changed.emit, entry),
            )
        )
        line.addWidget(
            _icon(
                "x",
                _("Take {occupation} off the list").format(occupation=entry.occupation),
                partial(self.removed.emit, entry.id),
            )
        )
        return line


def _icon(icon: str, name: str, act: Callable[[], object]) -> IconButton:
    button = IconButton(icon, name, size=15, is_small=True)
    button.clicked.connect(act)
    return button


def _note(text: str, hint: str) -> Message:
    note = Message()
    note.say(text, hint, "warn")
    return note


def _way(way: str | None) -> str:
    return {
        "code": _("The entries have the same ISCO-08 code."),
        "group": _("The code of one entry is a group that the other’s belongs to."),
        "name": _("The entries have nearly the same name."),
    }.get(way or "", "")


def _wanted(row: LineRow) -> str:
    if row.line.wanted is None:
        return standings()[row.line.standing]
    return _("Wanted {demand}; {gap}").format(demand=row.demand, gap=row.gap)
