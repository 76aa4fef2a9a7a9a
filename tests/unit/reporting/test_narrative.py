"""Texts written in Markdown become blocks, and whatever else people type stays plain text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.reporting.document import Bullets, Heading, Paragraph, Picture, Run
from partnertrack.reporting.narrative import Filling, blocks, literal, places, plain, words
from partnertrack.reporting.table import Cell, Row, Table

SHA = "ab" * 32


def _filling() -> Filling:
    known = {"departed": "197", "T2": "91.7% (111/121)"}
    return Filling(
        lambda name: Run(known[name]) if name in known else Run(f"?{name}", is_marked=True),
        lambda sha256: b"PNG" if sha256 == SHA else None,
    )


def test_headings_stand_below_the_sections_and_never_skip_a_level() -> None:
    found = blocks("### Deep at once\n\n# Top\n\n###### Deepest", _filling(), level=1)
    assert [(each.text, each.level) for each in found if isinstance(each, Heading)] == [
        ("Deep at once", 2),
        ("Top", 2),
        ("Deepest", 3),
    ]


def test_places_are_filled_wherever_text_stands_and_values_are_never_markup() -> None:
    filling = Filling(lambda _name: Run("**<b>1_2_3</b>**"), lambda _sha256: None)
    (told,) = blocks("So **{departed}** of us", filling)
    assert told == Paragraph((Run("So "), Run("**<b>1_2_3</b>**", is_bold=True), Run(" of us")))


def test_lists_keep_their_kind_and_tables_their_alignment() -> None:
    text = "- one\n- two **bold**\n    - within\n\n1. first\n2. second\n\n| a | b |\n|:--|--:|\n| x | {departed} |"
    points, counted, table = blocks(text, _filling())
    assert points == Bullets(("one", (Run("two "), Run("bold", is_bold=True)), "within"))
    assert counted == Bullets(("first", "second"), is_counted=True)
    assert isinstance(table, Table)
    assert [(each.label, each.align) for each in table.columns] == [("a", "start"), ("b", "end")]
    assert table.rows == (Row((Cell("x"), Cell("197"))),)


def test_a_picture_of_the_archive_stands_between_the_sentences_and_any_other_is_its_words() -> None:
    text = f"Before ![A mason at work](picture:{SHA}) after ![x](http://a.example/b.png) ![y](file:///etc/passwd)"
    before, picture, after = blocks(text, _filling())
    assert before == Paragraph("Before")
    assert picture == Picture(b"PNG", "A mason at work", "A mason at work")
    assert after == Paragraph("after x ![y](file:///etc/passwd)")


def test_markup_links_and_code_are_plain_text() -> None:
    text = "<script>a</script> & [site](https://a.example) `=cmd|x` <img src=x onerror=y>"
    (told,) = blocks(text, _filling())
    assert told == Paragraph("<script>a</script> & site (https://a.example) =cmd|x <img src=x onerror=y>")


def test_an_unknown_place_is_marked_and_doubled_braces_are_braces() -> None:
    (told,) = blocks("{nobody} {{departed}} {departed", _filling())
    assert told == Paragraph((Run("?nobody", is_marked=True), Run(" {departed} {departed")))
    assert places("{a} {{b}} {c d} {a}") == ("a", "c d")


def test_words_are_counted_without_marks() -> None:
    assert words("# One two\n\n- **three** {departed}\n\n– 1, 2") == 6
    assert plain("**a** [b](http://c)") == "a b"


_PIECES = (
    "<b>¦]]>¦&amp;¦{{¦}}¦{x}¦{¦}¦**¦_¦`¦```\n¦|¦\n|--|\n¦- ¦\n\n¦# ¦1. ¦![¦](¦"
    "=cmd|' /C calc'!A0¦> ¦    ¦\\¦<!--¦[a]: x\n¦[a]¦***\n"
)
_HOSTILE = st.lists(st.sampled_from([*_PIECES.split("¦"), f"](picture:{SHA})", "\u202e", "\0", "word "])).map("".join)


@given(st.one_of(st.text(max_size=400), _HOSTILE))
def test_whatever_is_typed_becomes_blocks(text: str) -> None:
    found = blocks(text, _filling())
    words(text)
    levels = [1, *(each.level for each in found if isinstance(each, Heading))]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(not isinstance(each, Paragraph) or each.words for each in found)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_a_literal_text_holds_no_place(text: str) -> None:
    assert places(literal(text)) == ()


def test_deep_and_long_texts_end_soon() -> None:
    blocks("> " * 5000 + "x", _filling())
    blocks("- " * 500 + "x", _filling())
    blocks("**a _b " * 4000, _filling())
    blocks("![" * 4000, _filling())
    blocks("\n".join("  " * depth + "- x" for depth in range(300)), _filling())
