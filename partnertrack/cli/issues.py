"""The commands `reports`, `issue`, `reference`, `sign` and `verify`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.report import AUDIENCES, Report
from partnertrack.errors import UserError
from partnertrack.i18n import LANGUAGES, _, day, number
from partnertrack.services import donor_report
from partnertrack.services.donor_report import Issue, Reference, Verified
from partnertrack.services.workspace import Workspace

_SUFFIXES = (".pdf", ".xlsx", ".docx")


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    reports = commands.add_parser("reports", help=_("list the reports of a pilot"))
    add_file(reports)
    add_json(reports)
    reports.set_defaults(run=_reports)

    _add_issue(commands)

    reference = commands.add_parser("reference", help=_("open the list behind a number of an issued report"))
    add_file(reference)
    reference.add_argument("reference", metavar="REFERENCE", help=_("as it is printed: 5-17"))
    add_json(reference)
    reference.set_defaults(run=_reference)

    sign = commands.add_parser("sign", help=_("write an issued report signed with the office’s certificate"))
    add_file(sign)
    sign.add_argument("--report", required=True, metavar="NUMBER", help=_("the number of an issued report"))
    sign.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    sign.add_argument("--certificate", type=Path, required=True, metavar="P12", help=_("a PKCS#12 file"))
    sign.add_argument("--output", type=Path, required=True, metavar="PATH", help=_("the signed PDF"))
    sign.set_defaults(run=_sign)

    verify = commands.add_parser("verify", help=_("say whether a file is a report as it was issued"))
    add_file(verify)
    verify.add_argument("held", type=Path, metavar="REPORT", help=_("the PDF, workbook or Word file"))
    add_json(verify)
    verify.set_defaults(run=_verify)


def _add_issue(commands: Any) -> None:  # noqa: ANN401 - as above
    issue = commands.add_parser("issue", help=_("issue a report: from then on nothing of it changes"))
    add_file(issue)
    which = issue.add_mutually_exclusive_group(required=True)
    which.add_argument("--report", metavar="NUMBER", help=_("the number of a draft, see “reports”"))
    which.add_argument("--new", metavar="NUMBER", help=_("make a report of that number and issue it"))
    issue.add_argument("--as-of", type=a_day, metavar="DATE", help=_("figures as of this day, for a new report"))
    issue.add_argument("--from", type=a_day, dest="since", metavar="DATE", help=_("the first day of its period"))
    issue.add_argument("--audience", choices=AUDIENCES, default="donor", help=_("who reads it"))
    issue.add_argument("--template", default="generic", metavar="ID", help=_("whose sections it has"))
    issue.add_argument("--language", choices=LANGUAGES, action="append", default=[], help=_("may be given repeatedly"))
    issue.add_argument("--approved-by", default="", metavar="FUNCTION", help=_("a function, not a name"))
    issue.add_argument("--on", type=a_day, metavar="DATE", help=_("the day of the issue; today"))
    issue.add_argument("--output-dir", type=Path, required=True, metavar="FOLDER", help=_("where its files go"))
    add_json(issue)
    issue.set_defaults(run=_issue)


@contextmanager
def _opened(chosen: argparse.Namespace) -> Iterator[Workspace]:
    workspace = open_chosen(chosen)
    try:
        yield workspace
    finally:
        workspace.close()


def _reports(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as workspace:
        found = donor_report.all_reports(workspace)
    if chosen.json:
        show_json({"reports": [_report_json(each) for each in found]})
        return 0
    for each in found:
        issued = day(each.issued_on, "short") if each.issued_on else _("draft")
        days = f"{day(each.as_of, 'short'):10} {issued:10}"
        show(f"{each.number:>6} {each.edition:5} {each.audience:9} {days} {each.title}")
    if not found:
        say(_("This pilot has no reports yet."))
    return 0


def _report_json(report: Report) -> dict[str, object]:
    return {
        "id": str(report.id),
        "number": report.number,
        "edition": report.edition,
        "title": report.title,
        "audience": report.audience,
        "languages": report.languages.split(),
        "template": report.template,
        "as_of": report.as_of.isoformat(),
        "from": report.since.isoformat() if report.since else None,
        "status": report.status,
        "issued_on": report.issued_on.isoformat() if report.issued_on else None,
        "fingerprint": report.fingerprint,
        "frozen": report.frozen,
    }


def _issue(chosen: argparse.Namespace) -> int:
    chosen.output_dir.mkdir(parents=True, exist_ok=True)
    with _opened(chosen) as workspace:
        on = chosen.on or date.today()  # noqa: DTZ011 - the day of whoever issues it
        made = _new_report(workspace, chosen, on) if chosen.new else None
        wanted = Issue(
            made.id if made else _draft(workspace, chosen.report),
            on,
            chosen.approved_by,
            on if chosen.approved_by else None,
            tuple(chosen.language),
            chosen.output_dir,
            _SUFFIXES,
        )
        try:
            done = donor_report.issue(workspace, wanted, progress())
        except BaseException:
            if made:
                workspace.drop(_("Delete report no. {number}").format(number=made.number), Report, made.id)
            raise
    if chosen.json:
        show_json(
            {**_report_json(done.report), "change": str(done.change), "files": [each.name for each in done.files]}
        )
        return 0
    say(_("Issued report no. {number}.").format(number=done.report.number))
    show(_("Fingerprint of its figures: {fingerprint}").format(fingerprint=done.report.fingerprint))
    for file in done.files:
        show(file.name)
    return 0


def _new_report(workspace: Workspace, chosen: argparse.Namespace, on: date) -> Report:
    if chosen.as_of is None:
        raise UserError(_("A new report needs a day: say --as-of DATE."))
    languages = " ".join(chosen.language) or LANGUAGES[0]
    report = Report(
        number=chosen.new,
        title=workspace.title,
        template=chosen.template,
        as_of=chosen.as_of,
        since=chosen.since,
        audience=chosen.audience,
        languages=languages,
        created_on=on,
    )
    workspace.keep(_("New report no. {number}").format(number=report.number), report)
    return report


def _draft(workspace: Workspace, wanted: str) -> UUID:
    """The draft of that number; raises `UserError` where there is none, or several."""
    found = [each for each in donor_report.all_reports(workspace) if each.number == wanted and each.issued_on is None]
    if len(found) != 1:
        words = (
            _("There are several drafts of report no. {number}.")
            if found
            else _("There is no draft of report no. {number}.")
        )
        raise UserError(words.format(number=wanted), _("“partnertrack reports” lists them."))
    return found[0].id


def _reference(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as workspace:
        found = donor_report.open_reference(workspace, chosen.reference)
        numbers = {each.enrolment_id: each.number for each in workspace.register().people}
    if chosen.json:
        show_json({"references": [_reference_json(each, numbers) for each in found]})
        return 0
    for each in found:
        for line in _lines(each, numbers):
            show(line)
    return 0


def _lines(found: Reference, numbers: dict[UUID, int]) -> Iterator[str]:
    """A reference for a person at the terminal: pseudonyms, no names."""
    report = found.report
    printed = _("withheld") if found.count.withheld else number(found.count.number)
    yield f"{found.text} {found.label}: {printed} ({report.audience}, {report.edition}, {day(report.as_of, 'short')})"
    yield _("As sent: {people}").format(people=_named(found.there, numbers))
    if found.gone:
        yield _("{n} of them are no longer in the pilot.").format(n=number(len(found.gone)))
    if found.today is None:
        yield _("It is no longer counted.")
        return
    yield _("As of today: {n}").format(n=number(found.today.now))
    for words, moved in ((_("Came: {people}"), found.today.came), (_("Went: {people}"), found.today.went)):
        if moved:
            yield words.format(people=", ".join(f"{_one(key, numbers)} ({cause})" for key, cause in moved.items()))


def _named(ids: tuple[UUID, ...], numbers: dict[UUID, int]) -> str:
    return ", ".join(_one(each, numbers) for each in ids) or "–"


def _one(key: UUID, numbers: dict[UUID, int]) -> str:
    return pseudonym(numbers[key]) if key in numbers else _("no longer there")


def _reference_json(found: Reference, numbers: dict[UUID, int]) -> dict[str, object]:
    today = found.today
    return {
        "reference": found.text,
        "label": found.label,
        "report": _report_json(found.report),
        "number": found.count.number,
        "withheld": found.count.withheld or None,
        "as_sent": None if found.as_sent is None else [str(each) for each in found.as_sent],
        "gone": [str(each) for each in found.gone],
        "merged": {str(one): str(other) for one, other in found.merged.items()},
        "today": None if today is None else today.now,
        "came": _moved(today.came, numbers) if today else None,
        "went": _moved(today.went, numbers) if today else None,
    }


def _moved(moved: Any, numbers: dict[UUID, int]) -> list[dict[str, object]] | None:  # noqa: ANN401 - a cause by enrolment, or None
    if moved is None:
        return None
    return [{"enrolment_id": str(key), "number": numbers.get(key), "why": cause} for key, cause in moved.items()]


def _sign(chosen: argparse.Namespace) -> int:
    """The passphrase is asked for at the terminal, and kept nowhere."""
    with _opened(chosen) as workspace:
        found = [each for each in donor_report.issued_reports(workspace) if each.number == chosen.report]
        if not found:
            raise UserError(_("There is no issued report no. {number}.").format(number=chosen.report))
        seal = donor_report.Seal(chosen.certificate, getpass(_("Passphrase of the certificate: ")))
        written = donor_report.sign_issued(workspace, found[0].id, chosen.language, seal, chosen.output)
    say(_("Wrote {file}.").format(file=written.name))
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as workspace:
        found = donor_report.verify(workspace, chosen.held, progress())
    if chosen.json:
        report = _report_json(found.report) if found.report else None
        show_json(
            {
                "verdict": found.verdict,
                "report": report,
                "language": found.language,
                "pages": list(found.pages),
                "signer": found.signer,
            }
        )
    else:
        show(_said(found))
        if not found.is_signature_intact:
            show(_("Its digital signature does not hold: the file was changed afterwards."))
        elif found.signer:
            show(_("Signed by {signer}; the file is as it was signed.").format(signer=found.signer))
    return 0 if found.verdict == "unchanged" else 1


def _said(found: Verified) -> str:
    if found.report is None:
        return _("This file was not issued from this pilot.")
    told = {"number": found.report.number, "edition": found.report.edition, "pages": ", ".join(map(str, found.pages))}
    if found.verdict == "unchanged":
        return _("Unchanged: report no. {number}, version {edition}, as it was issued.").format(**told)
    if found.verdict == "extended":
        return _(
            "Report no. {number}, version {edition}, with something added since; all its pages look as issued."
        ).format(**told)
    if not found.pages:
        return _(
            "Altered: it bears the fingerprint of report no. {number}, but is not the file that was issued."
        ).format(**told)
    return _("Altered: it bears the fingerprint of report no. {number}; these pages differ: {pages}.").format(**told)
