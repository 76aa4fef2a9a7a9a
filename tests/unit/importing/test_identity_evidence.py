from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.identity import Identity
from partnertrack.importing.identity_evidence import Evidence, evidence, score

KNOWN = Identity(
    "Ben Ali", "Mohamed", date(2001, 4, 3), "male", "GH-1", "G0123456", "N7654321", "+233 123", "m@example.org"
)

identities = st.builds(
    Identity,
    last_name=st.sampled_from(["", "Ben Ali", "Benali", "Mohamed", "Osei", "ბერიძე"]),
    first_name=st.sampled_from(["", "Mohamed", "Muhammad", "Ben Ali", "Ama"]),
    birth_date=st.sampled_from([None, date(2001, 4, 3), date(2001, 3, 4), date(2001, 4, 8), date(1990, 1, 1)]),
    sex=st.sampled_from([None, "male", "female"]),
    reference=st.sampled_from(["", "GH-1", "GH-2"]),
    passport_no=st.sampled_from(["", "GO123456", "G0123457", "K99"]),
    phone=st.sampled_from(["", "+233 123", "+233 9"]),
)


def by_field(row: Identity, known: Identity = KNOWN) -> dict[str, Evidence]:
    return {each.field: each for each in evidence(row, known)}


@pytest.mark.parametrize(
    ("row", "field", "grade", "how"),
    [
        (Identity("Benali", "M."), "last_name", "same", "same"),
        (Identity("Bin Ali", "M."), "last_name", "near", "other-spelling"),
        (Identity("Ben Ali", "Muhammad"), "first_name", "near", "other-spelling"),
        (Identity("Ben Ali", "Mohamde"), "first_name", "near", "slip"),
        (Identity("Mohamed", "Ben Ali"), "first_name", "same", "other-place"),
        (Identity("Ben Ali", "Mohamed Amine"), "first_name", "near", "part"),
        (Identity("Ben Ali", "Salma"), "first_name", "differs", "differs"),
        (Identity("Ben Ali"), "first_name", "unknown", "unknown"),
        (Identity("Ben Ali", "Mohamed", date(2001, 3, 4)), "birth_date", "near", "day-month-swapped"),
        (Identity("Ben Ali", "Mohamed", date(2001, 4, 8)), "birth_date", "near", "one-digit"),
        (Identity("Ben Ali", "Mohamed", date(1990, 4, 8)), "birth_date", "differs", "differs"),
        (Identity(sex="female"), "sex", "differs", "differs"),
        (Identity(reference="gh 1"), "ref", "same", "same"),
        (Identity(passport_no="GO I23456"), "passport_no", "same", "same"),
        (Identity(passport_no="G0123458"), "passport_no", "near", "one-sign"),
        (Identity(phone="+233 9"), "phone", "differs", "differs"),
        (Identity(), "email", "unknown", "unknown"),
    ],
)
def test_each_field_says_how_it_agrees(row: Identity, field: str, grade: str, how: str) -> None:
    found = by_field(row)[field]
    assert (found.grade, found.how) == (grade, how)


def test_all_fields_are_told_in_order_with_what_both_say() -> None:
    found = evidence(Identity("Benali", "Muhammad", date(2001, 3, 4), passport_no="G0123456"), KNOWN)
    assert [each.field for each in found] == [
        "last_name", "first_name", "birth_date", "sex", "ref", "passport_no", "national_id", "phone", "email",
    ]  # fmt: skip
    assert (found[2].ours, found[2].theirs) == ("2001-03-04", "2001-04-03")


@given(identities, identities)
def test_what_is_explained_is_what_is_summed(row: Identity, known: Identity) -> None:
    found = evidence(row, known)
    assert 0 <= score(found) <= 1
    for each in found:
        assert (each.weight > 0) == (each.grade in ("same", "near"))
        assert each.grade == "differs" or each.weight >= 0


def test_the_more_agrees_the_higher_the_score() -> None:
    rows = [
        Identity("Ben Ali", "Salma"),
        Identity("Ben Ali", "Muhammad"),
        Identity("Ben Ali", "Mohamed"),
        Identity("Ben Ali", "Mohamed", date(2001, 3, 4)),
        Identity("Ben Ali", "Mohamed", date(2001, 4, 3)),
        Identity("Ben Ali", "Mohamed", date(2001, 4, 3), reference="GH-1"),
        KNOWN,
    ]
    scores = [score(evidence(row, KNOWN)) for row in rows]
    assert scores == sorted(set(scores))
