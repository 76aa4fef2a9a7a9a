"""How headings, steps, notes, keys and pictures look in the guide."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from partnertrack.ui import theme
from partnertrack.ui.theme import Role

_USER = QTextFormat.Property.UserProperty.value
KEY, CODE, STEP_MARK, NOTE, ANCHOR, PICTURE, PARAGRAPH_CODE = range(_USER + 1, _USER + 8)
"""What the letters, blocks and frames say of themselves: a key, something typed, the number of a step, a note in
its tone, the place of a heading, the name of a picture, typed lines."""

HEADINGS: dict[int, Role] = {1: "display", 2: "title", 3: "h2", 4: "h3"}
_ABOVE = {1: 0.0, 2: 26.0, 3: 18.0, 4: 14.0}
_SIZES = {2: 20, 3: 16, 4: 14}
STEP, POINT = 38.0, 22.0
"""How far steps and points stand in."""
_LINE, _TABLE_LINE, _NOTE_LEFT, _MARK = 150.0, 130.0, 44.0, 8.0


class Shapes:
    """The formats in the theme in force, at a size of the letters of which 1 is the usual one."""

    def __init__(self, scale: float) -> None:
        self.scale = scale

    def font(self, role: Role, pixels: int = 0) -> QFont:
        """The font of a role at this size."""
        made = QFont(theme.font(role))
        made.setPixelSize(max(8, round((pixels or made.pixelSize()) * self.scale)))
        return made

    def letters(self, role: Role = "body", colour: str = "", pixels: int = 0) -> QTextCharFormat:
        """Letters of a role, in a colour or in that of the text."""
        made = QTextCharFormat()
        made.setFont(self.font(role, pixels))
        made.setForeground(theme.colour(colour or theme.tokens().text))
        return made

    def heading(self, level: int) -> QTextCharFormat:
        """The letters of a heading."""
        return self.letters(HEADINGS.get(level, "h3"), pixels=_SIZES.get(level, 0))

    def words(self, kind: str, target: str, base: QTextCharFormat) -> QTextCharFormat:
        """The letters of words of a kind among others."""
        tokens = theme.tokens()
        made = QTextCharFormat(base)
        if kind in ("screen", "term"):
            made.setFontWeight(QFont.Weight.DemiBold)
        elif kind == "key":
            made.setProperty(KEY, True)
            made.setFont(self.font("strong", 12))
            made.setForeground(theme.colour(tokens.text2))
        elif kind == "code":
            made.setProperty(CODE, True)
            made.setFont(self._fixed(13))
        elif kind == "link":
            made.setAnchor(True)
            made.setAnchorHref(target)
            made.setForeground(theme.colour(tokens.primary))
            made.setFontUnderline(True)
        return made

    def typed(self) -> QTextCharFormat:
        """The letters of lines that are typed or were printed."""
        made = self.letters()
        made.setFont(self._fixed(12))
        return made

    def paragraph(self, indent: float = 0.0, below: float = 10.0) -> QTextBlockFormat:
        """A paragraph."""
        made = QTextBlockFormat()
        made.setLeftMargin(indent)
        made.setBottomMargin(below * self.scale)
        made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    def cell(self) -> QTextBlockFormat:
        """What stands in a cell of a table."""
        made = QTextBlockFormat()
        made.setLineHeight(_TABLE_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    def gap(self) -> QTextBlockFormat:
        """The empty line that Qt needs between two boxes, as low as can be."""
        made = QTextBlockFormat()
        made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return made

    def title(self, level: int, anchor: str) -> QTextBlockFormat:
        """The block of a heading."""
        made = QTextBlockFormat()
        made.setHeadingLevel(level)
        made.setTopMargin(_ABOVE.get(level, 14.0) * self.scale)
        made.setBottomMargin((14.0 if level == 1 else 8.0) * self.scale)
        made.setProperty(ANCHOR, anchor)
        return made

    def item(self, indent: float, wide: float) -> QTextBlockFormat:
        """The first paragraph of a step or point, whose mark stands `wide` before its words."""
        made = self.paragraph(indent, 8.0)
        made.setTextIndent(_MARK - wide)
        made.setTabPositions([QTextOption.Tab(wide - _MARK, QTextOption.TabType.LeftTab)])
        return made

    def note(self, tone: str, indent: float) -> QTextFrameFormat:
        """The frame of a note."""
        made = QTextFrameFormat()
        made.setProperty(NOTE, tone)
        made.setBorder(0)
        made.setPadding(12)
        made.setLeftMargin(indent + _NOTE_LEFT - 12)
        made.setTopMargin(4)
        made.setBottomMargin(10)
        return made

    def table(self, columns: int, indent: float) -> QTextTableFormat:
        """A table whose first row is the head."""
        made = QTextTableFormat()
        made.setHeaderRowCount(1)
        made.setCellPadding(7)
        made.setCellSpacing(0)
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QBrush(theme.colour(theme.tokens().border)))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if columns == 2:  # noqa: PLR2004 - a word and what it means
            wide = (34, 66)
            made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, each) for each in wide])
        made.setLeftMargin(indent)
        made.setTopMargin(4)
        made.setBottomMargin(14)
        return made

    def _fixed(self, pixels: int) -> QFont:
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        made.setPixelSize(max(8, round(pixels * self.scale)))
        return made
