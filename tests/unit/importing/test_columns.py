from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from partnertrack.importing.columns import Surroundings, match_columns
from partnertrack.importing.sheet import Cell, Sheet
from partnertrack.importing.tables import find_table
from partnertrack.importing.typed_sheet import NO_OVERRIDES, ColumnMatch, Overrides
from partnertrack.importing.vocabulary import Vocabulary
from tests.unit.importing.makers import sheet

DAY = date(2024, 3, 4)
BORN = date(2001, 2, 3)


def match(page: Sheet, vocabulary: Vocabulary, overrides: Overrides = NO_OVERRIDES) -> tuple[list[ColumnMatch], str]:
    table = find_table(page, vocabulary)
    assert table is not None
    around = Surroundings(page.name, table.caption, this_year=2026)
    columns, language = match_columns(table, vocabulary, around, overrides)
    return list(columns), language


def certain(page: Sheet, vocabulary: Vocabulary) -> list[str | None]:
    return [column.field if column.is_certain else None for column in match(page, vocabulary)[0]]


def test_headings_of_the_dictionary_are_certain(vocabulary: Vocabulary) -> None:
    page = sheet(["Applicant ID", "Surname", "First name", "Sex", "Shoe size"], ["X-1", "Mensah", "Ama", "F", 38.0])
    columns, language = match(page, vocabulary)
    assert [column.field for column in columns] == ["ref", "last_name", "first_name", "sex", None]
    assert [column.confidence for column in columns] == [1.0, 1.0, 1.0, 1.0, 0.0]
    assert columns[4].note == "column-unmatched"
    assert columns[0].samples == ("X-1",)
    assert language == "en"


@pytest.mark.parametrize(
    ("headings", "language"),
    [
        (["Nom", "Prénom", "Né(e) le"], "fr"),
        (["Name", "Vorname", "geb. am"], "de"),
        (["Naam", "Voornaam", "Geboortedatum"], "nl"),
        (["Surname", "First name", "DOB"], "en"),
    ],
)
def test_the_language_is_that_of_most_headings(vocabulary: Vocabulary, headings: list[str], language: str) -> None:
    assert match(sheet(headings, ["Diallo", "Awa", BORN]), vocabulary)[1] == language


def test_numbers_one_two_three_are_lines_and_others_are_references(vocabulary: Vocabulary) -> None:
    def rows(*numbers: Cell) -> list[list[Cell]]:
        return [["No.", "Surname", "First name"], *([number, f"Name{number}", "Ama"] for number in numbers)]

    assert certain(sheet(*rows(1.0, 2.0, 3.0)), vocabulary)[0] == "row_no"
    assert certain(sheet(*rows(1.0, 2.0, 1.0, 2.0, 3.0)), vocabulary)[0] == "row_no"
    assert certain(sheet(*rows("GH-24-1", "GH-24-2", "GH-24-7")), vocabulary)[0] == "ref"
    assert certain(sheet(*rows(3.0, 7.0, 12.0)), vocabulary)[0] is None


def test_a_column_named_reference_that_counts_from_one_is_one_where_nothing_else_is(vocabulary: Vocabulary) -> None:
    people = enumerate(("Sow", "Fall", "Ba", "Diop"), 1)
    rows: list[Sequence[Cell]] = [[float(number), name, "Ama", f"X-{number}"] for number, name in people]
    alone = sheet(["Matricule", "Nom", "Prénom"], *[row[:3] for row in rows])
    beside = sheet(["Matricule", "Nom", "Prénom", "Identifiant"], *rows)
    open_to_both = sheet(["Lfd. Nr.", "Name", "Vorname"], *[row[:3] for row in rows])
    assert certain(alone, vocabulary)[0] == "ref"
    assert certain(beside, vocabulary) == [None, "last_name", "first_name", "ref"]
    assert certain(open_to_both, vocabulary)[0] == "row_no"


