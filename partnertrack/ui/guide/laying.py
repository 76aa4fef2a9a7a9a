"""Lays a chapter of the guide out in a text document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextImageFormat

from partnertrack.services.guide.pieces import (
    Block,
    Heading,
    Listed,
    Note,
    Paragraph,
    Picture,
    Table,
    Words,
)
from partnertrack.ui import theme
from partnertrack.ui.guide import shapes
from partnertrack.ui.guide.shapes import Shapes
from partnertrack.ui.keys import caps

SCHEME = "guide:"
"""Begins the address of a picture in a document."""
_THIN, _GLUE = "\u2009", "\u2060"


def lay(document: QTextDocument, blocks: Sequence[Block], scale: float) -> None:
    """Lay the blocks out in a document, in the place of all that was there; pictures get their size later."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # so that the lines are worked out once, at the end
    _Laying(cursor, Shapes(scale)).blocks(blocks)
    cursor.endEditBlock()


class _Laying:
    """Lays blocks one below the other; `is_fresh` says that the block at the cursor is still empty."""

    def __init__(self, cursor: QTextCursor, made: Shapes) -> None:
        self._cursor, self._shapes, self._is_fresh = cursor, made, True

    def blocks(self, blocks: Sequence[Block], indent: float = 0.0) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self._begin(self._shapes.title(block.level, block.anchor))
                    self._words(block.words, self._shapes.heading(block.level))
                case Paragraph():
                    self._paragraph(block, indent)
                case Picture():
                    self._picture(block, indent)
                case Listed():
                    self._list(block, indent)
                case Note():
                    self._note(block, indent)
                case Table():
                    self._table(block, indent)

    def _begin(self, form: QTextBlockFormat) -> None:
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form, self._shapes.letters())
        self._is_fresh = False

    def _paragraph(self, block: Paragraph, indent: float) -> None:
        form = self._shapes.paragraph(indent)
        if block.is_code:
            form.setProperty(shapes.PARAGRAPH_CODE, True)
            form.setLeftMargin(indent + 14)
            form.setTopMargin(8)
            form.setBottomMargin(20)
        self._begin(form)
        self._words(block.words, self._shapes.typed() if block.is_code else self._shapes.letters())

    def _words(self, words: Sequence[Words], base: QTextCharFormat) -> None:
        for each in words:
            form = self._shapes.words(each.kind, each.target, base)
            if each.kind == "key":
                self._key(each.text, form, base)
            else:
                self._cursor.insertText(each.text.replace("\n", "\u2028"), form)

    def _key(self, text: str, form: QTextCharFormat, base: QTextCharFormat) -> None:
        """Each key of "Ctrl+K" on a cap of its own; none of them ends a line in the middle."""
        for number, part in enumerate(caps(text)):
            if number:
                self._cursor.insertText(f"{_GLUE}{_THIN}{_GLUE}", base)
            self._cursor.insertText(f"\u00a0{part}\u00a0", form)

    def _list(self, block: Listed, indent: float) -> None:
        wide = shapes.STEP if block.is_counted else shapes.POINT
        for number, item in enumerate(block.items, block.first):
            first, *rest = item or (Paragraph(()),)
            self._begin(self._shapes.item(indent + wide, wide))
            mark = self._shapes.letters("strong")
            if block.is_counted:
                mark.setProperty(shapes.STEP_MARK, True)
            mark.setForeground(theme.colour(theme.tokens().primary_text))
            self._cursor.insertText(str(number) if block.is_counted else "•", mark)
            self._cursor.insertText("\t", self._shapes.letters())
            if isinstance(first, Paragraph):
                self._words(first.words, self._shapes.letters())
            else:
                rest = list(item)
            self.blocks(rest, indent + wide)

    def _note(self, block: Note, indent: float) -> None:
        self._close_up()
        frame = self._cursor.insertFrame(self._shapes.note(block.tone, indent))
        self._is_fresh = True
        self.blocks(block.blocks)
        last = self._cursor.blockFormat()
        last.setBottomMargin(0)
        self._cursor.setBlockFormat(last)
        self._cursor = frame.lastCursorPosition()
        self._leave()

    def _close_up(self) -> None:
        """Let a box follow closely on another one."""
        if self._is_fresh:
            self._cursor.setBlockFormat(self._shapes.gap())

    def _leave(self) -> None:
        """Go on below a frame or table."""
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._is_fresh = True

    def _table(self, block: Table, indent: float) -> None:
        self._close_up()
        columns = max(map(len, block.rows))
        table = self._cursor.insertTable(len(block.rows), columns, self._shapes.table(columns, indent))
        for place, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                at = table.cellAt(place, column)
                if place == 0:
                    form = at.format()
                    form.setBackground(QBrush(theme.colour(theme.tokens().sunken)))
                    at.setFormat(form)
                self._cursor = at.firstCursorPosition()
                self._cursor.setBlockFormat(self._shapes.cell())
                self._words(cell, self._shapes.letters("strong" if place == 0 else "table"))
        self._cursor = table.lastCursorPosition()
        self._leave()

    def _picture(self, block: Picture, indent: float) -> None:
        form = self._shapes.paragraph(indent, 4.0)
        form.setTopMargin(6)
        form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        form.setProperty(shapes.PICTURE, block.name)
        self._begin(form)
        shown = QTextImageFormat()
        shown.setName(f"{SCHEME}{block.name}")
        shown.setProperty(QTextImageFormat.Property.ImageAltText.value, block.words)
        self._cursor.insertImage(shown)
        caption = self._shapes.paragraph(indent, 16.0)
        self._begin(caption)
        self._cursor.insertText(block.words, self._shapes.letters("caption", theme.tokens().muted))
