from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from partnertrack.domain.record import Money
from partnertrack.errors import InputError
from partnertrack.importing.rows import read_sheet, read_sheets
from partnertrack.importing.sheet import Sheet, Workbook
from partnertrack.importing.typed_sheet import Context, Overrides, TypedRow, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary
from tests.unit.importing.makers import sheet

CONTEXT = Context("list.xlsx", date(2026, 6, 30))


def read(page: Sheet, vocabulary: Vocabulary) -> TypedSheet:
    return read_sheet(page, vocabulary, CONTEXT)


def book(*sheets: Sheet) -> Workbook:
    return Workbook("list.xlsx", "0" * 64, "xlsx", sheets)


def values(row: TypedRow) -> dict[str, object]:
    return {key: value for (key, _occurrence), value in row.values.items()}


def codes(typed: TypedSheet) -> list[tuple[int | None, str, str]]:
    issues = [*typed.issues, *(issue for row in typed.rows for issue in row.issues)]
    return [(issue.row, issue.code, issue.severity) for issue in issues]


def test_a_french_selection_list(vocabulary: Vocabulary) -> None:
    typed = read(
        sheet(
            ["Partenariat de compétences Maroc – Allemagne"],
            [],
            [
                "N°",
                "Matricule",
                "Nom",
                "Prénom",
                "Sexe (H/F)",
                "Né(e) le",
                "Nationalité",
                "Situation de handicap",
                "Tél.",
            ],
            [1.0, "MA-1", "EL AMRANI", "Aïcha", "F", "12/03/1999", "Marocaine", "Non", "06.12.34.56.78"],
            [2.0, "MA-2", "BENALI", "Youssef", "H", "3 févr. 2001", "marocain", "Oui", "+212 6 12 34 56 79"],
            ["Total", 2.0],
        ),
        vocabulary,
    )
    assert (typed.language, typed.header_rows, typed.left_out) == ("fr", (3,), (6,))
    assert values(typed.rows[0]) == {
        "ref": "MA-1",
        "last_name": "EL AMRANI",
        "first_name": "Aïcha",
        "sex": "female",
        "birth_date": date(1999, 3, 12),
        "nationality": "MA",
        "disability": False,
        "phone": "0612345678",
    }
    assert values(typed.rows[1])["birth_date"] == date(2001, 2, 3)
    assert values(typed.rows[1])["phone"] == "+212612345679"
    assert typed.rows[1].raws["phone", None] == "+212 6 12 34 56 79"
    assert codes(typed) == [(6, "totals-row-left-out", "info")]


def test_a_dutch_register_of_contracts_with_employers_as_labels(vocabulary: Vocabulary) -> None:
    typed = read(
        sheet(
            ["Volgnr.", "Naam, voornaam", "Geslacht (M/V)", "Contract ondertekend op", "Brutoloon", "Uren/week"],
            ["Bakkerij Janssens NV"],
            [1.0, "Diallo, Mamadou", "M", "12-10-2024", "€ 1.850,00", "38,5"],
            [2.0, "Ba, Fatou", "V", "1 nov. 2024", "1.950,50 EUR", "38"],
            ["Garage Peeters BV"],
            [1.0, "Sow, Awa", "V", "3-4-2024", "€ 1.700", 40.0],
            ["Totaal", "", "", "", "5.500,50"],
        ),
        vocabulary,
    )
    assert [row.group for row in typed.rows] == ["Bakkerij Janssens NV"] * 2 + ["Garage Peeters BV"]
    assert values(typed.rows[1]) == {
        "last_name": "Ba",
        "first_name": "Fatou",
        "sex": "female",
        "contract_signed": date(2024, 11, 1),
        "gross_wage": Money(Decimal("1950.50"), "EUR"),
        "hours_week": Decimal(38),
    }
    assert values(typed.rows[2])["contract_signed"] == date(2024, 4, 3)
    assert values(typed.rows[2])["gross_wage"] == Money(Decimal(1700), "EUR")


