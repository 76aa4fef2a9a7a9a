"""All that must be said for a spreadsheet before it can be imported: scheme and title, proposed by what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from partnertrack.domain.set_up import SetUp
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext
from partnertrack.ui import set_up_asks
from partnertrack.ui.asking import Answers, Asking
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.set_up.step import Step, labelled
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.set_up import Proposal, SchemeParts

_NAMED = 2  # files of which the names stand in the title


class ShortStep(Step):
    """The proposal stands there with its reason, and can be changed."""

    def __init__(self, jobs: Asking, files: Sequence[Path]) -> None:
        names = ", ".join(file.name for file in files)
        several = ngettext("A pilot for {n} file", "A pilot for {n} files", len(files)).format(n=len(files))
        title = several if len(files) > _NAMED else _("A pilot for {files}").format(files=names)
        why = _("Two questions, then the import shows what is in it. Donor, partners and targets can follow later.")
        super().__init__(_("Scheme"), title, why)
        self.title_field = written(_("Title of the pilot"), "")
        self.partner = written(_("Who sent the files (optional)"), "", _("For example: Training centre Kumasi"))
        self.scheme = Choice(_("Scheme"))
        self.reason, self.busy = Message(), Busy()
        self.busy.stop_button.hide()
        self.busy.start(_("Looking into the file…"))
        for part in (self.busy, self.reason):
            self.column.addWidget(part)
        fields = (
            (_("Scheme"), self.scheme),
            (_("Title of the pilot"), self.title_field),
            (_("Who sent the files (optional)"), self.partner),
        )
        for label, field in fields:
            self.column.addLayout(labelled(label, field))
        self.column.addStretch(1)
        self._is_known, self._proposed = False, ""
        look = partial(set_up_asks.propose, tuple(files))
        told = Answers(failed=self._on_failed, progressed=self.busy.progress)
        self.asked.append(jobs.read(set_up_asks.schemes, self._show_schemes))
        self.asked.append(jobs.read(look, self.show_proposal, **told))

    @property
    def may_wait(self) -> bool:
        """There is no pilot without a scheme."""
        return False

    @property
    def is_ready(self) -> bool:
        """Whether the file was looked into, and a scheme is chosen."""
        return self._is_known and self.scheme.currentData() is not None

    def begin(self, planned: SetUp) -> None:
        """Put the keyboard where one may want to change something."""
        del planned
        self.title_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_proposal(self, proposal: Proposal) -> None:
        """Choose what is proposed, and say why."""
        self.busy.end()
        self._is_known, self._proposed = True, proposal.scheme
        self.title_field.setText(proposal.title)
        self.scheme.choose(proposal.scheme)
        self.reason.say(_("Proposed by what is in the file"), proposal.reason, "info")
        self.changed.emit()

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with scheme and title."""
        return replace(planned, scheme=self.scheme.currentData() or "", title=self.title_field.text().strip())

    def _show_schemes(self, schemes: tuple[SchemeParts, ...]) -> None:
        before = self.scheme.currentData()
        self.scheme.show_entries([(each.title, each.id) for each in schemes])
        self.scheme.choose(before or self._proposed)
        self.changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self.busy.end()
        self.reason.complain(error)
