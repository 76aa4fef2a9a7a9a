"""A damaged or hostile file is read or refused in one clear line, in seconds and half a gigabyte; nothing is stored."""

from __future__ import annotations

import random
import resource
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

from partnertrack.bootstrap import start
from partnertrack.errors import InputError
from partnertrack.importing import workbook
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.fuzz import hostile
from tests.unit.importing import lockers, makers

PEOPLE = [["Applicant ID", "Surname", "First name"], *([f"X-{number}", "Diallo", "Awa"] for number in range(20))]
GOOD = [["Surname", "First name"], ["Diallo", "Awa"]]
NAMES = list(hostile.files(b"PK\x01\x02", 0))
HASTE = 0.004
MOST_SECONDS = 10
MOST_BYTES = 500_000_000


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return makers.write_xlsx(tmp_path_factory.mktemp("good") / "good.xlsx", {"People": PEOPLE}).read_bytes()


def written(folder: Path, good: bytes, name: str, scale: float) -> Path:
    suffix, make = hostile.files(good, scale)[name]
    path = folder / f"hostile{suffix}"
    path.write_bytes(make())
    return path


def outcome(path: Path) -> str:
    """What came of reading the file: a line that tells nothing of the folder, or nothing where it was read."""
    said = attempt(path)
    if said is None:
        return ""
    assert len(str(said).splitlines()) == 1
    assert said.message.startswith(path.name)
    assert said.hint
    assert str(path.parent) not in str(said)
    return said.message


def attempt(path: Path) -> InputError | None:
    """Why the file was refused, or nothing where it was read."""
    try:
        open_workbook(path, password="x")  # noqa: S106 - it opens nobody's file
    except InputError as refused:
        return refused
    return None


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_read_or_refused_and_the_next_one_is_read(tmp_path: Path, good: bytes, name: str) -> None:
    outcome(written(tmp_path, good, name, HASTE))
    (tmp_path / "good.xlsx").write_bytes(good)
    assert len(open_workbook(tmp_path / "good.xlsx").sheets[0].rows) == 21


class Watch(threading.Thread):
    """Looks every few milliseconds how much memory the reader fills; `most` is the peak in bytes."""

    def __init__(self) -> None:
        super().__init__(name="watch", daemon=True)
        self.most = 0
        self._is_over = threading.Event()

    def run(self) -> None:
        while not self._is_over.wait(0.005):
            with suppress(OSError):  # it has ended, or this is not Linux
                pages = Path(f"/proc/{workbook._reader.process_id}/statm").read_text(encoding="ascii").split()[1]
                self.most = max(self.most, int(pages) * resource.getpagesize())

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self.join()


@pytest.mark.benchmark
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_of_full_size_takes_neither_time_nor_memory(tmp_path: Path, good: bytes, name: str) -> None:
    path = written(tmp_path, good, name, 1)
    close_reader()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Watch() as watch:
        said = outcome(path)
    close_reader()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"\n{name}: {seconds:.1f} s, {watch.most / 1e6:.0f} MB; {said or 'read'}")  # noqa: T201 - figures
    assert seconds < MOST_SECONDS
    assert watch.most < MOST_BYTES


@pytest.mark.parametrize(
    "name",
    ["two cells far apart", "entities", "half a zip"],
)
def test_a_hostile_file_stores_nothing(
    tmp_path: Path, good: bytes, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pilot = tmp_path / "pilot.ptrack"
    assert start(["new", str(pilot), "--scheme", "inspire_gh", "--no-encryption"]) == 0
    before = pilot.read_bytes()
    capsys.readouterr()
    assert start(["import", str(pilot), str(written(tmp_path, good, name, HASTE)), "--accept"]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.strip().splitlines())) == ("", 1)
    assert pilot.read_bytes() == before


@pytest.mark.parametrize("kind", ["agile", "standard", "rc4", "xor"])
def test_a_damaged_locked_workbook_is_read_or_refused(tmp_path: Path, good: bytes, kind: str) -> None:
    locked = getattr(lockers, kind)(GOOD if kind in ("rc4", "xor") else good, "x")
    dice = random.Random(f"locked {kind}")  # noqa: S311 - where to break a file
    for _ in range(4):
        broken = bytearray(locked)
        for _ in range(dice.randrange(1, 9)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        path = tmp_path / ("broken.xls" if kind in ("rc4", "xor") else "broken.xlsx")
        path.write_bytes(broken[: dice.choice([len(broken), dice.randrange(1, len(broken))])])
        outcome(path)


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null", "/proc/self/mem", "."])
def test_a_link_to_what_is_no_file_is_refused(tmp_path: Path, target: str) -> None:
    path = tmp_path / "linked.csv"
    path.symlink_to(target)
    assert outcome(path)
