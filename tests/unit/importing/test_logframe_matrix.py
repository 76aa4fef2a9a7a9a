"""Whole matrices as donors send them: columns in any order, four languages, merged levels, results in banners."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from partnertrack.importing.logframe.draft import Matrix
from partnertrack.importing.logframe.layout import Decisions
from partnertrack.importing.logframe.read import ReadingContext, read_matrix
from partnertrack.importing.sheet import Cell, Range, Sheet, Workbook

Rows = Sequence[Sequence[Cell]]


def read(rows: Rows, merged: tuple[Range, ...] = (), context: ReadingContext | None = None) -> Matrix:
    sheet = Sheet("Logframe", tuple(map(tuple, rows)), merged=merged)
    return read_matrix(Workbook("donor.xlsx", "0", "xlsx", (sheet,)), context)


def chain(matrix: Matrix) -> list[tuple[str, str, str]]:
    return [(each.level, each.number, each.statement) for each in matrix.results]


def roles(matrix: Matrix) -> list[str]:
    return [column.role for column in matrix.columns]


def codes(matrix: Matrix) -> list[str]:
    return [finding.code for finding in matrix.findings]


def test_the_matrix_of_the_eu_with_merged_levels() -> None:
    matrix = read(
        [
            [
                "",
                "Results chain",
                "Indicator",
                "Baseline\n(value & reference year)",
                "Target\n(value & reference year)",
                "Current value (30/06/2026)",
                "Sources and means of verification",
                "Assumptions",
            ],
            [
                "Impact (Overall objective)",
                "Growth",
                "Share in work",
                "30 % (2023)",
                "45 % (2028)",
                "38 %",
                "LFS",
                "n/a",
            ],
            ["Outcome", "Outcome 1: Work", "1.1 People placed", "0 (2024)", "120 (2027)", "41", "Contracts", "Stable"],
            [None, None, "1.2 Retention (6 months)", "n/a", "80 %", "tbd", "Tracer", None],
            ["Output", "Output 1.1: Training", "1.1.1 Trainees", "0 (2024)", "1 200 (2027)", None, "Lists", None],
        ],
        (Range(2, 0, 3, 0), Range(2, 1, 3, 1)),
    )
    assert roles(matrix) == [
        "level",
        "result",
        "indicator",
        "baseline",
        "target",
        "current",
        "verification",
        "assumptions",
    ]
    assert chain(matrix) == [("impact", "", "Growth"), ("outcome", "1", "Work"), ("output", "1.1", "Training")]
    assert [each.above for each in matrix.results] == ["", matrix.results[0].key, matrix.results[1].key]
    assert [each.result for each in matrix.indicators] == [
        matrix.results[0].key,
        matrix.results[1].key,
        matrix.results[1].key,
        matrix.results[2].key,
    ]
    placed = matrix.indicators[1]
    assert (placed.code, placed.label, placed.current_on) == ("1.1", "People placed", date(2026, 6, 30))
    assert placed.baseline is not None
    assert placed.baseline.year == 2024
    assert [(goal.kind, goal.due_on) for goal in placed.goals] == [("final", date(2027, 12, 31))]
    assert matrix.results[1].assumptions == "Stable"
    assert codes(matrix) == ["value-open"]


def test_headings_in_two_rows_targets_by_year_and_activities_in_french() -> None:
    matrix = read(
        [
            ["Chaîne de résultats", "Indicateurs", "Référence", None, "Cibles", None, None, "Sources de vérification"],
            [None, None, "Valeur", "Année", "2026", "2027", "Finale 31/12/2028", None],
            [
                "Objectif général : Développement",
                "Taux d’emploi",
                "25,5 %",
                2023.0,
                "28,0 %",
                "30 %",
                "35 %",
                "Enquête",
            ],
            ["Résultat 1.1 : Formation", "Nombre de stagiaires", 0.0, 2024.0, 40.0, 80.0, "1 200", "Registres"],
            [None, "dont femmes", 0.0, 2024.0, 20.0, 40.0, 600.0, None],
            ["Activités", "Organiser la formation", None, None, None, None, None, None],
        ],
        (Range(0, 2, 0, 3), Range(0, 4, 0, 6), Range(0, 0, 1, 0), Range(0, 1, 1, 1), Range(0, 7, 1, 7)),
    )
    assert roles(matrix)[2:7] == ["baseline", "baseline_year", "milestone", "milestone", "target"]
    assert [each.level for each in matrix.results] == ["impact", "output"]
    trainees = matrix.indicators[1]
    assert [(goal.kind, goal.due_on, goal.amount.number) for goal in trainees.goals] == [
        ("milestone", date(2026, 12, 31), Decimal(40)),
        ("milestone", date(2027, 12, 31), Decimal(80)),
        ("final", date(2028, 12, 31), Decimal(1200)),
    ]
    assert {"row-part", "row-activities", "level-read"} <= set(codes(matrix))
    assert len(matrix.indicators) == 2


def test_levels_and_codes_in_columns_of_their_own_in_german() -> None:
    matrix = read(
        [
            ["Ergebnismatrix"],
            [],
            ["Zielebene", "Ziel", "Nr.", "Indikator", "Einheit", "Basiswert", "Zielwert 12/2027", "Quelle", "Annahmen"],
            ["Oberziel", "Entwicklung", "OZ1", "Anteil in Beschäftigung", "%", 10.0, 15.0, "Befragung", "Stabil"],
            ["Modulziel", "Arbeit", "MZ1", "Anzahl Vermittelte", "Anzahl", "k.A.", "2.500", "Verträge", ""],
            ["Output A", "Ausbildung", "A1", "Abschlussquote", "%", 0.0, 80.0, "Zertifikate", ""],
        ]
    )
    assert chain(matrix) == [("impact", "", "Entwicklung"), ("outcome", "", "Arbeit"), ("output", "A", "Ausbildung")]
    assert [(each.code, each.unit) for each in matrix.indicators] == [("OZ1", "%"), ("MZ1", "Anzahl"), ("A1", "%")]
    assert matrix.indicators[1].goals[0].amount.number == 2500
    assert codes(matrix) == []


def test_several_indicators_in_one_cell_with_their_figures_in_dutch() -> None:
    matrix = read(
        [
            ["Interventielogica", "Indicatoren", "Uitgangswaarde", "Streefwaarde", "Verificatiebronnen", "Aannames"],
            [
                "Specifieke doelstelling: Werk",
                "Aantal geplaatste jongeren",
                "0 (2024)",
                "80 (2027)",
                "Contracten",
                None,
            ],
            ["Resultaat 1: Opleiding", None, None, None, None, None],
            [None, "• Slaagpercentage\n• Aantal deelnemers", "0 %\n0", "80 %\n120", "Registers", None],
            [None, "• Eén\n• Twee", "1\n2\n3", "9", None, None],
        ],
        (Range(2, 0, 2, 5),),
    )
    rate, people = matrix.indicators[1:3]
    assert (rate.label, rate.goals[0].amount.sign, rate.verification) == ("Slaagpercentage", "percent", "Registers")
    assert (people.label, people.goals[0].amount.number) == ("Aantal deelnemers", Decimal(120))
    assert codes(matrix).count("lines-uneven") == 2
    assert matrix.indicators[3].baseline is None


def test_results_in_banners_with_years_counted_from_the_start() -> None:
    rows: Rows = [
        ["Indicator", "Baseline 2024", "Year 1", "Year 2", "Final target", "Means of verification"],
        ["OUTCOME 1 - Employers recruit fairly", None, None, None, None, None],
        ["OC1.1 Number of employers", 2.0, 10.0, 20.0, 25.0, "Log"],
        ["OUTPUT 1.1 Employers trained", None, None, None, None, None],
        ["OP1.1.1 Employers trained", "-", 10.0, "", 30.0, "Lists"],
        ["Note: to be verified", None, None, None, None, None],
    ]
    merged = tuple(Range(row, 0, row, 5) for row in (1, 3, 5))
    matrix = read(rows, merged, ReadingContext(starts_on=date(2025, 4, 1)))
    assert chain(matrix) == [("outcome", "1", "Employers recruit fairly"), ("output", "1.1", "Employers trained")]
    assert [goal.due_on for goal in matrix.indicators[0].goals] == [date(2026, 3, 31), date(2027, 3, 31), None]
    assert codes(matrix).count("row-left-out") == 1
    undated = read(rows, merged)
    assert codes(undated).count("column-undated") == 2


def test_a_person_says_what_a_column_is_and_which_day_it_means() -> None:
    rows: Rows = [
        ["Result", "Indicator", "Target 03/04/2026", "Whatever"],
        ["Outcome 1: Jobs", "Jobs found", "10", "5"],
    ]
    matrix = read(rows)
    assert set(codes(matrix)) >= {"column-day-open", "column-unknown"}
    assert matrix.indicators[0].goals[0].due_on is None
    said = Decisions({("Logframe", 3): "baseline"}, {("Logframe", 2): date(2026, 3, 4)})
    matrix = read(rows, context=ReadingContext(said))
    assert codes(matrix) == []
    assert matrix.indicators[0].goals[0].due_on == date(2026, 3, 4)
    assert matrix.indicators[0].baseline is not None


def test_figures_in_the_cell_of_the_indicator_itself() -> None:
    first = "1. 60 % arbeiten in ihrem Beruf.\nBasiswert (2023): 20 %\nZielwert (12/2026): 60 %\nQuelle: Studie"
    matrix = read(
        [
            ["Ziele", "Indikatoren", "Annahmen"],
            ["Modulziel: Beschäftigung", first, "Stabil"],
            ["Output 1: Ausbildung", "Anzahl der Abschlüsse, Basiswert: 0, Zielwert: 1.200 (2027)", None],
        ]
    )
    work, degrees = matrix.indicators
    assert (work.label, work.verification) == ("60 % arbeiten in ihrem Beruf.", "Studie")
    assert work.baseline is not None
    assert (work.baseline.number, work.baseline.sign, work.baseline.year) == (Decimal(20), "percent", 2023)
    assert [(goal.kind, goal.due_on) for goal in work.goals] == [("final", date(2026, 12, 31))]
    assert (degrees.label, degrees.goals[0].amount.number) == ("Anzahl der Abschlüsse", Decimal(1200))


def test_a_table_with_its_own_headings_for_each_result() -> None:
    matrix = read(
        [
            ["OUTCOME 1: Jobs"],
            ["Indicator", "Baseline", "Target 2027", "Assumptions"],
            ["Number placed", "0", "50", "Stable"],
            ["OUTPUT 1.1: Training"],
            ["No.", "Indicator", "Unit", "Baseline", "Target 2027", "Comments"],
            ["1.1.1", "Trainees", "persons", "0", "60", "x"],
            ["OUTPUT 1.2: Advice"],
            ["No.", "Indicator", "Unit", "Baseline", "Target 2027", "Comments"],
            ["1.2.1", "Advised", "persons", "0", "70", "x"],
        ]
    )
    assert chain(matrix) == [("outcome", "1", "Jobs"), ("output", "1.1", "Training"), ("output", "1.2", "Advice")]
    assert [(each.code, each.label, each.goals[0].amount.number) for each in matrix.indicators] == [
        ("", "Number placed", Decimal(50)),
        ("1.1.1", "Trainees", Decimal(60)),
        ("1.2.1", "Advised", Decimal(70)),
    ]
    assert [each.result for each in matrix.indicators] == [each.key for each in matrix.results]
    assert codes(matrix) == []


def test_two_columns_that_mean_the_same_are_told_and_the_first_is_used() -> None:
    matrix = read(
        [
            ["Result", "Indicator", "Baseline", "Starting value", "Target 2027", "% achieved"],
            ["Outcome 1: Jobs", "Jobs found", 3.0, 4.0, 9.0, 0.25],
        ]
    )
    assert codes(matrix) == ["column-twice"]
    assert matrix.indicators[0].baseline is not None
    assert matrix.indicators[0].baseline.number == 3
    assert matrix.indicators[0].current is None


def test_a_table_in_word_goes_on_over_the_page() -> None:
    rows: Rows = [
        [None],
        ["Niveau", "Résultat", "Indicateur", "Valeur de référence", "Cible 2027"],
        ["Effet direct 1", "Emploi", "Nombre de placés", "0", "40"],
    ]
    more: Rows = [[None], ["Produit 1.1", "Formation", "Nombre de formés", "0", "80"]]
    sheets = tuple(Sheet(name, tuple(map(tuple, table))) for name, table in (("1", rows), ("2", more)))
    matrix = read_matrix(Workbook("donor.docx", "0", "docx", sheets))
    assert chain(matrix) == [("outcome", "1", "Emploi"), ("output", "1.1", "Formation")]
    assert [each.goals[0].amount.number for each in matrix.indicators] == [40, 80]


def test_a_file_without_a_matrix_says_so() -> None:
    assert codes(read([["Surname", "First name"], ["Mensah", "Ama"]])) == ["table-left-out", "table-missing"]
