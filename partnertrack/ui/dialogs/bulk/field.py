"""Sets a field for many people, or assigns them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import bulk_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.bulk_asks import Options, Target
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.bulk.drawer import BulkDrawer
from partnertrack.ui.view_models.bulk import BulkPreview
from partnertrack.ui.widgets.fields import FieldChoice
from partnertrack.ui.widgets.form_line import FormLine
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.tick import Tick


class FieldDrawer(BulkDrawer):
    """Which field, and what it is to say; an empty field clears it for everybody only where that is ticked."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None], *, assigns: bool) -> None:
        super().__init__(page, _("Assign") if assigns else _("Set a field"), desk, undo)
        self._assigns = assigns
        self._targets: dict[object, Target] = {}
        self.field = FieldChoice(_("What") if assigns else _("Field"), (), _("Find a field"))
        self.line: FormLine | None = None
        self._value = QVBoxLayout()
        self.clears = Tick(_("Leave it empty for all of them"))
        self.form.addWidget(Line(_("What is assigned") if assigns else _("Field"), "caption", quiet="half"))
        self.form.addWidget(self.field)
        self.form.addLayout(self._value)
        self.form.addWidget(self.clears)
        self.field.currentIndexChanged.connect(self._on_field)
        self.clears.toggled.connect(self.look)

    def offer(self, options: Options) -> None:
        """Offer the fields."""
        self._targets = {each.field.slot: each for each in options.targets if each.assigns or not self._assigns}
        slot, written = self.line.slot if self.line else None, self.line.text() if self.line else ""
        before = self.field.blockSignals(True)
        self.field.show_entries([(each.field.label, key) for key, each in self._targets.items()])
        self.field.blockSignals(before)
        self.field.choose(slot if slot or not self._assigns else next(iter(self._targets), None))
        self._make_line(written)
        (self.line if self.line and self._assigns else self.field).setFocus()

    def work(self) -> Work[BulkPreview] | None:
        """What setting the field does."""
        text = self.line.text() if self.line else ""
        self.clears.setVisible(self.line is not None and not text)
        if self.line is None or not (text or self.clears.isChecked()):
            return None
        return partial(bulk_asks.see_field, self.desk.workspace, self.ids, self.line.slot, text)

    def hint(self) -> str:
        """The field or what it says is missing."""
        if self.line is None:
            return _("Choose the field that is to be set.")
        return _("Write what it is to say, or tick that it is to be empty.")

    def done(self, count: int) -> str:
        """What was set, for how many."""
        words = ngettext("“{field}” was set for {n} person.", "“{field}” was set for {n} people.", count)
        return words.format(field=self.field.currentText(), n=number(count))

    def _on_field(self) -> None:
        before = self.clears.blockSignals(True)
        self.clears.setChecked(False)
        self.clears.blockSignals(before)
        self._make_line("")
        self.look()

    def _make_line(self, written: str) -> None:
        if self.line:
            self._value.removeWidget(self.line)
            self.line.hide()
            self.line.deleteLater()
        target = self._targets.get(self.field.currentData())
        self.line = FormLine(target.field) if target else None
        if self.line:
            self.line.write(written)
            self.line.changed.connect(self.look)
            self._value.addWidget(self.line)
            self.setTabOrder(self.field, self.line.field)
            self.setTabOrder(self.line.field, self.clears)
