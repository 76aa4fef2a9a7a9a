"""The drawers that change many people, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.bulk.drawer import BulkDrawer
from partnertrack.ui.dialogs.bulk.field import FieldDrawer
from partnertrack.ui.dialogs.bulk.step import StepDrawer
from partnertrack.ui.widgets.selection_bar import Action


class Bulk:
    """What a page offers for those who are chosen; one drawer at a time lies over the page, `drawer`."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self._page, self._desk, self._undo = page, desk, undo
        self._made: dict[str, BulkDrawer] = {}
        self.drawer: BulkDrawer | None = None

    def actions(self) -> tuple[Action, ...]:
        """The actions of a bar of chosen people."""
        return (
            (_("Record a step…"), "check", self.record),
            (_("Set a field…"), "pencil", self.set_field),
            (_("Assign…"), "user-check", self.assign),
        )

    def record(self, ids: tuple[UUID, ...]) -> None:
        """Ask for a step."""
        self._open("step", ids)

    def set_field(self, ids: tuple[UUID, ...]) -> None:
        """Ask for a field."""
        self._open("field", ids)

    def assign(self, ids: tuple[UUID, ...]) -> None:
        """Ask for a cohort, a track or an organisation."""
        self._open("assign", ids)

    def put_away(self) -> bool:
        """Put the drawer away; whether there was one."""
        was_shown = self.drawer is not None and self.drawer.isVisible()
        if self.drawer:
            self.drawer.leave()
        return was_shown

    def _open(self, kind: str, ids: tuple[UUID, ...]) -> None:
        self.put_away()
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        self.drawer = self._made[kind]
        self.drawer.open(ids)

    def _make(self, kind: str) -> BulkDrawer:
        if kind == "step":
            return StepDrawer(self._page, self._desk, self._undo)
        return FieldDrawer(self._page, self._desk, self._undo, assigns=kind == "assign")
