"""The part of the editor that names an indicator, and says whose it is and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.domain.indicator_draft import IndicatorDraft
from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.i18n import _, current
from partnertrack.ui.dialogs.form_grid import form_grid, written
from partnertrack.ui.view_models.indicators import DIRECTIONS, direction_words
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Words

if TYPE_CHECKING:
    from partnertrack.services.indicators import Options


class AboutFields(QWidget):
    """Names in four languages, of which one is enough, and what must stand beside a figure in a report."""

    changed = Signal()

    def __init__(self, draft: IndicatorDraft, options: Options) -> None:
        super().__init__()
        languages = {"en": _("in English"), "fr": _("in French"), "de": _("in German"), "nl": _("in Dutch")}
        mine = current()
        order = (mine, *(each for each in LABEL_LANGUAGES if each != mine))
        self.names = {
            each: written(_("Name {language}").format(language=languages[each]), draft.label.text(each))
            for each in order
        }
        definition = draft.definition.text(mine) or draft.definition.en
        hint = _("Left blank, the formula in words")
        self.definition = written(_("Definition"), definition, hint)
        self._definition_before = definition
        self.key = written(_("Id"), draft.key, "X1")
        self.direction = Choice(_("Direction"), tuple((direction_words(each), each) for each in DIRECTIONS))
        self.direction.choose(draft.direction)
        self.source = written(_("Source of the definition"), draft.source, _("Grant agreement, annex I"))
        self.responsible = written(_("Responsible"), draft.responsible, _("Left blank, by the steps of the formula"))
        self.verification = written(
            _("Source of verification"), draft.verification, _("Left blank, by the steps of the formula")
        )
        entries = ((_("Not named"), ""), *((name, key) for key, name in options.dimensions))
        self.down, self.across = Choice(_("Broken down by"), entries), Choice(_("And by"), entries)
        self.down.choose(draft.dimensions[0] if draft.dimensions else "")
        self.across.choose(draft.dimensions[1] if len(draft.dimensions) > 1 else "")
        self._lay_out()

    def put_into(self, draft: IndicatorDraft) -> IndicatorDraft:
        """The draft with what is said about it here."""
        names = {each: field.text().strip() for each, field in self.names.items()}
        chosen = [str(each.currentData() or "") for each in (self.down, self.across)]
        return replace(
            draft,
            key=self.key.text().strip(),
            label=Label(*(names[each] for each in LABEL_LANGUAGES)),
            definition=self._definition(draft.definition),
            direction=str(self.direction.currentData()),
            source=self.source.text().strip(),
            responsible=self.responsible.text().strip(),
            verification=self.verification.text().strip(),
            dimensions=tuple(dict.fromkeys(each for each in chosen if each)),
        )

    def _definition(self, before: Label) -> Label:
        """The definition: as it was, or in the language of the window as it is written now."""
        text = self.definition.text().strip()
        if text == self._definition_before:
            return before
        return Label(*(text if each == current() else before.text(each) for each in LABEL_LANGUAGES))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_grid(*self.names.values()))
        column.addWidget(Words(_("One name is enough; other languages fall back on it."), "caption", quiet="half"))
        column.addLayout(_grid(self.definition, columns=1))
        fields = (self.key, self.direction, self.source, self.responsible, self.verification)
        column.addLayout(_grid(*fields, self.down, self.across))
        for text in self.findChildren(QLineEdit):
            text.textEdited.connect(self.changed)
        for choice in (self.direction, self.down, self.across):
            choice.activated.connect(self.changed)


def _grid(*fields: QLineEdit | Choice, columns: int = 2) -> QVBoxLayout:
    box = QVBoxLayout()
    box.addLayout(form_grid([(each.accessibleName(), each) for each in fields], columns=columns))
    return box
