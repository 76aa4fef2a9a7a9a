"""The blocks of a document as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnertrack.i18n import _
from partnertrack.reporting.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Panels,
    Picture,
)
from partnertrack.reporting.scene_image import png
from partnertrack.reporting.table import Table
from partnertrack.reporting.walk import flat
from partnertrack.reporting.word.cover import cover
from partnertrack.reporting.word.drawing import Pictures
from partnertrack.reporting.word.look import BULLETS, LANDSCAPE_WIDTH, WIDTH
from partnertrack.reporting.word.markup import around, field, paragraph, quoted, run, words
from partnertrack.reporting.word.picture import measured
from partnertrack.reporting.word.table import table
from partnertrack.reporting.word.text import text
from partnertrack.reporting.word.tiles import key_figures, panels

_TALLEST = 620.0
"""The height in points that a picture may have, so that its title is on the same page."""
_DEEPEST = 2
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


class Writer:
    """Writes blocks in their order and counts as it goes: headings, figures, tables, lists."""

    def __init__(self, document: Document) -> None:
        self.width = LANDSCAPE_WIDTH if document.meta.is_landscape else WIDTH
        self.pictures = Pictures()
        self.lists = 0
        self._headings = [block for block in flat(document.blocks) if isinstance(block, Heading)]
        self._marks = self._figures = self._tables = 0
        self._is_new_page = False

    def body(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The content of the file; after a cover and at a break, what follows begins a page."""
        for block in blocks:
            if isinstance(block, PageBreak):
                self._is_new_page = True
                continue
            if self._is_new_page and not isinstance(block, Heading | Contents):
                yield _BREAK
                self._is_new_page = False
            yield from self._written(block)
            self._is_new_page = isinstance(block, Cover)

    def _written(self, block: Block) -> Iterable[str]:
        match block:
            case Heading():
                return (self._heading(block),)
            case Contents():
                return self._contents()
            case Figure() | Picture():
                return self._figure(block) if isinstance(block, Figure) else self._picture(block)
            case Table():
                return self._table(block)
            case Bullets():
                return self._bullets(block)
            case _:
                return self._uncounted(block)

    def _uncounted(self, block: Block) -> Iterable[str]:
        match block:
            case Cover():
                return cover(block, self.pictures, self.width)
            case KeyFigures():
                return key_figures(block, self.width)
            case Panels():
                return panels(block, self.width)
            case _:
                return text(block)

    def _heading(self, block: Heading) -> str:
        """A heading under a name that the contents lead to; what is not numbered says so."""
        self._marks += 1
        content = _marked(self._marks, run(block.text))
        is_counted = block.is_numbered and block.level == 1
        properties = self._opening()
        if block.level == 1 and not is_counted:
            properties += '<w:numPr><w:numId w:val="0"/></w:numPr>'
        return paragraph(f"Heading{min(block.level, 3)}", content, properties)

    def _opening(self) -> str:
        """The mark of a paragraph that begins a page, where one is due."""
        return "<w:pageBreakBefore/>" if self._is_new_page else ""

    def _contents(self) -> Iterator[str]:
        """The headings of the first two levels, leading to their places; Word adds the pages when it opens the file."""
        yield paragraph("TOCHeading", run(_("Contents")), self._opening())
        lines = [(place, each) for place, each in enumerate(self._headings, 1) if each.level <= _DEEPEST]
        for number, (place, each) in enumerate(lines):
            link = f'<w:hyperlink w:anchor="_Toc{place:06}" w:history="1">{run(each.text)}</w:hyperlink>'
            begun = "" if number else field('TOC \\o "1-2" \\h \\z', is_dirty=True).removesuffix(_END)
            ended = _END if number == len(lines) - 1 else ""
            tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{self.width}"/></w:tabs>'
            yield paragraph(f"TOC{each.level}", begun + link + ended, tab)

    def _figure(self, block: Figure) -> Iterator[str]:
        """Title, chart and note."""
        self._figures += 1
        yield _caption(_("Figure {number}."), "Figure", self._figures, block.title)
        if block.subtitle:
            yield paragraph("ExhibitSubtitle", run(block.subtitle))
        scene = block.scene
        scale = min(1.0, self.width / 20 / scene.width, _TALLEST / scene.height)
        size = (scene.width * scale, scene.height * scale)
        drawn = self.pictures.inline(png(scene), "png", size, scene.alt_text or block.title)
        yield paragraph("Exhibit", drawn, "<w:keepNext/>" if block.note else "")
        if block.note:
            yield paragraph("SmallPrint", run(block.note))

    def _picture(self, block: Picture) -> Iterator[str]:
        """Somebody's picture; one that cannot be read is told in words."""
        found = measured(block.content)
        if found is None:
            yield paragraph("SmallPrint", run(block.alt_text))
            return
        wide, high = found.points
        scale = min(1.0, self.width / 20 * block.share / wide, _TALLEST / high)
        drawn = self.pictures.inline(block.content, found.suffix, (wide * scale, high * scale), block.alt_text)
        yield paragraph("Exhibit", drawn, "<w:keepNext/>" if block.caption else "")
        if block.caption:
            yield paragraph("SmallPrint", run(block.caption))

    def _table(self, block: Table) -> Iterator[str]:
        """Title, table and note."""
        self._tables += 1
        if block.is_numbered:
            yield _caption(_("Table {number}."), "Table", self._tables, block.title)
        elif block.title:
            yield paragraph("Caption", run(block.title))
        if block.subtitle:
            yield paragraph("ExhibitSubtitle", run(block.subtitle))
        yield table(block, self.width)
        yield paragraph("SmallPrint", run(block.note))

    def _bullets(self, block: Bullets) -> Iterator[str]:
        """A list; each counted one begins with 1."""
        self.lists += block.is_counted
        for item in block.items:
            if block.is_counted:
                number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS + self.lists}"/></w:numPr>'
                yield paragraph("ListNumber", words(item), number)
            else:
                yield paragraph("ListBullet", words(item))


def _caption(name: str, kind: str, number: int, title: str) -> str:
    """The number as a field, which Word counts itself, then the title."""
    return paragraph(
        "Caption", around(name, "number", field(f"SEQ {kind} \\* ARABIC", run(str(number)))) + run(f" {title}")
    )


def _marked(number: int, content: str) -> str:
    name = quoted(f"_Toc{number:06}")
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
