"""What is handed out works on a computer that has nothing but a screen, and leaves nothing behind."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screen import Seat
from tests.packaging.root import HOME, USER, Root

pytestmark = pytest.mark.packaging

INSTALLED, LARGEST_PACKAGE = 125_000_000, 40_000_000
"""Bytes that a package may take on the disk, and as a file."""

COLOURS = 40
"""A window that is drawn has more of them than a blank one."""

TOOLS = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends")


@pytest.fixture(scope="module")
def installed(root: Root, deb: Path) -> Iterator[Root]:
    """The clean system with the package, of which nothing is left in the end."""
    assert root.run("sh", "-c", "command -v python3").returncode != 0, "the clean system has a Python"
    root.must(*TOOLS, root.take(deb))
    yield root
    root.must("apt-get", "purge", "--yes", "--quiet", "partnertrack")
    left = [name for name in root.files() if "partnertrack" in name.lower() and not name.startswith("home/")]
    assert left == []


def proved(done: subprocess.CompletedProcess[str]) -> str:
    """What a self-test said, which may tell of no fault."""
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    assert "FAULT" not in done.stdout
    return done.stdout


def looks_like_a_window(officer: Seat) -> bool:
    """Whether the screen shows more than a surface."""
    picture = officer.picture()
    points = ((x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7))
    return len({picture.pixel(*point) for point in points}) > COLOURS


def test_it_keeps_to_its_size(installed: Root, deb: Path) -> None:
    listed = installed.must("dpkg-query", "--show", "--showformat=${Installed-Size}", "partnertrack")
    assert int(listed) * 1024 <= INSTALLED
    assert deb.stat().st_size <= LARGEST_PACKAGE


def test_it_brings_nothing_that_could_call_anybody(installed: Root) -> None:
    brought = installed.must("dpkg-query", "--listfiles", "partnertrack").splitlines()
    assert [name for name in brought if "Qt6Network" in name or "/_ssl." in name] == []


def test_it_proves_itself_without_a_network(installed: Root) -> None:
    before = installed.files()
    told = proved(installed.run("partnertrack", "self-test", user=USER, is_alone=True))
    assert " s in all" in told
    changed = {name for name, state in installed.files().items() if before.get(name) != state}
    assert {name for name in changed if "cache/fontconfig" not in name} == set()


def test_its_window_opens_the_practice_pilot(installed: Root) -> None:
    with installed.shown("partnertrack", "--practice") as officer:
        officer.find("invented people")
        assert looks_like_a_window(officer)
        officer.press("ctrl+3")
        assert looks_like_a_window(officer)


def test_its_archive_keeps_to_its_folder(installed: Root, archive: Path) -> None:
    """The home of the user cannot be written to; what the window keeps lies beside the program."""
    stick = "/media/stick"
    installed.must("mkdir", "-p", stick)
    installed.must(*TOOLS, "xz-utils")
    installed.must("tar", "-C", stick, "-xf", installed.take(archive))
    installed.must("chown", "-R", f"{USER}:{USER}", stick)
    installed.must("chmod", "0555", HOME)
    before = installed.files()
    program = f"{stick}/PartnerTrack/partnertrack"
    proved(installed.run(program, "self-test", user=USER, is_alone=True))
    with installed.shown(program, "--practice") as officer:
        officer.find("invented people")
        assert looks_like_a_window(officer)
    changed = {name for name, state in installed.files().items() if before.get(name) != state}
    assert {name for name in changed if not name.startswith(stick[1:])} == set()
    assert any(name.endswith("practice.ptrack") for name in changed)
    installed.must("chmod", "0755", HOME)
    installed.must("rm", "-r", stick)
