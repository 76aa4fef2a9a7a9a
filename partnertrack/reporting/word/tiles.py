"""Key figures and panels in Word: cells beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.reporting.charts.sign import status_colour
from partnertrack.reporting.document import KeyFigures, Panels, Tile
from partnertrack.reporting.pdf.style import PALETTE
from partnertrack.reporting.word.look import SURFACE
from partnertrack.reporting.word.markup import paragraph, run, words
from partnertrack.reporting.word.table import cell, framed, row, status_runs

_PER_ROW = 3


def key_figures(block: KeyFigures, width: int) -> Iterator[str]:
    """A table of tiles, three in a row."""
    wide = width // _PER_ROW
    rows = []
    for start in range(0, len(block.tiles), _PER_ROW):
        tiles = block.tiles[start : start + _PER_ROW]
        cells = [_tile(each, wide) for each in tiles]
        cells += [cell(paragraph("KeyLabel", ""), wide)] * (_PER_ROW - len(tiles))
        rows.append(row("".join(cells)))
    if rows:
        yield framed("".join(rows), [wide] * _PER_ROW)
        yield paragraph("SmallPrint", "")


def panels(block: Panels, width: int) -> Iterator[str]:
    """Titled lists side by side."""
    if not block.panels:
        return
    wide = width // len(block.panels)
    cells = (
        cell(
            paragraph("PanelTitle", run(panel.title))
            + "".join(paragraph("ListBullet", words(item)) for item in panel.items),
            wide,
        )
        for panel in block.panels
    )
    yield framed(row("".join(cells)), [wide] * len(block.panels))
    yield paragraph("SmallPrint", "")


def _tile(tile: Tile, wide: int) -> str:
    """The figure, what it counts, where it was meant to be, how it stands."""
    colour = status_colour(tile.status, PALETTE).lstrip("#")
    edge = f'<w:left w:val="single" w:sz="24" w:color="{colour}"/>'
    content = paragraph("KeyFigure", run(tile.figure)) + paragraph("KeyLabel", run(tile.label))
    if tile.status:
        content += paragraph("KeyLabel", status_runs(tile.status))
    if tile.note:
        content += paragraph("SmallPrint", run(tile.note))
    return cell(content, wide, borders=edge + _borders(), fill=SURFACE, inset=170)


def _borders() -> str:
    """The white edges that keep tiles apart, in the order of the schema after the left one."""
    bottom, right = (f'<w:{side} w:val="single" w:sz="48" w:color="ffffff"/>' for side in ("bottom", "right"))
    return bottom + right
