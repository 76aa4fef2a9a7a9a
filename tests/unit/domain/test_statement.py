from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.statement import Said, SlotKey, pack, unpack
from tests.unit.persistence.strategies import maybe, texts, values

_slots: st.SearchStrategy[SlotKey] = st.tuples(
    st.from_regex(r"[a-z_]{1,9}", fullmatch=True), maybe(st.integers(1, 999))
)
_said = st.builds(Said, texts, maybe(values))


@given(st.dictionaries(_slots, _said, max_size=5))
def test_what_a_row_said_comes_back_as_it_was(cells: dict[SlotKey, Said]) -> None:
    assert unpack(pack(cells)) == cells
