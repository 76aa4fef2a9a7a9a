"""A report is printed while one waits, beside what others take for the same pages; a long annex grows by its rows only.

All figures are processor time in one process that is warm. Peers that are not installed are left out by name.
"""

from __future__ import annotations

import gc
import importlib
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from html import escape
from itertools import pairwise
from typing import Any

import pytest

from partnertrack import paths
from partnertrack.reporting import pdf
from partnertrack.reporting.charts import BarItem, Look, bars
from partnertrack.reporting.document import Block, Document, Figure, Heading, Lead, Paragraph
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Column, Row, Table
from tests.house.sources import ROOT
from tests.unit.reporting.sample import document
from tests.unit.reporting.test_pdf_standards import failures

pytestmark = pytest.mark.benchmark

FONTS = paths.resources() / "fonts"
LEAD = "Of 412 trainees, 197 have left for a placement; visas are what most of them wait for."
TEXT = "Training and its completion are on track. Departures are late, as visas take four months and more. " * 6
Line = tuple[str, ...]
Lines = tuple[Line, ...]
HEADS = ("Region", "Selected", "Trained", "Departed", "Share")
REGIONS = tuple((f"Region {place}", f"{place * 37}", f"{place * 31}", f"{place * 17}", "46%") for place in range(1, 11))
BARS = tuple((f"Region {place}", place * 37) for place in range(1, 11))


def ours(pages: int, heads: Line = HEADS, lines: Lines = REGIONS) -> bytes:
    blocks: list[Block] = []
    columns = tuple(Column(head, "end" if place else "start") for place, head in enumerate(heads))
    for place in range(pages):
        chart = bars([BarItem(name, value, str(value)) for name, value in BARS], Look(text_width))
        blocks += [Heading(f"Part {place}"), Lead(LEAD), Table("By region", columns, tuple(map(Row, lines)))]
        blocks += [Figure("Region 10 leads", chart), Paragraph(TEXT)]
    return pdf.render(document(*blocks))


def svg() -> str:
    drawn = "".join(
        f'<text x="0" y="{place * 20 + 12}" font-size="8" font-family="PartnerTrack Sans">{name}</text>'
        f'<rect x="60" y="{place * 20 + 4}" width="{value}" height="10" fill="#0b7285"/>'
        for place, (name, value) in enumerate(BARS)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="483" height="210" viewBox="0 0 483 210">{drawn}</svg>'


def weasyprint(pages: int, heads: Line = HEADS, lines: Lines = REGIONS) -> bytes:
    library: Any = importlib.import_module("weasyprint")
    file = (FONTS / "PartnerTrackSans-Regular.ttf").as_uri()
    face = f"@font-face {{font-family: 'PartnerTrack Sans'; src: url({file})}}"
    style = f"{face} body {{font: 9.2pt 'PartnerTrack Sans'}} h1 {{break-before: page}} @page {{size: A4}}"
    head = "".join(f"<th>{each}</th>" for each in heads)
    rows = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in line)}</tr>" for line in lines)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    parts = (
        f"<h1>Part {place}</h1><p>{LEAD}</p>{table}<div>{svg()}</div><p>{escape(TEXT)}</p>" for place in range(pages)
    )
    text = f"<html lang=en><title>Report</title><style>{style}</style>{''.join(parts)}</html>"
    made: bytes = library.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")
    return made


def fpdf(pages: int, heads: Line = HEADS, lines: Lines = REGIONS) -> bytes:
    library: Any = importlib.import_module("fpdf")
    made = library.FPDF(format="A4", unit="pt")
    made.add_font("PartnerTrack Sans", "", FONTS / "PartnerTrackSans-Regular.ttf")
    for place in range(pages):
        made.add_page()
        made.set_font("PartnerTrack Sans", size=19)
        made.multi_cell(0, text=f"Part {place}", new_x="LMARGIN", new_y="NEXT")
        made.set_font(size=9)
        made.multi_cell(0, text=LEAD, new_x="LMARGIN", new_y="NEXT")
        with made.table(first_row_as_headings=False) as table:
            for line in (heads, *lines):
                row = table.row()
                for cell in line:
                    row.cell(cell)
        for name, value in BARS:
            y = made.get_y()
            made.cell(60, 20, name)
            made.rect(100, y + 4, value, 10, style="F")
            made.set_xy(made.l_margin, y + 20)
        made.multi_cell(0, text=TEXT)
    return bytes(made.output())


