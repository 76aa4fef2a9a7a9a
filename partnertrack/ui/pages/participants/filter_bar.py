"""The filters of the list as chips, with the button that adds one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from partnertrack.domain.criterion import Criterion
from partnertrack.i18n import _
from partnertrack.ui.pages.participants.filter_editor import FilterEditor
from partnertrack.ui.view_models.criteria import words
from partnertrack.ui.view_models.subjects import Subject
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.criterion_chip import CriterionChip
from partnertrack.ui.widgets.flow import FlowLayout


class FilterBar(QWidget):
    """All filters must hold; a chip changes its filter, its cross takes it away."""

    changed = Signal(tuple)
    """The criteria as they are now."""

    def __init__(self, editor: FilterEditor, subjects: Callable[[], Sequence[Subject]]) -> None:
        super().__init__()
        self._editor, self._subjects = editor, subjects
        self._place: int | None = None
        self.criteria: tuple[Criterion, ...] = ()
        self.chips: list[CriterionChip] = []
        self.add = Button(_("Add filter"), "list-filter", is_small=True)
        self.add.setToolTip(_("Add filter (Ctrl+Shift+F)"))
        self.add.clicked.connect(self.add_filter)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self._flow.addWidget(self.add)
        editor.made.connect(self._on_made)

    def add_filter(self) -> None:
        """Ask for another filter."""
        self._place = None
        self._editor.choose_subject(self.add, self._subjects())

    def show_criteria(self, criteria: tuple[Criterion, ...]) -> None:
        """Show these filters."""
        if criteria == self.criteria:
            return
        self.criteria = criteria
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(place, criterion) for place, criterion in enumerate(criteria)]
        self._flow.removeWidget(self.add)
        shown: list[QWidget] = [*self.chips, self.add]
        for widget in shown:
            self._flow.addWidget(widget)
            widget.show()
        self._flow.invalidate()
        self.updateGeometry()

    def renew(self) -> None:
        """Say the filters anew where their words changed: by now it is known whom the ids mean."""
        if self.said() != tuple(words(self._subject(each), each) for each in self.criteria):
            criteria, self.criteria = self.criteria, ()
            self.show_criteria(criteria)

    def said(self) -> tuple[str, ...]:
        """The filters in words."""
        return tuple(chip.words for chip in self.chips)

    def _subject(self, criterion: Criterion) -> Subject:
        found = (each for each in self._subjects() if each.key == criterion.subject)
        return next(found, Subject(criterion.subject, criterion.subject, "text"))

    def _chip(self, place: int, criterion: Criterion) -> CriterionChip:
        chip = CriterionChip(words(self._subject(criterion), criterion))
        chip.clicked.connect(partial(self._edit, place))
        chip.removed.connect(partial(self._remove, place))
        return chip

    def _edit(self, place: int) -> None:
        self._place = place
        criterion = self.criteria[place]
        self._editor.edit(self.chips[place], self._subject(criterion).with_answers(criterion.values), criterion)

    def _remove(self, place: int) -> None:
        self.add.setFocus()
        self._tell((*self.criteria[:place], *self.criteria[place + 1 :]))

    def _on_made(self, criterion: Criterion) -> None:
        if self._place is None:
            self._tell((*self.criteria, criterion))
        else:
            self._tell((*self.criteria[: self._place], criterion, *self.criteria[self._place + 1 :]))

    def _tell(self, criteria: tuple[Criterion, ...]) -> None:
        self.show_criteria(criteria)
        self.changed.emit(criteria)
