"""Steps one below the other, each with the day that counts for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from partnertrack.ui.widgets.labels import Words


class StepLines(QWidget):
    """Lines of a step's name and its day; a `tone` colours the day. Long names run over several lines."""

    def __init__(self, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(". ".join(f"{label}: {text}" for label, text, _tone in lines))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, (label, text, tone) in enumerate(lines):
            grid.addWidget(Words(label, "table", quiet="half"), place, 0)
            day = Words(text, "table", wraps=False)
            day.setProperty("tone", tone)
            grid.addWidget(day, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
