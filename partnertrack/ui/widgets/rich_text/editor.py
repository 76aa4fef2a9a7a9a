"""The field in which a text is written."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit

from partnertrack.ui import theme
from partnertrack.ui.widgets.rich_text import shapes
from partnertrack.ui.widgets.rich_text.places import Completion, Known, PlaceChips, places_of
from partnertrack.ui.widgets.rich_text.reading import picture_format, read_markdown
from partnertrack.ui.widgets.rich_text.writing import to_markdown

_PAUSE = 1200  # milliseconds after the last key until the text is kept
_LONGEST = 8.0  # seconds of writing without a pause until it is kept all the same
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RichText(QTextEdit):
    """Shows and takes Markdown; what is pasted comes as plain text, pictures apart."""

    paused = Signal()
    """The user changed the text and rests, or leaves the field."""
    moved = Signal()
    """The cursor is elsewhere, or the paragraph under it changed."""
    pasted = Signal(bytes)
    """A picture was pasted: its PNG."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("rich")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.document().setDocumentMargin(2)
        self._known: Mapping[str, Known] = {}
        self._chips = PlaceChips(self.document())
        self.completion = Completion(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.paused)
        self._since = 0.0
        self.document().contentsChange.connect(self._on_changed)
        self.cursorPositionChanged.connect(self.moved)
        self.completion.chosen.connect(self._complete)

    # --- the text -----------------------------------------------------------------------------------------------------

    def show_markdown(self, text: str, pictures: Mapping[str, bytes]) -> None:
        """Show another text, with the pictures of the archive that it holds."""
        before = self.blockSignals(True)
        self._timer.stop()
        read_markdown(self.document(), text)
        for sha256, content in pictures.items():
            self._add_picture(sha256, content)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(before)
        self._timer.stop()
        self.moved.emit()

    def add_pictures(self, pictures: Mapping[str, bytes]) -> None:
        """Show pictures of the text that were read later than the text."""
        for sha256, content in pictures.items():
            self._add_picture(sha256, content)
        self.document().markContentsDirty(0, self.document().characterCount())

    def markdown(self) -> str:
        """The text as it stands."""
        return to_markdown(self.document())

    def flush(self) -> None:
        """Keep now what waits to be kept."""
        if self._timer.isActive():
            self._timer.stop()
            self.paused.emit()

    def show_known(self, known: Mapping[str, Known] | None) -> None:
        """Say which figures there are; None while nobody knows."""
        self._known = known or {}
        timed = self._timer.isActive()
        self._chips.show_known(known)
        self.completion.show_known(self._known)
        if not timed:
            self._timer.stop()

    def places_here(self) -> tuple[str, ...]:
        """The names in braces of the paragraph under the cursor, each once, those near the cursor first."""
        cursor = self.textCursor()
        at, found = cursor.positionInBlock(), sorted(places_of(cursor.block().text()), key=lambda each: each[1])
        near = sorted(found, key=lambda each: max(each[0] - at, at - each[1], 0))
        return tuple(dict.fromkeys(name for _start, _end, name in near))

    # --- writing ------------------------------------------------------------------------------------------------------

    def insert_sentence(self, text: str) -> None:
        """Insert a sentence at the cursor, apart from what stands around it; it is selected, to be rewritten."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = cursor.block().text()[: cursor.positionInBlock()]
        after = cursor.block().text()[cursor.positionInBlock() :]
        lead = " " if before and not before.endswith((" ", "\u2028")) else ""
        cursor.insertText(lead + text + (" " if after and not after.startswith(" ") else ""), shapes.char_format())
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_place(self, name: str) -> None:
        """Insert the name of a figure at the cursor."""
        self.textCursor().insertText(f"{{{name}}}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_picture(self, sha256: str, content: bytes, words: str) -> None:
        """Insert a picture in a paragraph of its own."""
        self._add_picture(sha256, content)
        cursor = self.textCursor()
        if cursor.block().text():
            cursor.insertBlock(shapes.block_format(), shapes.char_format())
        cursor.insertImage(picture_format(f"{shapes.PICTURE}{sha256}", words))
        cursor.insertBlock(shapes.block_format(), shapes.char_format())
        self.setTextCursor(cursor)

    def insert_table(self, rows: int = 3, columns: int = 3) -> None:
        """Insert an empty table; in one, add a row below the cursor."""
        cursor = self.textCursor()
        if table := cursor.currentTable():
            table.insertRows(table.cellAt(cursor).row() + 1, 1)
            return
        table = cursor.insertTable(rows, columns, shapes.table_format(columns))
        self.setTextCursor(table.cellAt(0, 0).firstCursorPosition())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def embolden(self) -> None:
        """Make the selected words bold, or no longer."""
        form = QTextCharFormat()
        is_bold = self.fontWeight() >= QFont.Weight.DemiBold
        form.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.DemiBold)
        self.mergeCurrentCharFormat(form)

    def make_heading(self, level: int) -> None:
        """Make headings of the selected paragraphs, or plain ones again (level 0)."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in self._blocks(cursor):
            own = QTextCursor(block)
            if found := own.currentList():
                found.remove(block)
            own.setBlockFormat(shapes.block_format(level))
            own.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            own.setCharFormat(shapes.char_format(level))
            own.setBlockCharFormat(shapes.char_format(level))
        cursor.endEditBlock()
        self.moved.emit()

    def make_list(self, *, is_counted: bool) -> None:
        """Make a list of the selected paragraphs, or plain paragraphs of such a list."""
        cursor = self.textCursor()
        found = cursor.currentList()
        wanted = shapes.list_format(is_counted=is_counted)
        cursor.beginEditBlock()
        if found and found.format().style() == wanted.style():
            for block in self._blocks(cursor):
                if inside := block.textList():
                    inside.remove(block)
                QTextCursor(block).setBlockFormat(shapes.block_format())
        elif found:
            form = QTextListFormat(found.format())
            form.setStyle(wanted.style())
            found.setFormat(form)
        else:
            self.make_heading(0)
            cursor.createList(wanted)
        cursor.endEditBlock()
        self.moved.emit()

    def level(self) -> int:
        """The level of the heading under the cursor, 0 for a paragraph."""
        return self.textCursor().blockFormat().headingLevel()

    # --- keys and events ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a figure that is offered, end a heading or a list by Enter, embolden by Ctrl+B."""
        if self.completion.is_open and (event.key() in _ENTER or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab)):
            event.ignore()  # the list of suggestions takes it
            return
        if event.matches(QKeySequence.StandardKey.Bold):
            self.embolden()
        elif event.key() in _ENTER and not event.modifiers() and self._ends_block():
            return
        else:
            super().keyPressEvent(event)
            if event.text():
                self.completion.follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._chips.rehighlight()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and pictures."""
        return source.hasText() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text as it reads, without what another program made of it; hand a picture on."""
        if source.hasText():
            self.textCursor().insertText(source.text().replace("\ufffc", ""))
        elif source.hasImage():
            self.pasted.emit(_png(QImage(source.imageData())))

    def _ends_block(self) -> bool:
        """End a heading by a plain paragraph, and a list by an empty point; whether that was it."""
        cursor = self.textCursor()
        if cursor.currentList() and not cursor.block().text():
            self.make_list(is_counted=cursor.currentList().format().style() == QTextListFormat.Style.ListDecimal)
            return True
        if cursor.blockFormat().headingLevel() and cursor.atBlockEnd():
            cursor.insertBlock(shapes.block_format(), shapes.char_format())
            self.setTextCursor(cursor)
            return True
        return False

    def _complete(self, name: str) -> None:
        begun = self.completion.begun()
        cursor = self.textCursor()
        if begun is not None:
            left, right = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(left, right, len(begun) + 1)
        cursor.insertText(f"{{{name}}}")
        self.setTextCursor(cursor)
        self.moved.emit()

    def _on_changed(self, _at: int, removed: int, added: int) -> None:
        if (removed or added) and not self.signalsBlocked() and self.document().isModified():
            if not self._timer.isActive():
                self._since = monotonic()
            if monotonic() - self._since < _LONGEST:  # whoever writes without a pause does not wait for one
                self._timer.start()
            self.moved.emit()

    def _add_picture(self, sha256: str, content: bytes) -> None:
        self.document().addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(f"{shapes.PICTURE}{sha256}"), QImage.fromData(content)
        )

    def _blocks(self, cursor: QTextCursor) -> list[QTextBlock]:
        """The paragraphs that are selected, or the one under the cursor."""
        block, found = self.document().findBlock(cursor.selectionStart()), []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            found.append(block)
            block = block.next()
        return found


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())