def test_name_is_the_family_name_beside_a_first_name_and_else_the_whole(vocabulary: Vocabulary) -> None:
    assert certain(sheet(["Nom", "Prénom"], ["Diallo", "Awa"]), vocabulary) == ["last_name", "first_name"]
    assert certain(sheet(["Nom", "Né le"], ["Awa Diallo", BORN], ["Ibou Sow", BORN]), vocabulary)[0] == "full_name"
    assert certain(sheet(["Name", "DOB"], ["Diallo, Awa", BORN], ["Sow, Ibou", BORN]), vocabulary)[0] == "full_name"


def test_the_line_above_tells_three_dates_apart(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Trainee", "", "Certificate", "", "Drop-out", "", "Visa"],
        ["Applicant ID", "Name", "Date", "No.", "Date", "Reason", "Date"],
        ["X-1", "Mensah, Ama", DAY, "C-1", DAY, "family", DAY],
        ["X-2", "Owusu, Kofi", DAY, "C-2", "", "", DAY],
        merged=[(0, 0, 0, 1), (0, 2, 0, 3), (0, 4, 0, 5)],
    )
    assert certain(page, vocabulary) == [
        "ref", "full_name", "cert_date", "cert_no", "dropout_date", "dropout_reason", "visa_decision_date",
    ]  # fmt: skip


def test_neighbours_the_sheet_and_the_file_decide_what_a_date_is(vocabulary: Vocabulary) -> None:
    tested: list[list[Cell]] = [
        ["Matricule", "Nom", "Prénom", "Langue", "Niveau", "Date"],
        ["X-1", "Diallo", "Awa", "allemand", "B1", DAY],
    ]
    assert certain(sheet(*tested), vocabulary)[5] == "exam_date"
    bare: list[list[Cell]] = [["Matricule", "Nom", "Prénom", "Date"], ["X-1", "Diallo", "Awa", DAY]]
    assert certain(sheet(*bare), vocabulary)[3] is None
    assert certain(sheet(*bare, name="Arrivées"), vocabulary)[3] == "arrival_date"
    assert certain(sheet(["Abandon"], [], *bare), vocabulary)[3] == "dropout_date"


def test_the_language_decides_between_a_mark_and_a_remark(vocabulary: Vocabulary) -> None:
    french = sheet(["Matricule", "Nom", "Prénom", "Formation", "Note"], ["X-1", "Diallo", "Awa", "Solaire", "14"])
    english = sheet(
        ["Applicant ID", "Surname", "First name", "Region", "Note"], ["X-1", "Diallo", "Awa", "North", "ill"]
    )
    assert certain(french, vocabulary)[4] == "score"
    assert certain(english, vocabulary)[4] == "remarks"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Date of birth", "Accra"),
        ("Date of birth", date(2024, 5, 5)),
        ("Arrival", BORN),
        ("Gross wage", "by agreement"),
        ("E-mail", "0244 123 456"),
        ("Phone", "ama@example.org"),
        ("First name", "12.03.2001"),
        ("Nationality", "B1"),
    ],
)
def test_values_that_deny_the_heading_make_it_uncertain(vocabulary: Vocabulary, heading: str, cell: Cell) -> None:
    rows: list[Sequence[Cell]] = [[f"X-{number}", f"Name{number}", cell] for number in range(3)]
    columns, _language = match(sheet(["Applicant ID", "Surname", heading], *rows), vocabulary)
    assert columns[2].field is not None
    assert not columns[2].is_certain
    assert columns[2].note == "column-uncertain"


def test_a_slip_in_the_heading_is_certain_when_the_values_agree(vocabulary: Vocabulary) -> None:
    agreeing = sheet(["Applicant ID", "Surname", "Date of brith"], ["X-1", "Mensah", BORN], ["X-2", "Sow", BORN])
    silent = sheet(["Applicant ID", "Surname", "Date of brith"], ["X-1", "Mensah", ""], ["X-2", "Sow", ""])
    assert certain(agreeing, vocabulary)[2] == "birth_date"
    assert certain(silent, vocabulary)[2] is None