def typst(pages: int, heads: Line = HEADS, lines: Lines = REGIONS) -> bytes:
    library: Any = importlib.import_module("typst")
    cells = ", ".join(f"[{each}]" for line in lines for each in line)
    named = ", ".join(f"[{each}]" for each in heads)
    table = f"#table(columns: {len(heads)}, table.header({named}), {cells})"
    chart = f'#image(bytes("{svg().replace(chr(34), chr(92) + chr(34))}"), format: "svg", alt: "Bars")'
    parts = "\n".join(
        f"= Part {place}\n\n{LEAD}\n\n{table}\n\n{chart}\n\n{TEXT}\n#pagebreak(weak: true)" for place in range(pages)
    )
    text = f'#set document(title: "Report")\n#set text(font: "PartnerTrack Sans", size: 9.2pt)\n{parts}'
    made: bytes = library.compile(text.encode(), font_paths=[str(FONTS)], pdf_standards=["ua-1", "a-3a"])
    return made


PEERS: dict[str, Callable[..., bytes]] = {"weasyprint": weasyprint, "fpdf": fpdf, "typst": typst}


def seconds(make: Callable[[], bytes]) -> tuple[float, bytes]:
    gc.collect()
    began = time.process_time()
    made = make()
    return time.process_time() - began, made


@pytest.mark.parametrize("name", PEERS)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("caplog")
def test_beside_a_peer(name: str) -> None:
    pytest.importorskip(name)
    ours(1)
    PEERS[name](1)
    for pages in (1, 20):
        own = min(seconds(partial(ours, pages))[0] for _turn in range(3))
        other = min(seconds(partial(PEERS[name], pages))[0] for _turn in range(2))
        print(f"{pages} pages: ours {own:.3f} s, {name} {other:.3f} s (×{other / own:.1f})")  # noqa: T201 - the result
    if name == "weasyprint":
        assert other >= 5 * own
    own, _ = seconds(partial(ours, 1, REGISTER, register(1_000)))
    other, _ = seconds(partial(PEERS[name], 1, REGISTER, register(1_000)))
    print(f"1,000 rows: ours {own:.3f} s, {name} {other:.3f} s (×{other / own:.1f})")  # noqa: T201 - the result


REGISTER = tuple(f"Column {place}" for place in range(8))


def register(rows: int) -> Lines:
    return tuple(
        (
            f"PT-{row:05}",
            f"Country {row % 7}",
            "Nursing",
            "2026-03",
            "Visa",
            f"Employer {row % 40}",
            f"{row}",
            f"{row / 7:.1f}",
        )
        for row in range(rows)
    )


def annex(rows: int) -> Document:
    columns = tuple(Column(name, "end" if place > 5 else "start", 1 + place % 3) for place, name in enumerate(REGISTER))
    return document(Heading("Register"), Table("Register", columns, tuple(map(Row, register(rows)))))


def test_an_annex_of_50_000_rows_is_tagged_and_grows_by_its_rows_only() -> None:
    pdf.render(annex(100))
    few, many = annex(5_000), annex(50_000)
    (short, _), (long, content) = seconds(lambda: pdf.render(few)), seconds(lambda: pdf.render(many))
    print(f"50,000 rows: {long:.1f} s, ×{long / short:.1f} of 5,000; {len(content) / 1e6:.1f} MB")  # noqa: T201 - as above
    assert long <= 20
    assert long / short <= 11.5
    assert len(content) <= 11_000_000


def test_an_annex_of_50_000_rows_fits_the_memory() -> None:
    pytest.importorskip("resource")
    code = (
        "import resource; from partnertrack.reporting import pdf; from tests.benchmarks.test_pdf_bench import annex; "
        "pdf.render(annex(50_000)); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    print(f"50,000 rows: {run.stdout.strip()} MB at most")  # noqa: T201 - as above
    assert int(run.stdout) <= 400


def test_a_long_annex_keeps_the_standards() -> None:
    assert failures(pdf.render(annex(10_000))) == []


def test_a_long_annex_is_stopped_within_a_moment() -> None:
    looks: list[float] = []

    class Watcher:
        def report(self, _done: int, _total: int, _text: str = "") -> None:
            looks.append(time.process_time())

    document = annex(50_000)
    looks.append(time.process_time())
    pdf.render(document, Watcher())
    looks.append(time.process_time())
    longest = max(after - before for before, after in pairwise(looks))
    print(f"longest time without a look whether to stop: {longest:.2f} s")  # noqa: T201 - as above
    assert longest <= 0.4
