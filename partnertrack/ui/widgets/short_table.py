"""A list in a card of a page that scrolls: as high as its rows, up to a limit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import TableModel

_ROW, _MOST = 46, 8


class ShortTable(Table):
    """Shows at most eight rows at a time; in one with `many` several can be chosen."""

    def __init__(self, model: TableModel[Any], name: str, *, many: bool = False) -> None:
        super().__init__(model, name, row_height=_ROW, many=many)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The title and the rows."""
        rows = min(max(len(self.list_model.ids), 1), _MOST)
        return QSize(super().sizeHint().width(), self.horizontalHeader().height() + rows * _ROW)

    def minimumSizeHint(self) -> QSize:
        """As high as that, and narrow."""
        return QSize(220, self.sizeHint().height())
