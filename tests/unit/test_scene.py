"""Holds what is done with the primitives of a picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.scene import (
    Circle,
    Close,
    CurveTo,
    Item,
    Line,
    LineTo,
    MoveTo,
    Path,
    Rect,
    Scene,
    Text,
    moved,
)

points = st.integers(-1000, 1000).map(float)
steps = st.one_of(
    st.builds(MoveTo, points, points),
    st.builds(LineTo, points, points),
    st.builds(CurveTo, points, points, points, points, points, points),
    st.just(Close()),
)
items: st.SearchStrategy[Item] = st.one_of(
    st.builds(Rect, points, points, points, points),
    st.builds(Circle, points, points, points),
    st.builds(Line, points, points, points, points, st.just("#000000")),
    st.builds(Path, st.lists(steps, max_size=4).map(tuple)),
    st.builds(Text, points, points, st.text(max_size=3), points, st.just("#000000")),
)


@given(st.lists(items), points, points)
def test_what_was_moved_there_and_back_is_where_it_was(drawn: list[Item], right: float, down: float) -> None:
    assert list(moved(moved(drawn, right, down), -right, -down)) == drawn


def test_every_kind_of_item_moves() -> None:
    path = Path((MoveTo(0, 0), CurveTo(1, 1, 2, 2, 3, 3), Close()))
    drawn: list[Item] = [Rect(0, 0, 5, 5), Circle(1, 1, 2), Line(0, 0, 1, 1, "#000000"), path]
    assert list(moved(drawn, 10, 20)) == [
        Rect(10, 20, 5, 5),
        Circle(11, 21, 2),
        Line(10, 20, 11, 21, "#000000"),
        Path((MoveTo(10, 20), CurveTo(11, 21, 12, 22, 13, 23), Close())),
    ]


def test_scenes_of_the_same_content_are_equal() -> None:
    assert Scene(1, 2, (Rect(0, 0, 1, 1),), "a box") == Scene(1, 2, (Rect(0, 0, 1, 1),), "a box")
