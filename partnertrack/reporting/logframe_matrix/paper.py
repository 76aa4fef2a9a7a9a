"""The logframe matrix as a Word document: a table across the page, its headings on each page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Final, Literal

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from partnertrack import i18n
from partnertrack.reporting.logframe_matrix.content import Content, IndicatorRow, ResultRows, figure_text

_FONT: Final = "Calibri"
_SIZE, _SMALL = 8, 7
_FEW_DAYS: Final = 6
_WIDE, _HIGH, _MARGIN = 29.7, 21.0, 1.4
_HEAD: Final = "E9EEF5"
_LEVELS: Final = {"impact": "DBE7F6", "outcome": "E8F0E6", "output": "FFFFFF"}
_STATUS: Final = {"on_track": (0x1F, 0x7A, 0x4D), "at_risk": (0x9A, 0x62, 0x00), "off_track": (0xB3, 0x26, 0x1E)}
_LOCALES: Final = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "nl": "nl-NL"}
_Kind = Literal["text", "figure"]
_TEXTS: Final = {"level": 2.0, "chain": 4.2, "indicator_code": 1.4, "indicator": 4.6, "baseline_with_year": 1.9}
_LAST: Final = {"verification": 2.9, "note": 2.8, "assumptions": 3.0}
_FIGURE: Final = 1.9


def render(content: Content) -> bytes:
    """The file (.docx)."""
    with i18n.speaking(content.language):
        document = Document()
        _set_up(document, content)
        _above(document, content)
        _table(document, content)
        _below(document, content)
        target = BytesIO()
        document.save(target)
        return target.getvalue()


def _set_up(document: WordDocument, content: Content) -> None:
    """A4 across, the font, the language, and who wrote it."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(_WIDE), Cm(_HIGH)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    section.footer_distance = Cm(0.7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE if len(content.days) <= _FEW_DAYS else _SMALL)
    properties = normal.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LOCALES[content.language])
    properties.append(language)
    core = document.core_properties
    core.title = content.say("title", title=content.title)
    core.author = core.last_modified_by = content.organisation
    core.comments = ""
    core.created = core.modified = datetime.combine(content.as_of, time())


def _above(document: WordDocument, content: Content) -> None:
    title = document.add_paragraph()
    run = title.add_run(content.say("title", title=content.title))
    run.bold, run.font.size = True, Pt(14)
    title.paragraph_format.space_after = Pt(2)
    state = document.add_paragraph()
    state.add_run(content.subtitle).font.color.rgb = RGBColor(0x5B, 0x65, 0x77)
    state.paragraph_format.space_after = Pt(6)


def _headings(content: Content) -> Iterator[tuple[str, float]]:
    """The headings with their widths in centimetres, as if there were room for all."""
    for key, wide in _TEXTS.items():
        yield content.say(key), wide
    for day in content.days:
        yield content.heading(day), _FIGURE
    yield content.say("current", day=i18n.day(content.as_of)), _FIGURE
    yield f"{content.say('achievement')} / {content.say('status')}", 2.3
    for key, wide in _LAST.items():
        if key != "note" or _has_notes(content):
            yield content.say(key), wide


def _table(document: WordDocument, content: Content) -> None:
    headings = list(_headings(content))
    room = _WIDE - 2 * _MARGIN
    scale = room / sum(wide for _text, wide in headings)
    table = document.add_table(1, len(headings))
    table.style = "Table Grid"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, (_text, wide) in zip(table.columns, headings, strict=True):
        column.width = Cm(wide * scale)
    for cell, (text, wide) in zip(table.rows[0].cells, headings, strict=True):
        cell.width = Cm(wide * scale)
        _fill(cell, _HEAD)
        _write(cell, text, is_bold=True)
    _keep_with_pages(table.rows[0], is_head=True)
    for result in content.results:
        _result(table, content, result, [wide * scale for _text, wide in headings])


def _result(table: Table, content: Content, result: ResultRows, widths: list[float]) -> None:
    """The rows of a result; its own words stand once, in a cell beside all its indicators."""
    rows: list[_Row] = []
    for indicator in result.indicators or (None,):
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx forgot its type
        _keep_with_pages(row)
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = Cm(wide)
            if result.level != "output":
                _fill(cell, _LEVELS[result.level])
        if indicator:
            _indicator(row.cells, content, indicator)
        rows.append(row)
    level = f"{content.say(f'level_{result.level}')} {result.code}".strip()
    last = len(widths) - 1
    for place, text in ((0, level), (1, " ".join(result.statement.split())), (last, result.assumptions)):
        _write(_joined(rows, place), text, is_bold=place < last)


def _joined(rows: list[_Row], place: int) -> _Cell:
    """The cells of a column of these rows as one, with one empty paragraph."""
    first = rows[0].cells[place]
    if len(rows) == 1:
        return first
    merged: _Cell = first.merge(rows[-1].cells[place])
    for spare in merged.paragraphs[1:]:
        spare._element.getparent().remove(spare._element)  # noqa: SLF001 - python-docx has no door for it
    return merged


def _indicator(cells: tuple[_Cell, ...], content: Content, row: IndicatorRow) -> None:
    baseline = figure_text(content, row.baseline, row.unit)
    year = f" ({row.baseline_year})" if row.baseline_year and baseline else ""
    _write(cells[2], row.code)
    _write(cells[3], " ".join(row.label.split()))
    figures = [
        f"{baseline}{year}",
        *(figure_text(content, row.targets.get(day), row.unit) for day in content.days),
        figure_text(content, row.current, row.unit),
    ]
    for place, text in enumerate(figures, 4):
        _write(cells[place], text, kind="figure")
    _standing(cells[4 + len(figures)], content, row)
    _write(cells[5 + len(figures)], row.verification)
    if _has_notes(content):
        _write(cells[6 + len(figures)], row.note)


def _standing(cell: _Cell, content: Content, row: IndicatorRow) -> None:
    """The share of the target that was reached, and how it stands in a word."""
    _write(cell, "" if row.achievement is None else i18n.percent(row.achievement, 0), kind="figure")
    if row.status:
        line = _paragraph(cell.add_paragraph(), "figure")
        run = line.add_run(content.say(f"status_{row.status}"))
        run.bold, run.font.color.rgb = True, RGBColor(*_STATUS[row.status])


def _has_notes(content: Content) -> bool:
    """Whether something is noted of any indicator: else the column is left out."""
    return any(row.note for result in content.results for row in result.indicators)


def _write(cell: _Cell, text: str, *, kind: _Kind = "text", is_bold: bool = False) -> None:
    """Put a text into a cell, each of its lines as a paragraph."""
    for place, line in enumerate(text.splitlines() or [""]):
        paragraph = _paragraph(cell.paragraphs[0] if not place else cell.add_paragraph(), kind)
        paragraph.add_run(_printable(line)).bold = is_bold or None


def _paragraph(paragraph: Paragraph, kind: _Kind) -> Paragraph:
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    if kind == "figure":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def _printable(text: str) -> str:
    """The text without the control characters that XML does not hold."""
    return "".join(letter for letter in text if letter >= " " or letter == "\t")


def _fill(cell: _Cell, colour: str) -> None:
    properties = cell._element.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no door for shading
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    properties.append(shade)


def _keep_with_pages(row: _Row, *, is_head: bool = False) -> None:
    """Let no row break across pages, and the first one stand on each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
    for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        properties.append(mark)


def _below(document: WordDocument, content: Content) -> None:
    """The number of the page."""
    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run(f"{content.say('page')} ")
    _field(line, "PAGE")
    line.add_run(" / ")
    _field(line, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)  # noqa: SLF001 - as above
