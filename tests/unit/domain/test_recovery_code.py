"""Proves that no mistake of one's fingers or eyes makes another recovery code of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.recovery_code import BITS, read, written

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.integers(0, 2**BITS - 1).map(written)


@given(st.integers(0, 2**BITS - 1), st.integers(0, 2**BITS - 1))
def test_a_code_says_all_of_its_bits(one: int, other: int) -> None:
    assert BITS >= 128
    assert (_secret(written(one)) == _secret(written(other))) == (one == other)


def _secret(code: str) -> str:
    found = read(code)
    assert found is not None
    assert found.wrong == ()
    return found.secret


@given(codes, st.data())
def test_a_code_may_be_typed_in_any_way(code: str, data: st.DataObject) -> None:
    look_alikes = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(look_alikes.get(sign, sign + sign.lower() if sign != "-" else ["-", " ", "", "–"])))
        for sign in code
    )
    assert _secret(f" {typed}\n") == _secret(code)


def test_no_single_wrong_sign_passes_and_its_group_is_named() -> None:
    code = written(0x7F3A9C0D1E2B4C5D6E7F8091A2B3C4D5E6F)
    for place, sign in enumerate(code):
        for wrong in ALPHABET.replace(sign, ""):
            if sign != "-":
                found = read(code[:place] + wrong + code[place + 1 :])
                assert found is not None
                assert found.wrong == (place // 6 + 1,)


@given(codes)
def test_no_swap_of_neighbours_passes(code: str) -> None:
    signs = code.replace("-", "")
    for place in range(len(signs) - 1):
        if signs[place] != signs[place + 1]:
            found = read(signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :])
            assert found is not None
            assert found.wrong


@given(codes, st.permutations(range(7)))
def test_no_swap_of_groups_passes(code: str, order: list[int]) -> None:
    groups = code.split("-")
    found = read("-".join(groups[place] for place in order))
    moved = order != sorted(order)
    assert moved == (found is None or bool(found.wrong))


def test_a_sign_too_few_names_its_group_and_words_are_no_code() -> None:
    groups = written(12345678901234567890).split("-")
    groups[2] = groups[2][:-1]
    found = read(" ".join(groups))
    assert found is not None
    assert found.wrong == (3,)
    assert read("seven words that have nothing in common") is None
    assert read("") is None
    assert read("correct horse battery staple") is None
