"""Every script that the report may hold is printed whole, can be copied out in its order, and survives wrapping."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.reporting import pdf
from partnertrack.reporting.directions import DirectedRun, is_read_from_right, runs, without_controls
from partnertrack.reporting.document import Block, Document, Heading, Meta, Paragraph, Run
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, break_lines
from partnertrack.reporting.pdf.layout import lay_out
from partnertrack.reporting.shaping import shape
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.scene import Text
from tests.unit.reporting.test_pdf_standards import failures

SAMPLES = {
    "en": "Departed: 1,204 of 1,312 (91.8%) – “half the target”, £3, $5, €7 & more; naïve façade…",
    "fr": "À Évry, l’œuvre s’achève : 1 204 départs « prévus », 91,8 % ; où ? Ça, déjà ! Noël, île, sûr, æ.",
    "de": "Größe, Übergang, Ämter, Öl: „91,8 %“ – süß; Straße 5, ẞ, 3 × 4 ≥ 12 − 1.",
    "nl": "’s Ochtends: één reünie, coördinatie, geïnd, café, hè? 1.204 vertrokken (91,8%).",
    "ka": "საქართველო: გამგზავრდა 1 204 ადამიანი (91,8 %), ეტაპი „ვიზა“ — 53; აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ.",
    "ar": "بلغ عدد المتدربين الذين أكملوا التدريب، ثم سافروا إلى ألمانيا؛ لا توجد حالات أخرى؟ ضظطغ ءآئؤة ى ٠١٢٣٤٥٦٧٨٩",
}
ARABIC = "ملخص باللغة العربية عن المتدربين الذين أكملوا التدريب وسافروا إلى ألمانيا في إطار البرنامج الممول من الاتحاد"
META = Meta("Pilot", "Office", "en", date(2026, 6, 30))

words = st.lists(
    st.one_of(
        st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=9),
        st.text("abcXYZé", min_size=1, max_size=7),
        st.sampled_from(("12", "(91%)", "2026-07", "«الأهداف»", "A/B", "،", ".", "٣٤", "لا", "PartnerTrack-2.0")),
    ),
    min_size=1,
    max_size=24,
)


def printed(*blocks: Block) -> bytes:
    return pdf.render(Document(META, blocks))


def copied(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library is untyped
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()  # type: ignore[no-untyped-call]  # as above


@pytest.mark.parametrize("language", SAMPLES)
def test_every_character_comes_back(language: str) -> None:
    text = copied(printed(Heading(SAMPLES[language]), Paragraph(SAMPLES[language], language=language)))
    missing = set(SAMPLES[language].replace("\u202f", "\xa0")) - set(text) - {"\xa0"}
    assert missing == set()


def test_arabic_is_copied_word_by_word_in_the_order_in_which_it_is_read() -> None:
    text = " ".join(copied(printed(Paragraph(f"{ARABIC} {ARABIC}", language="ar"))).split())
    assert f"{ARABIC} {ARABIC}" in text


def test_who_does_not_see_the_page_hears_the_letters_in_their_order() -> None:
    mixed = "سافر منهم 42 (91%) في إطار PartnerTrack-2026 حتى اليوم."
    table = Table("Names", (Column("Name"), Column("City")), (Row((Cell("محمد بن علي"), Cell("Tunis"))),))
    content = printed(Heading("الملخص"), Paragraph(mixed, language="ar"), table)
    said: list[str] = []
    languages: list[str] = []
    with pikepdf.open(BytesIO(content)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/ActualText" in thing:
                said.append(str(thing["/ActualText"]))
                languages.append(str(thing.get("/Lang", "")))
    assert {mixed, "محمد بن علي"} <= set(said)
    assert any("الملخص" in each for each in said)
    told = {text: language for text, language in zip(said, languages, strict=True) if text != "Tunis"}
    assert set(told.values()) == {"ar"}
    assert failures(content) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc", [("abc", False)]),
        ("سافر 42 منهم", [(" منهم", True), ("42", False), ("سافر ", True)]),
        ("to وزارة التشغيل (Tunis)", [("to ", False), ("وزارة التشغيل", True), (" (Tunis)", False)]),
        ("في PartnerTrack 2.0 حتى", [(" حتى", True), ("PartnerTrack 2.0", False), ("في ", True)]),
        ("\u200fTunis.\u200f", [(".", True), ("Tunis", False)]),
        ("٣٤ يوما", [(" يوما", True), ("٣٤", False)]),
    ],
)
def test_parts_stand_where_they_are_seen(text: str, seen: list[tuple[str, bool]]) -> None:
    assert runs(text) == tuple(DirectedRun(*each) for each in seen)


def test_a_paragraph_is_read_from_the_side_of_its_first_letter() -> None:
    assert is_read_from_right("12 متدربا with PartnerTrack")
    assert not is_read_from_right("Ministère / وزارة")
    assert is_read_from_right("PartnerTrack في تونس", "ar-TN")
    assert not is_read_from_right("No Arabic here", "ar")


def test_a_paragraph_from_the_right_begins_at_the_right_edge_and_its_bold_words_stay_in_place() -> None:
    block = Paragraph(
        (Run("النتائج ", is_bold=True), Run("كما هي في "), Run("PartnerTrack 2.0", is_bold=True), Run(" هنا"))
    )
    (piece,) = lay_out(Document(META, (block,)))
    texts = [item for part in piece.parts for item in part.items if isinstance(item, Text)]
    assert [without_controls(each.text) for each in texts] == ["النتائج ", "كما هي في ", "PartnerTrack 2.0", " هنا"]
    assert [each.anchor for each in texts] == ["end"] * 4
    for before, after in pairwise(texts):
        assert after.x == pytest.approx(before.x - text_width(before.text, before.size, before.weight))


def test_letters_are_joined_and_a_line_is_as_wide_as_it_is_drawn() -> None:
    assert text_width("لا", 10, "regular") < sum(text_width(letter, 10, "regular") for letter in "لا")
    shaped = shape("بتث 12", "regular")
    assert len(shaped.strips) == 1
    assert len(shaped.marks) == 3
    assert text_width("سلام", 20, "bold") == pytest.approx(2 * text_width("سلام", 10, "bold"))


@given(words, st.integers(40, 300))
def test_wrapping_neither_loses_nor_reorders_words(told: list[str], width: int) -> None:
    text = " ".join(told)
    lines = break_lines(text, Face(9.2, 13.4), width, text_width)
    assert "".join(span.text for line in lines for span in line) == text
    for line in lines:
        joined = "".join(span.text for span in line)
        assert sorted("".join(run.text for run in runs(joined))) == sorted(joined)
        signs = sum(len(strip.signs) for strip in shape(joined, "regular").strips)
        assert 0 < signs <= len(joined)


def test_the_same_report_is_the_same_file_whatever_was_printed_before() -> None:
    first = printed(Paragraph(ARABIC))
    shape("ظلال الغابة وضجيج الشوارع", "regular")
    assert printed(Paragraph(ARABIC)) == first
