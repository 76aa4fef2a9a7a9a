"""How headings, lists and tables look in the field."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from partnertrack.ui import theme
from partnertrack.ui.theme import Role

HEADINGS: dict[int, Role] = {1: "h2", 2: "h3"}
"""The levels of headings in a text, with the type of each."""

PICTURE = "picture:"
"""Begins the address of a picture of the archive."""

PICTURE_WIDTH = 320

_LINE = 135.0


def block_format(level: int = 0) -> QTextBlockFormat:
    """The format of a paragraph, or of a heading of that level."""
    made = QTextBlockFormat()
    made.setHeadingLevel(level)
    made.setTopMargin(12.0 if level else 0.0)
    made.setBottomMargin(4.0 if level else 8.0)
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def char_format(level: int = 0, *, is_bold: bool = False) -> QTextCharFormat:
    """The format of the letters of a paragraph or heading."""
    made = QTextCharFormat()
    made.setFont(theme.font(HEADINGS.get(level, "body")))
    if is_bold and not level:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def list_format(*, is_counted: bool, depth: int = 1) -> QTextListFormat:
    """The format of a list."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if is_counted else QTextListFormat.Style.ListDisc)
    made.setIndent(depth)
    return made


def table_format(columns: int) -> QTextTableFormat:
    """The format of a table with columns of the same width; its first row is the head."""
    made = QTextTableFormat()
    made.setHeaderRowCount(1)
    made.setCellPadding(5)
    made.setCellSpacing(0)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(theme.colour(theme.tokens().border_strong)))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    made.setTopMargin(4)
    made.setBottomMargin(10)
    return made
