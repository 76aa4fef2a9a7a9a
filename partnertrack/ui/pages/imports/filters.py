"""Which rows and problems of a sheet are shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.pages.imports.problems import KindStrip
from partnertrack.ui.view_models.import_review import ACTIONS, Problem, ReviewView, SheetView, kinds, result
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.tick import Tick


class Filters(QWidget):
    """Chips for what becomes of rows and for the kinds of problems, and the way from problem to problem."""

    changed = Signal()
    """Other rows are to be shown."""
    stepped = Signal(int)
    """On to the next problem (1), or back to the one before (-1)."""
    list_wanted = Signal(bool)
    """The problems are to be shown as a list, or the rows again."""
    deleting = Signal(bool)
    """Whether values are deleted where the file says so."""

    def __init__(self) -> None:
        super().__init__()
        self.action, self.kind = "", ""
        self._total = ""
        self.chips: dict[str, FilterChip] = {}
        self.problems = QWidget()
        self.strip = KindStrip()
        self.strip.chosen.connect(self._choose_kind)
        self.before = IconButton("chevron-up", _("Previous problem (Shift F8)"), is_small=True)
        self.next = IconButton("chevron-down", _("Next problem (F8)"), is_small=True)
        self.list = Button(_("Problems"), "list", is_small=True)
        self.list.setCheckable(True)
        self.erase = Tick("")  # of the whole file: it stands beside its sheets
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.list.toggled.connect(self._name_list)
        self.list.toggled.connect(self.list_wanted)
        self.erase.clicked.connect(lambda: self.deleting.emit(self.erase.isChecked()))
        self._lay_out()

    def begin(self, action: str, kind: str = "") -> None:
        """Show the rows of which that becomes, where there are some."""
        self.action, self.kind = action, kind

    def show_sheet(self, sheet: SheetView, view: ReviewView) -> None:
        """Count the rows and problems of a sheet; a filter that finds nothing any more is let go."""
        found = kinds(sheet.problems)
        if self.kind not in {kind.code for kind in found}:
            self.kind = ""
        if self.action and not sheet.counts.get(self.action):
            self.action = ""
        for action, chip in self.chips.items():
            count = sheet.counts.get(action, 0) if action else len(sheet)
            chip.show_count(number(count))
            chip.setVisible(bool(count) or not action)
        self.chips[self.action].setChecked(True)
        self.strip.show_kinds(found, self.kind)
        total = sum(kind.count for kind in found)
        self._total = ngettext("{n} problem", "{n} problems", total).format(n=number(total))
        self._name_list()
        self.problems.setVisible(bool(view.problems) or self.list.isChecked())
        self._show_erase(view)

    def show_face(self, *, is_list: bool) -> None:
        """Go to the list of problems, or back to the rows."""
        self.list.setChecked(is_list)

    def chosen_of(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Those problems that are of the chosen kind."""
        return tuple(problem for problem in problems if not self.kind or problem.code == self.kind)

    def _name_list(self) -> None:
        """Let the button say what it leads to."""
        self.list.setText(_("Back to the rows") if self.list.isChecked() else self._total)

    def _show_erase(self, view: ReviewView) -> None:
        words = ngettext(
            "Delete values where the file says so ({n} cell)",
            "Delete values where the file says so ({n} cells)",
            view.erasing,
        )
        self.erase.say(words.format(n=number(view.erasing)))
        self.erase.setChecked(view.choices.deletes)
        self.erase.setVisible(bool(view.erasing) or view.choices.deletes)

    def _lay_out(self) -> None:
        flow = FlowLayout()
        group = QButtonGroup(self)
        looks = [("", _("All rows"), "", "")]
        looks += [(action, result(action).text, result(action).icon, result(action).tone) for action in ACTIONS]
        for action, words, icon, tone in looks:
            chip = self.chips[action] = FilterChip(words, "", icon, tone)
            chip.clicked.connect(partial(self._choose_action, action))
            group.addButton(chip)
            flow.addWidget(chip)
        chips = QWidget()
        chips.setLayout(flow)
        line = QHBoxLayout(self.problems)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.strip, 1)
        for button in (self.list, self.before, self.next):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(chips)
        column.addWidget(self.problems)

    def _choose_action(self, action: str) -> None:
        self.action = action
        self.changed.emit()

    def _choose_kind(self, kind: str) -> None:
        self.kind = kind
        self.strip.show_chosen(kind)
        if kind and self.action:
            self.action = ""  # a kind of problem is looked for among all rows
            self.chips[""].setChecked(True)
        self.changed.emit()
