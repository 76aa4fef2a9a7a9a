"""Whether the pilot file is whole."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.persistence import check as file_check
from partnertrack.persistence import faults
from partnertrack.persistence.check import Finding
from partnertrack.persistence.queries import counts
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Health:
    """What the check found; no finding means that the file is whole."""

    findings: tuple[Finding, ...]
    people: int
    changes: int


def way_out(workspace: Workspace, health: Health) -> str:
    """What to do about damage that was found; "" where there is none, or where it is of another kind."""
    is_damaged = any(finding.code == "pages" for finding in health.findings)
    return faults.ways_out(workspace.path) if is_damaged else ""


def check(workspace: Workspace, progress: Progress = SILENT) -> Health:
    """Check the file's pages, its references, and its journal against the records."""
    findings = tuple(file_check.check(workspace.store, progress))
    if findings:
        return Health(findings, 0, 0)
    with workspace.store.reading() as reading:
        people = counts.summary(reading).people
    return Health((), people, len(workspace.store.history()))
