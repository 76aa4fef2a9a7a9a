"""How long data are kept: the pilot’s rules, who is due by them, and who is kept longer and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.privacy_words import span
from partnertrack.domain.retention import RetentionHold, RetentionRule
from partnertrack.domain.retention_due import DAY, LAST_EVENT, MOST_MONTHS, STEP, Known, due_by, is_held
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.persistence.queries import kept_until, records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with what it says in words, and whether it can decide anything yet."""

    rule: RetentionRule
    text: str
    has_begun: bool


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody whose time is over: since when, by which rule, and the holds that keep the data nevertheless."""

    participant_id: UUID
    enrolment_id: UUID
    label: str
    name: str
    due_on: date
    rule: str
    holds: tuple[RetentionHold, ...] = ()


@dataclass(frozen=True, slots=True)
class Retention:
    """The rules, who is due (the longest due first), and who comes next and when."""

    rules: tuple[RuleLine, ...]
    due: tuple[DuePerson, ...]
    next_on: date | None = None
    next_people: int = 0

    @property
    def free(self) -> tuple[DuePerson, ...]:
        """Those who are due and whom nothing keeps."""
        return tuple(each for each in self.due if not each.holds)


def retention(workspace: Workspace, as_of: date) -> Retention:
    """The rules and who is due on a day."""
    with workspace.store.reading() as reading:
        rules = records.all_of(reading, RetentionRule)
        steps = {each.starts.removeprefix(STEP) for each in rules if each.starts.startswith(STEP)}
        people = kept_until.last_days(reading, steps)
        held: defaultdict[UUID, list[RetentionHold]] = defaultdict(list)
        for hold in records.all_of(reading, RetentionHold):
            if is_held(hold, as_of):
                held[hold.participant_id].append(hold)
    due: list[DuePerson] = []
    ahead: defaultdict[date, int] = defaultdict(int)
    for each in people:
        found = due_by(rules, Known(each.last_on, each.steps))
        if found and found.on <= as_of:
            holds = tuple(held[each.participant_id])
            label = pseudonym(each.number)
            due.append(
                DuePerson(each.participant_id, each.enrolment_id, label, each.name, found.on, found.rule.title, holds)
            )
        elif found:
            ahead[found.on] += 1
    soonest = min(ahead, default=None)
    lines = tuple(RuleLine(each, _told(workspace, each), each.starts != DAY or bool(each.starts_on)) for each in rules)
    ordered = tuple(sorted(due, key=lambda each: (bool(each.holds), each.due_on, each.label)))
    return Retention(lines, ordered, soonest, ahead[soonest] if soonest else 0)


def proposals() -> tuple[RetentionRule, ...]:
    """Rules that many offices need; proposals, which the grant agreement and the law of the place decide on."""
    return (
        RetentionRule(
            title=_("Records of an EU grant"),
            starts=DAY,
            months=60,
            basis=_("Grant agreement: records are kept for 5 years after the final payment. To be confirmed."),
        ),
        RetentionRule(
            title=_("Records of a German grant (BMZ)"),
            starts=DAY,
            months=60,
            basis=_("Grant agreement: 5 years for records, 10 for accounts, as the office decides. To be confirmed."),
        ),
        RetentionRule(
            title=_("Participants, after the last event"),
            starts=LAST_EVENT,
            months=60,
            basis=_("The office’s own rule: no longer than follow-up and claims need. To be confirmed."),
        ),
    )


def starts(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """From what a rule can run, by key and in words."""
    steps = ((f"{STEP}{step.key}", step.label.text(current())) for step in workspace.scheme.steps())
    return (
        (LAST_EVENT, _("The last event of the person")),
        (DAY, _("A day for everybody (final payment, end of the pilot)")),
        *((key, _("The step “{step}”").format(step=words)) for key, words in steps),
    )


def save_rule(workspace: Workspace, rule: RetentionRule) -> UUID | None:
    """Keep a new rule, or another form of one that was read; the id of the change."""
    told = replace(rule, title=" ".join(rule.title.split()), basis=rule.basis.strip())
    if not told.title:
        raise UserError(_("A rule needs a name."))
    if not 0 < told.months <= MOST_MONTHS:
        raise UserError(_("Data are kept for at least a month, and for 100 years at most."))
    if told.starts not in dict(starts(workspace)):
        raise UserError(_("Choose from what the time runs."))
    if told.starts != DAY:
        told = replace(told, starts_on=None)
    title = _("Change the retention rule “{rule}”") if rule.version else _("Set the retention rule “{rule}”")
    return workspace.keep(title.format(rule=told.title), told).change_set.id


def drop_rule(workspace: Workspace, rule: RetentionRule) -> UUID:
    """Take a rule away; the id of the change."""
    return workspace.drop(
        _("Remove the retention rule “{rule}”").format(rule=rule.title), RetentionRule, rule.id
    ).change_set.id


def hold(workspace: Workspace, participant_ids: tuple[UUID, ...], reason: str, until: date | None) -> UUID:
    """Keep these people’s data beyond the rules; the id of the change. Raises `UserError` without a reason."""
    told = reason.strip()
    if not told:
        raise UserError(_("Say why the data are kept: an audit, a complaint, a claim."))
    holds = [RetentionHold(participant_id=each, reason=told, until=until) for each in participant_ids]
    title = ngettext("Keep the data of {n} person longer", "Keep the data of {n} people longer", len(holds))
    return workspace.commit(title.format(n=number(len(holds))), map(added, holds)).change_set.id


def release(workspace: Workspace, held: RetentionHold) -> UUID:
    """End a hold; the id of the change."""
    return workspace.drop(_("End a hold on data"), RetentionHold, held.id).change_set.id


def _told(workspace: Workspace, rule: RetentionRule) -> str:
    """What a rule says."""
    if rule.starts == DAY:
        if rule.starts_on is None:
            return _("{span} after a day that is not known yet").format(span=span(rule.months))
        return _("{span} after {day}").format(span=span(rule.months), day=day(rule.starts_on, "medium"))
    if rule.starts == LAST_EVENT:
        return _("{span} after the last event").format(span=span(rule.months))
    step = workspace.scheme.step(rule.starts.removeprefix(STEP))
    name = step.label.text(current()) if step else rule.starts
    return _("{span} after “{step}”").format(span=span(rule.months), step=name)
