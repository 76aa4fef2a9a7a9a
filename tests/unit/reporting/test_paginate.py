"""Holds the filling of pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.reporting.pdf.paginate import Page, paginate
from partnertrack.reporting.pdf.piece import PAGE_BREAK, Piece
from partnertrack.reporting.pdf.style import BOTTOM, TOP
from partnertrack.scene import Text

HEADER = Piece(20.0)
WHOLE = BOTTOM - TOP

heights = st.floats(1, 400)
gaps = st.floats(0, 30)
strips = st.builds(Piece, heights, before=gaps, after=gaps, keeps_next=st.booleans(), room=st.floats(0, 200))
rows = st.builds(Piece, heights, before=gaps, header=st.just(HEADER))


def named(name: str, height: float, *, keeps_next: bool = False) -> Piece:
    return Piece(height, (Text(0, 0, name, 1, "#000000"),), keeps_next=keeps_next)


def names(page: Page) -> str:
    return "".join(item.text for placed in page.placed for item in placed.piece.items if isinstance(item, Text))


@given(st.lists(st.one_of(strips, rows, st.just(PAGE_BREAK)), max_size=40))
def test_all_pieces_are_placed_in_order_and_none_beyond_the_page(pieces: list[Piece]) -> None:
    pages = paginate(pieces)
    placed = [put.piece for page in pages for put in page.placed if put.piece is not HEADER]
    assert placed == [piece for piece in pieces if piece.kind == "strip"]
    for page in pages:
        assert page.placed
        bottom = TOP
        for put in page.placed:
            assert put.top >= bottom
            bottom = put.top + put.piece.height
        assert bottom <= BOTTOM + 1e-6


@given(st.lists(rows, min_size=1, max_size=40))
def test_every_page_of_a_table_begins_with_its_header(pieces: list[Piece]) -> None:
    for page in paginate(pieces):
        assert page.placed[0].piece is HEADER
        assert [put.piece for put in page.placed].count(HEADER) == 1


def test_what_keeps_the_next_goes_with_it() -> None:
    pages = paginate([named("a", WHOLE - 50), named("b", 30, keeps_next=True), named("c", 30)])
    assert [names(page) for page in pages] == ["a", "bc"]


def test_a_chain_higher_than_a_page_begins_a_page_and_runs_on() -> None:
    chain = [named("b", WHOLE / 2, keeps_next=True), named("c", WHOLE / 2, keeps_next=True), named("d", 30)]
    assert [names(page) for page in paginate([named("a", 30), *chain])] == ["a", "bc", "d"]


def test_a_heading_wants_more_room_than_its_own_height() -> None:
    heading = Piece(20.0, room=150.0)
    assert len(paginate([Piece(WHOLE - 160), heading])) == 1
    assert len(paginate([Piece(WHOLE - 140), heading])) == 2


def test_spaces_do_not_add_up_and_vanish_at_the_top() -> None:
    (page,) = paginate([Piece(10.0, before=9.0, after=20.0), Piece(10.0, before=5.0)])
    assert [put.top for put in page.placed] == [TOP, TOP + 30.0]


def test_breaks_make_no_empty_pages() -> None:
    cover = Piece(800.0, kind="page")
    pages = paginate([PAGE_BREAK, cover, PAGE_BREAK, PAGE_BREAK, named("a", 10, keeps_next=True), PAGE_BREAK])
    assert [(names(page), page.is_bare) for page in pages] == [("", True), ("a", False)]
    assert paginate([]) == ()
