"""Headings that mean one thing in one sheet and another in the next: never certain and wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from partnertrack.importing.columns import Surroundings, match_columns
from partnertrack.importing.sheet import Cell
from partnertrack.importing.tables import find_table
from partnertrack.importing.vocabulary import Vocabulary
from tests.unit.importing.makers import sheet

DAY = date(2025, 3, 4)
WHO = ("Matricule", "Nom", "Prénom")
PEOPLE = (("X-1", "Diallo", "Awa"), ("X-2", "Sow", "Ibou"), ("X-3", "Fall", "Sara"))


def read_as(
    vocabulary: Vocabulary, headings: Sequence[str], *rows: Sequence[Cell], name: str = "Feuil1", file: str = ""
) -> list[str | None]:
    """The fields of the columns beside the names, None where a person must say it."""
    lines = [[*who, *(rows[place % len(rows)])] for place, who in enumerate(PEOPLE)]
    table = find_table(sheet([*WHO, *headings], *lines, name=name), vocabulary)
    assert table is not None
    columns, _language = match_columns(table, vocabulary, Surroundings(name, table.caption, file, this_year=2026))
    return [column.field if column.is_certain else None for column in columns[len(WHO) :]]


@pytest.mark.parametrize(
    ("headings", "cells", "place", "field"),
    [
        (["Date d'entrée", "Heures prévues"], [DAY, 480.0], 0, "training_start"),
        (["Datum start", "Geplande uren"], [DAY, 480.0], 0, "training_start"),
        (["Début", "Présence (h)"], [DAY, 431.0], 1, "hours_attended"),
        (["Heures prévues", "Présence (%)"], [480.0, 90.0], 1, "attendance_pct"),
        (["Entreprise", "Nombre d'heures/semaine"], ["Bau AG", 38.0], 1, "hours_week"),
        (["Taal examen", "Behaald niveau"], ["Duits", "B1"], 0, "lang"),
        (["Téléphone", "Ville"], ["0612345678", "Oujda"], 1, "address"),
        (["Entreprise", "Ville"], ["Bau AG", "Bremen"], 1, "work_place"),
        (["Fin de contrat", "Fin anticipée", "Date de retour"], [DAY, "non", DAY], 0, "placement_end_date"),
        (["Einde contract", "Vroegtijdig beëindigd"], [DAY, "nee"], 0, "placement_end_date"),
        (["Einddatum contract", "Terugkeerdatum"], [DAY, DAY], 0, "placement_end_date"),
        (["Vertragsende", "Rückkehr am"], [DAY, DAY], 0, "placement_end_date"),
        (["Entreprise", "Salaire brut", "Fin de contrat"], ["Bau AG", "900 €", DAY], 2, "contract_end"),
        (["Einde contract", "Vroegtijdig stopgezet"], [DAY, "nee"], 1, "ended_early"),
        (["Geplande uren", "Vroegtijdig stopgezet"], [480.0, "nee"], 1, None),
    ],
)
def test_the_columns_around_decide_what_a_heading_means(
    vocabulary: Vocabulary, headings: list[str], cells: list[Cell], place: int, field: str | None
) -> None:
    assert read_as(vocabulary, headings, cells)[place] == field


@pytest.mark.parametrize("headings", [["Date d'entrée"], ["Datum start"], ["Avis"], ["Dépôt du dossier"], ["Dépôt"]])
def test_what_nothing_decides_is_left_to_a_person(vocabulary: Vocabulary, headings: list[str]) -> None:
    cells = ["favorable"] if headings == ["Avis"] else [DAY]
    assert read_as(vocabulary, headings, cells) == [None]


def test_a_number_that_is_no_reference_is_not_that_of_a_permit(vocabulary: Vocabulary) -> None:
    rows: list[list[Cell]] = [[float(number), name, "Awa"] for number, name in enumerate(("Sow", "Fall", "Ba"), 1)]
    table = find_table(sheet(["Dossiernr.", "Naam", "Voornaam"], *rows), vocabulary)
    assert table is not None
    columns, _language = match_columns(table, vocabulary, Surroundings(this_year=2026))
    assert not columns[0].is_certain


@pytest.mark.parametrize(
    "headings",
    [
        ["Dépôt du dossier", "Décision", "Date de décision"],
        ["Date de dépôt du dossier", "Avis", "Date de la décision"],
        ["Dépôt", "Résultat", "Date"],
        ["Dépôt de demande", "Décision", "Date de décision"],
        ["Aanvraag ingediend op", "Beslissing", "Datum beslissing"],
        ["Antrag gestellt am", "Bescheid", "Datum Bescheid"],
    ],
)
@pytest.mark.parametrize("name", ["Feuil1", "Blad1", "Sheet1", "Tabelle1"])
def test_where_the_sheet_has_no_name_of_its_own_the_file_says_what_it_is(
    vocabulary: Vocabulary, headings: list[str], name: str
) -> None:
    visa = ["visa_lodged", "visa_decision", "visa_decision_date"]
    rows: list[list[Cell]] = [[DAY, "accordé", DAY], [DAY, "refusé", DAY]]
    assert read_as(vocabulary, headings, *rows, name=name, file="5_visa.xlsx") == visa
    assert read_as(vocabulary, headings, *rows, name="Visas", file="5.xlsx") == visa
    permit = ["permit_lodged", "work_decision", "work_decision_date"]
    assert read_as(vocabulary, headings, *rows, name=name, file="Permis unique 2025.xlsx") == permit


def test_a_decision_and_its_day_are_two_columns(vocabulary: Vocabulary) -> None:
    headings = ["Vorabzustimmung beantragt am", "Zustimmung BA", "Zustimmung BA am"]
    permit = ["permit_lodged", "work_decision", "work_decision_date"]
    assert read_as(vocabulary, headings, [DAY, "erteilt", DAY]) == permit
    assert read_as(vocabulary, headings[:2], [DAY, DAY]) == ["permit_lodged", "work_decision_date"]


@pytest.mark.parametrize(
    ("headings", "cells", "place", "field"),
    [
        (["Heures prévues", "Motif (abandon)"], [480.0, "famille"], 1, "dropout_reason"),
        (["Fin du placement", "Issue (retour/séjour)"], [DAY, "retour"], 1, "return_kind"),
        (["Prise de poste", "En emploi après 6 mois (O/N)"], [DAY, "O"], 1, "still_employed"),
        (["Niveau atteint", "Décision du jury"], ["B1", "admis"], 1, "exam_result"),
        (["Einsatzende", "Abgebrochen (J/N)"], [DAY, "N"], 1, "ended_early"),
    ],
)
def test_brackets_and_times_say_what_is_meant(
    vocabulary: Vocabulary, headings: list[str], cells: list[Cell], place: int, field: str
) -> None:
    assert read_as(vocabulary, headings, cells)[place] == field


@pytest.mark.parametrize(
    ("above", "heading", "field"),
    [
        ("Abandon", "Le", "dropout_date"),
        ("Abandons", "Le", "dropout_date"),
        ("Exit", "On", "dropout_date"),
        ("Vroegtijdige stopzetting", "Op", "dropout_date"),
        ("Abbruch", "am", "dropout_date"),
        ("Course", "Hours (actual)", "hours_attended"),
    ],
)
def test_the_line_above_says_what_a_word_alone_does_not(
    vocabulary: Vocabulary, above: str, heading: str, field: str
) -> None:
    cell: Cell = 431.0 if "Hours" in heading else DAY
    rows: list[list[Cell]] = [[*who, cell, "b"] for who in PEOPLE]
    page = sheet(
        ["Trainee", "", "", above, ""],
        ["Matricule", "Nom", "Prénom", heading, "?"],
        *rows,
        merged=[(0, 0, 0, 2), (0, 3, 0, 4)],
    )
    table = find_table(page, vocabulary)
    assert table is not None
    column = match_columns(table, vocabulary, Surroundings(this_year=2026))[0][3]
    assert (column.field, column.is_certain) == (field, True)


def test_numbers_with_leading_zeros_are_references(vocabulary: Vocabulary) -> None:
    rows = [[f"{number:05}", name, "Awa"] for number, name in enumerate(("Sow", "Fall", "Ba"), 1)]
    table = find_table(sheet(["Dossiernr.", "Naam", "Voornaam"], *rows), vocabulary)
    assert table is not None
    column = match_columns(table, vocabulary, Surroundings(this_year=2026))[0][0]
    assert (column.field, column.is_certain) == ("ref", True)


def test_companies_that_stand_alone_above_their_people_are_labels(vocabulary: Vocabulary) -> None:
    people: list[list[Cell]] = [
        [f"{name}, Awa", DAY, "befristet", "1.200 €"] for name in ("Diallo", "Sow", "Fall", "Ba")
    ]
    lines: list[list[Cell]] = [["Bäckerei Müller"], *people[:2], ["Hotel Am Markt"], *people[2:]]
    below: list[list[Cell]] = [["Anzahl Teilnehmer", "4"], ["Opgemaakt op 3 april 2025"]]
    page = sheet(
        ["Name, Vorname", "Vertrag unterzeichnet am", "Vertragsart", "Bruttolohn"],
        *lines,
        *below,
    )
    table = find_table(page, vocabulary)
    assert table is not None
    assert [row.group for row in table.rows] == ["Bäckerei Müller"] * 2 + ["Hotel Am Markt"] * 2
    assert [row.code for row in table.left_out] == ["totals-row-left-out", "note-left-out"]


def test_a_remoter_meaning_that_the_values_deny_casts_no_doubt(vocabulary: Vocabulary) -> None:
    assert read_as(vocabulary, ["In dienst op"], [DAY]) == ["work_start"]


@pytest.mark.parametrize("heading", ["Ausbildungsbeginn", "Beginn", "Eintritt"])
def test_what_follows_the_arrival_is_the_start_of_work(vocabulary: Vocabulary, heading: str) -> None:
    travel = ["flight_date", "arrival_date", "work_start"]
    assert read_as(vocabulary, ["Ausreise", "Ankunft", heading], [DAY, DAY, DAY]) == travel


def test_the_end_of_an_apprenticeship_beside_a_return_is_no_end_of_training(vocabulary: Vocabulary) -> None:
    ended = ["placement_end_date", "ended_early", "return_date"]
    headings = ["Ende der Ausbildung", "Vorzeitig beendet", "Rückkehr am"]
    assert read_as(vocabulary, headings, [DAY, "nein", DAY]) == ended
