from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.scheme import Code, CodeList, Due, Family, Field, Scheme, Stage, Step, Target
from partnertrack.domain.scheme_form import from_json, to_json
from partnertrack.domain.text import Label
from partnertrack.errors import SchemeError

KEYS = st.text("abcdefgh_", min_size=1, max_size=6)
TEXTS = st.text(max_size=5)
SOME_TEXTS = st.text(min_size=1, max_size=5).filter(str.strip)
LABELS = st.builds(Label, SOME_TEXTS, SOME_TEXTS, SOME_TEXTS, SOME_TEXTS)
WORDS = st.dictionaries(st.sampled_from(["en", "fr", "de", "nl"]), st.lists(TEXTS, max_size=3).map(tuple), max_size=2)
SOME_KEYS = st.lists(KEYS, max_size=3).map(tuple)
CODES = st.builds(Code, KEYS, LABELS, words=WORDS, is_final=st.booleans(), is_retired=st.booleans(), exit_status=TEXTS)
LISTS = st.builds(CodeList, KEYS, st.lists(CODES, max_size=2).map(tuple), is_ordered=st.booleans())
FIELDS = st.builds(Field, KEYS, KEYS, KEYS, LABELS, headings=WORDS, step=KEYS, is_proof=st.booleans(), weak=SOME_KEYS)
DUES = st.builds(Due, KEYS, KEYS, st.lists(st.integers(), max_size=3).map(tuple), KEYS, KEYS)
STEPS = st.builds(
    Step,
    KEYS,
    LABELS,
    tracks=SOME_KEYS,
    is_repeatable=st.booleans(),
    responsible=TEXTS,
    due=st.none() | DUES,
    reasons=SOME_KEYS,
    follows=st.dictionaries(KEYS, KEYS, max_size=2),
)
STAGES_MADE = st.builds(Stage, KEYS, KEYS, LABELS, st.lists(STEPS, max_size=3).map(tuple))
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def by_key(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(strategy, max_size=2).map(lambda items: {item.key: item for item in items})


@given(
    st.builds(
        Scheme,
        id=KEYS,
        revision=st.integers(),
        title=LABELS,
        origin=SOME_KEYS,
        tracks=SOME_KEYS,
        stages=st.lists(STAGES_MADE, max_size=2).map(tuple),
        fields=by_key(FIELDS),
        code_lists=by_key(LISTS),
        families=by_key(st.builds(Family, KEYS, LABELS, headings=WORDS)),
        exits=st.lists(STEPS, max_size=1).map(tuple),
        targets=st.lists(st.builds(Target, KEYS, FINITE, TEXTS), max_size=2).map(tuple),
        summary=st.none() | LABELS,
        sources=SOME_KEYS,
    )
)
def test_a_pilots_copy_gives_the_scheme_back(scheme: Scheme) -> None:
    assert from_json(to_json(scheme)) == scheme


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Expecting value"),
        ("[]", "a table is expected"),
        ("{}", '"id" is missing'),
        ('{"id": 3}', "id: a text is expected, not 3"),
    ],
)
def test_a_damaged_copy_is_refused(text: str, message: str) -> None:
    with pytest.raises(SchemeError, match="The pilot's scheme") as caught:
        from_json(text)
    assert message in caught.value.message