def test_a_follow_up_in_two_lines_of_headings(vocabulary: Vocabulary) -> None:
    typed = read(
        sheet(
            ["Nom", "Prénom", "Toujours en poste", "", "Retour", ""],
            ["", "", "3 mois", "6 mois", "Date", "Situation après le retour"],
            ["Diallo", "Awa", "O", "N", "10/07/2025", "création d'entreprise"],
            ["Sow", "Ibou", "x", "", "", ""],
            merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)],
        ),
        vocabulary,
    )
    assert typed.rows[0].values["still_employed", 90] is True
    assert typed.rows[0].values["still_employed", 180] is False
    assert typed.rows[0].values["return_date", None] == date(2025, 7, 10)
    assert typed.rows[0].values["outcome", None] == "business"
    assert set(typed.rows[1].values) == {("last_name", None), ("first_name", None), ("still_employed", 90)}


def test_the_order_of_dates_comes_from_the_column_then_from_its_neighbours(vocabulary: Vocabulary) -> None:
    rows = (["Applicant ID", "Surname", "Date of birth", "Departure"], ["X-1", "Diallo", "03/24/1999", "04/05/2024"])
    typed = read(sheet(*rows), vocabulary)
    assert values(typed.rows[0])["flight_date"] == date(2024, 4, 5)


def test_an_order_that_nothing_proves_is_asked_for(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Applicant ID", "Surname", "Departure"], ["X-1", "Diallo", "04/05/2024"], ["X-2", "Sow", "06/06/2024"]
    )
    typed = read(page, vocabulary)
    assert "flight_date" not in values(typed.rows[0])
    assert values(typed.rows[1])["flight_date"] == date(2024, 6, 6)
    assert codes(typed) == [(None, "column-order-undecided", "warning"), (2, "date-ambiguous", "error")]
    decided = read_sheet(page, vocabulary, CONTEXT, Overrides(date_orders={2: "mdy"}))
    assert values(decided.rows[0])["flight_date"] == date(2024, 4, 5)
    assert codes(decided) == []


def test_sheets_of_one_file_help_each_other(vocabulary: Vocabulary) -> None:
    headings = ["Applicant ID", "Surname", "Departure"]
    proved = sheet(headings, ["X-1", "Diallo", "24/05/2024"], name="May")
    unproved = sheet(headings, ["X-2", "Sow", "04/06/2024"], name="June")
    _may, june = read_sheets(book(proved, unproved), vocabulary, CONTEXT, {})
    assert values(june.rows[0])["flight_date"] == date(2024, 6, 4)


def test_what_cannot_be_read_is_told_with_its_place_and_kept_as_written(vocabulary: Vocabulary) -> None:
    typed = read(
        sheet(
            ["Applicant ID", "Surname", "Date of birth", "Visa decision", "Gross wage", "Nationality", "Arrival"],
            ["X-1", "Mensah", "12.03.2001", "granted", "1.200,50 €", "Ghana", "in May"],
            ["X-2", "Sow", "31.02.2001", "perhaps", "12-13", "Atlantis", date(2025, 1, 1)],
            ["X-3", "Fall", "12.04.2001", "refused", "open", "Ghanaian", date(2025, 1, 1)],
            ["X-4", "Ba", "12.05.2001", "refused", "", "-", date(2025, 1, 1)],
        ),
        vocabulary,
    )
    assert codes(typed) == [
        (2, "date-unreadable", "warning"),
        (3, "date-unreadable", "error"),
        (3, "code-unknown", "error"),
        (3, "values-several", "error"),
        (3, "country-unknown", "warning"),
        (4, "money-unreadable", "warning"),
    ]
    issue = next(issue for issue in typed.rows[1].issues if issue.code == "code-unknown")
    assert (issue.column, issue.value, issue.sheet) == ("Visa decision", "perhaps", "Sheet1")
    assert issue.message == "“perhaps” is not on the list of answers for “Visa decision”."
    assert typed.rows[1].raws["birth_date", None] == "31.02.2001"
    assert set(values(typed.rows[3])) == {"ref", "last_name", "birth_date", "visa_decision", "arrival_date"}


