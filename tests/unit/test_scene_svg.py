"""An SVG picture holds the same primitives as the scene, whatever is written in it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.scene import Circle, Close, CurveTo, Item, Line, LineTo, MoveTo, Path, Rect, Scene, Text
from partnertrack.scene_svg import write_svg

_NAMES = {Rect: "rect", Circle: "circle", Line: "line", Path: "path", Text: "text"}
_SVG = "{http://www.w3.org/2000/svg}"

lengths = st.floats(-1e4, 1e4, allow_nan=False)
colours = st.sampled_from(("", "#0b7285", "#14213d"))
steps = st.one_of(
    st.builds(MoveTo, lengths, lengths),
    st.builds(LineTo, lengths, lengths),
    st.builds(CurveTo, lengths, lengths, lengths, lengths, lengths, lengths),
    st.just(Close()),
)
hostile = st.one_of(
    st.text(max_size=12),
    st.sampled_from(("&<>\"'", "]]></text><script>", "\x00\x0b\ufffe", "\ud83d", "عربي 12", "  two  spaces  ")),
)
items: st.SearchStrategy[Item] = st.one_of(
    st.builds(Rect, lengths, lengths, lengths, lengths, colours, colours, radius=st.floats(0, 9)),
    st.builds(Circle, lengths, lengths, lengths, colours, colours),
    st.builds(Line, lengths, lengths, lengths, lengths, st.just("#000000"), dash=st.sampled_from(((), (2.0, 1.5)))),
    st.builds(Path, st.lists(steps, max_size=4).map(tuple), colours, colours),
    st.builds(Text, lengths, lengths, hostile, lengths, st.just("#000000"), anchor=st.sampled_from(("start", "end"))),
)


@given(st.lists(items, max_size=6), hostile, hostile)
def test_every_primitive_is_there_and_the_xml_is_sound(drawn: list[Item], title: str, alt_text: str) -> None:
    written = write_svg(Scene(300, 120, tuple(drawn), alt_text), title)
    root = ET.fromstring(written.encode("utf-8"))  # noqa: S314 - our own text
    (group,) = root.findall(f"{_SVG}g")
    assert [each.tag for each in group] == [f"{_SVG}{_NAMES[type(item)]}" for item in drawn]
    for element, item in zip(group, drawn, strict=True):
        if isinstance(item, Text) and item.text.isprintable():
            assert (element.text or "") == item.text
    if title:
        assert root[0].tag == f"{_SVG}title"


def test_a_picture_is_written_as_it_is_painted() -> None:
    scene = Scene(
        200,
        100,
        (
            Rect(0, 0, 50.5, 20, fill="#123456", radius=30),
            Path((MoveTo(0, 0), CurveTo(1, 2, 3, 4, 5, 6), Close()), stroke="#000000", stroke_width=1, dash=(2, 1)),
            Text(10, 12, "M&E", 9, "#111111", "semibold", "middle"),
        ),
        "Departed: 42",
    )
    rounds = 'stroke-dasharray="2 1" stroke-linecap="round" stroke-linejoin="round"'
    lines = write_svg(scene, "People & steps", "#ffffff").splitlines()
    assert lines == [
        '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100" role="img">',
        "<title>People &amp; steps</title>",
        "<desc>Departed: 42</desc>",
        '<g font-family="PartnerTrack Sans, Inter, Arial, sans-serif" xml:space="preserve">',
        '<rect x="0" y="0" width="200" height="100" fill="#ffffff"/>',
        '<rect x="0" y="0" width="50.5" height="20" rx="10" fill="#123456"/>',
        f'<path d="M0 0 C1 2 3 4 5 6 Z" fill="none" stroke="#000000" stroke-width="1" {rounds}/>',
        '<text x="10" y="12" font-size="9" font-weight="600" text-anchor="middle" fill="#111111">M&amp;E</text>',
        "</g>",
        "</svg>",
    ]
