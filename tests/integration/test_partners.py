"""The ledger of partners, their calendars and letters, through services and the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnertrack.bootstrap import start
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.record import new_id
from partnertrack.errors import ConflictError, RuleError, UserError
from partnertrack.services import archived_files, history, partners
from partnertrack.services.workspace import Workspace
from tests.integration.partner_pilot import CENTRE, EMPLOYERS, REGISTER, TODAY, VISAS, make

Run = Callable[..., int]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make(tmp_path / "partners.ptrack")
    yield made
    made.close()


def line(workspace: Workspace, name: str) -> partners.PartnerLine:
    return next(each for each in partners.ledger(workspace, TODAY).partners if each.name == name)


def states(line: partners.PartnerLine) -> list[str]:
    return [period.state for period in line.periods]


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_ledger_tells_what_came_and_what_did_not(workspace: Workspace) -> None:
    ledger = partners.ledger(workspace, TODAY)
    assert [each.name for each in ledger.partners] == [EMPLOYERS, CENTRE, VISAS]
    assert ledger.unnamed == 1
    centre = line(workspace, CENTRE)
    assert states(centre) == [
        "missing", "missing", "received", "received", "corrected", "received", "missing", "late", "expected",
    ]  # fmt: skip
    assert [period.days_late for period in centre.periods if period.state in ("corrected", "late")] == [9, 6]
    assert centre.next_due == date(2026, 7, 10)
    assert centre.error_rate == 4 / 77
    assert (centre.rates[0], centre.drift) == (9 / 24, "better")
    assert states(line(workspace, EMPLOYERS)) == ["missing", "missing", "missing", "expected"]


def test_a_partner_without_a_calendar_gets_one_by_accepting_it(workspace: Workspace) -> None:
    visas = line(workspace, VISAS)
    assert not visas.calendars
    assert visas.suggestion
    assert (visas.suggestion.every_months, visas.suggestion.starts_on) == (3, date(2025, 7, 1))
    partners.expect(workspace, visas.suggestion)
    assert states(line(workspace, VISAS)) == ["received", "received", "received", "expected"]
    assert history.undo(workspace).title == f"Expect files from {VISAS}"
    assert not line(workspace, VISAS).calendars


def test_a_calendar_is_changed_and_removed_one_undo_each(workspace: Workspace) -> None:
    expectation = line(workspace, CENTRE).calendars[0].expectation
    partners.expect(workspace, replace(expectation, due_days=20))
    assert [period.state for period in line(workspace, CENTRE).periods][-2] == "received"
    with pytest.raises(ConflictError):
        partners.expect(workspace, replace(expectation, due_days=5))
    partners.expect_no_more(workspace, expectation.id)
    assert not line(workspace, CENTRE).calendars
    with pytest.raises(ConflictError):
        partners.expect_no_more(workspace, expectation.id)
    history.undo(workspace)
    assert line(workspace, CENTRE).calendars[0].expectation.due_days == 20
    history.undo(workspace)
    assert line(workspace, CENTRE).calendars[0].expectation.due_days == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"partner": "  "},
        {"every_months": 0},
        {"due_days": -1},
        {"ends_on": date(2025, 1, 1)},
        {"language": "xx"},
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(workspace: Workspace, wrong: dict[str, object]) -> None:
    sensible: dict[str, object] = {"partner": "New", "starts_on": date(2026, 1, 1)}
    with pytest.raises(RuleError):
        partners.expect(workspace, Expectation(**{**sensible, **wrong}))  # type: ignore[arg-type]  # wrong on purpose
    assert len(partners.ledger(workspace, TODAY).partners) == 3


def test_a_partner_looked_at_closely(workspace: Workspace) -> None:
    view = partners.partner(workspace, CENTRE.lower(), TODAY)
    assert [file.submission.file_name for file in view.files][-1] == "register_2025-12.xlsx"
    assert [file.is_archived for file in view.files] == [False] * 5 + [True]
    assert (view.files[-1].receipt.read, view.files[-1].receipt.review) == (24, 9)
    assert [(recipe.sheet, recipe.columns) for recipe in view.recipes] == [("Register", 3)]
    assert view.trainees == 6
    told = {each.reference: [(gap.key, gap.due_on) for gap in each.gaps] for each in view.missing}
    certificate = ("certificate", date(2026, 2, 13))
    assert told["GH-001"] == [certificate]
    assert told["GH-002"] == [certificate, ("birth_date", None)]
    assert told["GH-006"] == told["GH-002"]


def test_a_partner_is_asked_about_its_own_trainees_and_steps(workspace: Workspace) -> None:
    view = partners.partner(workspace, VISAS, TODAY)
    assert view.trainees == 2
    assert {gap.key for each in view.missing for gap in each.gaps} == {"visa_decision"}
    assert partners.partner(workspace, EMPLOYERS, TODAY).trainees == 6
    with pytest.raises(UserError, match="Visa Centre Accra"):
        partners.partner(workspace, "Nobody", TODAY)


def test_an_archived_file_comes_back_as_it_came(workspace: Workspace, tmp_path: Path) -> None:
    oldest, newest = (partners.partner(workspace, CENTRE, TODAY).files[place].submission for place in (-1, 0))
    saved = archived_files.save(workspace, oldest.source_id, tmp_path / "saved.xlsx")
    assert saved.read_bytes() == REGISTER.content
    for unknown in (newest.source_id, new_id()):
        with pytest.raises(UserError):
            archived_files.archived(workspace, unknown)


def test_a_layout_is_forgotten_and_remembered_again(workspace: Workspace) -> None:
    (recipe,) = partners.partner(workspace, CENTRE, TODAY).recipes
    partners.forget_recipe(workspace, recipe.recipe_id)
    assert not partners.partner(workspace, CENTRE, TODAY).recipes
    history.undo(workspace)
    assert partners.partner(workspace, CENTRE, TODAY).recipes == (recipe,)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Missing information: Skills for Ghana", "With kind regards", "4 July 2026")),
        ("fr", ("Informations manquantes", "salutations", "4 juillet 2026")),
        ("de", ("Fehlende Angaben", "Freundlichen", "4. Juli 2026")),
        ("nl", ("Ontbrekende gegevens", "groet", "4 juli 2026")),
    ],
)
def test_the_letter_speaks_the_partners_language(
    workspace: Workspace, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    written = partners.write_letter(workspace, CENTRE, TODAY, tmp_path / "letter.pdf", language)
    paper = pdf_text(written)
    text = partners.letter(workspace, CENTRE, TODAY, language).text
    for said in (*words, "GH-002", "Kofi Owusu", CENTRE):
        assert said.casefold() in " ".join(paper.split()).casefold()
    for said in (*words, "GH-002, Kofi Owusu: "):
        assert said.casefold() in text.casefold()
    assert ("Page 1" in paper) == (language in ("en", "fr"))


def test_the_letter_is_in_the_language_of_the_calendar(workspace: Workspace) -> None:
    assert partners.letter(workspace, EMPLOYERS, TODAY).language == "de"
    assert partners.letter(workspace, VISAS, TODAY).language == "en"


def test_who_owes_nothing_gets_no_letter(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Nothing is missing"):
        partners.letter(workspace, VISAS, date(2025, 11, 1))


def test_the_ledger_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "partners.ptrack"
    make(path).close()
    assert start(["partners", str(path), "--as-of", "2026-06-20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    centre = told["partners"][1]
    assert centre["name"] == CENTRE
    assert centre["calendars"][0]["periods"][4] == {
        "from": "2026-02-01",
        "to": "2026-02-28",
        "due": "2026-03-10",
        "state": "corrected",
        "days_late": 9,
        "files": 2,
        "error_rate": 0.1,
    }
    assert told["partners"][2]["suggested"]["every_months"] == 3
    assert start(["partners", str(path), "--as-of", "2026-06-20"]) == 0
    assert "!!++C+!L." in capsys.readouterr().out


def test_the_letter_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "partners.ptrack"
    make(path).close()
    for_centre = ["letter", str(path), "--partner", CENTRE, "--as-of", "2026-06-20"]
    for name in ("letter.pdf", "letter.txt"):
        assert start([*for_centre, "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert "GH-002, Kofi Owusu" in (tmp_path / "letter.txt").read_text("utf-8")
    assert start([*for_centre, "--output", str(tmp_path / "letter.docx")]) == 1
    assert start(["letter", str(path), "--partner", "Nobody", "--output", str(tmp_path / "x.txt")]) == 1
    assert "No partner is called “Nobody”." in capsys.readouterr().err
    assert not (tmp_path / "letter.docx").exists()
