"""Makes the practice pilot out of partners' files, as an officer would, and writes its donor report."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack import paths
from partnertrack.domain.report import Report
from partnertrack.errors import DamagedError, StoreError, UserError
from partnertrack.i18n import LANGUAGES, _, current
from partnertrack.importing.choices import Choices
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT, Progress
from partnertrack.saving import save
from partnertrack.services import donor_report, import_workbook, pilots
from partnertrack.services.practice import content
from partnertrack.services.practice.office import keep_office
from partnertrack.services.workspace import Workspace

PILOT_NAME = "practice.ptrack"
_FILES = (
    *((language, ".pdf") for language in LANGUAGES),
    *((LANGUAGES[0], suffix) for suffix in (".docx", ".xlsx", ".xml")),
)


@dataclass(frozen=True, slots=True)
class Practice:
    """What the practice pilot is made of: `files` are pairs of a workbook's name and the partner who sent it."""

    title: str
    scheme: str
    donor: str
    organisation: str
    as_of: date
    since: date
    applicants: int
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made, with the lines that say so."""

    pilot: Path
    reports: tuple[Path, ...]
    lines: tuple[str, ...]


def practice() -> Practice:
    """The practice pilot's description."""
    data: dict[str, Any] = tomllib.loads((_folder() / "pilot.toml").read_text(encoding="utf-8"))
    titles = data["title"]
    return Practice(
        title=titles.get(current(), titles["en"]),
        scheme=data["scheme"],
        donor=data["donor"],
        organisation=data["organisation"],
        as_of=data["as_of"],
        since=data["since"],
        applicants=data["applicants"],
        files=tuple((each["name"], each["partner"]) for each in data["files"]),
    )


def open_practice(folder: Path, progress: Progress = SILENT) -> Workspace:
    """The practice pilot in this folder, made when it is not there as this version of the program has it."""
    if (folder / PILOT_NAME).exists() and content.is_told(folder):
        return pilots.open_pilot(folder / PILOT_NAME)
    return begin_again(folder, progress)


def begin_again(folder: Path, progress: Progress = SILENT) -> Workspace:
    """The practice pilot made anew in this folder, with all partners' files as they were; nobody has it open.

    Raises `UserError` when the folder holds a pilot of that name that is not the practice pilot.
    """
    _clear(folder / PILOT_NAME)
    return _make(folder, progress)


def demonstrate(folder: Path, progress: Progress = SILENT) -> Demonstration:
    """Make the practice pilot afresh, import the partners' files, write the donor reports; all in `folder`.

    Raises `UserError` when the folder holds a pilot of that name that is not the practice pilot.
    """
    workspace = begin_again(folder, progress)
    try:
        reports = tuple(_reports(workspace, folder, progress))
        people = len(workspace.cases())
    finally:
        workspace.close()
    lines = (
        _("Practice pilot: {path}").format(path=folder / PILOT_NAME),
        _("{people} invented people from {files} partners’ files in {path}").format(
            people=people, files=len(practice().files), path=folder
        ),
        *(_("Donor report: {path}").format(path=path) for path in reports),
    )
    return Demonstration(folder / PILOT_NAME, reports, lines)


def _folder() -> Path:
    return paths.resources() / "practice"


def _clear(pilot: Path) -> None:
    """Take away the practice pilot of an earlier run, also one that is damaged, and nothing else."""
    content.forget(pilot.parent)
    if not pilot.exists():
        return
    if not _is_practice(pilot):
        raise UserError(
            _("“{file}” is a pilot of yours; it was not touched.").format(file=pilot.name),
            _("Choose another folder."),
        )
    for leftover in pilot.parent.glob(f"{pilot.name}*"):
        leftover.unlink()


def _is_practice(pilot: Path) -> bool:
    """Whether it is the practice pilot, also one that is damaged; what cannot be opened at all is put aside."""
    try:
        workspace = pilots.open_pilot(pilot)
    except DamagedError:
        return True
    except StoreError:
        pilot.replace(pilot.with_suffix(".aside"))
        return True
    workspace.close()
    return workspace.pilot.is_practice


def _make(folder: Path, progress: Progress) -> Workspace:
    """Lay out the partners' files, make the pilot, import what is certain of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    about = practice()
    workspace = pilots.create_pilot(
        folder / PILOT_NAME,
        about.scheme,
        about.title,
        donor=about.donor,
        organisation=about.organisation,
        applicants=about.applicants,
        is_practice=True,
    )
    try:
        for done, (name, partner) in enumerate(about.files):
            progress.report(done, len(about.files), name)
            file = shutil.copyfile(_folder() / name, folder / name)
            workbook = import_workbook.read(file)
            draft = import_workbook.draft(workspace, workbook, partner=partner, choices=Choices())
            import_workbook.commit(workspace, draft)
        keep_office(workspace, _folder() / "office")
        content.lay_out(folder)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _reports(workspace: Workspace, folder: Path, progress: Progress) -> Iterator[Path]:
    """The office's draft with its texts, in several languages and files from the same figures."""
    about = practice()
    with workspace.store.reading() as reading:
        (draft,) = records.all_of(reading, Report)
    options = donor_report.Options(about.as_of, about.since, template=draft.template, report=draft.id)
    composed = donor_report.compose(workspace, options, LANGUAGES, progress=progress)
    for done, (language, suffix) in enumerate(_FILES):
        path = folder / f"donor-report-{language}{suffix}"
        progress.report(done, len(_FILES), path.name)
        save(path, donor_report.rendered(composed.documents[language], suffix))
        yield path
