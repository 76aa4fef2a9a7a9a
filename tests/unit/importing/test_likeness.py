from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.identity import Identity
from partnertrack.importing.likeness import NameLikeness, Verdict, compare, compare_names

BORN = date(1996, 10, 11)


def person(last: str, first: str, born: date | None = BORN, **more: str) -> Identity:
    return Identity(last, first, born, **more)


@pytest.mark.parametrize(
    ("written", "known", "expected"),
    [
        (("Antwi", "Yaa"), ("Antwi", "Yaa"), NameLikeness.EXACT),
        (("ANTWI", "yaa"), ("Antwi", "Yaa"), NameLikeness.EXACT),
        (("Yaa", "Antwi"), ("Antwi", "Yaa"), NameLikeness.EXACT),
        (("Traore", "Aicha"), ("Traoré", "Aïcha"), NameLikeness.EXACT),
        (("El Amrani", "Salma"), ("Elamrani", "Salma"), NameLikeness.EXACT),
        (("Atnwi", "Fiifi"), ("Antwi", "Fiifi"), NameLikeness.SLIP),
        (("Mueller", "Jürgen"), ("Müller", "Juergen"), NameLikeness.SLIP),
        (("Benali", "Mohammed"), ("Benali", "Mohamed"), NameLikeness.SLIP),
        (("Boateng", "Maame"), ("Boatend", "Maame"), NameLikeness.SLIP),
        (("Arthur", "Naa Korkor"), ("Arthur", "Naa"), NameLikeness.PART),
        (("Boateng", "Adwoa"), ("Boateng", "Adjoa"), NameLikeness.LOOSE),
        (("Antwi", "Selorm"), ("Antwi", "Fiifi"), NameLikeness.DIFFERENT),
        (("Mensah", "Yaa"), ("Antwi", "Yaa"), NameLikeness.DIFFERENT),
    ],
)
def test_names_are_as_alike_as_people_would_say(
    written: tuple[str, str], known: tuple[str, str], expected: NameLikeness
) -> None:
    assert compare_names(person(*written), person(*known)) == expected
    assert compare_names(person(*known), person(*written)) == expected


@pytest.mark.parametrize(
    ("row", "known", "verdict"),
    [
        # a name with a slip of the hand and the birth date
        (person("Atnwi", "Fiifi"), person("Antwi", "Fiifi"), Verdict.SAME),
        # twins: one birth date, one family name
        (person("Antwi", "Selorm"), person("Antwi", "Fiifi"), Verdict.OTHER),
        (person("Boateng", "Adwoa"), person("Boateng", "Adjoa"), Verdict.MAYBE),
        # a family shares its telephone, twins too
        (person("Boateng", "Adwoa", phone="1"), person("Boateng", "Adjoa", phone="1"), Verdict.MAYBE),
        # namesakes: one name, two birth dates
        (person("Antwi", "Yaa", date(2001, 4, 23)), person("Antwi", "Yaa", date(1998, 2, 16)), Verdict.OTHER),
        # day and month swapped, or one digit wrong
        (person("Antwi", "Yaa", date(2001, 4, 3)), person("Antwi", "Yaa", date(2001, 3, 4)), Verdict.MAYBE),
        (person("Antwi", "Yaa", date(2001, 4, 23)), person("Antwi", "Yaa", date(2001, 4, 28)), Verdict.MAYBE),
        # a reference speaks for itself, unless everything else contradicts it
        (Identity(reference="gh 24 0001"), person("Antwi", "Yaa", reference="GH-24-0001"), Verdict.SAME),
        (person("Antwi-Mensah", "Yaa", reference="A1"), person("Antwi", "Yaa", reference="A1"), Verdict.SAME),
        (person("Osei", "Kojo", None, reference="A1"), person("Antwi", "Yaa", reference="A1"), Verdict.MAYBE),
        # two references of one system are two people, unless all else is the same
        (person("Antwi", "Yaa", None, reference="A2"), person("Antwi", "Yaa", reference="A1"), Verdict.OTHER),
        (person("Antwi", "Yaa", reference="A2"), person("Antwi", "Yaa", reference="A1"), Verdict.MAYBE),
        # an employer's own number says nothing about ours
        (person("Antwi", "Yaa", reference="88/2024"), person("Antwi", "Yaa", reference="A1"), Verdict.SAME),
        # nothing but a name
        (person("Antwi", "Yaa", None), person("Antwi", "Yaa"), Verdict.BY_NAME),
        (person("Atnwi", "Yaa", None), person("Antwi", "Yaa"), Verdict.MAYBE),
        # the same day, another sex
        (person("Benali", "Amnia", sex="female"), person("Benali", "Amina", sex="male"), Verdict.MAYBE),
    ],
)
def test_a_doubt_is_never_a_match(row: Identity, known: Identity, verdict: Verdict) -> None:
    assert compare(row, known).verdict == verdict


@given(st.text("abcdeéöøŁ '-", min_size=1, max_size=12), st.text("abcdeéöøŁ '-", min_size=1, max_size=12))
def test_likeness_does_not_depend_on_who_is_named_first(last: str, first: str) -> None:
    one, other = person(last, first), person(first[::-1], last)
    assert compare_names(one, other) == compare_names(other, one)
    assert compare(one, other).verdict == compare(other, one).verdict
