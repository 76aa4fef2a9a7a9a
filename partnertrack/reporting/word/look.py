"""The look of a report in Word: styles, lists and settings of the whole file."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.reporting.pdf.style import HAIR, PAGE_HEIGHT, PAGE_WIDTH, PALETTE
from partnertrack.reporting.table import Status
from partnertrack.reporting.word.embedding import FAMILY

WIDTH, LANDSCAPE_WIDTH = 9665, 14598
"""The width of the text column of an A4 page in twentieths of a point, upright and turned."""

PAGE = {
    False: (round(PAGE_WIDTH * 20), round(PAGE_HEIGHT * 20)),
    True: (round(PAGE_HEIGHT * 20), round(PAGE_WIDTH * 20)),
}
"""The size of a sheet in the same units, upright or turned."""

LOCALES = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "nl": "nl-NL", "ka": "ka-GE", "ar": "ar-SA"}
SIGNS = {Status.ON_TRACK: "●", Status.WATCH: "▲", Status.OFF_TRACK: "■"}
"""A shape for each status, so that it is told without its colour."""

HEADINGS, BULLETS = 1, 2
"""The numbers of the lists that every file has: that of the sections, and that of plain points."""

INK, TEXT, MUTED, ACCENT = (
    colour.lstrip("#") for colour in (PALETTE.ink, PALETTE.text, PALETTE.muted, PALETTE.accent_dark)
)
RULE, SURFACE = HAIR.lstrip("#"), PALETTE.surface.lstrip("#")
KICKER, PALE, ISSUER = "f0ad4e", "d8e2ee", "9cd3dd"


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs; sizes in points, spaces before and after and lines in twentieths of a point."""

    id: str
    name: str
    size: float
    colour: str = TEXT
    before: int = 0
    after: int = 0
    line: int = 0
    is_bold: bool = False
    keeps_next: bool = False
    outline: int = -1
    more: str = ""
    parent: str = "Normal"


def _list(number: int) -> str:
    """The mark of paragraphs that belong to a list."""
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


_STYLES = (
    Style("Heading1", "heading 1", 19, INK, 360, 180, is_bold=True, keeps_next=True, outline=0, more=_list(HEADINGS)),
    Style("Heading2", "heading 2", 12, ACCENT, 300, 100, is_bold=True, keeps_next=True, outline=1),
    Style("Heading3", "heading 3", 10, INK, 220, 60, is_bold=True, keeps_next=True, outline=2),
    Style("TOCHeading", "TOC Heading", 19, INK, 0, 180, is_bold=True, keeps_next=True),
    Style("TOC1", "toc 1", 10, INK, 100, 20, is_bold=True),
    Style("TOC2", "toc 2", 9.5, TEXT, 20, 20),
    Style("Title", "Title", 31, "ffffff", 0, 0, 740),
    Style("Subtitle", "Subtitle", 11.5, PALE, 240, 0),
    Style("CoverKicker", "Cover kicker", 10.5, KICKER, 0, 60, is_bold=True),
    Style("CoverIssuer", "Cover issuer", 8.5, ISSUER, 0, 0, 240, True),
    Style("FactLabel", "Fact label", 7, MUTED, 160, 20, is_bold=True, keeps_next=True),
    Style("FactValue", "Fact value", 9.5, INK, 0, 40),
    Style("Lead", "Lead", 13, INK, 0, 220),
    Style("ListBullet", "List Bullet", 9.5, TEXT, 0, 60, more=_list(BULLETS)),
    Style("ListNumber", "List Number", 9.5, TEXT, 0, 60),
    Style("Caption", "caption", 9.5, INK, 240, 20, is_bold=True, keeps_next=True),
    Style("ExhibitSubtitle", "Exhibit subtitle", 8, MUTED, 0, 80, keeps_next=True),
    Style("Exhibit", "Exhibit", 9.5, TEXT, 0, 80),
    Style("SmallPrint", "Small print", 7.5, MUTED, 60, 180),
    Style("TableHead", "Table head", 7.5, MUTED, 40, 40, is_bold=True),
    Style("TableText", "Table text", 8, TEXT, 40, 40),
    Style("TableDense", "Table text, dense", 8, TEXT, 10, 10),
    Style("TableForm", "Table text, form", 8, TEXT, 110, 110),
    Style("KeyFigure", "Key figure", 24, INK, 80, 0, keeps_next=True),
    Style("KeyLabel", "Key figure label", 8.5, TEXT, 0, 40),
    Style("PanelTitle", "Panel title", 10.5, ACCENT, 120, 80, is_bold=True, keeps_next=True),
    Style("Term", "Term", 9.5, INK, 60, 0, is_bold=True, keeps_next=True),
    Style("Header", "header", 7.5, MUTED),
    Style("Footer", "footer", 7.5, MUTED),
)


def styles(language: str) -> str:
    """The part of the styles; everything is in the language unless a run says otherwise."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FAMILY}" w:eastAsia="{FAMILY}" w:hAnsi="{FAMILY}" '
        f'w:cs="{FAMILY}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'
        f'<w:lang w:val="{LOCALES.get(language, language)}" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:after="140"/></w:pPr><w:rPr><w:color w:val="{TEXT}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        f"{''.join(map(_style, _STYLES))}"
    )


def _style(style: Style) -> str:
    line = f' w:line="{style.line}" w:lineRule="exact"' if style.line else ""
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline >= 0 else ""
    properties = (
        f"{'<w:keepNext/><w:keepLines/>' if style.keeps_next else ''}{style.more}"
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"{line}/>'
        f"{outline}"
    )
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.parent}"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{properties}</w:pPr>'
        f"<w:rPr>{'<w:b/><w:bCs/>' if style.is_bold else ''}"
        f'<w:color w:val="{style.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def numbering(counted: int) -> str:
    """The part of the lists: sections, points, and as many `counted` lists, each of which begins with 1."""
    lists = "".join(
        f'<w:num w:numId="{BULLETS + place}"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place in range(1, counted + 1)
    )
    return (
        _levels(1, "decimal", "%1", 680, '<w:pStyle w:val="Heading1"/>')
        + _levels(2, "bullet", "•", 280, '<w:pStyle w:val="ListBullet"/>')
        + _levels(3, "decimal", "%1.", 340, "")
        + f'<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="2"/></w:num>{lists}'
    )


def _levels(number: int, kind: str, text: str, indent: int, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
    )


SETTINGS = (
    '<w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
