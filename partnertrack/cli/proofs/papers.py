"""Proves that everything that leaves a pilot can be written: reports, letters, lists, backups, exports."""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

from partnertrack.cli.commands import MODULES
from partnertrack.cli.output import NEEDS_A_PERSON
from partnertrack.cli.proofs.bench import Bench
from partnertrack.cli.proofs.proof import Lacking, Proof
from partnertrack.cli.proofs.samples import CERTIFICATE, PASSWORD, sample
from partnertrack.i18n import _
from partnertrack.progress import SILENT
from partnertrack.services import donor_report, export_list, letters

_ZIPPED = frozenset({".docx", ".xlsx", ".zip"})
_NEEDS_PASSPORTS = frozenset({"visa_support"})
"""Letters that say what the practice pilot does not know of its people."""

_NUMBER = "2"
"""The report that the practice office is writing."""
_COHORT = "2025-1"
_PERSON = "PT-000001"
_PARTNER, _THEIRS = "Practice employment service, Rabat", "1_selection_rabat.xlsx"


def proofs(bench: Bench) -> Iterator[Proof]:
    """The donor report with all that belongs to it, then what else is written."""
    yield Proof(_("Report issued as PDF, Excel and Word"), partial(_issue, bench))
    yield Proof(_("Report verified"), partial(_verify, bench))
    yield Proof(_("Report signed with a certificate"), partial(_sign, bench))
    for title, words, name in _written(bench):
        yield Proof(title, partial(_write, bench, words, name))
    for suffix in (".xlsx", ".csv", ".pdf"):
        yield Proof(_("List of participants: {kind}").format(kind=suffix), partial(_list, bench, f"list{suffix}"))


def locked_proofs(bench: Bench) -> Iterator[Proof]:
    """What leaves an encrypted pilot in another way."""
    words = ("passphrase", "recovery")
    yield Proof(_("Recovery sheet"), partial(_write, bench, words, "recovery.pdf"))
    yield Proof(_("Backup made and restored"), partial(_restore, bench))


def _written(bench: Bench) -> Iterator[tuple[str, Sequence[str], str]]:
    """What commands write: the title, the words of the command, and the file's name."""
    day = ("--as-of", bench.as_of.isoformat())
    since = ("--from", bench.as_of.replace(month=1, day=1).isoformat())
    yield _("Results for IATI"), ("report", *day, *since), "results.xml"
    yield _("Example of a Word form"), ("word-form", *day, *since), "form.docx"
    filled = ("word-form", *day, *since, "--form", str(bench.papers / "form.docx"))
    yield _("Word form filled"), filled, "filled.docx"
    for kind in sorted({*letters.KINDS} - _NEEDS_PASSPORTS):
        words = ("letters", "--cohort", _COHORT, "--sheet", kind, *day, "--leave-out", "--about", "-", "--place", "-")
        yield _("Letters and sheets: {kind}").format(kind=kind), words, f"{kind}.pdf"
    yield _("Letters and sheets: {kind}").format(kind=".xlsx"), ("letters", "--cohort", _COHORT, *day), "sheet.xlsx"
    for suffix in (".pdf", ".txt"):
        asked = ("letter", "--partner", _PARTNER, *day)
        yield _("Letter to a partner: {kind}").format(kind=suffix), asked, f"partner{suffix}"
    yield _("Workbook for a partner"), ("template", "--partner", _PARTNER), "template.xlsx"
    marked = ("send-back", str(sample(_THEIRS)), "--partner", _PARTNER)
    yield _("Workbook of a partner, marked"), marked, "marked.xlsx"
    for suffix in (".xlsx", ".docx"):
        yield _("Logframe: {kind}").format(kind=suffix), ("logframe-export", *day), f"logframe{suffix}"
    yield _("Record of processing"), ("privacy", "record", *day), "record.pdf"
    yield _("History"), ("history",), "history.xlsx"
    yield _("Everything about one person"), ("access-export", _PERSON), "person.zip"


def _write(bench: Bench, words: Sequence[str], name: str) -> str:
    path = bench.papers / name
    head, *rest = words
    target = ("--sheet" if head == "passphrase" else "--output", str(path))
    _command(bench, head, str(bench.pilot), *rest, *target)
    return _size(path)


def _issue(bench: Bench) -> str:
    folder = bench.papers / "issued"
    _command(
        bench,
        "issue",
        str(bench.pilot),
        *("--report", _NUMBER),
        *("--language", "fr"),
        *("--output-dir", str(folder)),
    )
    files = sorted(folder.iterdir())
    for suffix in (".pdf", ".xlsx", ".docx"):
        if not any(each.suffix == suffix for each in files):
            raise Lacking(suffix)
    for each in files:
        _size(each)
    with zipfile.ZipFile(next(each for each in files if each.suffix == ".xlsx")) as book:
        if not any(name.startswith("xl/charts/") for name in book.namelist()):
            raise Lacking(_("There are no charts in the workbook."))
    return ", ".join(each.name for each in files)


def _verify(bench: Bench) -> str:
    for each in sorted((bench.papers / "issued").iterdir()):
        _command(bench, "verify", str(bench.pilot), str(each))
    return ""


def _sign(bench: Bench) -> str:
    path = bench.papers / "signed.pdf"
    with bench.opened(bench.pilot) as workspace:
        report = next(each for each in donor_report.issued_reports(workspace) if each.number == _NUMBER)
        donor_report.sign_issued(workspace, report.id, "fr", donor_report.Seal(sample(CERTIFICATE), PASSWORD), path)
    return _size(path)


def _list(bench: Bench, name: str) -> str:
    path = bench.papers / name
    wanted = export_list.Wanted(("name", "stage", "cohort"), bench.as_of)
    with bench.opened(bench.pilot) as workspace:
        export_list.write(workspace, letters.people(workspace), wanted, path, SILENT)
    return _size(path)


def _restore(bench: Bench) -> str:
    backup, restored = bench.papers / "pilot.ptbackup", bench.papers / "restored.ptrack"
    _command(bench, "backup", str(bench.pilot), "--to", str(backup))
    _command(bench, "restore", str(bench.pilot), str(backup), "--as", str(restored))
    _command(bench, "check", str(restored))
    return _size(backup)


def _command(bench: Bench, head: str, *words: str) -> str:
    """What a command prints; raises what it raises, and `Lacking` where it ends with another status than done."""
    module = next(name for name, heads in MODULES.items() if head in heads)
    commands = argparse.ArgumentParser(prog="partnertrack").add_subparsers()
    import_module(f"partnertrack.cli.{module}").add_to(commands)
    with redirect_stdout(io.StringIO()) as printed, redirect_stderr(io.StringIO()) as said:
        chosen = commands.choices[head].parse_args([*words, "--passphrase-file", str(bench.passphrase_file)])
        status = chosen.run(chosen)
    if status not in (0, NEEDS_A_PERSON):
        raise Lacking(" ".join((said.getvalue() or printed.getvalue()).split()))
    return printed.getvalue()


def _size(path: Path) -> str:
    """How large a file is; raises where it is not what its name says."""
    content = path.read_bytes()
    if not content or (path.suffix == ".pdf" and not content.startswith(b"%PDF-")):
        raise Lacking(_("“{file}” is empty.").format(file=path.name))
    if path.suffix in _ZIPPED:
        with zipfile.ZipFile(path) as parts:
            if broken := parts.testzip():
                raise Lacking(broken)
    if path.suffix == ".xml":
        ET.fromstring(content)  # noqa: S314 - we wrote it
    return _("{n} kB").format(n=-(-len(content) // 1000))
