"""Holds the breaking of text into lines."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from partnertrack.reporting.document import Run
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import ELLIPSIS, Face, Line, Span, balance, break_lines, shorten, wrap

FACE = Face(10.0, 14.0)
LONG = "Trainees who complete the origin training, in cohorts of twenty people, before they depart on a placement"

texts = st.text(st.sampled_from("abcdefg W-/–é1"), max_size=80)
widths = st.floats(12, 300)


def text_of(lines: tuple[Line, ...]) -> str:
    return "".join(span.text for line in lines for span in line)


def width_of(line: Line) -> float:
    whole = sum(text_width(span.text, FACE.size, span.weight) for span in line)
    last = line[-1]
    spaces = len(last.text) - len(last.text.rstrip(" "))
    return whole - spaces * text_width(" ", FACE.size, last.weight)


@given(st.lists(st.tuples(texts, st.booleans()), max_size=4), widths)
def test_nothing_is_lost_and_nothing_is_too_wide(parts: list[tuple[str, bool]], width: float) -> None:
    lines = break_lines(tuple(Run(text, is_bold) for text, is_bold in parts), FACE, width, text_width)
    assert text_of(lines) == "".join(text for text, _ in parts)
    for line in lines:
        assert width_of(line) <= width + 0.1 or len(text_of((line,)).strip()) <= 1


@given(texts, widths)
def test_a_shortened_text_fits(text: str, width: float) -> None:
    shown = shorten(text, FACE.size, FACE.weight, width, text_width)
    assert shown == text or shown.endswith(ELLIPSIS)
    assert text_width(shown, FACE.size, FACE.weight) <= width


@given(texts, widths, st.integers(1, 4))
def test_a_wrapped_text_has_no_more_lines_than_asked(text: str, width: float, most: int) -> None:
    assert len(wrap(text, FACE, width, text_width, most)) <= most


@given(texts, widths)
@example(" 11WW11", 39.0)  # a word that is cut fits fewer lines where it begins further to the left
def test_a_balanced_title_has_no_more_lines_than_the_width_asks_for(text: str, width: float) -> None:
    lines = balance(text, FACE, width, text_width)
    assert text_of(lines) == text
    assert len(lines) <= len(break_lines(text, FACE, width, text_width))


def test_lines_of_a_balanced_title_are_of_like_lengths() -> None:
    uneven, even = (widths_of(layout) for layout in (break_lines, balance))
    assert max(even) - min(even) < max(uneven) - min(uneven)


def widths_of(layout: object) -> list[float]:
    assert callable(layout)
    return [width_of(line) for line in layout(LONG, FACE, 300.0, text_width)]


def test_words_keep_their_weight_and_are_not_torn_between_two() -> None:
    words = (Run("O2, departures", is_bold=True), Run(", which are late"))
    lines = break_lines(words, FACE, text_width("O2, departures", 10, "semibold") + 1, text_width)
    assert lines[0] == (Span("O2, ", "semibold"),)
    assert lines[1][:2] == (Span("departures", "semibold"), Span(", ", "regular"))


def test_a_line_breaks_after_a_hyphen_between_words_but_not_within_a_date() -> None:
    narrow = text_width("cost-sharing", 10, "regular") - 1
    assert wrap("cost-sharing", FACE, narrow, text_width) == ("cost-", "sharing")
    assert wrap("in 2026-07-01", FACE, text_width("2026-07-01", 10, "regular") + 1, text_width) == ("in ", "2026-07-01")


def test_no_break_space_holds_a_figure_together() -> None:
    figure = "1\N{NO-BREAK SPACE}966\N{NO-BREAK SPACE}690"
    assert wrap(f"about {figure}", FACE, text_width(figure, 10, "regular") + 1, text_width) == ("about ", figure)


def test_a_short_last_word_takes_another_along() -> None:
    text = "Without the backlog of the visa step it would have been passed by"
    assert wrap(text, FACE, text_width(text, 10, "regular") - 1, text_width)[-1] == "passed by"
