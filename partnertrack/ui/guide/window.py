"""The guide in a window of its own, which can stay open beside the main window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack import i18n
from partnertrack.i18n import _
from partnertrack.services.guide import Chapter
from partnertrack.ui import guide_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.guide.lines import Entry
from partnertrack.ui.guide.paper_menu import offer_paper
from partnertrack.ui.guide.side import Side
from partnertrack.ui.guide.trail import Spot, Trail
from partnertrack.ui.guide.view import GuideText, words_in
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.labels import Line, rule
from partnertrack.ui.widgets.message import Message

_WIDTH, _HEIGHT, _LEAST_WIDTH, _LEAST_HEIGHT = 1060, 760, 380, 320
_SIDE, _FOLDED_BELOW = 272, 820
_MOST_WORDS = 24  # of the name of a chapter on a button

_opened: set[GuideWindow] = set()
"""Keeps the window alive, which has no parent: it shall not lie on top of the main window for ever."""


def show_guide(desk: Desk, target: str) -> GuideWindow:
    """Bring the guide to the front at a chapter ("import") or a section of it ("import#columns")."""
    window = next(iter(_opened), None) or GuideWindow(desk)
    window.show()
    window.go(target)
    if QApplication.platformName() != "offscreen":  # which knows no windows on top of others, and says so
        window.raise_()
    window.activateWindow()
    return window


class GuideWindow(QWidget):
    """Contents and search at the left, the chapter at the right; it never keeps the program from ending."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.resize(_WIDTH, _HEIGHT)
        _opened.add(self)
        self._desk, self._language, self._trail, self._is_narrow = desk, "", Trail(), False
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._set_keys()
        self._build()
        desk.settings_changed.connect(self._on_settings)
        if application := QApplication.instance():
            application.aboutToQuit.connect(self.close)

    def go(self, target: str) -> None:
        """Show a place, and remember the one before."""
        if target != self._trail.here.target:
            self._trail.go(target, self._scrolled())
        self._show(self._trail.here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the contents where the window is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < _FOLDED_BELOW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._fold(shows_side=not is_narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the window."""
        _opened.discard(self)
        super().closeEvent(event)

    def _build(self) -> None:
        """Build what is in the window in the language in force."""
        self._language = i18n.current()
        self.setWindowTitle(_("Guide – PartnerTrack"))
        self.guide = guide_asks.contents()
        self.side, self.text, self.note = Side(), GuideText(), Message()
        self.side.show_guide(self.guide)
        self.side.chosen.connect(self._on_chosen)
        self.side.closing.clicked.connect(self._turn)
        self.text.wanted.connect(self.go)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._head())
        right.addWidget(rule())
        noted = QVBoxLayout()
        noted.setContentsMargins(20, 0, 20, 0)
        noted.addWidget(self.note)
        right.addLayout(noted)
        right.addWidget(self.text, 1)
        right.addWidget(rule())
        right.addLayout(self._foot())
        self._right = QWidget()
        self._right.setLayout(right)
        self._whole.addWidget(self.side)
        self._whole.addWidget(self._right, 1)
        self._fold(shows_side=not self._is_narrow)
        self.text.setFocus()
        self._desk.jobs.read(partial(guide_asks.warm, self._language), lambda _done: None)

    def _head(self) -> QHBoxLayout:
        self.contents = IconButton("list", _("Contents"))
        self.contents.clicked.connect(self._turn)
        self.back = IconButton("arrow-left", _("Back (Alt+Left)"))
        self.back.clicked.connect(self._go_back)
        self.forward = IconButton("arrow-right", _("Forward (Alt+Right)"))
        self.forward.clicked.connect(self._go_forward)
        self.title = Line("", "h3")
        self.smaller = IconButton("minus", _("Smaller text (Ctrl+-)"))
        self.smaller.clicked.connect(partial(self._enlarge, -1))
        self.larger = IconButton("plus", _("Larger text (Ctrl++)"))
        self.larger.clicked.connect(partial(self._enlarge, 1))
        line = QHBoxLayout()
        line.setContentsMargins(14, 10, 14, 10)
        line.setSpacing(4)
        for button in (self.contents, self.back, self.forward):
            line.addWidget(button)
        line.addSpacing(8)
        line.addWidget(self.title, 1)
        self.paper = IconButton("printer", _("Save as a PDF file, to print it"))
        self.paper.clicked.connect(self._offer_paper)
        for button in (self.smaller, self.larger, self.paper):
            line.addWidget(button)
        return line

    def _foot(self) -> QHBoxLayout:
        self.previous, self.next = Button("", kind="ghost"), Button("", kind="ghost")
        self.previous.clicked.connect(partial(self._turn_over, -1))
        self.next.clicked.connect(partial(self._turn_over, 1))
        line = QHBoxLayout()
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self.previous)
        line.addStretch(1)
        line.addWidget(self.next)
        return line

    def _set_keys(self) -> None:
        acts = (
            ("Ctrl+F", self._search),
            ("Escape", self._on_escape),
            ("Alt+Left", self._go_back),
            ("Alt+Right", self._go_forward),
            ("Ctrl+PgUp", partial(self._turn_over, -1)),
            ("Ctrl+PgDown", partial(self._turn_over, 1)),
            ("Ctrl++", partial(self._enlarge, 1)),
            ("Ctrl+=", partial(self._enlarge, 1)),
            ("Ctrl+-", partial(self._enlarge, -1)),
            ("Ctrl+0", partial(self._enlarge, 0)),
        )
        for keys, act in acts:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self, spot: Spot) -> None:
        """Show a place; where there is no such chapter, the first one."""
        key, _sign, anchor = spot.target.partition("#")
        chapter = self.guide.chapter(key) or next(iter(self.guide.chapters), None)
        if chapter is None:
            return
        if chapter.title != self.title.text() or not self.text.toPlainText():
            self._show_chapter(chapter)
        if self._is_narrow:
            self._fold(shows_side=False)
        if spot.scrolled is None:
            self.text.go(anchor)
            QTimer.singleShot(0, partial(self.text.go, anchor))  # once the window has its size
        else:
            self.text.verticalScrollBar().setValue(spot.scrolled)
        self.back.setEnabled(self._trail.has_before)
        self.forward.setEnabled(self._trail.has_after)

    def _show_chapter(self, chapter: Chapter) -> None:
        self.title.setText(chapter.title)
        self.side.contents.mark(chapter.key)
        if chapter.language == self._language:
            self.note.clear()
        else:
            self.note.say(_("This chapter is not translated yet: you read it in English."))
        self.text.show_blocks(guide_asks.read(chapter))
        _lead(self.previous, self._near(chapter, -1), "← {chapter}", _("Chapter before: {chapter}"))
        _lead(self.next, self._near(chapter, 1), "{chapter} →", _("Next chapter: {chapter}"))

    def _near(self, chapter: Chapter, step: int) -> Chapter | None:
        place = self.guide.chapters.index(chapter) + step
        return self.guide.chapters[place] if 0 <= place < len(self.guide.chapters) else None

    def _turn_over(self, step: int) -> None:
        key = self._trail.here.target.partition("#")[0]
        chapter = self.guide.chapter(key)
        near = self._near(chapter, step) if chapter else None
        if near:
            self.go(near.key)

    def _go_back(self) -> None:
        if self._trail.has_before:
            self._show(self._trail.back(self._scrolled()))

    def _go_forward(self) -> None:
        if self._trail.has_after:
            self._show(self._trail.forward(self._scrolled()))

    def _scrolled(self) -> int:
        return self.text.verticalScrollBar().value()

    def _on_chosen(self, entry: Entry) -> None:
        self.go(entry.target)
        self.text.mark(words_in(entry.text, entry.marks))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enlarge(self, steps: int) -> None:
        self.text.enlarge(steps)

    def _offer_paper(self) -> None:
        here = self.guide.chapter(self._trail.here.target.partition("#")[0])
        offer_paper(self.paper, self.guide, here, self.note)

    def _search(self) -> None:
        self._fold(shows_side=True)
        self.side.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.field.selectAll()

    def _on_escape(self) -> None:
        """Empty the search, else put away the contents of a narrow window, else close."""
        if self.side.field.text():
            self.side.field.clear()
            self.text.mark(())
        elif self._is_narrow and self.side.isVisible():
            self._fold(shows_side=False)
        else:
            self.close()

    def _turn(self) -> None:
        self._fold(shows_side=not self.side.isVisible())

    def _fold(self, *, shows_side: bool) -> None:
        """Show the contents or not; in a narrow window they take the place of the text."""
        self.contents.setVisible(self._is_narrow)
        self.side.setVisible(shows_side)
        self.side.closing.setVisible(self._is_narrow)
        self._right.setVisible(not (shows_side and self._is_narrow))
        if self._is_narrow:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
        else:
            self.side.setFixedWidth(_SIDE)

    def _on_settings(self) -> None:
        QTimer.singleShot(0, self._follow_language)

    def _follow_language(self) -> None:
        """Build the window anew in another language, at the same chapter."""
        if self not in _opened or i18n.current() == self._language:
            return
        for part in (self.side, self._right):
            self._whole.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._build()
        self._show(Spot(self._trail.here.target.partition("#")[0]))


def _lead(button: Button, chapter: Chapter | None, form: str, told: str) -> None:
    """Let a button lead to a chapter; without one it is not there."""
    button.setVisible(chapter is not None)
    if chapter:
        title = chapter.title
        button.setText(form.format(chapter=f"{title[:_MOST_WORDS].rstrip()}…" if len(title) > _MOST_WORDS else title))
        button.setToolTip(told.format(chapter=title))
        button.setAccessibleName(told.format(chapter=title))
