from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.identity import Identity
from partnertrack.importing.likeness import Verdict, compare
from partnertrack.importing.name_likeness import NameLikeness, compare_names

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
        (("Benali", "Muhammad"), ("Benali", "Mohamed"), NameLikeness.SOUND),
        (("El Amrani", "Salma"), ("Amrani", "Salma"), NameLikeness.SOUND),
        (("ბერიძე", "გიორგი"), ("Beridze", "Giorgi"), NameLikeness.SOUND),
        (("გიორგი", "ბერიძე"), ("Beridze", "Giorgi"), NameLikeness.SOUND),
        (("ბერიზე", "გიორგი"), ("Beridze", "Giorgi"), NameLikeness.SOUND),
        (("ბერიძე", "გია"), ("Beridze", "Giorgi"), NameLikeness.DIFFERENT),
        (("بن علي", "محمد"), ("Ben Ali", "Mohamed"), NameLikeness.SOUND),
        (("Benali", "Mohammad Amine"), ("Benali", "Mohamed"), NameLikeness.PART),
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
        # another spelling or script of the name is the same name on the same birth date, and a question without one
        (person("Benali", "Muhammad"), person("Benali", "Mohamed"), Verdict.SAME),
        (person("ბერიძე", "გიორგი"), person("Beridze", "Giorgi"), Verdict.SAME),
        (person("Benali", "Muhammad", None), person("Benali", "Mohamed"), Verdict.MAYBE),
        (person("Benali", "Muhammad", date(2001, 4, 3)), person("Benali", "Mohamed", date(2001, 3, 4)), Verdict.MAYBE),
        (person("Benali", "Muhammad", date(2001, 4, 3)), person("Benali", "Mohamed"), Verdict.OTHER),
        # unless something speaks against it: the sex, or a number that is not merely misread
        (person("Benali", "Nour", sex="female"), person("Benali", "Noor", sex="male"), Verdict.MAYBE),
        (person("Saidi", "Omar", passport_no="G123456"), person("Saidi", "Umar", passport_no="K765432"), Verdict.MAYBE),
        (person("Saidi", "Omar", passport_no="G123456"), person("Saidi", "Umar", passport_no="G123466"), Verdict.SAME),
        # I and O for 1 and 0 in a passport; one other sign alone does not make one person of two
        (
            person("Saidi", "Omar", None, passport_no="GI2O456"),
            person("Tazi", "Omar", passport_no="G120456"),
            Verdict.MAYBE,
        ),
        (
            person("Saidi", "Omar", None, passport_no="G123457"),
            person("Tazi", "Omar", passport_no="G123456"),
            Verdict.OTHER,
        ),
        # a name alone does not outweigh another passport or another sex
        (
            person("Saidi", "Omar", None, passport_no="G123456"),
            person("Saidi", "Omar", passport_no="K765432"),
            Verdict.MAYBE,
        ),
        (person("Saidi", "Nour", None, sex="female"), person("Saidi", "Nour", sex="male"), Verdict.MAYBE),
        # the same day, another sex
        (person("Benali", "Amnia", sex="female"), person("Benali", "Amina", sex="male"), Verdict.MAYBE),
    ],
)
def test_a_doubt_is_never_a_match(row: Identity, known: Identity, verdict: Verdict) -> None:
    assert compare(row, known).verdict == verdict


def test_one_list_does_not_spell_one_person_in_two_ways() -> None:
    one, other = person("Benali", "Muhammad"), person("Benali", "Mohamed")
    assert compare(one, other, are_listed_together=True).verdict == Verdict.MAYBE


@given(st.text("abcdeéöøŁ '-", min_size=1, max_size=12), st.text("abcdeéöøŁ '-", min_size=1, max_size=12))
def test_likeness_does_not_depend_on_who_is_named_first(last: str, first: str) -> None:
    one, other = person(last, first), person(first[::-1], last)
    assert compare_names(one, other) == compare_names(other, one)
    assert compare(one, other).verdict == compare(other, one).verdict
