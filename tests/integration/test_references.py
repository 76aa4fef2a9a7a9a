"""A reference opens the list as it was sent and as it is today; a file is held against what was issued."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.reference import parse_reference, reference
from partnertrack.domain.report import Passage
from partnertrack.errors import RuleError, UserError
from partnertrack.persistence.queries import records
from partnertrack.reporting.table import Table
from partnertrack.services import history, review_duplicates
from partnertrack.services.donor_report import Issue, Seal, issue, open_reference, opened, rendered, sign_issued, verify
from partnertrack.services.workspace import Workspace
from tests.certificates import PASSPHRASE, new_certificate, zone_with_a_name
from tests.integration.issued_pilot import DAY, ISSUED_ON, draft, fill, issue_it, use_small_template


@pytest.fixture(autouse=True)
def _small_template(monkeypatch: pytest.MonkeyPatch) -> None:
    use_small_template(monkeypatch)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seal]:
    certificate = tmp_path / "office.p12"
    certificate.write_bytes(new_certificate())
    with zone_with_a_name(monkeypatch):
        yield Seal(certificate, PASSPHRASE)


@pytest.mark.parametrize("typed", ["5-17", " 5 – 17 ", "R5-017", "r5\N{NON-BREAKING HYPHEN}17", "5/17"])
def test_a_reference_is_read_however_it_was_typed(typed: str) -> None:
    assert parse_reference(typed) == ("5", 17)
    assert parse_reference("2026-1-17") == ("2026-1", 17)
    assert reference("5", 17) == "5-17"


@pytest.mark.parametrize("text", ["", "17", "Osei", "5-", "-17", "5-x"])
def test_other_texts_are_no_references(text: str) -> None:
    assert parse_reference(text) is None


def test_a_reference_opens_the_list_as_sent_and_as_of_today(workspace: Workspace) -> None:
    enrolments = fill(workspace)
    late = Participant(last_name="Late", sex="female")
    entered = Enrolment(participant_id=late.id, number=70)
    event = Event(enrolment_id=entered.id, step="departed", status="done", done_on=DAY)
    gone = workspace.commit("Enter one", map(added, (late, entered, event))).change_set.id
    issue_it(workspace, languages="en fr")
    history.undo(workspace, gone)
    review_duplicates.merge(workspace, enrolments[0].id, enrolments[1].id, "one-enrolment", {})
    with workspace.store.reading() as reading:
        [wrong] = records.fetch(reading, Participant, [enrolments[2].participant_id]).values()
    workspace.commit("Correct", [Change(wrong, replace(wrong, sex="male"))])
    places = {each.text: each for n in range(1, 9) for each in open_reference(workspace, f"5-{n}")}
    women = next(each for each in places.values() if each.count.key == ("departed", "sex=female"))
    assert (women.label, women.count.number) == ("Departed: women", 8)
    assert set(women.as_sent or ()) == {*(each.id for each in enrolments[:7]), entered.id}
    assert women.gone == (entered.id,)
    assert women.merged == {enrolments[1].id: enrolments[0].id}
    assert set(women.there) == {each.id for n, each in enumerate(enrolments[:7]) if n != 1}
    assert set(women.now) == {each.id for n, each in enumerate(enrolments[:7]) if n not in (1, 2)}
    assert women.today is not None
    assert women.today.went == {entered.id: "undone", enrolments[2].id: "detail"}


def test_each_edition_answers_to_its_number(workspace: Workspace) -> None:
    fill(workspace)
    first = issue_it(workspace, languages="en").report
    issue_it(workspace, languages="en", edition="1.1", previous_id=first.id)
    assert [each.report.edition for each in open_reference(workspace, "5-1")] == ["1.1", "1.0"]
    with pytest.raises(UserError, match="No issued report has the reference 5-99"):
        open_reference(workspace, "5-99")
    with pytest.raises(UserError, match="is no reference"):
        open_reference(workspace, "Osei")


def test_a_file_is_known_as_it_was_issued(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    done = issue_it(workspace, tmp_path)
    fill(workspace, women=1, men=1)
    for file in done.files:
        found = verify(workspace, file)
        assert (found.verdict, found.report, found.language) == ("unchanged", done.report, file.stem[-2:])
    assert verify(workspace, workspace.path).verdict == "unknown"
    with pytest.raises(UserError, match="could not be read"):
        verify(workspace, tmp_path / "missing.pdf")


def test_an_altered_file_is_told_with_its_pages(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    done = issue_it(workspace, languages="en")
    frozen = opened(workspace, done.report.id)[1]
    content = rendered(frozen.documents["en"], ".pdf")
    held = tmp_path / "held.pdf"
    held.write_bytes(content + b"% a remark\n%%EOF\n")
    assert verify(workspace, held).verdict == "extended"
    document = frozen.documents["en"]
    forged = tuple(replace(each, title="People, 99") if isinstance(each, Table) else each for each in document.blocks)
    held.write_bytes(rendered(replace(document, blocks=forged), ".pdf"))
    found = verify(workspace, held)
    assert (found.verdict, found.report, found.language) == ("altered", done.report, "en")
    assert 0 < len(found.pages) < 3
    held.write_bytes(content[: len(content) // 2])
    assert verify(workspace, held).verdict == "unknown"


def test_the_command_line_issues_opens_and_verifies(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(workspace)
    file, out = str(workspace.path), ["--output-dir", str(tmp_path)]
    new = ["issue", file, "--new", "5", "--as-of", DAY.isoformat(), "--template", "small", "--language", "en"]
    assert start([*new, "--approved-by", "Head of office", *out, "--json"]) == 0
    issued = json.loads(capsys.readouterr().out)
    assert (issued["status"], len(issued["files"])) == ("issued", 3)
    assert start(["issue", file, "--report", "5", *out]) == 1
    assert "There is no draft of report no. 5." in capsys.readouterr().err
    assert start(["reports", file]) == 0
    assert "5 1.0   donor" in capsys.readouterr().out
    assert start(["reference", file, "5-1", "--json"]) == 0
    [found] = json.loads(capsys.readouterr().out)["references"]
    assert (found["label"], found["number"], len(found["as_sent"]), found["today"]) == ("Selected", 15, 15, 15)
    assert start(["verify", file, str(tmp_path / issued["files"][0])]) == 0
    assert start(["verify", file, file]) == 1
    assert "not issued from this pilot" in capsys.readouterr().out


def test_what_must_be_mended_first_is_not_issued(workspace: Workspace) -> None:
    report = draft(workspace, languages="en")
    text = Passage(report_id=report.id, section="risks", language="en", body="There are {nothing_of_the_kind}.")
    workspace.commit("Write", [added(text)])
    with pytest.raises(RuleError, match=r"cannot be issued yet: \{nothing_of_the_kind\} in Risks is no figure"):
        issue(workspace, Issue(report.id, ISSUED_ON))


def test_a_signed_report_is_told_from_what_was_issued(workspace: Workspace, tmp_path: Path, office: Seal) -> None:
    fill(workspace)
    report = issue_it(workspace, languages="en").report
    signed = sign_issued(workspace, report.id, "en", office, tmp_path / "signed.pdf")
    found = verify(workspace, signed)
    assert (found.verdict, found.report, found.pages) == ("extended", report, ())
    assert (found.signer, found.is_signature_intact) == ("Common Name: Sample Agency", True)
    signed.write_bytes(signed.read_bytes() + b"\n% more\n%%EOF\n")
    assert not verify(workspace, signed).is_signature_intact
