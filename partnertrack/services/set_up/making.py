"""Makes a pilot with its cohorts, partners and logframe: all of it, or no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from partnertrack.domain.change import added
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.grant import Grant
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.record import Record
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.set_up import PlannedPartner, SetUp, check
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, percent
from partnertrack.importing.countries import read_country
from partnertrack.services import logframe, pilots
from partnertrack.services.set_up.usual import usual_aims
from partnertrack.services.workspace import Workspace

_SHARES = frozenset({"percent", "share"})
_MOST = 10
"""The most that a share can reach: more was meant as a percentage."""


def set_up(path: Path, planned: SetUp, today: date, passphrase: str = "") -> Workspace:
    """The pilot, open; encrypted under a passphrase where there is one.

    Raises `RuleError` or another `UserError` where something has to be mended first, and leaves no file then.
    """
    look_over(planned)
    scheme, prepared = _scheme(planned), tuple(_prepared(planned))
    before = _beside(path)
    workspace: Workspace | None = None
    try:
        workspace = pilots.create_pilot(
            path,
            scheme,
            planned.title.strip() or scheme.title.text(current()),
            donor=planned.donor.strip(),
            organisation=planned.organisation.strip(),
            applicants=planned.applicants,
            passphrase=passphrase,
        )
        _fill(workspace, planned, prepared, today)
    except BaseException:
        _take_away(path, before, workspace.close if workspace else None)
        raise
    return workspace


def look_over(planned: SetUp) -> None:
    """Raise the `UserError` that `set_up` would for what was planned, before anybody is asked for a passphrase."""
    check(planned)
    _scheme(planned)
    for _record in _prepared(planned):
        pass
    _check_aims(planned)


def countries(written: Iterable[str]) -> tuple[str, ...]:
    """The codes of countries as people write them, each once; raises `UserError` for one that nobody knows."""
    found: dict[str, None] = {}
    for text in filter(str.strip, written):
        code = read_country(text)
        if not code:
            raise UserError(_("“{country}” is no country that PartnerTrack knows.").format(country=text.strip()))
        found[code] = None
    return tuple(found)


def _scheme(planned: SetUp) -> Scheme:
    """The template with the countries of the office, where it said which."""
    scheme = pilots.template(planned.scheme)
    origin, destination = countries(planned.origin), countries(planned.destination)
    return replace(scheme, origin=origin or scheme.origin, destination=destination or scheme.destination)


def _prepared(planned: SetUp) -> Iterator[Record]:
    """The records that stand beside the pilot."""
    if planned.donor.strip() and (planned.starts_on or planned.ends_on):
        yield Grant(donor=planned.donor.strip(), starts_on=planned.starts_on, ends_on=planned.ends_on)
    for cohort in planned.cohorts:
        yield replace(cohort, name=cohort.name.strip())
    for partner in planned.partners:
        country = next(iter(countries([partner.country])), None)
        yield Organisation(name=_named(partner), type=partner.type, country=country)


def _expected(planned: SetUp, today: date) -> Iterator[Expectation]:
    """What partners owe, from the month in which the grant or the pilot begins."""
    first = (planned.starts_on or today).replace(day=1)
    for partner in planned.partners:
        if partner.every_months:
            yield Expectation(
                partner=_named(partner),
                every_months=partner.every_months,
                due_days=partner.due_days,
                starts_on=first,
                ends_on=planned.ends_on,
                language=partner.language,
                contact=partner.contact.strip(),
            )


def _fill(workspace: Workspace, planned: SetUp, prepared: tuple[Record, ...], today: date) -> None:
    records = (*prepared, *_expected(planned, today))
    if records:
        workspace.commit(_("Set up donor, cohorts and partners"), map(added, records))
    if planned.aims:
        logframe.begin(workspace, today, logframe.Aims(planned.aims, planned.reports))


def _check_aims(planned: SetUp) -> None:
    known = {each.figure: each.unit for each in usual_aims(planned.scheme)} if planned.aims else {}
    for aim in planned.aims:
        if aim.figure not in known:
            told = _("The scheme does not count “{figure}”.").format(figure=aim.figure)
            raise UserError(told, _("It counts: {figures}.").format(figures=", ".join(sorted(known))))
        if known[aim.figure] in _SHARES and aim.value > _MOST:
            told = _("The target for {figure} would be {percent}.").format(
                figure=aim.figure, percent=percent(aim.value, 0)
            )
            raise UserError(told, _("A percentage is a part of one: 0.3 for 30 %."))


def _named(partner: PlannedPartner) -> str:
    return " ".join(partner.name.split())


def _beside(path: Path) -> frozenset[Path]:
    """The pilot file and what lies beside it under its name."""
    return frozenset(path.parent.glob(f"{path.name}*")) if path.parent.is_dir() else frozenset()


def _take_away(path: Path, before: frozenset[Path], close: Callable[[], None] | None) -> None:
    """Leave nothing of a pilot that could not be set up; what was there before stays."""
    if close is not None:
        close()
    if path not in before:
        for leftover in _beside(path) - before:
            leftover.unlink(missing_ok=True)
