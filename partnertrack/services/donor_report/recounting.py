"""Counts again, for the same day, what an issued report counted, and says what changed and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from partnertrack.disclosure import Press
from partnertrack.domain.person_count import CountKey
from partnertrack.domain.report import Passage, Report
from partnertrack.errors import UserError
from partnertrack.i18n import speaking
from partnertrack.indicators.wording import steps_of
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.frozen.restated import Cause, Restated, Restatement
from partnertrack.services.donor_report.frozen.value import Frozen, FrozenCount
from partnertrack.services.donor_report.ledger import Ledger
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.since_issue import SinceIssue, since_issue
from partnertrack.services.donor_report.templates import template
from partnertrack.services.donor_report.writing import write_document
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Recount:
    """The counts of an issued report as they come out today for its own day, with who is behind them."""

    workspace: Workspace
    frozen: Frozen
    numbers: Mapping[CountKey, int]
    ledger: Ledger

    def who(self, key: CountKey) -> Sequence[UUID] | None:
        """The enrolments that are counted today; None where nobody can say."""
        found = self.ledger.who.get(key)
        ids = found() if found else ()
        return ids if key in self.numbers and len(ids) == self.numbers[key] else None


def recount(workspace: Workspace, report: Report, frozen: Frozen) -> Recount:
    """Count again: the report is written once more for the same day, for nobody to read.

    Remembered until something is stored.
    """
    kept: dict[str, Recount] = workspace.remembered("recounts", dict)
    if report.frozen not in kept:
        kept[report.frozen] = _recount(workspace, report, frozen)
    return kept[report.frozen]


def _recount(workspace: Workspace, report: Report, frozen: Frozen) -> Recount:
    language = frozen.languages[0]
    options = Options(frozen.as_of, frozen.since, language, frozen.audience, report.template, report.id)
    ledger, press = Ledger(), Press()
    try:
        wanted = template(report.template)
    except UserError:  # a template that the program no longer has: nothing can be counted again
        return Recount(workspace, frozen, {}, ledger)
    texts = _texts(report, frozen)
    brief = Brief(workspace, options, wanted, press, report=report, passages=texts, ledger=ledger)
    with speaking(language):
        write_document(brief)
    return Recount(workspace, frozen, {each.key: each.uncovered for each in press.printed()}, ledger)


def restatement(workspace: Workspace, report: Report, frozen: Frozen) -> Restatement:
    """An issued report held against today; remembered until something is stored."""
    kept: dict[str, Restatement] = workspace.remembered("restatements", dict)
    if report.frozen not in kept:
        kept[report.frozen] = _restatement(workspace, report, frozen)
    return kept[report.frozen]


def _restatement(workspace: Workspace, report: Report, frozen: Frozen) -> Restatement:
    again = recount(workspace, report, frozen)
    changes = _Changes(again, since_issue(workspace, frozen.clock))
    found = [changes.of(each) for each in frozen.counts if each.key in again.numbers]
    printed = sum(not each.count.withheld for each in found)
    return Restatement(report, frozen, printed, tuple(each for each in found if each.is_changed))


def restated_count(workspace: Workspace, report: Report, frozen: Frozen, count: FrozenCount) -> Restated | None:
    """One count as it comes out today; None where the program no longer counts it."""
    again = recount(workspace, report, frozen)
    if count.key not in again.numbers:
        return None
    return _Changes(again, since_issue(workspace, frozen.clock)).of(count)


def _texts(report: Report, frozen: Frozen) -> dict[tuple[str, str], Passage]:
    """The passages as they were issued."""
    found: dict[tuple[str, str], Passage] = {}
    for place, body in frozen.texts.items():
        section, _slash, language = place.rpartition("/")
        found[section, language] = Passage(report_id=report.id, section=section, language=language, body=body)
    return found


class _Changes:
    """Compares counts then and now."""

    def __init__(self, again: Recount, since: SinceIssue) -> None:
        self._again, self._since = again, since
        self._there = frozenset(each.enrolment_id for each in again.workspace.register().people)
        self._totals: dict[str, frozenset[UUID]] = {}
        self._by_key = {each.key: each for each in again.frozen.counts}

    def of(self, count: FrozenCount) -> Restated:
        """The count with who came and who went."""
        now = self._again.numbers[count.key]
        then_ids, now_ids = self._again.frozen.who(count), self._again.who(count.key)
        if then_ids is None or now_ids is None:
            return Restated(count, now)
        merged, then = self._joined(then_ids)
        still = frozenset(now_ids)
        came = {each: self._cause(count.key, each) for each in now_ids if each not in then}
        went = {each: self._cause(count.key, each) for each in then if each not in still}
        return Restated(count, now, merged, came, went)

    def _joined(self, ids: Sequence[UUID]) -> tuple[dict[UUID, UUID], dict[UUID, None]]:
        """Those who became one with another one that is among them, and the rest as they are known today."""
        merged: dict[UUID, UUID] = {}
        rest: dict[UUID, None] = {}
        for each in sorted(ids, key=lambda key: self._since.survivor(key) != key):
            heir = self._since.survivor(each)
            if heir in rest:
                merged[each] = heir
            rest[heir] = None
        return merged, rest

    def _cause(self, key: CountKey, enrolment: UUID) -> Cause:
        is_detail = len(key) > 1 and enrolment in self._total(key[0])
        return self._since.cause(enrolment, self._steps(key[0]), is_there=enrolment in self._there, is_detail=is_detail)

    def _total(self, population: str) -> frozenset[UUID]:
        """Who was counted in all, then and now."""
        if population not in self._totals:
            then = self._by_key.get((population,))
            before = self._again.frozen.who(then) if then else None
            after = self._again.who((population,))
            self._totals[population] = frozenset(before or ()) & frozenset(after or ())
        return self._totals[population]

    def _steps(self, population: str) -> tuple[str, ...]:
        """The steps that a milestone or a figure speaks of."""
        catalogue = self._again.workspace.catalogue
        key = population.split("~", 1)[0].split("/", 1)[0]
        if key in catalogue.milestones:
            return steps_of(catalogue.milestones[key].when)
        return next((steps_of(line.measure) for _, line in catalogue.lines() if line.id == key), ())
