"""The journeys at size: CPU seconds of a fresh process, held against a peer's or the limits that we set ourselves."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

pytestmark = pytest.mark.benchmark

HEADING = ["Reference", "Surname", "First name", "Sex", "Date of birth", "Region", "Cohort", "Track", "Selected on"]
HEADING += [
    "Phone",
    "E-mail",
    "Training start",
    "Hours planned",
    "Hours attended",
    "Certificate date",
    "Certificate no.",
]
SYLLABLES = ("ba", "du", "ki", "lo", "me", "na", "po", "ri", "su", "ta", "vo", "ze")


def name(place: int, salt: int) -> str:
    return "".join(SYLLABLES[(place * salt) // 12**power % 12] for power in range(4)).title()


def people(path: Path, count: int) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.append(HEADING)
    for place in range(count):
        selected = date(2024, 1, 1) + timedelta(days=place % 300)
        who = [
            f"P-{place:06}",
            name(place, 7),
            name(place, 5),
            "FM"[place % 2],
            date(1990, 1, 1) + timedelta(days=place % 5000),
        ]
        where = [
            f"Region {place % 9}",
            f"Intake {place % 4}",
            "Away",
            selected,
            f"+233 24{place:07}",
            f"p{place}@example.org",
        ]
        training = [selected + timedelta(days=30), 480, 300 + place % 180, selected + timedelta(days=200), f"C-{place}"]
        sheet.append([*who, *where, *training])
    book.save(path)
    return path


def cpu_seconds(*arguments: object) -> float:
    """The CPU time of the command with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "partnertrack", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peer_seconds(workbook: Path) -> float:
    """The CPU time of a process in which openpyxl does no more than read the file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    read = "import sys; from openpyxl import load_workbook; list(load_workbook(sys.argv[1]).worksheets[0].values)"
    subprocess.run([sys.executable, "-c", read, str(workbook)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_ten_thousand_rows_are_imported_in_a_few_times_what_a_peer_reads_them_in(tmp_path: Path) -> None:
    pilot = tmp_path / "pilot.ptrack"
    cpu_seconds("new", pilot, "--scheme", "inspire_gh", "--no-encryption")
    workbook = people(tmp_path / "people.xlsx", 10_000)
    first = cpu_seconds("import", pilot, workbook, "--accept")
    again = cpu_seconds("import", pilot, workbook, "--accept")
    peer = peer_seconds(workbook)
    sys.stdout.write(f"\n10,000 rows: {first:.1f} s new, {again:.1f} s unchanged; ")
    sys.stdout.write(f"{first / peer:.1f} and {again / peer:.1f} times openpyxl\n")
    assert first <= 8 * peer
    assert again <= 8 * peer


def test_the_report_of_the_practice_pilot_is_written_within_3_seconds(tmp_path: Path) -> None:
    cpu_seconds("demo", tmp_path)
    pilot = tmp_path / "practice.ptrack"
    taken = cpu_seconds("report", pilot, "--as-of", "2026-06-30", "--output", tmp_path / "report.pdf")
    sys.stdout.write(f"\nreport of the practice pilot: {taken:.1f} s\n")
    assert taken <= 3
