"""Holds the charts of people's ways: nothing leaves its picture, and what may not be told is not drawn as a length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.reporting.charts import (
    BarItem,
    DumbbellRow,
    FlowKind,
    FlowNode,
    FunnelStage,
    HeatRow,
    MapRoute,
    bars,
    dumbbell,
    flow,
    flow_map,
    funnel,
    heat,
)
from partnertrack.scene import Circle, Line, Path, Scene, Text
from tests.unit.reporting.sample import LOOK
from tests.unit.reporting.test_charts import SLACK, assert_inside, box, labels, texts

counts = st.one_of(st.none(), st.integers(0, 3000))
KINDS = (FlowKind("In progress", "open"), FlowKind("Left early", "lost"), FlowKind("Stayed legally", "end"))


def printed(n: int | None) -> str:
    return "[c]" if n is None else f"{n:,}"


def way(given_feet: list[tuple[str, list[int | None]]]) -> list[FlowNode]:
    """Milestones of which each has those on its feet, and all that come after it."""
    nodes: list[FlowNode] = []
    after: int | None = 0
    for label, feet in reversed(given_feet):
        whole = [after, *feet]
        value = None if None in whole else sum(n for n in whole if n is not None)
        nodes.append(FlowNode(label, value, tuple(feet), tuple(map(printed, (value, *feet)))))
        after = value
    return nodes[::-1]


@settings(max_examples=40)
@given(st.lists(st.tuples(labels, st.lists(counts, min_size=3, max_size=3)), min_size=1, max_size=8))
def test_a_flow_stays_in_its_picture_and_prints_every_number(given_feet: list[tuple[str, list[int | None]]]) -> None:
    nodes = way(given_feet)
    scene = flow(nodes, KINDS, LOOK)
    assert_inside(scene)
    assert len(scene.alt_text) <= 300
    if any(node.value != 0 for node in nodes):
        said = texts(scene)
        for node in nodes:
            assert node.figures[0] in said
            assert all(figure in said for n, figure in zip(node.feet, node.figures[1:], strict=True) if n != 0)


def test_a_foot_is_as_wide_as_its_people_and_hatched_where_they_may_not_be_told() -> None:
    def feet(scene: Scene) -> list[float]:
        return [box(item)[2] - box(item)[0] for item in scene.items if isinstance(item, Path)]

    shown = flow(way([("A", [20, 10, 0]), ("B", [0, 0, 0]), ("C", [30, 0, 0]), ("D", [0, 0, 0])]), KINDS, LOOK)
    assert len(feet(shown)) == 3, "nobody has no foot"
    assert texts(shown).count("–") == 6
    hidden = flow(way([("A", [None, 10, 0]), ("B", [40, 0, 0])]), KINDS, LOOK)
    assert any(isinstance(item, Line) and item.stroke_width == 0.4 for item in hidden.items)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(labels, st.lists(counts, min_size=4, max_size=4)), max_size=9),
    st.lists(st.floats(0, 1), min_size=2, max_size=2),
)
def test_fields_shares_and_bars_stay_in_their_picture(
    given_rows: list[tuple[str, list[int | None]]], shares: list[float]
) -> None:
    rows = [HeatRow(label, tuple(row), tuple(map(printed, row)), "99") for label, row in given_rows]
    names = ("Origin training", "Visa", "Placement", "Return and reintegration")
    assert_inside(heat(rows, names, LOOK, "All", rows[0] if rows else None))
    pairs = [
        DumbbellRow(
            label,
            None if row[0] is None else shares[0],
            None if row[1] is None else shares[1],
            (printed(row[0])[:4], printed(row[1])[:4]),
            "3,000 selected",
        )
        for label, row in given_rows
    ]
    assert_inside(dumbbell(pairs, ("of those selected", "of those who departed"), LOOK))
    assert_inside(bars([BarItem(label, row[0], printed(row[0])) for label, row in given_rows], LOOK))
    stages = [FunnelStage(label, row[0], printed(row[0]), tick=40, tick_text="40") for label, row in given_rows]
    assert_inside(funnel(stages, LOOK))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(("MA", "TN", "SN", "GE", "PH", "CO", "XX")), counts), max_size=6))
def test_a_map_has_every_number_on_it_and_never_a_country_without_place(
    given_routes: list[tuple[str, int | None]],
) -> None:
    chosen = [MapRoute(code, "DE", f"Land {code}", "Germany", n, printed(n)) for code, n in dict(given_routes).items()]
    scene = flow_map(chosen, LOOK)
    known = [each for each in chosen if each.origin != "XX"]
    assert (scene is None) == (not known)
    if scene is not None:
        said = texts(scene)
        assert sorted(said) == sorted(
            [*(each.figure for each in known), *(each.origin_name for each in known), "Germany"]
        )
        for item in (each for each in scene.items if isinstance(each, Text | Circle)):
            left, top, right, bottom = box(item)
            assert -SLACK <= left <= right <= scene.width + SLACK
            assert -SLACK <= top <= bottom <= scene.height + SLACK
