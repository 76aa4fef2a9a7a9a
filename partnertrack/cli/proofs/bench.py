"""Where the self-test works: a folder of its own, away from the user's settings, pilots and keyring."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from partnertrack.cli.output import VARIABLE
from partnertrack.services import access, pilots, practice
from partnertrack.services.access import Access
from partnertrack.services.workspace import Workspace

PASSPHRASE = "four words of a self-test"  # noqa: S105 - of invented people, in a folder that is taken away again


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder of a self-test, in which all of it happens."""

    folder: Path
    _known: dict[Path, Access] = field(default_factory=dict)

    @property
    def pilot(self) -> Path:
        """The practice pilot, in the end encrypted."""
        return self.folder / practice.PILOT_NAME

    @property
    def first(self) -> Path:
        """A pilot that was encrypted from the start."""
        return self.folder / "first.ptrack"

    @property
    def passphrase_file(self) -> Path:
        """The file with the passphrase of both."""
        return self.folder / "passphrase.txt"

    @property
    def papers(self) -> Path:
        """Where what is written goes."""
        return self.folder / "papers"

    @property
    def as_of(self) -> date:
        """The day for which the practice files stand."""
        return practice.practice().as_of

    @contextmanager
    def opened(self, pilot: Path) -> Iterator[Workspace]:
        """One of the pilots, opened with its passphrase."""
        with closing(pilots.open_pilot(pilot, access=self._access(pilot))) as workspace:
            yield workspace

    def _access(self, pilot: Path) -> Access | None:
        """What the passphrase opens; asked for once a pilot, as it takes a while by design."""
        if pilot not in self._known and access.is_encrypted(pilot):
            self._known[pilot] = access.unlock(pilot, PASSPHRASE)
        return self._known.get(pilot)


@contextmanager
def set_up() -> Iterator[Bench]:
    """A bench in a folder that is taken away again; what belongs to the user is out of reach meanwhile."""
    with TemporaryDirectory(prefix="partnertrack-", ignore_cleanup_errors=True) as folder:
        bench = Bench(Path(folder))
        before = dict(os.environ)
        os.environ["PARTNERTRACK_HOME"] = str(bench.folder / "home")
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        os.environ.pop(VARIABLE, None)
        try:
            bench.papers.mkdir()
            bench.passphrase_file.write_text(PASSPHRASE, "utf-8")
            yield bench
        finally:
            for name in ("PARTNERTRACK_HOME", "PYTHON_KEYRING_BACKEND", VARIABLE):
                os.environ.pop(name, None)
                if name in before:
                    os.environ[name] = before[name]
