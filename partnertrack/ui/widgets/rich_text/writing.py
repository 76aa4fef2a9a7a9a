"""A text document written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrame,
    QTextListFormat,
    QTextTable,
)

from partnertrack.ui.widgets.rich_text import shapes

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_SIGNS = re.compile(r"[\\*\[\]]|(?<![^\W_])_|_(?![^\W_])")
"""What would be markup: backslash, star, brackets, and an underscore at the edge of a word."""
_START = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+>](?=)|=+\s*$|\|)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_COUNTED = QTextListFormat.Style.ListDecimal


def to_markdown(document: QTextDocument) -> str:
    """The text of a document; what was read from Markdown and not changed is written as it was read."""
    return "\n\n".join(_parts(document.rootFrame())).strip()


def _parts(frame: QTextFrame) -> Iterator[str]:
    """The paragraphs, lists and tables in their order."""
    lines: list[str] = []
    numbers: dict[int, int] = {}
    for part in _children(frame):
        if isinstance(part, QTextFrame):
            yield from _list(lines)
            if isinstance(part, QTextTable):
                yield _table(part)
            continue
        block = part
        if block.textList() is not None:
            if lines and _begins_another(block):
                yield from _list(lines)
                numbers.clear()
            lines.append(_item(block, numbers))
            continue
        yield from _list(lines)
        numbers.clear()
        if said := _block(block):
            yield said
    yield from _list(lines)


def _children(frame: QTextFrame) -> Iterator[QTextFrame | QTextBlock]:
    """The frames and blocks of a frame in their order."""
    place = frame.begin()
    while not place.atEnd():
        inner, block = place.currentFrame(), place.currentBlock()
        if inner is not None:
            yield inner
        elif block.isValid():
            yield block
        place += 1


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of a block that look alike."""
    place = block.begin()
    while not place.atEnd():
        if (found := place.fragment()).isValid():
            yield found
        place += 1


def _list(lines: list[str]) -> Iterator[str]:
    """The list that was gathered, if any; the next one begins anew."""
    if lines:
        yield "\n".join(lines)
        lines.clear()


def _begins_another(block: QTextBlock) -> bool:
    """Whether an outer point is of another kind of list than the point before it."""
    before, now = block.previous().textList(), block.textList()
    if before is None or now is None or before is now:
        return False
    return (
        now.format().indent() <= 1 and before.format().indent() <= 1 and _kind(before.format()) != _kind(now.format())
    )


def _kind(form: QTextListFormat) -> bool:
    return form.style() == _COUNTED


def _item(block: QTextBlock, numbers: dict[int, int]) -> str:
    found = block.textList()
    form = found.format() if found else shapes.list_format(is_counted=False)
    depth = max(form.indent(), 1)
    for deeper in [each for each in numbers if each > depth]:
        del numbers[deeper]
    numbers[depth] = numbers.get(depth, 0) + 1
    mark = f"{numbers[depth]}." if _kind(form) else "-"
    return f"{'    ' * (depth - 1)}{mark} {_inline(block)}".rstrip()


def _block(block: QTextBlock) -> str:
    said = _inline(block)
    level = block.blockFormat().headingLevel()
    return f"{'#' * min(level, max(shapes.HEADINGS))} {said}" if level and said else said


def _table(table: QTextTable) -> str:
    """The rows between bars; the line below the head tells how columns are aligned."""
    rows = [[_cell(table, row, column) for column in range(table.columns())] for row in range(table.rows())]
    dashes = [_dashes(table, column) for column in range(table.columns())]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], dashes, *rows[1:]))


def _cell(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    block, end = cell.firstCursorPosition().block(), cell.lastCursorPosition().position()
    found: list[str] = []
    while block.isValid() and block.position() <= end:
        found.append(_inline(block, starts=False).replace("\\\n", " "))
        block = block.next()
    said = " ".join(filter(None, found))
    return said.replace("|", "\\|")


def _dashes(table: QTextTable, column: int) -> str:
    alignment = table.cellAt(0, column).firstCursorPosition().blockFormat().alignment()
    if alignment & Qt.AlignmentFlag.AlignRight:
        return "--:"
    return ":-:" if alignment & Qt.AlignmentFlag.AlignHCenter else "---"


def _inline(block: QTextBlock, *, starts: bool = True) -> str:
    """The words of a block, with bold ones and pictures."""
    runs: list[tuple[str, bool]] = []
    is_heading = bool(block.blockFormat().headingLevel())
    for fragment in _fragments(block):
        form = fragment.charFormat()
        for said in re.split(f"({_OBJECT})", fragment.text()):
            if said == _OBJECT:
                runs.append((_picture(form), False))
            elif said:
                is_bold = not is_heading and form.fontWeight() >= QFont.Weight.DemiBold
                _add(runs, _escaped(said), is_bold=is_bold)
    said = "".join(_marked(runs)).strip()
    return _escaped_start(said) if starts else said


def _add(runs: list[tuple[str, bool]], said: str, *, is_bold: bool) -> None:
    if runs and runs[-1][1] == is_bold and not runs[-1][0].startswith("!["):
        runs[-1] = (runs[-1][0] + said, is_bold)
    else:
        runs.append((said, is_bold))


def _marked(runs: list[tuple[str, bool]]) -> Iterator[str]:
    """The runs, bold ones between stars wherever these can be read as such."""
    for place, (said, is_bold) in enumerate(runs):
        core = said.strip()
        before = "".join(each for each, _bold in runs[:place])[-1:] + said[: len(said) - len(said.lstrip())]
        after = said[len(said.rstrip()) :] + "".join(each for each, _bold in runs[place + 1 :])[:1]
        if is_bold and core and _can_open(before, core[0]) and _can_open(after[:1], core[-1]):
            left = said[: len(said) - len(said.lstrip())]
            yield f"{left}**{core}**{said[len(said.rstrip()) :]}"
        else:
            yield said


def _can_open(beside: str, edge: str) -> bool:
    """Whether stars between these two are read as the edge of bold words."""
    return edge.isalnum() or not beside or not beside[-1].isalnum()


def _picture(form: QTextCharFormat) -> str:
    image = form.toImageFormat()
    if not image.isValid() or not image.name().startswith(shapes.PICTURE):
        return ""
    words = str(image.property(QTextFormat.Property.ImageAltText.value) or "")
    return f"![{_escaped(words)}]({image.name()})"


def _escaped(text: str) -> str:
    plain = re.sub(r"[\t\r\n\u2029\u00a0]+", lambda found: "\u00a0" if "\u00a0" in found[0] else " ", text)
    return _SIGNS.sub(r"\\\g<0>", plain).replace("\u2028", "\\\n")


def _escaped_start(text: str) -> str:
    """A first sign that would make a heading, list or table of the paragraph, made a plain one."""
    lines = text.split("\n")
    return "\n".join(_NUMBERED.sub(r"\1\\\2", _START.sub(r"\\\g<0>", line.lstrip(" "))) for line in lines)
