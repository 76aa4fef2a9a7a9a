"""The packages that are tried, and the clean systems in which that happens."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tests.packaging.root import SUITES, Root, clean_root, lacking


def _package(kind: str, pattern: str) -> Path:
    """The newest package of that kind, in PARTNERTRACK_PACKAGES or dist/; made where there is none."""
    folder = Path(os.environ.get("PARTNERTRACK_PACKAGES", ROOT / "dist"))
    if not (found := sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime)):
        command = ["sh", str(ROOT / "installer/package.sh"), kind]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        found = sorted(folder.glob(pattern))
    return found[-1]


@pytest.fixture(scope="session")
def deb() -> Path:
    """The package for Debian."""
    return _package("deb", "partnertrack_*.deb")


@pytest.fixture(scope="session")
def archive() -> Path:
    """The archive that runs wherever it is unpacked."""
    return _package("tar", "PartnerTrack-*-linux-*.tar.*")


@pytest.fixture(scope="session", params=SUITES)
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Root]:
    """A clean system of each suite."""
    if reason := lacking():
        pytest.skip(reason)
    try:
        with clean_root(request.param, tmp_path_factory.mktemp("clean") / request.param) as made:
            made.must("apt-get", "update", "-q")
            yield made
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no clean {request.param} could be made: {str(error.stderr or error)[-300:]}")
