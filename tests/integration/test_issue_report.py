"""What was issued stays as it was issued, whatever happens to the pilot, and says so when it cannot."""

from __future__ import annotations

import errno
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.report import DRAFT, ISSUED, Passage
from partnertrack.errors import Cancelled, ConflictError, RuleError, StoreError, UserError
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots
from partnertrack.services.donor_report import Issue, Options, issue, issued_reports, opened, render, save_again
from partnertrack.services.workspace import Workspace
from tests.integration.issued_pilot import DAY, ISSUED_ON, draft, fill, issue_it, use_small_template


@pytest.fixture(autouse=True)
def _small_template(monkeypatch: pytest.MonkeyPatch) -> None:
    use_small_template(monkeypatch)


def test_issuing_marks_the_report_and_writes_its_files(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    done = issue_it(workspace, tmp_path)
    report = done.report
    assert (report.status, report.issued_on, report.approved_by) == (ISSUED, ISSUED_ON, "Head of programme")
    assert [file.name for file in done.files] == [
        f"report-5_1.0_donor_{language}{suffix}" for language in ("en", "fr") for suffix in (".pdf", ".xlsx")
    ]
    assert issued_reports(workspace) == (report,)
    frozen = opened(workspace, report.id)[1]
    assert frozen.fingerprint == report.fingerprint
    assert frozen.languages == ("en", "fr")
    departed = next(each for each in frozen.counts if each.key == ("departed", "sex=female"))
    assert departed.number == len(frozen.who(departed) or ()) == 7
    assert departed.labels["en"] == "Departed: women"
    assert set(departed.labels) == {"en", "fr"}
    assert not list(tmp_path.glob(".*.*.*"))


def test_files_are_the_same_after_everything_has_changed(workspace: Workspace, tmp_path: Path) -> None:
    enrolments = fill(workspace)
    done = issue_it(workspace, tmp_path)
    before = {file.name: file.read_bytes() for file in done.files}
    with workspace.store.reading() as reading:
        events = [each for each in records.all_of(reading, Event) if each.enrolment_id == enrolments[0].id]
        [person] = records.fetch(reading, Participant, [enrolments[1].participant_id]).values()
    workspace.commit("Change", [*map(removed, events), Change(person, replace(person, sex="male"))])
    workspace.pilot = replace(workspace.pilot, title="Another title", donor="Another donor")
    workspace.scheme = replace(workspace.scheme, indicators=())
    again = save_again(workspace, done.report.id, tmp_path, (".pdf", ".xlsx"))
    assert {file.name: file.read_bytes() for file in again} == before
    with pytest.raises(UserError, match="not issued in this language"):
        render(workspace, Options(DAY, language="nl", report=done.report.id))


def test_fingerprint_is_that_of_the_printed_figures(workspace: Workspace) -> None:
    enrolments = fill(workspace, women=7, men=3)
    issued = [issue_it(workspace, languages="en", audience=audience) for audience in ("donor", "internal")]
    prints = [each.report.fingerprint for each in issued]
    assert len(set(prints)) == 2
    with workspace.store.reading() as reading:
        [man] = records.fetch(reading, Participant, [enrolments[-1].participant_id]).values()
    workspace.commit("Rename", [Change(man, replace(man, last_name="Other"))])
    assert issue_it(workspace, languages="nl").report.fingerprint == prints[0]
    fill_one_more = Participant(last_name="New")
    enrolment = Enrolment(participant_id=fill_one_more.id, number=99)
    event = Event(enrolment_id=enrolment.id, step="departed", status="done", done_on=DAY)
    workspace.commit("One more", map(added, (fill_one_more, enrolment, event)))
    assert issue_it(workspace, languages="en").report.fingerprint != prints[0]


def test_an_issued_report_and_its_texts_cannot_be_changed(workspace: Workspace) -> None:
    report = draft(workspace)
    passage = Passage(report_id=report.id, section="risks", language="en", body="None.")
    workspace.commit("Write", [added(passage)])
    issued = issue(workspace, Issue(report.id, ISSUED_ON)).report
    with workspace.store.reading() as reading:
        [stored] = records.all_of(reading, Passage)
    for change in (
        Change(stored, replace(stored, body="Many.")),
        removed(stored),
        added(replace(passage, id=report.id)),
        Change(issued, replace(issued, title="Other")),
        Change(issued, replace(issued, status=DRAFT)),
        removed(issued),
    ):
        with pytest.raises(RuleError, match="issued is not changed"):
            workspace.commit("Change", [change])
    with pytest.raises(RuleError, match="issued already"):
        issue(workspace, Issue(report.id, ISSUED_ON))
    with pytest.raises(RuleError, match="issued is not changed"):
        history.undo(workspace, workspace.store.history(2)[1].key)


def test_an_issue_is_undone_while_it_may_be_a_slip(workspace: Workspace) -> None:
    done = issue_it(workspace, languages="en")
    history.undo(workspace, done.change)
    assert issued_reports(workspace) == ()
    history.redo(workspace)
    assert issued_reports(workspace)[0].frozen == done.report.frozen
    issue_it(workspace, languages="en", edition="1.1", previous_id=done.report.id)
    with pytest.raises(RuleError, match="issued is not changed"):
        history.undo(workspace, done.change)


def test_a_write_in_between_is_never_mixed_in(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    report = draft(workspace, languages="en")
    written: list[str] = []

    def write_meanwhile(_done: int, _total: int, words: str = "") -> None:
        if words == "Saving" and not written:
            written.append("x")
            fill(pilots.open_pilot(workspace.path), women=1, men=0)

    class Meddler:
        report = staticmethod(write_meanwhile)

    wanted = Issue(report.id, ISSUED_ON, folder=tmp_path)
    with pytest.raises(ConflictError, match="stored in the meantime"):
        issue(workspace, wanted, Meddler())
    assert issued_reports(workspace) == ()
    assert not list(tmp_path.glob("*report-5*"))


@pytest.mark.parametrize("after", [0, 3, 6])
def test_stop_leaves_nothing_behind(workspace: Workspace, tmp_path: Path, after: int) -> None:
    report = draft(workspace, languages="en")
    seen = workspace.store.history()

    class Stopper:
        left = after

        def report(self, _done: int, _total: int, _words: str = "") -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    with pytest.raises(Cancelled):
        issue(workspace, Issue(report.id, ISSUED_ON, folder=tmp_path), Stopper())
    assert workspace.store.history() == seen
    assert not list(tmp_path.glob("*report-5*"))


def test_a_full_disk_issues_nothing(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = draft(workspace, languages="en")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("partnertrack.saving.os.fsync", full)
    with pytest.raises(UserError, match="could not be written"):
        issue(workspace, Issue(report.id, ISSUED_ON, folder=tmp_path))
    assert issued_reports(workspace) == ()
    assert not list(tmp_path.glob("*report-5*"))


def test_one_bit_that_fell_over_is_refused_in_words(workspace: Workspace, tmp_path: Path) -> None:
    done = issue_it(workspace, languages="en")
    copy = tmp_path / "copy.ptrack"
    with closing(sqlite3.connect(copy)) as connection, closing(sqlite3.connect(workspace.path)) as original:
        original.backup(connection)
    with closing(sqlite3.connect(copy)) as connection, connection:
        [packed] = connection.execute("SELECT content FROM archive WHERE sha256 = ?", [done.report.frozen]).fetchone()
        content = bytearray(zlib.decompress(packed))
        content[content.index(b"Departed")] ^= 1
        connection.execute("UPDATE archive SET content = ?", [zlib.compress(content)])
    damaged = pilots.open_pilot(copy)
    with pytest.raises(StoreError, match="is damaged: it is not what was kept then"):
        render(damaged, Options(DAY, language="en", report=done.report.id))
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE archive SET content = ?", [packed[:-9] + b"123456789"])
    damaged.close()
    damaged = pilots.open_pilot(copy)
    with pytest.raises(StoreError, match="archive is damaged"):
        render(damaged, Options(DAY, language="en", report=done.report.id))
    damaged.close()
