"""Markdown laid out in a text document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFormat, QTextImageFormat

from partnertrack.ui.widgets.rich_text import shapes

_OFF = (
    "code",
    "reference",
    "html_block",
    "lheading",
    "html_inline",
    "autolink",
    "entity",
    "link",
    "fence",
    "backticks",
)
_ALIGN = {"text-align:right": Qt.AlignmentFlag.AlignRight, "text-align:center": Qt.AlignmentFlag.AlignHCenter}
_DEEPEST = 6


@lru_cache
def _reader() -> MarkdownIt:
    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 20}
    return MarkdownIt("commonmark", options).enable("table").disable(_OFF)


def read_markdown(document: QTextDocument, text: str) -> None:
    """Lay a text out in a document, in the place of all that was there.

    What is no heading, list, table, bold word or picture of ours stays as it is written.
    """
    document.clear()
    document.setUndoRedoEnabled(False)
    _Laying(document).lay(SyntaxTreeNode(_reader().parse(text.replace("\0", ""))).children)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


class _Laying:
    """Lays nodes one below the other; `is_fresh` says that the last block is still empty."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._cursor.setBlockFormat(shapes.block_format())
        self._cursor.setBlockCharFormat(shapes.char_format())
        self._is_fresh = True

    def lay(self, nodes: Sequence[SyntaxTreeNode]) -> None:
        for node in nodes:
            match node.type:
                case "heading":
                    level = min(int(node.tag[1:]), max(shapes.HEADINGS))
                    self._block(level)
                    self._inline(node.children[0].children, level)
                case "paragraph":
                    self._block()
                    self._inline(node.children[0].children)
                case "bullet_list" | "ordered_list":
                    self._list(node, 1)
                case "table":
                    self._table(node)
                case "blockquote":
                    self.lay(node.children)

    def _block(self, level: int = 0) -> None:
        if self._is_fresh:
            self._cursor.setBlockFormat(shapes.block_format(level))
            self._cursor.setBlockCharFormat(shapes.char_format(level))
        else:
            self._cursor.insertBlock(shapes.block_format(level), shapes.char_format(level))
        self._is_fresh = False

    def _list(self, node: SyntaxTreeNode, depth: int) -> None:
        """The points of a list and of the lists within it; several paragraphs of a point become one."""
        made = None
        form = shapes.list_format(is_counted=node.type == "ordered_list", depth=depth)
        for item in node.children:
            is_first = True
            for child in item.children:
                if child.type in ("bullet_list", "ordered_list"):
                    self._list(child, min(depth + 1, _DEEPEST))
                    continue
                inline = _inlines(child)
                if is_first:
                    self._block()
                    if made is None:
                        made = self._cursor.createList(form)
                    else:
                        made.add(self._cursor.block())
                    is_first = False
                else:
                    self._cursor.insertText(" ", shapes.char_format())
                self._inline(inline)

    def _table(self, node: SyntaxTreeNode) -> None:
        head, *bodies = node.children
        rows = [head.children[0], *(row for body in bodies for row in body.children)]
        columns = len(rows[0].children)
        table = self._cursor.insertTable(len(rows), columns, shapes.table_format(columns))
        for place, row in enumerate(rows):
            for column, cell in enumerate(row.children[:columns]):
                self._cursor = table.cellAt(place, column).firstCursorPosition()
                form = shapes.block_format()
                form.setBottomMargin(0)
                form.setAlignment(_ALIGN.get(str(cell.attrGet("style") or ""), Qt.AlignmentFlag.AlignLeading))
                self._cursor.setBlockFormat(form)
                self._inline(_inlines(cell))
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._cursor.setBlockFormat(shapes.block_format())
        self._is_fresh = True

    def _inline(self, nodes: Sequence[SyntaxTreeNode], level: int = 0, *, is_bold: bool = False) -> None:
        form = shapes.char_format(level, is_bold=is_bold)
        for node in nodes:
            match node.type:
                case "softbreak":
                    self._cursor.insertText(" ", form)
                case "hardbreak":
                    self._cursor.insertText("\u2028", form)
                case "image":
                    self._picture(node)
                case "strong" | "em":
                    self._inline(node.children, level, is_bold=is_bold or node.type == "strong")
                case _:
                    self._cursor.insertText(node.content, form)

    def _picture(self, node: SyntaxTreeNode) -> None:
        address = str(node.attrGet("src") or "")
        if address.startswith(shapes.PICTURE):
            self._cursor.insertImage(picture_format(address, node.content))
        else:
            self._cursor.insertText(f"![{node.content}]({address})", shapes.char_format())


def picture_format(address: str, words: str) -> QTextImageFormat:
    """A picture in a text: where it lies, and what it shows in words."""
    made = QTextImageFormat()
    made.setName(address)
    made.setWidth(shapes.PICTURE_WIDTH)
    made.setProperty(QTextFormat.Property.ImageAltText.value, words)
    return made


def _inlines(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """What stands in a block and in the blocks in it."""
    if node.type == "inline":
        return list(node.children)
    return [each for child in node.children for each in _inlines(child)]
