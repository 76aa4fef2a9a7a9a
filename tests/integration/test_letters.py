"""Sheets and letters about trainees on paper, through the service and a real pilot file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from partnertrack.bootstrap import start
from partnertrack.domain.change import Change
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.participant import Participant
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.persistence.queries import records
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.services import letters, pilots
from partnertrack.services.letters import placeholders
from partnertrack.services.workspace import Workspace
from tests.integration.partner_pilot import TODAY, make


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make(tmp_path / "partners.ptrack")
    yield made
    made.close()


def wanted(workspace: Workspace, kind: str, language: str = "en") -> letters.Wanted:
    return letters.Wanted(kind, letters.people(workspace), TODAY, language, date(2026, 3, 11))


def pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()).casefold() for page in PdfReader(path).pages]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Step", "Done on", "Due on", "overdue")),
        ("fr", ("Étape", "Fait le", "À faire avant le", "en retard")),
        ("de", ("Schritt", "Erledigt am", "Fällig am", "überfällig")),
        ("nl", ("Stap", "Gedaan op", "Te doen tegen", "te laat")),
    ],
)
def test_each_trainee_has_one_page_in_the_language_asked_for(
    workspace: Workspace, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    written = pages(letters.write(workspace, wanted(workspace, "checklist", language), tmp_path / "list.pdf"))
    numbers = {pseudonym(case.number).casefold() for case in workspace.cases()}
    assert len(written) == len(numbers)
    assert numbers == {found for page in written for found in re.findall(r"pt-[0-9]{6}", page)}
    assert [word for word in words if not any(word.casefold() in page for page in written)] == []


def test_a_cohort_signs_by_day_on_broad_pages_and_in_a_workbook(workspace: Workspace, tmp_path: Path) -> None:
    month = wanted(workspace, "attendance")
    path = letters.write(workspace, month, tmp_path / "attendance.pdf")
    box = PdfReader(path).pages[0].mediabox
    assert box.width > box.height
    week = replace(month, span="week")
    book = load_workbook(letters.write(workspace, week, tmp_path / "attendance.xlsx"))
    heads = [str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row if cell.value is not None]
    assert [day for day in ("9", "10", "11", "12", "13") if day not in heads] == []
    assert "14" not in heads
    assert "signature" in pages(letters.write(workspace, wanted(workspace, "participants"), tmp_path / "p.pdf"))[0]


def test_a_letter_stops_where_somebody_lacks_what_it_needs(workspace: Workspace, tmp_path: Path) -> None:
    wish = wanted(workspace, "visa_support")
    with pytest.raises(UserError, match=r"lack “Passport no.”"):
        letters.write(workspace, wish, tmp_path / "visa.pdf")
    assert not (tmp_path / "visa.pdf").exists()
    with workspace.store.reading() as reading:
        person = records.all_of(reading, Participant)[0]
    complete = replace(
        person,
        birth_date=date(2003, 4, 5),
        nationality="GH",
        version=person.version + 1,
        values={**person.values, "passport_no": "G0123456"},
    )
    workspace.commit("Complete one", [Change(person, complete)])
    path = letters.write(workspace, wish, tmp_path / "visa.pdf", leaves_out=True)
    (only,) = pages(path)
    assert "g0123456" in only
    assert "ghana" in only
    assert complete.name.casefold() in only
    folder = letters.write_each(workspace, wish, tmp_path, leaves_out=True)
    again = letters.write_each(workspace, wish, tmp_path, leaves_out=True)
    assert (folder.name, again.name) == ("visa_support", "visa_support-2")
    assert len(list(folder.iterdir())) == 1


def test_an_invitation_says_to_what_and_where(workspace: Workspace, tmp_path: Path) -> None:
    wish = wanted(workspace, "invitation")
    with pytest.raises(UserError, match="what and where"):
        letters.write(workspace, wish, tmp_path / "call.pdf")
    told = replace(wish, about="Language test B1", place="Accra, 9 am")
    written = pages(letters.write(workspace, told, tmp_path / "call.pdf"))
    assert len(written) == len(wish.enrolments)
    assert all("language test b1" in page and "accra, 9 am" in page and "11 march 2026" in page for page in written)


def test_the_letters_ask_only_for_what_every_scheme_knows() -> None:
    texts = partner_texts("letters")
    for info in pilots.schemes():
        placeholders.check(
            (text.text(each) for text in texts.values() for each in LABEL_LANGUAGES), pilots.template(info.id)
        )
    for text in texts.values():
        names = {frozenset(re.findall(r"{([^}]*)}", text.text(each))) for each in LABEL_LANGUAGES}
        assert len(names) == 1


def test_an_unknown_name_is_said_with_the_one_that_was_meant() -> None:
    with pytest.raises(UserError, match=r"“participant.pasport_no” \(did you mean “participant.passport_no”\?\)"):
        placeholders.check(("No. {participant.pasport_no}",), pilots.template("inspire_gh"))


def test_nobody_is_said_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nobody"):
        letters.write(workspace, letters.Wanted("checklist", (uuid4(),), TODAY), tmp_path / "checklist.pdf")
    assert not (tmp_path / "checklist.pdf").exists()


def test_the_command_writes_the_sheet_of_a_cohort(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, sheet = str(workspace.path), tmp_path / "sheet.pdf"
    asked = ["letters", path, "--sheet", "checklist", "--as-of", "2026-06-20", "--output", str(sheet)]
    assert start([*asked, "--cohort", "2025-A"]) == 0
    assert len(pages(sheet)) == len(letters.people(workspace, "2025-A"))
    assert start([*asked, "--cohort", "2031-Z"]) == 1
    assert "2025-A" in capsys.readouterr().err
