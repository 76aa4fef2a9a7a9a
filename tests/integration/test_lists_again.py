"""A list that says what it said before brings no news, however often, in however many rows and lists it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from partnertrack.importing.choices import Choices
from partnertrack.persistence.check import check
from partnertrack.services import correct_value
from tests.integration.office import Office

HEAD = ("Reference no.", "Surname", "First name", "Sex", "Date of birth", "Region", "Selected on")
AMA = ("GH-1", "Mensah", "Ama", "F", "23.04.2001", "Ashanti", "01.02.2024")
KOFI = ("GH-2", "Owusu", "Kofi", "M", "25.06.2002", "Volta", "01.02.2024")
VISAS = ("Reference no.", "Surname", "First name", "Region", "Visa lodged")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without any data."""
    office = Office(tmp_path)
    yield office
    assert check(office.workspace.store) == []
    office.workspace.close()


def with_region(region: str, row: tuple[str, ...] = AMA) -> tuple[str, ...]:
    return (*row[:5], region, *row[6:])


def correct_region(office: Office, region: str) -> None:
    person = office.person("Mensah")
    office.correct(person, replace(person, region=region))


@pytest.mark.parametrize("correction", ["Ashanti", "Eastern"])
def test_a_correction_outlives_a_list_in_which_somebody_stands_twice(office: Office, correction: str) -> None:
    office.take(HEAD, AMA, KOFI, with_region("Bono"))
    correct_region(office, correction)
    again = office.take(HEAD, AMA, KOFI, with_region("Bono"), ("GH-3", *KOFI[1:2], "Yaw", *KOFI[3:]))
    assert (again.receipt.review, again.receipt.created) == (0, 1)
    assert office.person("Mensah").region == correction


def test_a_correction_outlives_two_lists_that_differ(office: Office) -> None:
    office.take(HEAD, AMA, KOFI)
    visa = ("GH-1", "Mensah", "Ama", "Bono", "01.03.2024")
    office.take(VISAS, visa)
    assert office.person("Mensah").region == "Bono"
    correct_region(office, "Ashanti")
    office.take(HEAD, AMA, with_region("Oti", KOFI))
    again = office.take(VISAS, visa, ("GH-2", "Owusu", "Kofi", "Oti", "02.03.2024"))
    assert (again.receipt.review, office.person("Mensah").region) == (0, "Ashanti")


def test_a_list_that_was_not_brought_up_to_date_does_not_argue_with_a_newer_one(office: Office) -> None:
    office.take(HEAD, AMA, KOFI)
    office.take(VISAS, ("GH-1", "Mensah", "Ama", "Bono", "01.03.2024"))
    office.take(HEAD, AMA, with_region("Oti", KOFI))
    assert office.person("Mensah").region == "Bono"
    office.take(HEAD, with_region("Central"), KOFI)
    assert office.person("Mensah").region == "Central"


def test_a_row_of_an_old_file_that_was_left_does_not_take_a_newer_ones_place(office: Office) -> None:
    office.take(HEAD, KOFI, (*AMA[:4], "31.02.2001", *AMA[5:]))
    office.take(HEAD, with_region("Volta"))
    workbook, choices = office.reopen(2)
    again = office.go_on(workbook, choices.with_cell("list", 3, 4, "23.04.2001"))
    assert (again.receipt.review, again.receipt.created, office.person("Mensah").region) == (0, 0, "Volta")
    (effect,) = again.draft.sheets[0].rows[1].effects
    assert (effect.kind, effect.may_choose) == ("kept", True)


def test_a_file_that_came_late_does_not_take_a_newer_ones_place(office: Office) -> None:
    office.take(HEAD, AMA, KOFI, as_of=date(2024, 1, 31))
    office.take(HEAD, with_region("Oti"), as_of=date(2024, 3, 31))
    late = office.take(HEAD, with_region("Bono"), with_region("Bono", KOFI), as_of=date(2024, 2, 29))
    assert (late.receipt.updated, late.receipt.review) == (1, 0)
    assert (office.person("Mensah").region, office.person("Owusu").region) == ("Oti", "Bono")
    office.take(HEAD, with_region("Central"), as_of=date(2024, 4, 30))
    assert office.person("Mensah").region == "Central"


def test_a_late_file_fills_what_is_blank(office: Office) -> None:
    office.take(HEAD, AMA, as_of=date(2024, 1, 31))
    office.take(HEAD[:5], AMA[:5], as_of=date(2024, 3, 31))
    office.take((*HEAD, "Phone"), (*AMA, "+233241111111"), as_of=date(2024, 2, 29))
    assert office.person("Mensah").values["phone"] == "+233241111111"


def test_a_person_may_want_the_old_files_value(office: Office) -> None:
    office.take(HEAD, AMA, as_of=date(2024, 1, 31))
    office.take(HEAD, with_region("Oti"), as_of=date(2024, 3, 31))
    chosen = Choices(trusts_likely=True).with_side("list", 2, 5, "theirs")
    office.take(HEAD, with_region("Bono"), as_of=date(2024, 2, 29), choices=chosen)
    assert office.person("Mensah").region == "Bono"


def test_what_somebody_took_out_does_not_come_back_with_the_same_list(office: Office) -> None:
    office.take(HEAD, AMA, KOFI)
    enrolment = office.enrolment_of("Mensah")
    correct_value.correct(office.workspace, enrolment.id, ("region", None), "")
    correct_value.correct(office.workspace, enrolment.id, ("selected_on", None), "")
    again = office.take(HEAD, AMA, with_region("Oti", KOFI))
    assert {effect.kind for effect in again.draft.sheets[0].rows[0].effects} == {"kept"}
    assert (again.receipt.unchanged, office.person("Mensah").region) == (1, None)
    office.take(HEAD, with_region("Central"), KOFI)
    assert office.person("Mensah").region == "Central"


def test_what_an_undo_took_out_comes_back_with_the_next_list(office: Office) -> None:
    office.take(HEAD[:5], AMA[:5], KOFI[:5])
    first = office.take(HEAD, AMA)
    office.take(HEAD, AMA, KOFI)
    office.undo(first.change_id)
    assert office.person("Mensah").region is None
    office.take(HEAD, AMA, with_region("Oti", KOFI))
    assert office.person("Mensah").region == "Ashanti"
