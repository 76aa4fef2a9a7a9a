"""How many stand at each stage, and the one to which the list is narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from partnertrack.i18n import _, current, number
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme


class StageChips(QWidget):
    """A chip for everybody, for each stage of the scheme, and for those who left."""

    chosen = Signal(str)
    """The key of a stage, "left", or "" for everybody."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._chips: dict[str, FilterChip] = {}
        flow = FlowLayout()
        stages = [("", _("All"), "", "")]
        stages += [
            (stage.key, stage.label.text(current()), STAGE_ICONS.get(stage.kind, "flag"), stage.kind)
            for stage in scheme.stages
        ]
        stages.append(("left", _("Left"), STAGE_ICONS["left"], "left"))
        self._labels = {key: label for key, label, _icon, _tone in stages}
        self._stage = ""
        for key, label, icon, tone in stages:
            chip = self._chips[key] = FilterChip(label, "", icon, tone)
            chip.clicked.connect(partial(self.chosen.emit, key))
            self._group.addButton(chip)
            flow.addWidget(chip)
        self.setLayout(flow)

    def show_counts(self, counts: Mapping[str, int], stage: str) -> None:
        """Show how many there are, and which stage is chosen."""
        everybody = sum(counts.values())
        for key, chip in self._chips.items():
            chip.show_count(number(counts.get(key, 0) if key else everybody))
        self._stage = stage
        self._chips.get(stage, self._chips[""]).setChecked(True)

    def words(self) -> str:
        """The stage to which the list is narrowed; nothing where it is not."""
        return self._labels.get(self._stage, "") if self._stage else ""
