"""The views of the list: built in, one's own, and shared by the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from partnertrack.domain.saved_view import SavedView
from partnertrack.i18n import _
from partnertrack.ui import list_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.participants.view_name import ViewName
from partnertrack.ui.view_models.list_view import ListView, built_in, from_text, to_text
from partnertrack.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from partnertrack.ui.asking import Work


@dataclass(frozen=True, slots=True)
class Named:
    """A view under its name; `shared` is its record in the pilot, `is_own` says that it is kept on this computer."""

    name: str
    view: ListView
    is_own: bool = False
    shared: SavedView | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it was saved by somebody."""
        return self.is_own or self.shared is not None


class Views:
    """The button that names the view, with a mark when it was changed, and its menu."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        state: Callable[[], ListView],
        apply: Callable[[ListView], None],
        undo: Callable[[UUID], None],
    ) -> None:
        self._desk, self._state, self._apply, self._undo = desk, state, apply, undo
        self._shared: tuple[SavedView, ...] = ()
        self._renames = False
        first, view = built_in()[0]
        self.current = Named(first, view)
        self.button = Button("", "bookmark")
        self.button.clicked.connect(self._open)
        self.naming = ViewName(page)
        self.naming.named.connect(self._on_named)
        self.show_name()

    def read(self) -> None:
        """Read the shared views."""
        self._desk.jobs.read(partial(list_asks.views, self._desk.workspace), self._on_read)

    def show_name(self) -> None:
        """Name the view, with a mark when the list was changed since it was chosen."""
        mark = " *" if self.is_changed() else ""
        self.button.setText(_("View: {name}").format(name=self.current.name).replace("&", "&&") + mark)

    def is_changed(self) -> bool:
        """Whether the list shows something else than the view says."""
        return self._state() != self.current.view

    def choose(self, named: Named) -> None:
        """Show a view."""
        self.current = named
        self._apply(named.view)
        self.show_name()

    def menu(self) -> QMenu:
        """The views to choose from, and what can be done with the one that is shown."""
        menu = QMenu(self.button)
        groups = (
            ("", [Named(name, view) for name, view in built_in()]),
            (_("My views"), self._own()),
            (_("Views of this pilot"), [self._read(view) for view in self._shared]),
        )
        for title, group in groups:
            if title and group:
                menu.addSection(title)
            for named in group:
                action = QAction(named.name.replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(self._is_current(named))
                action.triggered.connect(partial(self._on_chosen, named))
                menu.addAction(action)
        menu.addSeparator()
        is_kept = self.current.is_kept
        menu.addAction(_("&Save"), self.save).setEnabled(is_kept and self.is_changed())
        menu.addAction(_("Save &as…"), self.save_as)
        menu.addAction(_("&Rename…"), self.rename).setEnabled(is_kept)
        menu.addAction(_("&Delete"), self.delete).setEnabled(is_kept)
        return menu

    def save(self) -> None:
        """Keep the list as it is now under the name of the view."""
        self._keep(replace(self.current, view=self._state()))

    def save_as(self) -> None:
        """Ask for another name."""
        self._renames = False
        self.naming.ask(self.button, "", is_shared=False, can_share=True)

    def rename(self) -> None:
        """Ask for a new name of the view."""
        self._renames = True
        self.naming.ask(self.button, self.current.name, is_shared=False, can_share=False)

    def delete(self) -> None:
        """Forget the view; the list stays as it is."""
        gone, self.current = self.current, Named(_("All"), ListView())
        said = _("View “{name}” deleted.").format(name=gone.name)
        if gone.shared:
            self._write(partial(list_asks.drop_view, self._desk.workspace, gone.shared), said)
        else:
            self._desk.keep_view(gone.name, "")
            back = partial(self._desk.keep_view, gone.name, to_text(gone.view))
            self._desk.say(said, _("Undo"), back)
        self.show_name()

    def _open(self) -> None:
        self.menu().exec(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _own(self) -> list[Named]:
        kept = self._desk.own_views()
        scheme = self._desk.workspace.scheme
        return [Named(name, from_text(text, scheme)[0], is_own=True) for name, text in kept]

    def _read(self, view: SavedView) -> Named:
        return Named(view.name, from_text(view.definition, self._desk.workspace.scheme)[0], shared=view)

    def _is_current(self, named: Named) -> bool:
        now = self.current
        same = named.shared.id == now.shared.id if named.shared and now.shared else named.shared is now.shared
        return same and (named.name, named.is_own) == (now.name, now.is_own)

    def _on_chosen(self, named: Named) -> None:
        self.choose(named)
        text = named.shared.definition if named.shared else ""
        lost = from_text(text, self._desk.workspace.scheme)[1] if text else ""
        if lost:
            self._desk.say(lost)

    def _on_named(self, name: str, is_shared: bool) -> None:
        if self._renames and self.current.shared:
            self._keep(replace(self.current, name=name))
        elif self._renames:
            self._desk.keep_view(self.current.name, "")
            self._keep(replace(self.current, name=name))
        else:
            record = SavedView(name=name, definition="") if is_shared else None
            self._keep(Named(name, self._state(), is_own=not is_shared, shared=record))

    def _keep(self, named: Named) -> None:
        """Keep a view where it belongs."""
        self.current = named
        text, said = to_text(named.view), _("View “{name}” saved.").format(name=named.name)
        if named.shared:
            record = replace(named.shared, name=named.name, definition=text)
            self.current = replace(named, shared=record)
            self._write(partial(list_asks.keep_view, self._desk.workspace, record), said)
        else:
            self._desk.keep_view(named.name, text)
            self._desk.say(said)
        self.show_name()

    def _write(self, work: Work[UUID], said: str) -> None:
        self._desk.jobs.write(work, partial(self._on_written, said))

    def _on_written(self, said: str, change_id: UUID) -> None:
        self._desk.say(said, _("Undo"), partial(self._undo, change_id))

    def _on_read(self, shared: tuple[SavedView, ...]) -> None:
        """Take the shared views as they are now; one that is shown follows what others made of it."""
        self._shared = shared
        now = self.current.shared
        if now:
            found = next((view for view in shared if view.id == now.id), None)
            self.current = self._read(found) if found else Named(_("All"), ListView())
        self.show_name()
