from __future__ import annotations

from datetime import date

from partnertrack.domain.identity import Identity
from partnertrack.domain.record import Value, new_id
from partnertrack.importing.people import KnownPerson, Match, Register, identity_of
from partnertrack.importing.typed_sheet import Slot

BORN = date(1996, 10, 11)


def known(last: str, first: str, born: date | None = BORN, **more: str) -> KnownPerson:
    return KnownPerson(new_id(), new_id(), f"{last} {first}", Identity(last, first, born, **more))


def look_up(people: list[KnownPerson], last: str, first: str, born: date | None = BORN, **more: str) -> Match:
    return Register(people).look_up(Identity(last, first, born, **more))


def test_twins_are_found_each_by_their_own_name() -> None:
    selorm, fiifi = known("Antwi", "Selorm"), known("Antwi", "Fiifi")
    assert look_up([selorm, fiifi], "Atnwi", "Fiifi").person == fiifi
    assert look_up([selorm, fiifi], "ANTWI", "Selorm").person == selorm


def test_twins_with_similar_names_are_told_apart_where_one_is_written_to_the_letter() -> None:
    adwoa, adjoa = known("Boateng", "Adwoa"), known("Boateng", "Adjoa")
    assert look_up([adwoa, adjoa], "Boateng", "Adjoa").person == adjoa


def test_the_sister_of_somebody_known_is_not_taken_for_them() -> None:
    match = look_up([known("Boateng", "Adwoa")], "Boateng", "Adjoa")
    assert match.is_open
    assert match.person is None


def test_namesakes_are_told_apart_by_their_birth_date() -> None:
    older, younger = known("Antwi", "Yaa", date(1993, 7, 1)), known("Antwi", "Yaa", date(2001, 2, 16))
    assert look_up([older, younger], "Antwi", "Yaa", date(2001, 2, 16)).person == younger
    assert look_up([older, younger], "Antwi", "Yaa", None).is_open
    assert look_up([older, younger], "Antwi", "Yaa", date(1980, 1, 31)) == Match()


def test_a_name_that_only_one_person_bears_is_recognised_and_said_to_be() -> None:
    kofi = known("Tetteh", "Kofi")
    match = look_up([kofi, known("Osei", "Ama")], "Tetteh", "Kofi", None)
    assert match.person == kofi
    assert match.is_by_name_alone


def test_somebody_known_without_a_birth_date_is_asked_about_not_doubled() -> None:
    known_by_name = known("Osei", "Ama", None)
    match = look_up([known_by_name], "Oesi", "Ama")
    assert [candidate.person for candidate in match.candidates] == [known_by_name]
    assert match.is_open
    assert look_up([known_by_name], "Osei", "Ama").is_by_name_alone


def test_one_wrong_letter_is_a_misspelling_where_a_sheet_adds_nobody() -> None:
    selorm = known("Antwi", "Selorm", sex="male")
    register = Register([selorm, known("Antwi", "Fiifi"), known("Mensah", "Selom", date(1990, 1, 1))])
    assert register.look_up(Identity("Antwi", "Selrm", BORN), are_all_known=True).person == selorm
    assert register.look_up(Identity("Antwi", "Selrm", BORN)).is_open
    # Selom is somebody's name here: perhaps a brother
    assert register.look_up(Identity("Antwi", "Selom", BORN), are_all_known=True).is_open
    assert register.look_up(Identity("Antwi", "Selrm", BORN, sex="female"), are_all_known=True).is_open


def test_a_name_in_another_script_is_found_by_the_birth_date_and_asked_about_without() -> None:
    giorgi, mohamed = known("Beridze", "Giorgi"), known("Ben Ali", "Mohamed", date(1990, 5, 6))
    people = [giorgi, mohamed, known("Beridze", "Nino", date(1999, 1, 2))]
    assert look_up(people, "ბერიძე", "გიორგი").person == giorgi
    assert look_up(people, "بن علي", "محمد", date(1990, 5, 6)).person == mohamed
    for row in (("ბერიძე", "გიორგი", None), ("Beridse", "Giorgi", date(1996, 11, 10))):
        match = look_up(people, *row)
        assert [candidate.person for candidate in match.candidates] == [giorgi]
        assert match.is_open


def test_two_who_may_be_meant_by_a_script_without_vowels_are_asked_about() -> None:
    hassen, hassine = known("Mejri", "Hassen"), known("Mejri", "Hassine")
    assert {candidate.person for candidate in look_up([hassen, hassine], "ماجري", "حسين").candidates} == {
        hassen,
        hassine,
    }


def test_a_slip_in_the_birth_date_of_the_only_bearer_of_a_name_is_one_where_a_sheet_adds_nobody() -> None:
    yaa = known("Antwi", "Yaa", date(2001, 4, 3), sex="female")
    swapped, other_sex = Identity("Antwi", "Yaa", date(2001, 3, 4)), Identity("Antwi", "Yaa", date(2001, 3, 4), "male")
    assert Register([yaa]).look_up(swapped, are_all_known=True).person == yaa
    assert Register([yaa]).look_up(swapped).is_open
    assert Register([yaa]).look_up(other_sex, are_all_known=True).is_open
    with_namesake = Register([yaa, known("Antwi", "Yaa", date(1990, 7, 8))])
    assert with_namesake.look_up(swapped, are_all_known=True).person == yaa
    assert with_namesake.look_up(Identity("Antwi", "Yaa", date(2001, 4, 5)), are_all_known=True).is_open


def test_a_reference_beats_a_better_name() -> None:
    meant, other = known("Osei", "Ama", reference="GH-24-0007"), known("Osei", "Amma", BORN)
    assert look_up([meant, other], "Osei", "Amma", BORN, reference="GH-24-0007").person == meant


def test_o_and_zero_in_passports_are_one_sign() -> None:
    ama = known("Osei", "Ama", passport_no="G0O1234")
    assert look_up([ama], "Osei-Bonsu", "Ama", None, passport_no="g001234").person == ama


def test_a_number_that_lost_its_leading_zeros_is_still_the_same() -> None:
    ama = known("Osei", "Ama", reference="00012")
    assert look_up([ama], "Osei", "A.", None, reference="12").person == ama
    assert look_up([known("Osei", "Ama", None, reference="GH-24-0001")], "", "", None, reference="gh240001").person


def test_two_people_with_one_name_and_one_birth_date_are_asked_about() -> None:
    assert look_up([known("Osei", "Ama"), known("Osei", "Ama")], "Osei", "Ama").is_open


def test_a_row_says_who_it_is_about() -> None:
    values: dict[Slot, Value] = {
        ("last_name", None): "Osei",
        ("first_name", None): "Ama",
        ("birth_date", None): BORN,
        ("ref", None): "A1",
    }
    assert identity_of(values) == Identity("Osei", "Ama", BORN, reference="A1")
