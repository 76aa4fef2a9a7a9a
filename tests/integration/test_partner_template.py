"""A partner gets a workbook with its own trainees, and what it fills in comes back without a question."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, Statement, pack
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.importing.own_parts import keys_in
from partnertrack.importing.row_key import KEY_HEADING
from partnertrack.importing.rows import read_sheets
from partnertrack.importing.typed_sheet import Context
from partnertrack.services import import_workbook, partner_template, pilots
from partnertrack.services.partner_template import Template
from partnertrack.services.workspace import Workspace

SCHEMES = sorted(path.stem for path in Path("resources/schemes").glob("*.toml"))
SPOKEN = {
    *((scheme, LABEL_LANGUAGES[place % len(LABEL_LANGUAGES)]) for place, scheme in enumerate(SCHEMES)),
    *((SCHEMES[-1], language) for language in LABEL_LANGUAGES),
}
"""Every scheme in one language, and one of them in all."""
HEADINGS = ["Ref.", "Surname", "First name", "Sex", "Date of birth", "Selected on", "Employer", "Contract signed"]
PEOPLE: list[list[Any]] = [
    ["GH-1", "Antwi", "Yaa", "F", date(2001, 4, 23), date(2024, 1, 26), "Elektro Harz GmbH", date(2024, 5, 2)],
    ["GH-2", "+Osei", "Kojo", "M", date(1998, 2, 1), date(2024, 1, 26), None, None],
    ["GH-3", "Addo", "Ama", "F", None, date(2024, 1, 26), None, None],
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Practice")
    book = Workbook()
    for row in [HEADINGS, *PEOPLE]:
        book.worksheets[0].append(row)
    book.save(tmp_path / "people.xlsx")
    draft = import_workbook.draft(made, import_workbook.read(tmp_path / "people.xlsx"), partner="Agency")
    assert import_workbook.commit(made, draft).receipt.created == 3
    yield made
    made.close()


def enrolments(workspace: Workspace) -> list[UUID]:
    return [case.enrolment_id for case in sorted(workspace.cases(), key=lambda case: case.number)]


def written(workspace: Workspace, path: Path, partner: str = "Training centre", **options: Any) -> Template:  # noqa: ANN401 - any option
    return partner_template.template(workspace, partner, path, **({"language": "en"} | options))


def table(path: Path) -> Worksheet:
    page: Worksheet = load_workbook(path).worksheets[1]
    return page


def headings(page: Worksheet) -> list[object]:
    return [cell.value for cell in page[1]]


def names(page: Worksheet) -> list[object]:
    return [cell.value for cell in page["B"]][1:4]


def test_a_partner_without_a_past_is_asked_about_everybody_who_is_on_the_way(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = written(workspace, tmp_path / "form.xlsx")
    page = table(made.path)
    assert (made.trainees, names(page)) == (3, ["+Osei", "Addo", "Antwi"])
    assert headings(page)[:4] == [
        workspace.scheme.fields[key].label.en for key in ("ref", "last_name", "first_name", "birth_date")
    ]
    assert {"training_start", "visa_decision", "arrival_date"} <= set(made.fields)
    assert page["B2"].data_type == "s"
    assert page["B2"].quotePrefix


def test_an_employer_is_asked_about_its_own_people_and_what_employers_know(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = written(workspace, tmp_path / "form.xlsx", "elektro harz gmbh")
    page = table(made.path)
    assert (made.trainees, names(page)) == (1, ["Antwi", None, None])
    assert {"contract_signed", "work_start"} <= set(made.fields)
    assert "visa_decision" not in made.fields
    known = dict(zip(headings(page), [cell.value for cell in page[2]], strict=True))
    assert known[workspace.scheme.fields["employer"].label.en] == "Elektro Harz GmbH"
    assert known[workspace.scheme.fields["contract_signed"].label.en] == datetime(2024, 5, 2)  # noqa: DTZ001 - cells have no zone


def test_a_partner_is_asked_what_its_files_have_told_of_the_people_they_spoke_of(
    workspace: Workspace, tmp_path: Path
) -> None:
    first, second, _third = enrolments(workspace)
    source = Source(file_name="a.xlsx", sha256="0" * 64, imported_at=datetime.now(UTC), partner="Centre d’Accra")
    said = pack(
        {
            ("ref", None): Said("GH-1", "GH-1"),
            ("cefr_exit", None): Said("A2", "a2"),
            ("training_end", None): Said("", None),
        }
    )
    told = [
        Statement(source_id=source.id, enrolment_id=each, sheet="A", row=row, said=said)
        for row, each in enumerate((first, second), 2)
    ]
    workspace.commit("said", [added(source), *map(added, told)])
    made = written(workspace, tmp_path / "form.xlsx", "CENTRE D’ACCRA")
    assert (made.trainees, set(made.fields)) == (2, {"cefr_exit", "training_end"})


def test_the_officer_may_name_the_fields(workspace: Workspace, tmp_path: Path) -> None:
    made = written(workspace, tmp_path / "form.xlsx", fields=["training_end", "last_name", "training_start"])
    assert made.fields == ("training_start", "training_end")
    with pytest.raises(UserError, match="shoe_size"):
        written(workspace, tmp_path / "form.xlsx", fields=["shoe_size"])
    with pytest.raises(UserError, match=r"\.xlsx"):
        written(workspace, tmp_path / "form.ods")


def test_only_what_is_to_be_filled_in_can_be_changed(workspace: Workspace, tmp_path: Path) -> None:
    page = table(written(workspace, tmp_path / "form.xlsx", fields=["training_start"]).path)
    assert page.protection.sheet
    assert page.protection.password is None
    locked = [[cell.protection.locked for cell in row] for row in page["A1:F5"]]
    assert locked[0] == [True] * 6
    assert locked[1] == [True, True, True, True, False, True]  # the key is the last
    assert locked[2] == [True, True, True, False, False, True]  # no birth date is known
    assert locked[4] == [False, False, False, False, False, True]  # a newcomer
    assert page.freeze_panes == "E2"
    assert page.column_dimensions["F"].hidden


def test_answers_dates_and_numbers_are_checked_by_the_spreadsheet_program(workspace: Workspace, tmp_path: Path) -> None:
    path = written(
        workspace, tmp_path / "form.xlsx", language="fr", fields=["training_start", "cefr_exit", "hours_attended"]
    ).path
    book = load_workbook(path)
    page = book.worksheets[1]
    rules = {str(rule.sqref)[0]: rule for rule in page.data_validations.dataValidation}
    kinds = {
        heading: rules[cell.column_letter].type
        for cell in page[1]
        if (heading := cell.value) and cell.column_letter in rules
    }
    assert sorted(kinds.values()) == ["date", "date", "decimal", "list"]
    choice = next(rule for rule in rules.values() if rule.type == "list")
    lists = book["PartnerTrack lists"]
    assert lists.sheet_state == "hidden"
    assert choice.formula1 == f"'PartnerTrack lists'!$A$1:$A${lists.max_row}"
    codes = workspace.scheme.code_lists[workspace.scheme.fields["cefr_exit"].codes].codes
    assert [cell.value for cell in lists["A"]] == [code.label.fr for code in codes if not code.is_retired]
    assert choice.error == "Veuillez choisir une réponse de la liste."
    note = [cell.value for cell in book["PartnerTrack"]["A"] if cell.value]
    assert note[0] == "Practice : liste des bénéficiaires pour Training centre"


def test_what_is_filled_in_comes_back_without_a_question(workspace: Workspace, tmp_path: Path) -> None:
    path = written(workspace, tmp_path / "form.xlsx", fields=["sex", "training_start", "cefr_exit"]).path
    book = load_workbook(path)
    page = book.worksheets[1]
    place = {heading: number for number, heading in enumerate(headings(page), 1)}
    label = {key: field.label.en for key, field in workspace.scheme.fields.items()}
    for row in (2, 3, 4):
        page.cell(row, place[label["training_start"]], date(2024, 3, 4))
    page.cell(3, place[label["birth_date"]], date(1999, 8, 9))
    newcomer: dict[str, str | date] = {
        "last_name": "Mensah",
        "first_name": "Efua",
        "birth_date": date(2000, 5, 5),
        "sex": "Female",
        "training_start": date(2024, 3, 4),
    }
    for key, value in newcomer.items():
        page.cell(5, place[label[key]], value)
    book.save(path)
    workbook = import_workbook.read(path)
    sheet = next(each for each in workbook.sheets if not each.is_hidden and each.name != "PartnerTrack")
    assert set(keys_in(sheet, 1).values()) == set(enrolments(workspace))
    draft = import_workbook.draft(workspace, workbook, as_of=date(2024, 6, 30))
    assert not draft.needs_decision
    assert draft.notices == ()
    receipt = import_workbook.commit(workspace, draft).receipt
    assert (receipt.read, receipt.created, receipt.updated) == (4, 1, 3)
    assert workspace.results(date(2024, 6, 30)).milestones["training_started"].n == 4


def test_an_untouched_workbook_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    for language in LABEL_LANGUAGES:
        path = written(workspace, tmp_path / f"{language}.xlsx", language=language).path
        draft = import_workbook.draft(workspace, import_workbook.read(path))
        assert (draft.receipt.read, draft.receipt.unchanged) == (3, 3)


@pytest.mark.parametrize(("scheme_id", "language"), sorted(SPOKEN))
def test_every_heading_and_every_answer_is_read_back_with_certainty(
    tmp_path: Path, scheme_id: str, language: str
) -> None:
    workspace = pilots.create_pilot(tmp_path / "all.ptrack", scheme_id, "All")
    try:
        scheme = workspace.scheme
        asked = [key for key, field in scheme.fields.items() if field.record != "none"]
        path = written(workspace, tmp_path / "all.xlsx", language=language, fields=asked).path
        filled = _fill(path, scheme, language)
        (read,) = read_sheets(import_workbook.read(path), workspace.vocabulary, Context("all.xlsx"), {})[:1]
    finally:
        workspace.close()
    assert [column.heading for column in read.columns if not column.is_certain] == []
    taken = {slot: value for row in read.rows for slot, value in row.values.items() if slot[0] in filled}
    assert {key for key, _occurrence in taken} == set(filled)
    for number, row in enumerate(read.rows):
        for (key, _occurrence), value in row.values.items():
            if key in filled:
                assert value == filled[key][number % len(filled[key])], (key, number)
    steps = {key: step for key, field in scheme.fields.items() if (step := scheme.step(field.step))}
    for column in read.columns:
        step = steps.get(column.field or "")
        if step is not None and step.is_repeatable and step.due:
            assert column.occurrence in step.due.offsets, column.heading


_NAMES = ("Traoré", "Mensah", "Osei", "Beridze", "El Amrani", "Van Damme", "Müller")


def _fill(path: Path, scheme: Scheme, language: str) -> dict[str, list[object]]:
    """Fill in ten newcomers who give every answer in turn; the values that are meant, by field."""
    book = load_workbook(path)
    page = book.worksheets[1]
    label = {field.label.text(language): field for field in scheme.fields.values()}
    filled: dict[str, list[object]] = {}
    for column, heading in enumerate(headings(page), 1):
        text = str(heading)
        field = label.get(text) or label.get(text.rpartition(" (")[0])
        if text == KEY_HEADING or field is None:
            continue
        if answers := _answers(scheme, field, language):
            filled[field.key] = [value for _label, value in answers]
        for row in range(25):
            value: str = answers[row % len(answers)][0] if answers else _NAMES[row % len(_NAMES)]
            if answers or field.slot in ("last_name", "first_name"):
                page.cell(row + 2, column, value)
    book.save(path)
    return filled


def _answers(scheme: Scheme, field: Field, language: str) -> list[tuple[str, object]]:
    if field.type not in ("code", "yes_no"):
        return []
    codes = scheme.code_lists["yes_no" if field.type == "yes_no" else field.codes].codes
    is_yes_no = field.type == "yes_no"
    return [
        (code.label.text(language), code.key == "yes" if is_yes_no else code.key)
        for code in codes
        if not code.is_retired
    ]


def test_the_command_writes_the_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run: Callable[..., int] = lambda *arguments: start([str(argument) for argument in arguments])  # noqa: E731 - short
    pilot, form = tmp_path / "other.ptrack", tmp_path / "form.xlsx"
    assert run("new", pilot, "--scheme", "inspire_gh", "--no-encryption") == 0
    capsys.readouterr()
    assert run("template", pilot, "--partner", "Centre", "--output", form, "--language", "de", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["file"], document["language"], document["trainees"]) == ("form.xlsx", "de", 0)
    assert table(form).title == "Teilnehmende"
    assert run("template", pilot, "--partner", "Centre", "--output", form) == 0
    assert "form.xlsx: 0 trainees" in capsys.readouterr().err
