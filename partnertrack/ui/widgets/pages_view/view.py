"""The pages with their thumbnails, the bar above them and the search, put together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.asking import Asking, Job
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.pages_view.bar import Bar, FindBar
from partnertrack.ui.widgets.pages_view.over import Over
from partnertrack.ui.widgets.pages_view.pictures import Pictures
from partnertrack.ui.widgets.pages_view.sheets import Sheets
from partnertrack.ui.widgets.pages_view.taking import Taking
from partnertrack.ui.widgets.pages_view.thumbs import Thumbs
from partnertrack.ui.widgets.pages_view.zoom import Zoom, factor

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import FoundText, Pages, PageText

_NARROW = 620
"""Pixels below which there is no room for thumbnails beside the pages."""

_PAUSE = 200  # milliseconds after the last letter before the pages are searched


class PagesView(QWidget):
    """Shows all pages of a PDF; another PDF takes its place without a flicker, and where the reader was."""

    moved = Signal(int)
    """Another page is looked at, counted from 0."""

    def __init__(self, jobs: Asking) -> None:
        super().__init__()
        self._jobs = jobs
        self._pages: Pages | None = None
        self._texts: dict[int, str] = {}
        self._searching: Job | None = None
        self._has_thumbs = True
        self.pictures = Pictures(jobs)
        self.sheets, self.thumbs = Sheets(self.pictures), Thumbs(self.pictures)
        self.bar, self.finding = Bar(), FindBar()
        self.message, self.over = Message(), Over(self.sheets)
        self.taking = Taking(self, jobs, self.over, self.message)
        self.bar.add_group(self.taking.printer, self.taking.opener)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        self._set_keys()
        self.bar.show_page(0, 0)
        self.bar.show_zoom(self.sheets.zoom)

    @property
    def pages(self) -> Pages | None:
        """The PDF that is shown."""
        return self._pages

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self.sheets.page

    def show_pages(self, pages: Pages | None) -> None:
        """Show a PDF, none at all where there is none."""
        self._pages, self._texts = pages, {}
        self.taking.show_pages(pages)
        self.thumbs.show_sizes(pages.sizes if pages else ())
        self.sheets.show_pages(pages)
        self._on_moved(self.sheets.page)
        self._search(leads_there=False)

    def go_to(self, page: int) -> None:
        """Show a page, counted from 0."""
        self.sheets.go_to(page)

    def begin_find(self) -> None:
        """Let the user write what is searched for."""
        if self._pages:
            self.finding.begin()

    def put_away(self) -> bool:
        """End the search; whether there was one."""
        if self.finding.isHidden():
            return False
        self.finding.field.clear()
        self.finding.hide()
        self._pause.stop()
        self._search()
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def leave(self) -> None:
        """Have nothing painted any more."""
        self._pause.stop()
        self.pictures.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the thumbnails where there is no room for them."""
        super().resizeEvent(event)
        self._show_thumbs()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.thumbs)
        line.addWidget(self.sheets, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.finding)
        column.addWidget(self.message)
        column.addLayout(line, 1)
        self.setFocusProxy(self.sheets)

    def _connect(self) -> None:
        self.sheets.moved.connect(self._on_moved)
        self.sheets.zoomed.connect(self._on_zoomed)
        self.sheets.rested.connect(self._read)
        self.thumbs.wanted.connect(self.sheets.go_to)
        self.bar.page_wanted.connect(self.sheets.go_to)
        self.bar.zoom_wanted.connect(self.sheets.enlarge)
        self.bar.smaller.clicked.connect(lambda: self.sheets.step(-1))
        self.bar.larger.clicked.connect(lambda: self.sheets.step(1))
        self.bar.finding.clicked.connect(self.begin_find)
        self.bar.thumbs.setChecked(True)
        self.bar.thumbs.toggled.connect(self._on_thumbs)
        self.finding.asked.connect(lambda _text: self._pause.start())
        self.finding.stepped.connect(self._step_found)
        self.finding.left.connect(self.put_away)
        self._pause.timeout.connect(self._search)

    def _set_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl++", partial(self.sheets.step, 1)),
            ("Ctrl+=", partial(self.sheets.step, 1)),
            ("Ctrl+-", partial(self.sheets.step, -1)),
            ("Ctrl+0", partial(self.sheets.enlarge, Zoom())),
        ):
            QShortcut(QKeySequence(keys), self, act, context=within)

    def _show_thumbs(self) -> None:
        has_room = self.width() >= _NARROW
        self.bar.offer_thumbs(has_room=has_room)
        self.thumbs.setVisible(has_room and self._has_thumbs)

    def _on_thumbs(self, is_wanted: bool) -> None:
        self._has_thumbs = is_wanted
        self._show_thumbs()

    def _on_moved(self, page: int) -> None:
        count = self.sheets.count
        self.bar.show_page(page, count)
        self.thumbs.mark(page)
        words = _("Page {n} of {total}").format(n=page + 1, total=count) if count else _("Pages")
        self.sheets.setAccessibleName(words)
        self.sheets.setAccessibleDescription(self._texts.get(page, ""))
        self.moved.emit(page)

    def _on_zoomed(self) -> None:
        zoom = self.sheets.zoom
        self.bar.show_zoom(zoom)
        self.bar.size_choice.setToolTip(Zoom("", round(factor(self.sheets.places.scale), 2)).words())

    def _read(self) -> None:
        """Read what the page that is looked at says, and where its links lead, unless it was read already."""
        page = self.sheets.page
        if self._pages and page not in self._texts:
            self._texts[page] = ""
            work = partial(report_asks.read_page, self._pages, page)
            self._jobs.read(work, partial(self._on_read, self._pages, page))

    def _on_read(self, of: Pages, page: int, read: PageText) -> None:
        if of is not self._pages:
            return
        self._texts[page] = read.text
        self.sheets.links[page] = read.links
        if page == self.sheets.page:
            self.sheets.setAccessibleDescription(read.text)

    def _search(self, *, leads_there: bool = True) -> None:
        """Search the pages for what is written, and show the first place from where the reader is, unless told not to.

        The reader stays where a report was written anew.
        """
        if self._searching:
            self._searching.stop()
        words = self.finding.field.text().strip()
        if not words or self._pages is None:
            self._on_found((), leads_there=False)
            return
        work = partial(report_asks.find_words, self._pages, words)
        self._searching = self._jobs.read(work, partial(self._on_found, leads_there=leads_there))

    def _on_found(self, found: tuple[FoundText, ...], *, leads_there: bool) -> None:
        behind = (place for place, each in enumerate(found) if each.page >= self.sheets.page)
        self.sheets.found = found
        self._show_found(next(behind, 0) if found else -1, leads_there=leads_there)

    def _step_found(self, by: int) -> None:
        if self.sheets.found:
            self._show_found((self.sheets.found_place + by) % len(self.sheets.found))

    def _show_found(self, place: int, *, leads_there: bool = True) -> None:
        self.sheets.found_place = place
        self.finding.show_count(place, len(self.sheets.found))
        if place >= 0 and leads_there:
            found = self.sheets.found[place]
            for area in found.areas[:1]:
                self.sheets.show_part(self.sheets.places.part(found.page, area.left, area.top, area.width, area.height))
        self.sheets.viewport().update()