def test_each_field_is_taken_once_from_the_fuller_column(vocabulary: Vocabulary) -> None:
    page = sheet(["Surname", "Phone", "Telephone"], ["Mensah", "", "0244 123 456"], ["Sow", "", "0244 123 457"])
    columns, _language = match(page, vocabulary)
    assert [column.field for column in columns] == ["last_name", None, "phone"]
    assert (columns[1].note, columns[1].candidates) == ("column-twice", ("phone",))


def test_a_repeated_step_may_stand_once_for_each_time(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Matricule", "Nom", "Toujours en poste après 3 mois", "Toujours en poste après 6 mois"],
        ["X-1", "Diallo", "O", "N"],
    )
    columns, _language = match(page, vocabulary)
    assert [(column.field, column.occurrence) for column in columns[2:]] == [
        ("still_employed", 90),
        ("still_employed", 180),
    ]


def test_the_time_may_stand_in_the_name_of_the_sheet_or_above_the_table(vocabulary: Vocabulary) -> None:
    rows = (["Dossiernr.", "Naam", "Nog in dienst"], ["X-1", "Diallo", "ja"])
    assert match(sheet(*rows, name="6 maanden"), vocabulary)[0][2].occurrence == 180
    assert match(sheet(["Opvolging na 12 maanden"], *rows), vocabulary)[0][2].occurrence == 365
    assert match(sheet(*rows), vocabulary)[0][2].occurrence is None


def test_a_time_in_the_heading_of_a_step_that_is_not_repeated_is_no_occurrence(vocabulary: Vocabulary) -> None:
    page = sheet(["Applicant ID", "Surname", "Training start (6 months)"], ["X-1", "Mensah", DAY])
    assert match(page, vocabulary)[0][2].occurrence is None


def test_details_of_a_tutor_are_not_taken_for_those_of_the_trainee(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Stagiaire", "", "", "Tuteur", "", ""],
        ["Nom", "Prénom", "Né le", "Nom", "Prénom", "Tél."],
        ["Diallo", "Awa", BORN, "Leroy", "Marc", "0611111111"],
        ["Sow", "Ibou", BORN, "Roux", "Anne", "0622222222"],
        merged=[(0, 0, 0, 2), (0, 3, 0, 5)],
    )
    assert certain(page, vocabulary) == ["last_name", "first_name", "birth_date", None, None, None]


def test_a_person_has_the_last_word_on_a_column(vocabulary: Vocabulary) -> None:
    page = sheet(["Applicant ID", "Surname", "Tel.", "Contact"], ["X-1", "Mensah", "0244 123 456", "0244 123 457"])
    overrides = Overrides(columns={3: "phone", 1: None}, occurrences={})
    columns, _language = match(page, vocabulary, overrides)
    assert [(column.field, column.confidence) for column in columns] == [
        ("ref", 1.0),
        (None, 0.0),
        (None, 0.0),
        ("phone", 1.0),
    ]
    assert [column.note for column in columns] == ["", "", "column-twice", ""]


def test_a_person_may_say_for_which_time_a_column_stands(vocabulary: Vocabulary) -> None:
    page = sheet(["Applicant ID", "Surname", "Visit"], ["X-1", "Mensah", "yes"])
    overrides = Overrides(columns={2: "still_employed"}, occurrences={2: 90})
    column = match(page, vocabulary, overrides)[0][2]
    assert (column.field, column.occurrence, column.is_certain) == ("still_employed", 90, True)


def test_bare_serial_numbers_are_dates_where_the_heading_says_so(vocabulary: Vocabulary) -> None:
    page = sheet(["Applicant ID", "Surname", "Arrival"], ["X-1", "Mensah", 45658.0], ["X-2", "Sow", 45659.0])
    assert certain(page, vocabulary)[2] == "arrival_date"
