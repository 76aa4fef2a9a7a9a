from __future__ import annotations

from dataclasses import replace
from datetime import date

from partnertrack.domain.identity import Identity
from partnertrack.domain.record import new_id
from partnertrack.importing.duplicates import pairs
from partnertrack.importing.identity_evidence import score
from partnertrack.importing.likeness import Verdict
from partnertrack.importing.people import KnownPerson

BORN = date(1996, 10, 11)


def known(label: str, last: str, first: str, born: date | None = BORN, **more: str) -> KnownPerson:
    return KnownPerson(new_id(), new_id(), label, Identity(last, first, born, **more))


def labels(people: list[KnownPerson], apart: frozenset[frozenset[object]] = frozenset()) -> list[str]:
    return [f"{pair.one.label}{pair.other.label}" for pair in pairs(people, apart)]  # type: ignore[arg-type]  # ids


def test_one_person_entered_twice_is_found_whatever_differs() -> None:
    original = known("A", "Ben Ali", "Mohamed", reference="X-1")
    for twice in (
        known("B", "Ben Ali", "Mohamed"),
        known("B", "Ben Ali", "Mohamde"),
        known("B", "Mohamed", "Ben Ali"),
        known("B", "Bin Ali", "Muhammad"),
        known("B", "بن علي", "محمد"),
        known("B", "Ben Ali", "Mohamed", date(1996, 11, 10)),
        known("B", "Ben Ali", "Mohamed", date(1986, 10, 11)),
        known("B", "Ben Ali", "Mohamed", None),
        known("B", "Ben Ali", "Mohamer"),
        known("B", "Osei", "Ama", None, reference="x1"),
    ):
        others = [known("C", "Osei", "Yaw"), known("D", "Tazi", "Mohamed", date(1990, 1, 1))]
        assert labels([*others, twice, original]) == ["AB"], twice


def test_twins_namesakes_and_people_with_their_own_numbers_are_no_pair() -> None:
    people = [
        known("A", "Antwi", "Selorm"),
        known("B", "Antwi", "Fiifi"),
        known("C", "Antwi", "Selorm", date(1980, 1, 31)),
        known("D", "Tazi", "Omar", date(1991, 2, 3), reference="X-1"),
        known("E", "Tazi", "Umar", date(1991, 2, 4), reference="X-2"),
    ]
    assert labels(people) == []


def test_the_strongest_pair_stands_first_with_its_evidence() -> None:
    people = [
        known("A", "Osei", "Ama"),
        known("B", "Osei", "Amma"),
        known("C", "Boateng", "Adwoa", date(1990, 1, 2)),
        known("D", "Boateng", "Adjoa", date(1990, 1, 2)),
        known("E", "Mensah", "Yaw", date(1993, 3, 4)),
        known("F", "Mensah", "Yaw", date(1993, 3, 4)),
    ]
    found = pairs(people)
    assert [(pair.one.label, pair.other.label, pair.likeness.verdict) for pair in found] == [
        ("E", "F", Verdict.SAME),
        ("A", "B", Verdict.SAME),
        ("C", "D", Verdict.MAYBE),
    ]
    assert [pair.score for pair in found] == [score(pair.evidence) for pair in found]


def test_two_enrolments_of_one_participant_are_no_pair() -> None:
    first = known("A", "Osei", "Ama")
    assert labels([first, replace(first, enrolment_id=new_id(), label="B")]) == []


def test_whom_somebody_called_different_people_are_not_offered_again() -> None:
    one, other, third = (known(label, "Osei", "Ama") for label in "ABC")
    assert labels([one, other, third]) == ["AB", "AC", "BC"]
    assert labels([one, other, third], frozenset({frozenset({one.enrolment_id, other.enrolment_id})})) == ["AC", "BC"]


def test_the_telephone_of_an_office_makes_nobody_a_pair() -> None:
    namesakes = [
        known(f"{place:03d}", "Osei", "Ama", date(1940 + place, 1 + place % 12, 1 + place % 28), phone="+1 234")
        for place in range(70)
    ]
    assert labels(namesakes) == []
    assert labels(namesakes[:2]) == ["000001"]
