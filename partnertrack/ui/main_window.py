"""The main window: the ways between the pages around the page that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui import theme
from partnertrack.ui.banners import Banners
from partnertrack.ui.beginning import Beginning
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.palette import Palette
from partnertrack.ui.duplicate_count import DuplicateCount
from partnertrack.ui.help import Help
from partnertrack.ui.hidden_names import HiddenNames
from partnertrack.ui.history import History
from partnertrack.ui.jobs import Jobs
from partnertrack.ui.keys import page_keys, window_keys
from partnertrack.ui.menus import pilot_menu
from partnertrack.ui.notices import Notices
from partnertrack.ui.offers import Offers, setting_offers
from partnertrack.ui.page import Page
from partnertrack.ui.page_makers import page_makers
from partnertrack.ui.page_stack import PageStack
from partnertrack.ui.pages.unlock import UnlockPage
from partnertrack.ui.place import Place
from partnertrack.ui.practice_frame import PracticeFrame
from partnertrack.ui.saved import Saved
from partnertrack.ui.ways import PARENTS, all_ways, ways
from partnertrack.ui.widgets.header import Header
from partnertrack.ui.widgets.sidebar import Sidebar

_SIZE, _LEAST = QSize(1280, 820), QSize(640, 460)
_FOLDED_BELOW = 1180


class MainWindow(QMainWindow):
    """Puts sidebar, header and pages together, and gives the keys their meaning."""

    painted = Signal()
    """The window was painted for the first time."""
    lock_wanted = Signal()
    """The user wants the pilot locked now."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._is_painted = False
        self.desk = desk
        self.history, self.saved = History(desk, jobs), Saved(desk, jobs)
        self.names, self.banners, self.help = HiddenNames(desk, self), Banners(desk, self), Help(desk, self)
        makers = page_makers(desk, self.history)
        self.pages = PageStack({**makers, places.DUPLICATES: self._new_duplicates})
        self.duplicates = DuplicateCount(desk, self, self.pages.page)
        self.sidebar, self.header = Sidebar(ways()), Header()
        self.lock_page = UnlockPage(_("Unlock"), _("Close this pilot"), has_escape=False)
        self._whole, self._shell = QStackedWidget(), QWidget()
        self.beginning = Beginning(desk, self._shell)
        self.notices = Notices(self)
        self._lay_out()
        self._connect_desk(jobs)
        self._connect_shell()
        self._set_keys()

    def show_pilot(self) -> None:
        """Show the pilot that lies on the desk."""
        self.beginning.show_pilot()
        self.notices.clear()
        self._name()
        self.go(places.OVERVIEW)
        self.history.look()
        self.duplicates.count()

    def cover(self, told: str) -> None:
        """Hide all of the window behind the lock page, which says that; no key reaches what is behind it."""
        self.notices.hush()
        name, path = self.desk.workspace.title, self.desk.workspace.path
        self._whole.setCurrentWidget(self.lock_page)
        self.lock_page.ask(name, told, partial(self.desk.attempts.wait, path))
        self.repaint()

    def uncover(self) -> None:
        """Show again what `cover` hid."""
        self._whole.setCurrentWidget(self.beginning)
        self.lock_page.form.begin()
        self.notices.speak()

    def say_plain(self) -> None:
        """Say that a pilot without encryption cannot be locked, and what to do about it."""
        if self.desk.workspace.pilot.is_practice:
            self.desk.say(_("The practice pilot holds invented people only; it is not encrypted and not locked."))
            return
        words = _("This pilot is not encrypted: a lock would keep nobody from its file.")
        self.desk.say(words, _("Encrypt it…"), partial(self.go, places.ACCESS))

    def places(self) -> tuple[tuple[str, Place], ...]:
        """Every page with a name, as the self-test draws them."""
        return tuple((way.key, Place(way.key)) for way in all_ways() if self.pages.has(way.key))

    def event(self, event: QEvent) -> bool:
        """Tell when the window was painted for the first time."""
        if event.type() is QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
        return super().event(event)

    def go(self, key: str) -> None:
        """Show a page."""
        if self.desk.is_open:
            self.pages.go(Place(key))

    def search(self) -> None:
        """Open the search over everything."""
        opening = self.beginning.choose_file, self.beginning.make
        acts = (self.names.switch, self.lock_wanted.emit, self._switch_theme, *opening)
        offers = Offers(self.desk, self.pages, self.header, *acts)
        groups = ((_("On this page"), offers.here()), (_("Actions"), tuple(offers.everywhere())))
        settings = (_("Settings"), tuple(setting_offers(self.help.show_settings)))
        Palette(self, self.desk, self.pages.go, (*groups, settings))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar when the window is narrow."""
        super().resizeEvent(event)
        self.sidebar.fold(is_narrow=self.width() < _FOLDED_BELOW)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.header.show_theme()

    def _lay_out(self) -> None:
        self.setWindowTitle("PartnerTrack")
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.banners.banner)
        right.addWidget(self.pages, 1)
        line = QHBoxLayout(self._shell)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addLayout(right, 1)
        for part in (self.beginning, self.lock_page):
            self._whole.addWidget(part)
        self.practice = PracticeFrame(self.desk, self._whole, self.pages.go)
        self.setCentralWidget(self.practice)

    def _connect_desk(self, jobs: Jobs) -> None:
        desk = self.desk
        desk.opened.connect(self.show_pilot)
        desk.closed.connect(self._on_closed)
        desk.dated.connect(self.pages.refresh)
        desk.said.connect(self.notices.say)
        jobs.changed.connect(self.pages.refresh)
        jobs.changed.connect(self.duplicates.count)
        self.duplicates.told.connect(partial(self.sidebar.show_count, places.DUPLICATES))
        jobs.complained.connect(self.notices.complain)
        self.history.wanted.connect(partial(self.go, places.HISTORY))
        self.history.moved.connect(self.header.show_history)
        self.history.moved.connect(self._name)
        self.banners.went.connect(self.pages.go)
        self.banners.freed.connect(self.pages.refresh)
        self.saved.told.connect(self.sidebar.show_saved)
        desk.names_changed.connect(self.pages.renew)
        self.names.moved.connect(self._on_names)

    def _connect_shell(self) -> None:
        self.beginning.went.connect(self.pages.go)
        self.beginning.refused.connect(self.notices.complain)
        self.beginning.guide_wanted.connect(partial(self.help.show_place, "start"))
        self.beginning.settings_wanted.connect(self.help.show_settings)
        self.beginning.about_wanted.connect(self.help.show_about)
        self.beginning.update_wanted.connect(self.help.show_update)
        self.pages.moved.connect(self._on_moved)
        self.sidebar.went.connect(self.go)
        self.sidebar.pilot_pressed.connect(self._open_pilot_menu)
        self.sidebar.settings_pressed.connect(self._show_settings)
        self.help.went.connect(self.pages.go)
        self.sidebar.help_pressed.connect(self._show_help_menu)
        self.header.search_pressed.connect(self.search)
        self.header.undo_pressed.connect(self.history.undo)
        self.header.redo_pressed.connect(self.history.redo)
        self.header.names_pressed.connect(self.names.switch)
        self.header.theme_pressed.connect(self._switch_theme)

    def _set_keys(self) -> None:
        """Keys that belong to a pilot work while it is to be seen; none works behind the lock page."""
        acts = self._acts()
        for key in (*page_keys(), *window_keys()):
            where = self._shell if key.in_pilot else self.beginning
            act = acts.get(key.act) or partial(self.go, key.act)
            QShortcut(QKeySequence(key.keys), where).activated.connect(act)
        self.help.stay_in_reach(self._show_guide)

    def _acts(self) -> Mapping[str, Callable[[], object]]:
        """What the keys of the window do, by the names that `keys` gives it."""
        return {
            "search": self.search,
            "find": self._focus_search,
            "guide": self._show_guide,
            "keys": self.help.show_keys,
            "settings": self._show_settings,
            "open": self.beginning.choose_file,
            "make": self.beginning.make,
            "back": self.pages.go_back,
            "undo": self.header.undo.click,
            "redo": self.header.redo.click,
            "names": self.names.switch,
            "lock": self.lock_wanted.emit,
            "escape": self._on_escape,
        }

    def _show_guide(self) -> None:
        page = self.pages.page() if self.desk.is_open else None
        self.help.show_guide(page.key if page else "")

    def _show_help_menu(self) -> None:
        self.help.show_menu(self.sidebar.help.mapToGlobal(self.sidebar.help.rect().topRight()), self._show_guide)

    def _on_escape(self) -> None:
        """Put away what lies over the page."""
        if self.beginning.unlocking.is_under_way:
            self.beginning.unlocking.leave()
        elif palette := self.findChild(Palette):
            palette.close()
        elif not (self.help.put_away() or ((page := self.pages.page()) and page.put_away())):
            self.notices.clear()

    def _new_duplicates(self) -> Page:
        return self.duplicates.new_page(self.history.undo_change)

    @Slot(bool, bool)
    def _on_names(self, is_hidden: bool, may_show: bool) -> None:
        self.header.show_names(is_hidden=is_hidden, may_show=may_show)

    def _on_moved(self, place: Place) -> None:
        self.sidebar.mark(PARENTS.get(place.page, place.page))

    def _on_closed(self) -> None:
        self.notices.clear()
        self.pages.clear()
        self.setWindowTitle("PartnerTrack")
        self.beginning.show_welcome()

    def _open_pilot_menu(self) -> None:
        menu = pilot_menu(self, self.desk, self.beginning.make, self.beginning.choose_file, self.lock_wanted.emit)
        menu.exec(self.sidebar.pilot.mapToGlobal(self.sidebar.pilot.rect().bottomLeft()))

    def _show_settings(self) -> None:
        self.help.show_settings()

    def _name(self) -> None:
        """Call the window by the open pilot, whose title may have been changed."""
        if self.desk.is_open:
            self.sidebar.pilot.show_title(self.desk.workspace.title)
            self.setWindowTitle(f"{self.desk.workspace.title} – PartnerTrack")

    def _switch_theme(self) -> None:
        self.desk.choose(theme="light" if theme.tokens().is_dark else "dark")

    def _focus_search(self) -> None:
        if page := self.pages.page():
            page.focus_search()
