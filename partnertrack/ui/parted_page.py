"""A page in parts under tabs of their own, with one form at the side for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.asking import Job, Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.place import Place
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.part_tabs import PartTabs
from partnertrack.ui.widgets.side_form import SideForm


class Part(QWidget):
    """A part with its buttons at the head of the page, its form at the side, and what is stored told with Undo."""

    went = Signal(object)
    """The user wants to be at that `Place`."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__()
        self._desk, self._undo = desk, undo
        self.form = form
        self.tools: tuple[QWidget, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        form.hide()

    def save(self, told: dict[str, Any]) -> None:
        """Store what was filled in; a part without a form has nothing to store."""

    def act(self, key: str) -> None:
        """Do what a button of the form says; the same holds here."""

    def store(self, work: Work[UUID | None], told: str) -> None:
        """Store something, put the form away and say so; what is refused is said in the form where it is shown."""
        done = partial(self._on_stored, told)
        if self.form.isVisible():
            self._desk.jobs.write(work, done, failed=self.form.complain)
        else:
            self._desk.jobs.write(work, done)

    def take_along(self, name: str, suffixes: Sequence[str], write: Callable[[Path], Work[Path]]) -> None:
        """Ask for a file of one of these kinds, at first the first, and write there; a notice opens it."""
        kinds = {f"{_kind_of(suffix)} (*{suffix})": suffix for suffix in suffixes}
        proposed = for_saving(f"{name}{suffixes[0]}", self._desk.workspace.path)
        chosen, kind = QFileDialog.getSaveFileName(self, name, proposed, ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            is_one = path.suffix.casefold() in suffixes
            path = path if is_one else path.with_name(path.name + kinds.get(kind, suffixes[0]))
            self._desk.jobs.read(write(path), self._on_written)

    def _on_stored(self, told: str, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self._desk.say(told, _("Undo"), partial(self._undo, change))

    def _on_written(self, path: Path) -> None:
        self._desk.say(_("Written to “{file}”.").format(file=path.name), _("Open"), partial(_open, path))


class PartedPage(Page):
    """Shows the part that the place names as its figure, at first the first; its own pages say what they hold."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job | None = None
        self._view: object = None
        self._shown = ""
        self.parts: dict[str, Part] = {}
        self.message, self.tabs, self.form = Message(), PartTabs(), SideForm(self)
        self.body.addWidget(self.message)
        self.body.addWidget(self.tabs)
        self.tabs.picked.connect(self.show_part)
        self.form.wanted.connect(self._save)
        self.form.acted.connect(self._act)

    def take_parts(self, parts: Mapping[str, Part]) -> None:
        """Take the parts, by their keys."""
        self.parts, self._shown = dict(parts), next(iter(parts))
        for part in parts.values():
            part.went.connect(self.went)
            part.hide()
            self.body.addWidget(part, 1)
            for tool in part.tools:
                tool.hide()
                self.tools.addWidget(tool)

    def ask(self) -> Work[Any]:
        """What reads all that the page shows."""
        raise NotImplementedError

    def fill(self, view: Any) -> None:  # noqa: ANN401 - what each page reads is its own
        """Show what was read in the head and the parts."""
        raise NotImplementedError

    def titles(self, view: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - the same
        """The parts by key, with how much is open in each."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Read what the page shows; the part that was looked at stays unless the place names another."""
        if place.figure in self.parts and place.figure != self._shown:
            self.show_part(place.figure)
        self._stop()
        self._job = self.desk.jobs.read(self.ask(), self._show, failed=self.message.complain)

    def show_part(self, key: str) -> None:
        """Show another part."""
        self.form.hide()
        self._shown = key
        self._show_shown()

    def place(self) -> Place:
        """The part that is shown."""
        return Place(self.key, figure=self._shown)

    def leave(self) -> None:
        """Stop reading, and put the form away with what it shows."""
        self._stop()
        self.form.hide()

    def put_away(self) -> bool:
        """Put the form away."""
        if not self.form.isVisible():
            return False
        self.form.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _save(self, told: dict[str, Any]) -> None:
        self.parts[self._shown].save(told)

    def _act(self, key: str) -> None:
        self.parts[self._shown].act(key)

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _show(self, view: object) -> None:
        self.message.clear()
        if view != self._view:
            self._view = view
            self.fill(view)
            self._show_shown()

    def _show_shown(self) -> None:
        if self._view is None:
            return
        self.tabs.show_tabs(self.titles(self._view), self._shown)
        for key, part in self.parts.items():
            part.setVisible(key == self._shown)
            for tool in part.tools:
                tool.setVisible(key == self._shown)


def _kind_of(suffix: str) -> str:
    kinds = {".pdf": _("PDF file"), ".xlsx": _("Excel workbook"), ".csv": _("CSV file"), ".zip": _("Archive")}
    return kinds[suffix]


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
