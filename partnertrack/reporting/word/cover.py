"""The first page in Word: the routes behind the title, the facts below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnertrack.i18n import _
from partnertrack.reporting.charts import routes
from partnertrack.reporting.document import Cover, Fact
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, break_lines
from partnertrack.reporting.pdf.style import PAGE_WIDTH, PALETTE, WIDTH
from partnertrack.reporting.scene_image import png
from partnertrack.reporting.word.drawing import Pictures
from partnertrack.reporting.word.look import RULE
from partnertrack.reporting.word.markup import paragraph, run
from partnertrack.reporting.word.table import cell, framed, row
from partnertrack.scene import Rect, Scene

_MAP_END, _BAND_END, _EDGE = 394.0, 546.0, 4.0
_DOTS = 160
_TITLE = Face(31.0, 37.0, "light")
_LEAST_LINES, _TEXT_TOP, _ISSUER = 64.0, 64.0, 12.0


def cover(block: Cover, pictures: Pictures, width: int) -> Iterator[str]:
    """The paragraphs of the page."""
    scene = block.scene or routes(())
    behind = pictures.behind(png(_band(scene), _DOTS), "png", (PAGE_WIDTH, _BAND_END + _EDGE))
    yield paragraph("CoverIssuer", behind + run(block.issuer.upper()))
    lines = len(break_lines(block.title, _TITLE, WIDTH, text_width))
    height = 18.0 + lines * _TITLE.leading + 28.0
    before = (_MAP_END + _BAND_END - height) / 2 - _TEXT_TOP - _ISSUER
    yield paragraph("CoverKicker", run(block.kicker or " "), "", _space(before, 60))
    yield paragraph("Title", run(block.title))
    yield paragraph(
        "Subtitle", run(block.subtitle or " "), "", _space(12, (_BAND_END - _MAP_END - height) / 2 * 20 + 400)
    )
    if block.facts:
        yield _facts(block.facts, width)
    if block.funders:
        yield paragraph("FactLabel", run(_("Funded by")), "", _space(18, 80))
        yield _funders(block.funders, width)
    if block.footnote:
        yield paragraph("SmallPrint", run(block.footnote), "", _space(24, 0))


def _space(before: float, after: float) -> str:
    """A space before in points and one after in twentieths of it."""
    return f'<w:spacing w:before="{max(0, round(before * 20))}" w:after="{max(0, round(after))}"/>'


def _band(scene: Scene) -> Scene:
    """The upper part of the page: the scene, the dark band that the title stands on, the edge of it."""
    band = Rect(0, _MAP_END, PAGE_WIDTH, _BAND_END - _MAP_END, fill=PALETTE.ink)
    edge = Rect(0, _BAND_END, PAGE_WIDTH, _EDGE, fill=PALETTE.attention)
    return Scene(PAGE_WIDTH, _BAND_END + _EDGE, (*scene.items, band, edge))


def _facts(facts: Sequence[Fact], width: int) -> str:
    """The facts in two columns."""
    half = width // 2
    rows = []
    for start in range(0, len(facts), 2):
        pair = [*facts[start : start + 2], Fact("", "")][:2]
        rows.append(row("".join(cell(_fact(each), half) for each in pair)))
    return framed("".join(rows), (half, half))


def _fact(fact: Fact) -> str:
    return paragraph("FactLabel", run(fact.label.upper())) + paragraph("FactValue", run(fact.value))


def _funders(funders: Sequence[str], width: int) -> str:
    """A box for each funder."""
    wide = width // max(len(funders), 4)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:color="{RULE}"/>' for side in ("top", "left", "bottom", "right")
    )
    boxes = (cell(paragraph("FactValue", run(name), "", _space(8, 160)), wide, borders=sides) for name in funders)
    return framed(row("".join(boxes)), [wide] * len(funders))
