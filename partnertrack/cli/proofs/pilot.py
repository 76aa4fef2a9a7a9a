"""Proves that pilots are made, encrypted and opened, and that partners' files of each kind are read into them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from partnertrack.cli.proofs.bench import PASSPHRASE, Bench
from partnertrack.cli.proofs.proof import Lacking, Proof
from partnertrack.cli.proofs.samples import PASSWORD, sample
from partnertrack.errors import LockedError
from partnertrack.i18n import _, ngettext
from partnertrack.services import access, health, import_workbook, pilots, practice
from partnertrack.services.import_workbook import Choices

_PLAIN = b"SQLite format 3\0"
_KINDS = (
    ("xlsx", "1_selection_rabat.xlsx"),
    ("xls", "3_third_intake.xls"),
    ("xlsb", "people.xlsb"),
    ("xlsm", "people.xlsm"),
    ("ods", "8_arrivals.ods"),
    ("csv", "2_selection_tunis.csv"),
    ("tsv", "people.tsv"),
    ("txt", "people.txt"),
)


def proofs(bench: Bench) -> Iterator[Proof]:
    """A pilot that is encrypted from the start, files of each kind in it, then the practice pilot."""
    yield Proof(_("Encrypted pilot made and opened"), partial(_make, bench), others_need=True)
    for kind, name in _KINDS:
        yield Proof(_("File of a partner read: {kind}").format(kind=f".{kind}"), partial(_take, bench, sample(name)))
    locked = partial(_take, bench, sample("locked.xlsx"), PASSWORD)
    yield Proof(_("File of a partner read that has a password"), locked)
    yield Proof(_("Pilot file whole"), partial(_whole, bench, bench.first))
    yield Proof(_("Practice pilot made of partners’ files"), partial(_practise, bench), others_need=True)


def last_proofs(bench: Bench) -> Iterator[Proof]:
    """The practice pilot encrypted, after all that was done with it."""
    yield Proof(_("Practice pilot encrypted, its passphrase changed"), partial(_encrypt, bench), others_need=True)
    yield Proof(_("No other passphrase opens it"), partial(_refuse, bench))
    yield Proof(_("Practice pilot whole"), partial(_whole, bench, bench.pilot))


def _make(bench: Bench) -> str:
    scheme = practice.practice().scheme
    pilots.create_pilot(bench.first, scheme, passphrase=PASSPHRASE).close()
    if bench.first.read_bytes()[: len(_PLAIN)] == _PLAIN:
        raise Lacking(_("The file is not encrypted."))
    with bench.opened(bench.first) as workspace:
        return workspace.title


def _take(bench: Bench, file: Path, password: str = "") -> str:
    workbook = import_workbook.read(file, password=password)
    with bench.opened(bench.first) as workspace:
        draft = import_workbook.draft(workspace, workbook, choices=Choices())
        taken = import_workbook.commit(workspace, draft).receipt
    told = ngettext("{n} row", "{n} rows", taken.read).format(n=taken.read)
    if not taken.created + taken.updated + taken.unchanged:
        raise Lacking(told)
    return told


def _practise(bench: Bench) -> str:
    workspace = practice.open_practice(bench.folder)
    people = len(workspace.cases())
    workspace.close()
    if not people:
        raise Lacking(_("Nobody is in the practice pilot."))
    return ngettext("{n} person", "{n} people", people).format(n=people)


def _encrypt(bench: Bench) -> str:
    first = access.encrypt(bench.pilot, f"{PASSPHRASE}, once")
    access.change_passphrase(bench.pilot, first, PASSPHRASE)
    with bench.opened(bench.pilot) as workspace:
        return workspace.title


def _refuse(bench: Bench) -> str:
    try:
        access.unlock(bench.pilot, f"{PASSPHRASE}, once")
    except LockedError:
        return ""
    raise Lacking(_("Another passphrase opened it."))


def _whole(bench: Bench, pilot: Path) -> str:
    with bench.opened(pilot) as workspace:
        found = health.check(workspace)
    if found.findings:
        raise Lacking("; ".join(each.text for each in found.findings))
    return ngettext("{n} change", "{n} changes", found.changes).format(n=found.changes)