def test_dates_that_contradict_each_other_or_lie_ahead_are_warned_of(vocabulary: Vocabulary) -> None:
    typed = read(
        sheet(
            ["Applicant ID", "Surname", "Date of birth", "Departure", "Arrival", "Work start"],
            ["X-1", "Mensah", date(2001, 1, 1), date(2025, 2, 2), date(2025, 2, 1), date(2026, 9, 1)],
            ["X-2", "Sow", date(1950, 1, 1), date(2025, 2, 2), date(2025, 2, 3), date(2025, 2, 4)],
            ["X-3", "Fall", date(2001, 1, 1), date(2025, 2, 2), date(2025, 2, 3), date(2025, 2, 4)],
        ),
        vocabulary,
    )
    assert codes(typed) == [
        (2, "end-before-start", "warning"),
        (2, "date-in-future", "warning"),
        (3, "birth-date-implausible", "warning"),
    ]
    assert typed.rows[0].values["work_start", None] == date(2026, 9, 1)
    assert typed.rows[1].issues[0].message == "Born on 1950-01-01, this person would be 76 years old."


def test_numbers_in_text_columns_lose_no_digit_and_gain_no_decimals(vocabulary: Vocabulary) -> None:
    typed = read(
        sheet(
            ["Matricule", "Surname", "Phone", "Passport no.", "E-mail", "Remarks"],
            [1001.0, "Mensah", 233248853468.0, datetime(2024, 1, 2, 0, 0), "mailto:Ama@Example.org", "two\nlines"],  # noqa: DTZ001 - as a cell holds it
            ["007", "Sow", "0044 20 7946 0000", "G1234", "b@example.org", 1.5],
        ),
        vocabulary,
    )
    first, second = values(typed.rows[0]), values(typed.rows[1])
    assert (first["ref"], first["phone"]) == ("1001", "233248853468")
    assert (first["passport_no"], first["email"], first["remarks"]) == ("2024-01-02", "ama@example.org", "two lines")
    assert (second["ref"], second["phone"], second["remarks"]) == ("007", "+442079460000", "1.5")


def test_answers_that_are_guessed_or_unknown_are_told_by_how_grave_it_is(vocabulary: Vocabulary) -> None:
    headings = ["Applicant ID", "Surname", "Sex", "Phone", "Drop-out reason", "Disability"]
    typed = read(
        sheet(
            headings,
            ["X-1", "Mensah", "femalle", "ask her sister", "struck by lightning", "n/a"],
            ["X-2", "Sow", "male", "0244 123 456", "health", "no"],
            ["X-3", "Fall", "male", "0244 123 457", "family", "yes"],
            ["X-4", "Ba", "female", "0244 123 458", "family", "yes"],
        ),
        vocabulary,
    )
    assert codes(typed) == [(2, "code-read-as", "info"), (2, "code-unknown", "warning")]
    assert values(typed.rows[0]) == {"ref": "X-1", "last_name": "Mensah", "sex": "female", "phone": "ask her sister"}
    assert typed.rows[0].issues[0].message == "“femalle” was read as “Female”."


def test_a_share_in_a_percent_column_is_a_percentage(vocabulary: Vocabulary) -> None:
    headings = ["Applicant ID", "Surname", "Attendance %"]
    shares = read(sheet(headings, ["X-1", "Mensah", 0.95], ["X-2", "Sow", 1.0]), vocabulary)
    percentages = read(sheet(headings, ["X-1", "Mensah", 95.0], ["X-2", "Sow", "87,5 %"]), vocabulary)
    assert [values(row)["attendance_pct"] for row in shares.rows] == [Decimal(95), Decimal(100)]
    assert [values(row)["attendance_pct"] for row in percentages.rows] == [Decimal(95), Decimal("87.5")]


def test_two_people_in_one_cell_are_not_one_person(vocabulary: Vocabulary) -> None:
    headings = ["Applicant ID", "Full name", "Arrival"]
    typed = read(sheet(headings, ["X-1", "Diallo Awa\nSow Ibou", date(2025, 1, 1)]), vocabulary)
    assert codes(typed) == [(2, "values-several", "error")]
    assert "last_name" not in values(typed.rows[0])


def test_a_sheet_without_headings_is_told_and_the_others_are_read(vocabulary: Vocabulary) -> None:
    notes = sheet(["Please read this first."], name="Read me")
    hidden = Sheet("Codes", (("Surname", "First name"),), is_hidden=True)
    good = sheet(["Surname", "First name"], ["Mensah", "Ama"], name="List")
    empty = sheet(name="Sheet3")
    typed = read_sheets(book(notes, hidden, good, empty), vocabulary, CONTEXT, {})
    assert [[issue.code for issue in page.issues] for page in typed] == [["header-missing"], ["sheet-hidden"], [], []]
    assert [len(page.rows) for page in typed] == [0, 0, 1, 0]


