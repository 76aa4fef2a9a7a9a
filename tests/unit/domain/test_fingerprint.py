"""An erased person is recognised by what nobody else has, and brothers, sisters and namesakes are not."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from partnertrack.domain.fingerprint import KEY_SIZE, fingerprints, whose
from partnertrack.domain.identity import Identity

KEY = bytes(range(KEY_SIZE))
AMA = UUID(int=1)
BORN = date(2001, 4, 23)
KNOWN = Identity(
    last_name="Mensah",
    first_name="Ama Serwaa",
    birth_date=BORN,
    reference="GH-0047",
    passport_no="G 0123456",
    phone="+233 24 111 11 11",
    email="Ama@Example.org",
)
MARKS = {each.value: each.participant_id for each in fingerprints(KEY, AMA, [KNOWN])}


def said(**parts: object) -> UUID | None:
    return whose(KEY, MARKS.get, Identity(**parts))  # type: ignore[arg-type] # as a row says it


@pytest.mark.parametrize(
    "row",
    [
        {"last_name": "MENSAH", "first_name": "Ama-Serwaa", "birth_date": BORN},
        {"last_name": "Ama Serwaa", "first_name": "Mensah", "birth_date": BORN},
        {"last_name": "Mensa", "first_name": "Ama", "birth_date": BORN, "passport_no": "g0123456"},
        {"last_name": "Mensah", "first_name": "Ama Serwaa", "passport_no": "GO123456"},
        {"last_name": "Mensah", "first_name": "Ama Serwaa", "phone": "024 111 1111"},
        {"last_name": "Mensah", "first_name": "Ama Serwaa", "email": "ama@example.org"},
        {"last_name": "Mensah", "first_name": "Ama Serwaa", "reference": "gh0047"},
        {"reference": "GH-0047"},
        {"passport_no": "G0123456"},
    ],
)
def test_the_person_is_recognised(row: dict[str, object]) -> None:
    assert said(**row) == AMA


@pytest.mark.parametrize(
    "row",
    [
        {"last_name": "Mensah", "first_name": "Ama Serwaa"},
        {"last_name": "Mensah", "first_name": "Ama Serwaa", "birth_date": date(2003, 4, 23)},
        {"last_name": "Mensah", "first_name": "Kofi", "birth_date": BORN, "phone": "+233241111111"},
        {"last_name": "Mensah", "first_name": "Kofi", "email": "ama@example.org", "phone": "+233241111111"},
        {"last_name": "Owusu", "first_name": "Kofi", "birth_date": date(2000, 1, 1), "passport_no": "G0123456"},
        {"birth_date": BORN},
        {},
    ],
)
def test_brothers_sisters_and_namesakes_are_not(row: dict[str, object]) -> None:
    assert said(**row) is None


def test_marks_say_nothing_without_their_key() -> None:
    other = {each.value for each in fingerprints(bytes(KEY_SIZE), AMA, [KNOWN])}
    assert not other & MARKS.keys()
    assert not any(word in value for value in MARKS for word in (b"Mensah", b"2001"))
