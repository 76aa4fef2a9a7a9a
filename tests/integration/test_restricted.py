"""What was said in a grievance stands in no list, search, letter, report, export, history or log: only counts leave."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2 as pdfium
import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.organisation import Organisation
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT
from partnertrack.services import (
    donor_report,
    export_list,
    grievances,
    history,
    look_up,
    organisations,
    participants,
    person,
    pilots,
    transfer,
)
from partnertrack.services.grievances import GrievanceTexts
from partnertrack.services.history import person as person_history
from partnertrack.services.workspace import Workspace
from partnertrack.ui import asks, voices_asks

NOW = date(2026, 6, 30)
WORD = "quetzalcoatl"
"""Stands in the text and the outcome, and nowhere else."""


@pytest.fixture
def complained(cohort_of_three: Workspace) -> tuple[Workspace, UUID]:
    """Somebody complained of an organisation, and it was resolved."""
    workspace = cohort_of_three
    hotel = Organisation(name="Hotel Adler", type="employer")
    with workspace.store.reading() as reading:
        who = min(records.all_of(reading, Enrolment), key=lambda each: each.number)
    workspace.commit("Enter", [added(hotel)])
    texts = GrievanceTexts(
        date(2026, 5, 1),
        "wages",
        status="resolved",
        person=who.label,
        organisation_id=hotel.id,
        text=f"The {WORD} was not paid",
        outcome=f"The {WORD} is paid",
    )
    grievances.save(workspace, texts, NOW)
    (line,) = grievances.grievances(workspace, NOW).lines
    grievances.save(workspace, replace(texts, owner="Officer"), NOW, line.id, line.version)
    return workspace, who.id


def test_no_service_tells_it_unasked(complained: tuple[Workspace, UUID]) -> None:
    workspace, who = complained
    told: list[object] = [
        grievances.grievances(workspace, NOW),
        grievances.counts(grievances.grievances(workspace, NOW).lines),
        history.entries(workspace),
        workspace.store.undo_title(),
        person.person(workspace, who, NOW),
        person_history.history(workspace, who),
        organisations.organisations(workspace),
        participants.rows(workspace, [who], NOW, tuple(workspace.scheme.fields)),
        voices_asks.voices(workspace, NOW, progress=SILENT),
        asks.suggest(workspace, WORD, NOW, 5, progress=SILENT),
        look_up.look_up(workspace, WORD, 5),
        grievances.said(workspace, grievances.grievances(workspace, NOW).lines[0].id),  # its printed form, that is
    ]
    with workspace.store.reading() as reading:
        told += records.all_of(reading, Grievance)
    assert [each for each in told if WORD in repr(each)] == []
    assert list(participants.find(workspace, participants.Search(text=WORD), NOW).ids) == []
    assert "paid" in grievances.said(workspace, grievances.grievances(workspace, NOW).lines[0].id).text


def test_no_file_holds_it(complained: tuple[Workspace, UUID], tmp_path: Path) -> None:
    workspace, who = complained
    out = tmp_path / "out"
    out.mkdir()
    wanted = export_list.Wanted(("name", *workspace.scheme.fields), NOW)
    for suffix in ("xlsx", "csv", "pdf"):
        export_list.write(workspace, [who], wanted, out / f"list.{suffix}", SILENT)
    for suffix in ("xlsx", "csv"):
        grievances.write_counts(workspace, NOW, out / f"counts.{suffix}")
    for suffix in ("xlsx", "pdf"):
        donor_report.write(workspace, donor_report.Options(NOW, None, "en"), out / f"report.{suffix}")
    copied = export_list.copied(workspace, [who], wanted.columns, NOW, SILENT)
    (out / "clipboard.html").write_text(copied.html + copied.text, "utf-8")
    written = sorted(out.iterdir())
    assert len(written) == 8
    assert [path.name for path in written if WORD in "".join(_texts(path))] == []


def test_a_transfer_leaves_it_behind(complained: tuple[Workspace, UUID], tmp_path: Path) -> None:
    workspace, who = complained
    there = pilots.create_pilot(tmp_path / "there.ptrack", "inspire_gh", "There")
    transfer.transfer(workspace, who, there, transfer.Wanted(NOW))
    with there.store.reading() as reading:
        assert records.all_of(reading, Grievance) == []
    there.close()


def test_no_command_prints_or_logs_it(
    complained: tuple[Workspace, UUID], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = complained[0].path
    day = NOW.isoformat()
    for command in (
        ["voices", path, "--as-of", day],
        ["voices", path, "--as-of", day, "--json"],
        ["list", path, "--as-of", day, "--json"],
        ["list", path, "--as-of", day, "--filter", WORD],
        ["figures", path, "--as-of", day, "--json"],
        ["today", path, "--as-of", day, "--json"],
        ["check", path],
    ):
        assert start([str(each) for each in command]) == 0, command
    told = capfd.readouterr()
    assert WORD not in told.out + told.err
    logs = [each for each in tmp_path.rglob("*.log*") if each.is_file()]
    assert [each for each in logs if WORD in each.read_text("utf-8", errors="replace")] == []


def _texts(path: Path) -> Iterator[str]:
    """All that a file says."""
    if path.suffix == ".pdf":
        with pdfium.PdfDocument(path) as document:  # type: ignore[no-untyped-call]  # pypdfium2 ships no types
            for page in document:
                yield page.get_textpage().get_text_range()
        return
    content = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist())
    else:
        yield content.decode("utf-8", errors="replace")
