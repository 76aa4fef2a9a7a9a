"""Two pilots of the same shape, one of them encrypted, to be damaged and put in odd places."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.persistence.queries import records
from partnertrack.services import pilots
from partnertrack.services.workspace import Workspace

PASSPHRASE = "several words that nobody guesses"  # noqa: S105 - of a pilot that lives for one test


def make_two(folder: Path) -> None:
    """Make "plain" and "sealed", with 300 cohorts in each."""
    for name, passphrase in (("plain", ""), ("sealed", PASSPHRASE)):
        path = folder / f"{name}.ptrack"
        with closing(pilots.create_pilot(path, "inspire_gh", name, passphrase=passphrase)) as workspace:
            workspace.commit("Add", [added(Cohort(name=f"Cohort {number}")) for number in range(300)])


def copy_of(made: Path, name: str, folder: Path) -> Path:
    """Copy one of them with the files beside it, and return where it is."""
    for file in made.glob(f"{name}*"):
        shutil.copy(file, folder)
    return folder / f"{name}.ptrack"


def cohorts_of(workspace: Workspace) -> int:
    """Count the cohorts."""
    with workspace.store.reading() as reading:
        return len(records.all_of(reading, Cohort))


def add_cohorts(workspace: Workspace, count: int = 1) -> None:
    """Add some cohorts as one change."""
    workspace.commit("Add", [added(Cohort(name=f"More {number}")) for number in range(count)])
