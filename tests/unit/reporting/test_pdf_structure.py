"""Holds what a PDF tells those who do not see it: what each part is, in which order, in which language and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from partnertrack.reporting import pdf
from partnertrack.reporting.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Note,
    Paragraph,
    Picture,
    Run,
    Tile,
)
from partnertrack.reporting.table import Bar, Cell, Column, Row, Status, Table
from partnertrack.scene import Rect, Scene
from tests.unit.reporting.sample import document, meta, sample
from tests.unit.reporting.test_pdf_standards import picture

COLUMNS = (Column("Region"), Column("People", "end"))
LONG = "Training and completion are on track; departures are late because of visas (\N{SECTION SIGN} 12). " * 4


@dataclass(frozen=True, slots=True)
class Element:
    role: str
    about: dict[str, str] = field(default_factory=dict)
    kids: tuple[Element, ...] = ()

    def all(self, *roles: str) -> list[Element]:
        return [each for each in self.walk() if each.role in roles]

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def shape(self) -> str:
        inner = " ".join(kid.shape() for kid in self.kids)
        return f"{self.role}({inner})" if inner else self.role


def element(node: pikepdf.Object) -> Element:
    about = {key[1:]: str(node[key]) for key in ("/ActualText", "/Alt", "/Lang") if key in node}
    about |= {str(key)[1:]: str(value) for key, value in dict(node.get("/A", {})).items()}
    held: Any = node.get("/K", [])
    kids = held if isinstance(held, pikepdf.Array) else [held]
    inner = tuple(element(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    return Element(str(node.S)[1:], about, inner)


def tree(content: bytes) -> Element:
    with pikepdf.open(BytesIO(content)) as file:
        return element(file.Root.StructTreeRoot.K)


def structure(*blocks: Block) -> Element:
    return tree(pdf.render(document(*blocks)))


def text_of(content: bytes) -> str:
    file = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library is untyped
    found = "\n".join(page.get_textpage().get_text_range() for page in file)
    file.close()  # type: ignore[no-untyped-call]  # the library is untyped
    return found


def test_headings_go_down_one_by_one() -> None:
    whole = structure(Heading("A", 3), Heading("B", 1), Heading("C", 3), Heading("D", 2), Heading("E", 3))
    assert [each.role for each in whole.kids] == ["H1", "H1", "H2", "H2", "H3"]


def test_a_paragraph_over_two_pages_is_one_and_says_its_words_as_they_were_written() -> None:
    words = (Run("Visas. ", is_bold=True), Run(LONG * 20))
    whole = structure(Heading("Part"), Paragraph(words))
    assert whole.shape() == "Document(H1 P)"
    assert whole.kids[1].about["ActualText"] == "Visas. " + LONG * 20


def test_words_in_another_language_say_so() -> None:
    whole = structure(Paragraph("Kurz", "de"), Paragraph("Short"))
    assert [each.about.get("Lang") for each in whole.kids] == ["de", None]
    with pikepdf.open(BytesIO(pdf.render(sample("fr")))) as file:
        assert str(file.Root.Lang) == "fr"


def test_a_list_has_points_with_labels() -> None:
    assert structure(Bullets(("One", "Two"))).shape() == "Document(L(LI(Lbl LBody) LI(Lbl LBody)))"
    (dotted,), (counted,) = (structure(Bullets(("One",), is_counted=each)).kids for each in (False, True))
    assert (dotted.about["ListNumbering"], counted.about["ListNumbering"]) == ("/Disc", "/Decimal")
    assert "1. One" in text_of(pdf.render(document(Bullets(("One", "Two"), is_counted=True)))).replace("  ", " ")


def test_a_table_has_heads_for_columns_rows_and_groups_and_its_header_once() -> None:
    rows = (Row(("North",), "group"), *(Row((f"Region {place}", "1")) for place in range(80)))
    whole = structure(Table("By region", COLUMNS, rows, "People", "Note"))
    table, note = whole.kids
    assert (table.role, note.role) == ("Table", "P")
    caption, head, body = table.kids
    assert caption.shape() == "Caption(P P)"
    assert [each.about["Scope"] for each in head.all("TH")] == ["/Column", "/Column"]
    group, first, *_more = body.kids
    assert (group.shape(), group.kids[0].about["ColSpan"]) == ("TR(TH)", "2")
    assert (first.shape(), first.kids[0].about["Scope"]) == ("TR(TH TD)", "/Row")
    assert len(table.all("TR")) == 82


def test_what_is_drawn_is_told() -> None:
    scene = Scene(400, 100, (Rect(0, 0, 400, 100, fill="#0b7285"),), "Ashanti: 74")
    tile = Tile("36%", "are women", bar=Bar(0.36, 0.5), status=Status.OFF_TRACK)
    whole = structure(
        Figure("Ashanti leads", scene),
        Picture(picture("RGB", "PNG"), "A workshop in Accra"),
        KeyFigures((tile,)),
        Table("Results", COLUMNS, (Row(("A", Cell(bar=Bar(0.6, 0.7, Status.WATCH)))),)),
    )
    figures = whole.all("Figure")
    assert [each.about["Alt"] for each in figures] == [
        "Ashanti: 74",
        "A workshop in Accra",
        "Bar at 36%, tick at 50%",
        "Off track",
        "Bar at 60%, tick at 70% \N{EN DASH} Watch",
    ]
    assert all("BBox" in each.about for each in figures)


def test_the_contents_are_links_that_say_where_they_lead() -> None:
    blocks = (Contents(), Heading("Results"), Heading("By region", 2), Paragraph("text"))
    content = pdf.render(document(*blocks))
    toc = tree(content).all("TOC")[0]
    assert toc.shape() == "TOC(TOCI(Reference(Link)) TOC(TOCI(Reference(Link))))"
    with pikepdf.open(BytesIO(content)) as file:
        page = file.pages[0]
        assert str(page.Tabs) == "/S"
        assert [str(link.Contents) for link in page.Annots] == ["1  Results", "By region"]


def test_all_else_on_a_page_is_an_artifact() -> None:
    with pikepdf.open(BytesIO(pdf.render(sample()))) as file:
        for page in file.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                if name in {"Tj", "TJ", "f", "S", "B", "Do"}:
                    assert depth == 1, instruction
            assert depth == 0


def test_a_cover_says_its_words_as_they_were_written() -> None:
    whole = structure(Cover("Title", "Report 5", "April to September", "Sample Agency", funders=("Fund",)))
    said = [each.about.get("ActualText") for each in whole.walk()]
    assert "Sample Agency" in said


def test_no_letter_is_lost() -> None:
    texts = {
        "en": "“Visas” cost €1,200 – 12 % of ½ … • − ≥ → × ÷",
        "fr": "L’été dernier, où l’œuvre naïve coûtait 1\N{NO-BREAK SPACE}200 € : « ça va » ÀÂÇÉÈÊËÎÏÔÙÛÜŸŒÆ",
        "de": "Größe, Übung, Ärger, Öl, weiß, STRASSE ẞ, „gut“",
        "nl": "ĳs, coördinatie, reëel, financiën, vóór, één",
        "ka": "საქართველო და გერმანია, 412 (36%)",
        "ru": "Обучение и выезд",
        "el": "Ελληνικά",
    }
    blocks = [
        block for language, text in texts.items() for block in (Paragraph(text, language), Lead(text), Note(text))
    ]
    found = text_of(pdf.render(document(*blocks)))
    for text in texts.values():
        assert squeezed(found).count(squeezed(text)) == 3, text


def squeezed(text: str) -> str:
    """Return the text without what lines and their ends make of its spaces."""
    return re.sub(r"[\s\N{NO-BREAK SPACE}]+", "", text)


def test_the_same_report_with_files_and_pictures_has_the_same_bytes() -> None:
    made = replace(document(Picture(picture("RGBA", "PNG"), "A")), meta=replace(meta(), title="Käse & “Brot”"))
    assert pdf.render(made) == pdf.render(made)
