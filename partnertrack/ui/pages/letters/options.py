"""What is to be written, about whom, and in which language."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _, current
from partnertrack.ui.pages.letters.own import OwnTemplates
from partnertrack.ui.view_models.letters import LETTER_LANGUAGES, Audience, Kind, Wish, audience_entries, kinds
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.option import Option

_WIDTH, _FIELD = 308, 204
_GAP, _GROUP_GAP = 6, 8


class LetterOptions(Card):
    """The kinds one below the other; `fields` are the people, the language, and what a kind asks for besides."""

    changed = Signal()

    def __init__(self, as_of: date) -> None:
        super().__init__(pad=16)
        self.setFixedWidth(_WIDTH)
        self.body.setSpacing(_GAP)
        self._as_of = as_of
        self._chosen: tuple[UUID, ...] = ()
        self.kinds: dict[str, Kind] = {kind.key: kind for kind in kinds()}
        self.options: dict[str, Option] = {}
        self._group = QButtonGroup(self)
        self._add_kinds(_("Sheets"), is_sheet=True)
        self._add_kinds(_("Letters"), is_sheet=False)
        self.who = Choice(_("People"))
        self.language = Choice(_("Language"), LETTER_LANGUAGES)
        self.language.choose(current())
        self.span = Choice(_("Days"), ((_("A month"), "month"), (_("A week"), "week")))
        self.day = DayField(_("Day"), as_of)
        self.about = _field(_("What it is about"), _("Language test B1"))
        self.where = _field(_("Place and time"), _("Goethe-Institut Accra, 9:00"))
        self.own = OwnTemplates()
        self.body.addWidget(self.own)
        self._rows: dict[str, QWidget] = {}
        self.fields = QWidget()
        flow = FlowLayout()
        self.fields.setLayout(flow)
        for key, label, field in (
            ("who", _("People"), self.who),
            ("language", _("Language"), self.language),
            ("span", _("Days"), self.span),
            ("day", _("Day"), self.day),
            ("about", _("What it is about"), self.about),
            ("where", _("Place and time"), self.where),
        ):
            self._rows[key] = _row(label, field)
            flow.addWidget(self._rows[key])
        self.body.addStretch(1)
        self.options["checklist"].setChecked(True)
        self._connect()
        self._suit()

    @property
    def kind(self) -> Kind:
        """What is chosen."""
        return self.kinds[next(key for key, option in self.options.items() if option.isChecked())]

    def wish(self, *, leaves_out: bool) -> Wish:
        """All that is chosen, as of the day of the figures."""
        who: str | None = self.who.currentData()
        return Wish(
            self.kind.key,
            self._as_of,
            self.language.currentData(),
            self.day.day(),
            chosen=self._chosen if who is None else (),
            cohort=who or "",
            span=self.span.currentData(),
            about=self.about.text().strip(),
            place=self.where.text().strip(),
            leaves_out=leaves_out,
        )

    def show_day(self, as_of: date) -> None:
        """Take another day of the figures."""
        if as_of != self._as_of:
            self._as_of = as_of
            self.day.show_day(as_of)

    def show_people(self, audience: Audience, chosen: tuple[UUID, ...], who: str | None) -> None:
        """Offer these people, and choose some: None are those chosen on the page before, a text names a cohort."""
        self._chosen = chosen
        self._show_own(audience)
        before = self.who.blockSignals(True)
        self.who.show_entries(audience_entries(audience, chosen))
        self.who.choose(who)
        self.who.blockSignals(before)

    def _show_own(self, audience: Audience) -> None:
        """List the user's own templates; one that is gone is chosen no more."""
        now = self.kind.key
        for key in [key for key, kind in self.kinds.items() if kind.template]:
            del self.kinds[key]
            self._group.removeButton(self.options.pop(key))
        for option, kind in self.own.show_templates(audience.templates, audience.places):
            self.kinds[kind.key], self.options[kind.key] = kind, option
            self._group.addButton(option)
        self.options[now if now in self.options else "checklist"].setChecked(True)
        for kind in audience.templates:
            self.options[kind.key].toggled.connect(self._on_kind)
        self._suit()

    def _add_kinds(self, title: str, *, is_sheet: bool) -> None:
        self.body.addWidget(Line(title, "control", quiet="true"))
        for kind in self.kinds.values():
            if kind.is_sheet == is_sheet:
                option = self.options[kind.key] = Option(title, kind.title, kind.detail)
                self._group.addButton(option)
                self.body.addWidget(option)
        self.body.addSpacing(_GROUP_GAP)

    def _connect(self) -> None:
        for option in self.options.values():
            option.toggled.connect(self._on_kind)
        for choice in (self.who, self.language, self.span):
            choice.currentIndexChanged.connect(self.changed)
        self.day.dateChanged.connect(self.changed)
        self.about.textEdited.connect(self.changed)
        self.where.textEdited.connect(self.changed)

    def _on_kind(self, is_on: bool) -> None:
        if is_on:
            self._suit()
            self.changed.emit()

    def _suit(self) -> None:
        """Ask only for what the chosen kind needs."""
        key = self.kind.key
        is_own = self.kind.template is not None
        self.own.drop.setVisible(is_own)
        self._rows["span"].setVisible(key == "attendance")
        self._rows["day"].setVisible(is_own or key in {"attendance", "invitation"})
        for name in ("about", "where"):
            self._rows[name].setVisible(is_own or key == "invitation")


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def _row(label: str, field: QWidget) -> QWidget:
    """A field under its label."""
    row = QWidget()
    row.setFixedWidth(_FIELD)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(4)
    column.addWidget(Line(label, "control"))
    column.addWidget(field)
    return row
