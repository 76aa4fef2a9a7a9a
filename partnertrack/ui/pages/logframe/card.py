"""A result with its indicators below each other."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.pages.logframe.columns import heads
from partnertrack.ui.pages.logframe.row import IndicatorRow, Shown
from partnertrack.ui.view_models.logframe import ResultView
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words, rule

ADD, EDIT, UP, DOWN, DELETE = "add", "edit", "up", "down", "delete"

_LEAST = 420
_TONES = {"impact": "mobility", "outcome": "origin", "output": "return"}
_ICONS = {"impact": "globe", "outcome": "target", "output": "layers"}


class ResultCard(Card):
    """Says the result, what must hold for it and what it lacks; the menu holds what can be done with it."""

    wanted = Signal(str, object)
    """What is to be done, and with which result's id."""

    def __init__(self, view: ResultView, lights: Collection[str], shown: Shown) -> None:
        super().__init__(inset=8)
        self.view = view
        self.setAccessibleName(f"{view.level} {view.node.code}: {view.node.statement}")
        self.rows = [IndicatorRow(row, shown) for row in view.rows if row.light in lights]
        self._heads = heads()
        self.body.setSpacing(0)
        self.body.addLayout(self._top())
        self.body.addSpacing(10)
        if self.rows:
            self._heads.setContentsMargins(8, 0, 0, 0)
            self.body.addWidget(self._heads)
        for row in self.rows:
            self.body.addWidget(rule())
            self.body.addWidget(row)
        if not view.rows:
            first = Button(_("Add an indicator"), "plus", is_small=True)
            first.clicked.connect(partial(self.wanted.emit, ADD, view.node.id))
            self.body.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def id(self) -> UUID:
        """The result's id."""
        return self.view.node.id

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._heads.fit(self.width())
        for row in self.rows:
            row.fit(self.width())

    def minimumSizeHint(self) -> QSize:
        """Narrower than all columns: some give way."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def menu(self) -> QMenu:
        """What can be done with the result."""
        menu = QMenu(self)
        entries = (
            (_("Add an indicator…"), ADD),
            (_("Edit…"), EDIT),
            (_("Move up"), UP),
            (_("Move down"), DOWN),
            (_("Delete with everything below"), DELETE),
        )
        for words, key in entries:
            menu.addAction(words, partial(self.wanted.emit, key, self.id))
        return menu

    def _top(self) -> QVBoxLayout:
        node = self.view.node
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Chip(self.view.level, _TONES.get(node.level, "neutral"), _ICONS.get(node.level, "")))
        head.addWidget(Line(node.code, "strong", quiet="half"))
        for text in self.view.lacks:
            head.addWidget(Chip(text, "warn", "triangle-alert"))
        head.addStretch(1)
        self.more = IconButton("ellipsis", _("More about {code}").format(code=node.code), is_small=True)
        self.more.clicked.connect(self._open_menu)
        head.addWidget(self.more)
        column = QVBoxLayout()
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        if node.statement:
            column.addWidget(Words(node.statement, "h3"))
        if node.assumptions:
            words = _("Assumption: {text}").format(text=node.assumptions)
            column.addWidget(Words(words, "caption", quiet="true"))
        return column

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
