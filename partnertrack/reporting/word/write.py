"""Writes the parts of a Word file."""

from __future__ import annotations

from collections.abc import Iterable

import partnertrack
from partnertrack import i18n
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.document import Block, Cover, Document, Meta
from partnertrack.reporting.walk import flat
from partnertrack.reporting.word.blocks import Writer
from partnertrack.reporting.word.embedding import FACES, font_parts, font_table
from partnertrack.reporting.word.look import PAGE, SETTINGS, numbering, styles
from partnertrack.reporting.word.markup import DECLARATION, NAMESPACES, quoted
from partnertrack.reporting.word.package import packed
from partnertrack.reporting.word.running import footer, header

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("document.main", "styles", "numbering", "settings", "fontTable", "header", "footer")
_FILES = {"document.main": "document", "header": "header1", "footer": "footer1"}
_RELATED = ("styles", "numbering", "settings", "fontTable", "header", "footer")


def render(document: Document, progress: Progress = SILENT) -> bytes:
    """The file (.docx); the same document gives the same bytes. Nothing in it runs or reaches outside.

    Raises `MissingGlyphError` where a chart was not made printable, and `Cancelled` when the user pressed Stop.
    """
    meta = document.meta
    with i18n.speaking(meta.language):
        writer = Writer(document)
        body = "".join(_counted(writer, document.blocks, progress))
        parts = {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations(_ROOT),
            "docProps/core.xml": _core(meta),
            "docProps/app.xml": _app(),
            "word/document.xml": _part("document", f"<w:body>{body}{_section(document)}</w:body>"),
            "word/_rels/document.xml.rels": _relations(_related() + writer.pictures.relations()),
            "word/styles.xml": _part("styles", styles(meta.language)),
            "word/numbering.xml": _part("numbering", numbering(writer.lists)),
            "word/settings.xml": _part("settings", SETTINGS),
            "word/fontTable.xml": _part("fonts", font_table()),
            "word/_rels/fontTable.xml.rels": _relations(_fonts()),
            "word/header1.xml": _part("hdr", header(meta, writer.width)),
            "word/footer1.xml": _part("ftr", footer(meta, writer.width)),
        }
        texts = {name: (DECLARATION + text).encode() for name, text in parts.items()}
        return packed({**texts, **writer.pictures.files, **font_parts()})


def _counted(writer: Writer, blocks: tuple[Block, ...], progress: Progress) -> Iterable[str]:
    """The body, block by block."""
    every = tuple(flat(blocks))
    for done, block in enumerate(every):
        progress.report(done, len(every))
        yield from writer.body((block,))


def _part(element: str, content: str) -> str:
    return f"<w:{element} {NAMESPACES}>{content}</w:{element}>"


def _section(document: Document) -> str:
    """The sheet of paper with its margins; a cover has nothing running along it."""
    wide, high = PAGE[document.meta.is_landscape]
    turned = ' w:orient="landscape"' if document.meta.is_landscape else ""
    first_page = "<w:titlePg/>" if document.blocks and isinstance(document.blocks[0], Cover) else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="1280" w:right="1120" w:bottom="1200" w:left="1120" '
        f'w:header="640" w:footer="560" w:gutter="0"/>{first_page}</w:sectPr>'
    )


def _types() -> str:
    """What kind of content each part has."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
    listed = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items())
    for kind in _KINDS:
        listed += f'<Override PartName="/word/{_FILES.get(kind, kind)}.xml" ContentType="{_WORD}.{kind}+xml"/>'
    listed += (
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{listed}</Types>'


def _relations(listed: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


_ROOT = (
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
)


def _related() -> str:
    return "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/relationships/{kind}" Target="{_FILES.get(kind, kind)}.xml"/>'
        for place, kind in enumerate(_RELATED, 1)
    )


def _fonts() -> str:
    return "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/relationships/font" Target="fonts/font{place}.odttf"/>'
        for place in range(1, len(FACES) + 1)
    )


def _core(meta: Meta) -> str:
    """The properties of the file; the author is the organisation, the day that of the document."""
    day = f"{meta.created:%Y-%m-%d}T00:00:00Z"
    title = " \N{EN DASH} ".join(part for part in (meta.title, meta.kind, meta.period) if part)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{quoted(title)}</dc:title><dc:subject>{quoted(meta.subject)}</dc:subject>"
        f"<dc:creator>{quoted(meta.organisation)}</dc:creator><dc:language>{quoted(meta.language)}</dc:language>"
        f"<cp:lastModifiedBy>{quoted(meta.organisation)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def _app() -> str:
    kind = f"{_OFFICE}/extended-properties"
    return f'<Properties xmlns="{kind}"><Application>PartnerTrack {partnertrack.__version__}</Application></Properties>'
