"""Files as survey tools and other spreadsheet programs export them. All people and ids are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Cell, Workbook
from partnertrack.importing.typed_sheet import Context, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

CONTEXT = Context("export.xlsx", date(2026, 6, 30))
QUESTIONS = {
    "xml": [
        "identification/applicant_id", "identification/last_name", "identification/first_name", "identification/sex",
        "identification/date_of_birth", "training/course_group/training_start", "languages", "languages/english",
        "languages/french",
    ],
    "labels": [
        "Identification/Applicant ID", "Identification/Surname", "Identification/First name", "Identification/Sex",
        "Identification/Date of birth", "Training/Course/Training start", "Languages spoken",
        "Languages spoken/English", "Languages spoken/French",
    ],
    "French labels": [
        "Matricule", "Nom", "Prénom", "Sexe", "Date de naissance", "Début de la formation", "Langues parlées",
        "Langues parlées/Anglais", "Langues parlées/Français",
    ],
}  # fmt: skip
BEFORE = ["start", "end", "today", "username", "deviceid"]
AFTER = [
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
    "_tags", "_index",
]  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def submission(number: int, name: str, first: str, sex: str) -> list[Cell]:
    sent = datetime(2024, 6, 1, 12, 30, number)  # noqa: DTZ001 - cells have no time zone
    about: list[Cell] = [f"{sent:%Y-%m-%dT%H:%M:%S}.000+00:00", f"{sent:%Y-%m-%dT%H:%M:%S}.000+00:00", sent.date()]
    answers: list[Cell] = [f"X-{number}", name, first, sex, date(2001, 2, number), date(2024, 3, number)]
    languages: list[Cell] = ["english french", 1, 1] if number == 1 else ["french", 0, 1]
    after: list[Cell] = [
        412345670 + number,
        f"0b2f-{number}",
        sent,
        "",
        "",
        "submitted_via_web",
        "ama",
        "vQ9",
        "",
        number,
    ]
    return [*about, "ama", "collect:a1", *answers, *languages, *after]


SUBMISSIONS = [submission(1, "Mensah", "Ama", "female"), submission(2, "Owusu", "Kofi", "male")]
REPEATED = ["tool_name", "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"]


def typed(read: Workbook, vocabulary: Vocabulary) -> tuple[TypedSheet, ...]:
    return read_sheets(read, vocabulary, CONTEXT, {})


def fields(table: TypedSheet) -> list[str]:
    return [column.field for column in table.columns if column.field]


@pytest.mark.parametrize("wording", list(QUESTIONS))
def test_a_kobotoolbox_export_is_its_answers(tmp_path: Path, vocabulary: Vocabulary, wording: str) -> None:
    rows: list[Sequence[Cell]] = [[*BEFORE, *QUESTIONS[wording], *AFTER], *SUBMISSIONS]
    repeated: list[Sequence[Cell]] = [REPEATED, ["saw", 1, "Tracer form", 1, 412345671, "0b2f-1"]]
    path = makers.write_xlsx(tmp_path / "export.xlsx", {"Tracer form": rows, "tools": repeated})
    people, tools = typed(open_workbook(path), vocabulary)
    used = ["ref", "last_name", "first_name", "sex", "birth_date", "training_start"]
    assert [column.field for column in people.columns if column.is_certain] == used
    assert people.rows[0].values["ref", None] == "X-1"
    assert people.rows[1].values["training_start", None] == date(2024, 3, 2)
    assert {column.heading for column in people.columns if column.note} <= {
        "languages",
        "Languages spoken",
        "Langues parlées",
    }
    assert tools.rows == ()


def test_start_and_end_are_a_course_s_own_where_no_tool_speaks(vocabulary: Vocabulary) -> None:
    page = makers.sheet(
        ["ID", "Surname", "First name", "Start", "End"],
        ["X-1", "Mensah", "Ama", date(2024, 3, 1), date(2024, 8, 30)],
        name="Training",
    )
    (table,) = typed(Workbook("list.xlsx", "0" * 64, "xlsx", (page,)), vocabulary)
    assert fields(table)[3:] == ["training_start", "training_end"]


def test_answers_of_a_web_form_are_dated_as_its_country_does(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = (
        "Timestamp,Email Address,Surname,First name,Date of birth,Gender\n"
        "6/1/2024 12:30:45,ama@example.org,Mensah,Ama,2/13/2001,Female\n"
        '6/2/2024 9:05:10,kofi@example.org,"Owusu, jr.",Kofi,11/3/1999,Male\n'
    )
    (tmp_path / "Form Responses 1.csv").write_text(text, encoding="utf-8")
    (table,) = typed(open_workbook(tmp_path / "Form Responses 1.csv"), vocabulary)
    assert fields(table) == ["email", "last_name", "first_name", "birth_date", "sex"]
    assert [row.values["birth_date", None] for row in table.rows] == [date(2001, 2, 13), date(1999, 11, 3)]
    assert table.issues == ()


@pytest.mark.parametrize("heading", ["Timestamp", "Horodateur", "Zeitstempel", "Tijdstempel"])
def test_the_time_at_which_a_form_was_sent_is_no_column_of_the_partner(vocabulary: Vocabulary, heading: str) -> None:
    page = makers.sheet([heading, "Nom", "Prénom"], ["2024-06-01 12:30:00", "Diallo", "Awa"])
    (table,) = typed(Workbook("list.xlsx", "0" * 64, "xlsx", (page,)), vocabulary)
    assert (table.columns[0].field, table.columns[0].note, table.issues) == (None, "", ())


def libre(rows: Sequence[str]) -> bytes:
    """An OpenDocument spreadsheet of those rows, and formatted ones down to the last."""
    data = makers.ods([["ROW"]])
    head, row_and_foot = makers.part(data, "content.xml").decode().split("<table:table-row>")
    foot = row_and_foot.partition("</table:table-row>")[2]
    last = (
        f'<table:table-row table:number-rows-repeated="{1_048_576 - len(rows)}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return makers.repack(data, {"content.xml": f"{head}{''.join(rows)}{last}{foot}".encode()})


def row(*cells: str) -> str:
    return (
        f"<table:table-row>{''.join(cells)}<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
    )


def text(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def test_an_open_document_down_to_its_last_row_is_its_people(tmp_path: Path, vocabulary: Vocabulary) -> None:
    duration = '<table:table-cell office:value-type="time" office:time-value="PT480H30M00S"/>'
    short = '<table:table-cell office:value-type="time" office:time-value="PT08H15M00S"/>'
    yes = '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    born = '<table:table-cell office:value-type="date" office:date-value="2001-02-03"/>'
    head = row(
        *map(text, ["Surname", "First name", "Date of birth", "Hours attended", "Still employed after 6 months"])
    )
    people = [row(text("Mensah"), text("Ama"), born, duration, yes), row(text("Owusu"), text("Kofi"), born, short, yes)]
    (tmp_path / "list.ods").write_bytes(libre([head, *people]))
    (table,) = typed(open_workbook(tmp_path / "list.ods"), vocabulary)
    assert [line.values["hours_attended", None] for line in table.rows] == [Decimal("480.5"), Decimal("8.25")]
    assert table.rows[0].values["birth_date", None] == date(2001, 2, 3)
    assert table.rows[0].values["still_employed", 180] is True
    assert table.issues == ()


@pytest.mark.parametrize(
    ("cell", "hours"),
    [(timedelta(days=20), 480), (time(8, 30), "8.5"), ("480:30", "480.5"), ("PT07H20M00S", "7.33"), (480.0, 480)],
)
def test_hours_may_be_kept_as_a_length_of_time(vocabulary: Vocabulary, cell: Cell, hours: int | str) -> None:
    page = makers.sheet(["Surname", "First name", "Hours attended"], ["Mensah", "Ama", cell])
    (table,) = typed(Workbook("list.xlsx", "0" * 64, "xlsx", (page,)), vocabulary)
    assert table.rows[0].values["hours_attended", None] == Decimal(hours)
