"""The text of a chapter, to be read and followed by its links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from partnertrack.domain.names import fold
from partnertrack.i18n import _
from partnertrack.services.guide.pieces import Block
from partnertrack.ui import guide_asks, theme
from partnertrack.ui.guide import shapes
from partnertrack.ui.guide.decorating import decorate
from partnertrack.ui.guide.laying import lay
from partnertrack.ui.guide.pictures import fit

_WIDEST, _MARGIN, _NARROW_MARGIN, _NARROW = 740, 40, 20, 560
_SMALLEST, _LARGEST, _STEP = 0.8, 2.0, 0.1
_REST = 120  # milliseconds after which pictures follow a window that was made wider or narrower


class GuideText(QTextBrowser):
    """Shows the blocks of a chapter; loads nothing but what ships with the program, and follows no link by itself."""

    wanted = Signal(str)
    """A link was followed to that place of the guide."""
    scaled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Chapter"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.toString()))
        self.scale = 1.0
        self._blocks: Sequence[Block] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._fit)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show a chapter from its beginning."""
        self._blocks = blocks
        self._lay()
        self.verticalScrollBar().setValue(0)

    def go(self, anchor: str) -> None:
        """Show the section of that name at the top; the beginning where there is none."""
        block = self._heading(anchor) if anchor else None
        top = self.document().documentLayout().blockBoundingRect(block).top() - 12 if block else 0
        self.verticalScrollBar().setValue(int(top))

    def mark(self, words: Sequence[str]) -> None:
        """Mark these words wherever they stand; none without words."""
        marked = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format.setBackground(theme.colour(theme.tone("warn").subtle))
                marked.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marked)

    def enlarge(self, steps: int) -> None:
        """Show letters larger, or smaller for a negative number of steps, or in their own size for 0."""
        scale = 1.0 if not steps else round(self.scale + steps * _STEP, 2)
        self.scale = min(max(scale, _SMALLEST), _LARGEST)
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._lay()
        bar.setValue(round(share * bar.maximum()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: the pictures of a chapter are in its document already."""
        del kind, name
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._blocks:
            place = self.verticalScrollBar().value()
            self._lay()
            self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable in a wide window, and pictures within a narrow one."""
        super().resizeEvent(event)
        self._set_margins()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what lies behind the words, then the words."""
        painter = QPainter(self.viewport())
        down = self.verticalScrollBar().value()
        painter.translate(0, -down)
        decorate(painter, self.document(), QRectF(event.rect()).translated(0, down))
        painter.end()
        super().paintEvent(event)

    def _lay(self) -> None:
        lay(self.document(), self._blocks, self.scale)
        self._set_margins()
        self._fit()

    def _set_margins(self) -> None:
        """A column in the middle that is no wider than one reads with ease."""
        wide = self.viewport().width()
        margin = _NARROW_MARGIN if wide < _NARROW else _MARGIN
        side = max(margin, (wide - _WIDEST * max(1.0, self.scale)) / 2)
        root = self.document().rootFrame()
        form = root.frameFormat()
        if form.leftMargin() != side or not form.topMargin():
            form.setLeftMargin(side)
            form.setRightMargin(side)
            form.setTopMargin(28)
            form.setBottomMargin(28)
            root.setFrameFormat(form)

    def _fit(self) -> None:
        if not self._blocks:
            return
        form = self.document().rootFrame().frameFormat()
        wide = self.viewport().width() - form.leftMargin() - form.rightMargin()
        fit(self.document(), wide, self.devicePixelRatioF(), guide_asks.picture)
        self.viewport().update()

    def _heading(self, anchor: str) -> QTextBlock | None:
        """The heading of that name, whatever its hyphens."""
        block = self.document().begin()
        while block.isValid():
            name = block.blockFormat().property(shapes.ANCHOR)
            if name and _bare(str(name)) == _bare(anchor):
                return block
            block = block.next()
        return None


def _bare(anchor: str) -> str:
    return fold(anchor).replace(" ", "")


def words_in(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The words that are marked in a text."""
    return tuple(dict.fromkeys(text[start:end] for start, end in marks))