def test_a_table_without_people_and_a_header_without_rows_are_told(vocabulary: Vocabulary) -> None:
    summary = read(sheet(["Region", "Women", "Cohort"], ["North", 12.0, "A"]), vocabulary)
    assert (summary.rows, codes(summary)) == ((), [(None, "identity-missing", "error")])
    assert codes(read(sheet(["Surname", "First name"]), vocabulary)) == [(None, "rows-missing", "warning")]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (sheet(["X-1", "Mensah", date(2001, 1, 1)], ["X-2", "Sow", date(2001, 1, 1)]), "has a row of column headings"),
        (sheet(), "has no filled cells"),
        (sheet(["", " "]), "has no filled cells"),
    ],
)
def test_a_file_without_any_table_is_refused_in_one_line(vocabulary: Vocabulary, page: Sheet, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_sheets(book(page), vocabulary, CONTEXT, {})
    assert "list.xlsx" in caught.value.message


def test_columns_that_need_a_person_are_told_by_their_heading(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Applicant ID", "Surname", "Arrival", "Eye colour", "Telephone", "Phone", "Empty"],
        ["X-1", "Mensah", "tomorrow", "brown", "0244 123 456", "0244 123 456", ""],
    )
    typed = read(page, vocabulary)
    told = {(issue.code, issue.column, issue.detail) for issue in typed.issues}
    assert told == {
        ("column-uncertain", "Arrival", "Arrival"),
        ("column-unmatched", "Eye colour", ""),
        ("column-twice", "Phone", "Telephone"),
    }


def test_a_person_may_name_a_column_and_its_rows_are_read(vocabulary: Vocabulary) -> None:
    page = sheet(["Apellido", "Nombre", "Llegada"], ["Garcia", "Ana", date(2025, 1, 1)])
    assert read(page, vocabulary).rows == ()
    overrides = Overrides(columns={0: "last_name", 1: "first_name", 2: "arrival_date"})
    typed = read_sheets(book(page), vocabulary, CONTEXT, {"Sheet1": overrides})[0]
    assert values(typed.rows[0]) == {"last_name": "Garcia", "first_name": "Ana", "arrival_date": date(2025, 1, 1)}


def test_a_column_of_currencies_gives_the_amounts_theirs(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Matricule", "Nom", "Prénom", "Subvention versée le", "Montant", "Devise"],
        ["X-1", "Diallo", "Awa", date(2025, 3, 4), 1500.0, "MAD"],
        ["X-2", "Sow", "Ibou", date(2025, 3, 5), "900 €", "MAD"],
    )
    first, second = (values(row) for row in read(page, vocabulary).rows)
    assert first["grant_amount"] == Money(Decimal(1500), "MAD")
    assert second["grant_amount"] == Money(Decimal(900), "EUR")
    assert first["currency"] == "MAD"


def test_the_currency_of_a_wage_tells_of_no_grant(vocabulary: Vocabulary) -> None:
    page = sheet(["Matricule", "Nom", "Salaire brut", "Devise"], ["X-1", "Diallo", 900.0, "dirhams"])
    row = values(read(page, vocabulary).rows[0])
    assert row["gross_wage"] == Money(Decimal(900), "MAD")
    assert "currency" not in row


def test_references_that_were_written_as_amounts_lose_their_decimals(vocabulary: Vocabulary) -> None:
    page = sheet(["Bewerber-Nr.", "Name", "Vorname"], ["1040,00", "Diallo", "Awa"], ["1017,00", "Sow", "Ibou"])
    assert [values(row)["ref"] for row in read(page, vocabulary).rows] == ["1040", "1017"]
    mixed = sheet(["Bewerber-Nr.", "Name", "Vorname"], ["10.00", "Diallo", "Awa"], ["10.17", "Sow", "Ibou"])
    assert [values(row)["ref"] for row in read(mixed, vocabulary).rows] == ["10.00", "10.17"]
