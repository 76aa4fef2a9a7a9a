"""What is put together in lines comes back from the catalogue's form as it was, and formulas mean the same in lines."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.condition_lines import TooMuch, condition, lines_of
from partnertrack.domain.indicator_draft import ConditionLine, IndicatorDraft, Lines, Span, Sums
from partnertrack.domain.indicator_form import draft_of, table_of
from partnertrack.domain.text import Label
from partnertrack.domain.toml_text import toml_text


def step_of(field: str) -> str:
    return f"step of {field}"


KEYS = st.sampled_from(["a", "b", "c"])
ATOMS = st.one_of(
    st.builds(ConditionLine, st.sampled_from(["milestone", "planned", "filled", "started"]), KEYS),
    st.builds(ConditionLine, st.just("reached"), KEYS, st.sampled_from(["", "granted"]), st.sampled_from([0, 30])),
    st.builds(ConditionLine, st.just("exited"), KEYS, st.sampled_from(["", "c"])),
)


@st.composite
def all_lines(draw: st.DrawFn) -> Lines:
    """Return lines that differ, so that none says what another takes back."""
    atoms = draw(st.lists(ATOMS, max_size=4, unique=True))
    joined = [
        ConditionLine(
            each.asks, each.key, each.detail, each.days_ago, draw(st.booleans()), place > 0 and draw(st.booleans())
        )
        for place, each in enumerate(atoms)
    ]
    return tuple(joined)


@given(all_lines())
def test_lines_come_back_from_their_condition(lines: Lines) -> None:
    assert lines_of(condition(lines, step_of)) == lines


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (
            {"all": [{"milestone": "a"}, {"not": {"any": [{"reached": ["b", "c"]}, {"sex": "female"}]}}]},
            [
                ("milestone", "a", False, False),
                ("reached", "b", True, False),
                ("reached", "c", True, False),
                ("sex", "female", True, False),
            ],
        ),
        (
            {"any": [{"milestone": "a"}, {"all": [{"track": "home"}, {"started": "b"}]}]},
            [
                ("milestone", "a", False, False),
                ("track", "home", False, True),
                ("milestone", "a", False, False),
                ("started", "b", False, True),
            ],
        ),
        ({"any": [{"sex": "unknown"}, {"not": {"sex": "unknown"}}]}, []),
    ],
)
def test_a_condition_is_told_in_lines(data: object, lines: list[tuple[str, str, bool, bool]]) -> None:
    assert [(each.asks, each.key, each.is_not, each.is_or) for each in lines_of(data)] == lines


def test_what_lines_cannot_say_is_kept() -> None:
    with pytest.raises(TooMuch):
        lines_of({"reached": "language_test", "at_least": "cefr_exit"})
    retained = {"label": "R", "unit": "percent", "definition": "D.", "retained": {"months": 6}}
    draft = draft_of("X1", retained)
    assert (draft.kind, draft.kept) == ("kept", {"retained": {"months": 6}})
    assert table_of(draft, step_of)["retained"] == {"months": 6}
    several = {"label": "S", "unit": "count", "definition": "D.", "count": {"sex": "male"}, "lines": {"a": {}}}
    assert table_of(draft_of("X1", several), step_of)["lines"] == {"a": {}}


@pytest.mark.parametrize(
    "draft",
    [
        IndicatorDraft(
            "X1",
            Label("", "Femmes « non »", "", ""),
            Label("", "Femmes.", "", ""),
            "share",
            d=(ConditionLine("sex", "female"),),
        ),
        IndicatorDraft(
            "X1",
            Label("Days", "", "", "Dagen"),
            Label("Days.", "", "", ""),
            "days",
            span=Span("a", "b", "granted", 90),
            unit="days",
        ),
        IndicatorDraft(
            "X1",
            Label("Sum", "", "", ""),
            Label("Sum.", "", "", ""),
            "sum",
            sums=Sums("a", "b", "c"),
            dimensions=("sex", "region"),
        ),
    ],
    ids=lambda draft: draft.kind,
)
def test_a_draft_comes_back_from_its_text(draft: IndicatorDraft) -> None:
    back = draft_of("X1", tomllib.loads(toml_text(table_of(draft, step_of))))
    usual = draft.label.en or draft.label.fr
    assert (back.kind, back.n, back.d, back.span, back.sums) == (draft.kind, draft.n, draft.d, draft.span, draft.sums)
    assert (back.label.en, back.dimensions, back.unit) == (usual, draft.dimensions, draft.unit)
    assert back.label.nl == draft.label.nl
