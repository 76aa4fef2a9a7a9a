"""What the search over everything offers to do, besides what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui import theme
from partnertrack.ui.desk import Desk
from partnertrack.ui.page_stack import PageStack
from partnertrack.ui.place import Place
from partnertrack.ui.ways import all_ways
from partnertrack.ui.widgets.actions import Action
from partnertrack.ui.widgets.header import Header

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Offers:
    """The parts of the window that act, and what they do."""

    desk: Desk
    pages: PageStack
    header: Header
    hide_names: Act
    lock: Act
    switch_theme: Act
    choose_file: Act
    make: Act

    def everywhere(self) -> Iterator[Action]:
        """What can be done, in the open pilot and beside it."""
        if self.desk.is_open:
            yield from self._in_pilot()
        is_dark = theme.tokens().is_dark
        words = _("Switch to light colours") if is_dark else _("Switch to dark colours")
        yield Action(words, "sun" if is_dark else "moon", self.switch_theme)
        yield Action(_("Open another pilot…"), "folder-open", self.choose_file, keys="Ctrl O")
        yield Action(_("New pilot…"), "plus", self.make, keys="Ctrl N")

    def here(self) -> tuple[Action, ...]:
        """What can be done on the page that is shown."""
        page = self.pages.page() if self.desk.is_open else None
        return tuple(page.offers()) if page else ()

    def _in_pilot(self) -> Iterator[Action]:
        """Go to a page, take back, do again, hide names, lock."""
        for way in filter(lambda way: self.pages.has(way.key), all_ways()):
            yield Action(way.text, way.icon, partial(self.pages.go, Place(way.key)), keys=way.keys)
        words = _("Show names") if self.desk.workspace.is_masked else _("Hide names")
        yield Action(words, "eye-off", self.hide_names, keys="Ctrl Shift H")
        yield Action(_("Attendance and test results"), "calendar", partial(self.pages.go, Place(places.REGISTER)))
        undo, redo = self.header.undo, self.header.redo
        if undo.isEnabled():
            yield Action(undo.toolTip().removesuffix(" (Ctrl+Z)"), "undo-2", undo.click, keys="Ctrl Z")
        if redo.isEnabled():
            yield Action(redo.toolTip().removesuffix(" (Ctrl+Shift+Z)"), "redo-2", redo.click, keys="Ctrl Shift Z")
        yield Action(_("Lock now"), "lock", self.lock, keys="Ctrl L")


def setting_offers(show: Callable[[str], None]) -> Iterator[Action]:
    """The settings that are chosen in their own window, each by its name."""
    for key, words in (
        ("language", _("Language…")),
        ("theme", _("Colours…")),
        ("name", _("Your name…")),
        ("lock_after", _("Lock after…")),
        ("empty_after", _("Empty the clipboard after…")),
        ("program", _("Where files and folders lie…")),
        ("reset", _("Reset settings…")),
    ):
        yield Action(words, "settings", partial(show, key))
