"""Holds the charts: nothing leaves its picture, nothing is lost, nothing is drawn of nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.reporting.charts import (
    BarItem,
    Curve,
    FunnelHeadings,
    FunnelStage,
    Group,
    Look,
    Part,
    PassageHeadings,
    PassageRow,
    Route,
    Series,
    WaitCurve,
    WaitHeadings,
    WaitRow,
    bars,
    bullet,
    empty,
    funnel,
    grouped_bars,
    months,
    passages,
    routes,
    stacked_bars,
    status_sign,
    status_word,
    survival,
    waits,
)
from partnertrack.reporting.charts.parts import round_ticks
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Bar, Status
from partnertrack.scene import REPORT_PALETTE, Circle, Close, Item, Line, Palette, Path, Rect, Scene, Text, magnified
from tests.unit.reporting.sample import LOOK, stage_funnel

SLACK = 0.6
SERIES = (Series("Women"), Series("Men"), Series("Not recorded", "#9aa5b5"))

labels = st.text(st.sampled_from("abcdeg WM-Ö"), max_size=60)
data = st.lists(st.tuples(labels, st.integers(0, 5000)), max_size=12)


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text)]


def box(item: Item) -> tuple[float, float, float, float]:
    match item:
        case Text():
            width = text_width(item.text, item.size, item.weight)
            left = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
            return left, item.y - item.size * 0.75, left + width, item.y + item.size * 0.22
        case Rect():
            return item.x, item.y, item.x + item.width, item.y + item.height
        case Circle():
            return item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius
        case Line():
            return min(item.x1, item.x2), min(item.y1, item.y2), max(item.x1, item.x2), max(item.y1, item.y2)
        case Path():
            found = [(step.x, step.y) for step in item.steps if not isinstance(step, Close)]
            across, down = [x for x, _ in found] or [0.0], [y for _, y in found] or [0.0]
            return min(across), min(down), max(across), max(down)


def assert_inside(scene: Scene) -> None:
    for item in scene.items:
        left, top, right, bottom = box(item)
        assert left >= -SLACK, item
        assert top >= -SLACK, item
        assert right <= scene.width + SLACK, item
        assert bottom <= scene.height + SLACK, item


def draw(rows: list[tuple[str, int]], look: Look = LOOK) -> list[Scene]:
    """Draw every chart of the same data."""
    stages = [
        FunnelStage(name, count, f"{count:,}", "90%", "3", tick=count * 1.1, tick_text="9") for name, count in rows
    ]
    bare = [FunnelStage(name, count, f"{count:,}") for name, count in rows]
    groups = [
        Group(name, (Part(n * 0.4, str(n)), Part(n * 0.5, str(n)), Part(n * 0.1, str(n))), str(n)) for name, n in rows
    ]
    values = tuple(float(count) for _, count in rows)
    curves = (Curve("plan 240", values[::-1], is_plan=True), Curve("actual 197", (*values[:-1], None)))
    return [
        funnel(stages, look, FunnelHeadings("People", "Passed, of decided", "Left")),
        funnel(bare, look),
        bars(
            [BarItem(name, count, f"{count:,}", is_unknown=not place) for place, (name, count) in enumerate(rows)], look
        ),
        grouped_bars(groups, SERIES, look),
        stacked_bars(groups, SERIES, look),
        stacked_bars(groups, SERIES, look, is_share=True),
        months([name[:8] for name, _ in rows], curves, look),
    ]


@given(data)
def test_nothing_leaves_its_picture(rows: list[tuple[str, int]]) -> None:
    for scene in (*draw(rows), *draw(rows, Look(text_width, 360.0, Palette(), 5.0))):
        assert_inside(scene)


@pytest.mark.parametrize("rows", [[], [("Selected", 0)], [("Selected", 0), ("Departed", 0)]])
def test_nothing_is_said_to_be_nothing(rows: list[tuple[str, int]]) -> None:
    for scene in draw(rows)[:-1]:
        assert texts(scene) == ["No data yet"]
        assert scene.alt_text == "No data yet"


@pytest.mark.parametrize("count", [1, 3, 12])
def test_every_label_and_figure_is_seen(count: int) -> None:
    rows = [(f"Stage {place}", 100 - place) for place in range(count)]
    for scene in draw(rows)[:-1]:
        seen = texts(scene)
        assert {name for name, _ in rows} <= set(seen)
        assert {str(value) for _, value in rows} <= set(seen)


def test_the_picture_is_told_in_words() -> None:
    assert stage_funnel().alt_text == "Selected: 412; Trained: 347; Departed: 12"
    groups = [Group("Departed", (Part(2, "2"), Part(3, "3"), Part(0, "0")))]
    assert stacked_bars(groups, SERIES, LOOK).alt_text == "Departed: Women 2, Men 3, Not recorded 0"
    assert bars([BarItem("a", 1, "1")], LOOK, "One bar").alt_text == "One bar"


def test_headings_stand_only_above_figures() -> None:
    scene = funnel([FunnelStage("Selected", 4, "4")], LOOK, FunnelHeadings("People", "Passed", "Left"))
    assert texts(scene) == ["People", "Selected", "4"]


def test_a_figure_that_does_not_fit_its_bar_stands_beside_it() -> None:
    large, small = (item for item in stage_funnel().items if isinstance(item, Text) and item.text in {"412", "12"})
    assert (large.fill, small.fill) == (REPORT_PALETTE.ink_on_accent, REPORT_PALETTE.ink)


def test_what_is_not_known_is_an_outline() -> None:
    scene = bars([BarItem("Ashanti", 9, "9"), BarItem("Not recorded", 3, "3", is_unknown=True)], LOOK)
    known, unknown = (item for item in scene.items if isinstance(item, Rect))
    assert (known.stroke, unknown.stroke) == ("", REPORT_PALETTE.muted)


def test_months_without_figures_break_the_line() -> None:
    scene = months(["Jan", "Feb", "Mar", "Apr"], [Curve("actual 3", (1, None, 2, 3))], LOOK)
    (line,) = (item for item in scene.items if isinstance(item, Path))
    assert [type(step).__name__ for step in line.steps] == ["MoveTo", "MoveTo", "LineTo"]


def test_names_of_curves_that_end_together_do_not_touch() -> None:
    scene = months(["Jan", "Feb"], [Curve("plan 9", (0, 9), is_plan=True), Curve("actual 9", (0, 9))], LOOK)
    plan, actual = (item.y for item in scene.items if isinstance(item, Text) and item.text in {"plan 9", "actual 9"})
    assert abs(plan - actual) > 9


@given(st.floats(0.001, 1e9))
def test_ticks_are_whole_and_reach_the_largest(largest: float) -> None:
    ticks = round_ticks(largest)
    assert ticks[0] == 0
    assert ticks[-1] >= largest * 0.999999
    assert all(tick == int(tick) for tick in ticks)
    assert 2 <= len(ticks) <= 7


@given(st.floats(-2, 3), st.floats(-2, 3))
def test_a_result_beyond_its_bar_ends_with_it(share: float, tick: float) -> None:
    for is_slim in (True, False):
        assert_inside(bullet(Bar(share, tick, Status.WATCH), 60, is_slim=is_slim))


def test_status_differs_by_shape_word_and_colour() -> None:
    signs = [status_sign(status, 5, 5, 8, REPORT_PALETTE) for status in Status]
    assert len({type(sign[0]) for sign in signs}) == 3
    assert [status_word(status) for status in Status] == ["On track", "Watch", "Off track"]


def test_routes_are_drawn_to_known_countries_only() -> None:
    drawn = routes((Route("GH", "DE", 3), Route("GH", "FR"), Route("XX", "DE")))
    assert len([item for item in drawn.items if isinstance(item, Path) and item.stroke]) == 2
    assert len([item for item in drawn.items if isinstance(item, Circle)]) == 3
    assert_inside(drawn)
    assert len(routes(()).items) == 1


@pytest.mark.parametrize("pair", [("GE", "GE"), ("NL", "BE"), ("PH", "US"), ("NZ", "CL")])
def test_routes_of_any_length_stay_in_the_picture(pair: tuple[str, str]) -> None:
    drawn = routes((Route(*pair),))
    for end in (item for item in drawn.items if isinstance(item, Circle)):
        assert 0 < end.x < drawn.width
        assert 0 < end.y < drawn.height


def test_a_long_name_at_the_end_of_a_line_is_cut_where_the_picture_ends() -> None:
    scene, (spot,) = survival([WaitCurve("0", "M" * 30, ((0, 1.0),), 9, "open")], Look(LOOK.measure, 320), 190, "days")
    assert_inside(scene)
    assert spot.x + spot.width <= scene.width + 8
    assert any(text.startswith("MMM") and text.endswith("…") for text in texts(scene))


def test_an_empty_picture_says_what_it_is_told() -> None:
    assert texts(empty(LOOK, "Nobody has left.")) == ["Nobody has left."]


CUTS = st.lists(st.integers(0, 900), min_size=5, max_size=5).map(sorted)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(labels, CUTS, st.integers(0, 5), st.lists(st.integers(0, 2000), max_size=9, unique=True)), max_size=6
    ),
    st.floats(320, 900),
)
def test_times_and_funnels_stay_in_their_picture_and_so_do_their_spots(
    given_rows: list[tuple[str, list[int], int, list[int]]], width: float
) -> None:
    look = Look(LOOK.measure, width)
    rows = [
        WaitRow(
            str(place), label, label, "#0b7285", "#d5e9ee",
            (*[cut if at < known else None for at, cut in enumerate(cuts)],),  # type: ignore[arg-type]  # five of them
            cuts[-1], cuts[1], tuple((days, 1) for days in sorted(waits, reverse=True)),
            ("9", "8", "7", "6", "5"), (("label", label), ("open", "open"), ("box", "box"), ("n", "n")), known > 1,
        )
        for place, (label, cuts, known, waits) in enumerate(given_rows)
    ]  # fmt: skip
    numbers = (("slow", "9 in 10"), ("half", "Median"), ("done", "Done"), ("open", "Waiting"), ("late", "Too long"))
    stages = [
        PassageRow(
            str(place), "Stage", "decided", "#0b7285", "#d5e9ee", (cuts[0], cuts[1], cuts[2]),
            ("1", "2", "3", "4", "5%"),
            (("entered", "all"), ("passed", "on"), ("left", "left")),
        )
        for place, (_label, cuts, _known, _waits) in enumerate(given_rows)
    ]  # fmt: skip
    curves = [
        WaitCurve(str(place), label, ((0, 1.0), *((cut, 0.5) for cut in cuts[:1])), cuts[-1], "open")
        for place, (label, cuts, _known, _waits) in enumerate(given_rows)
    ]
    headings = PassageHeadings("Entered", ("Passed on", "In progress", "Left"), "Conversion")
    for scene, spots in (
        waits(rows, WaitHeadings(numbers), look),
        passages(stages, headings, look),
        survival(curves, look, 190, "days", 42),
    ):
        for spot in spots:
            assert -8 <= spot.x <= spot.x + spot.width <= scene.width + 8
            assert -8 <= spot.y <= spot.y + spot.height <= scene.height + 8
        larger, _spots = magnified((scene, spots), 2)
        assert (larger.width, len(larger.items)) == (2 * scene.width, len(scene.items))
