"""What a report withholds and why, for whoever decides on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnertrack.disclosure import Decisions, Earlier, Reason, decide, rule_for
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, ngettext, number
from partnertrack.progress import SILENT, Progress
from partnertrack.services.donor_report.composing import Composed, compose
from partnertrack.services.donor_report.earlier import earlier_issues
from partnertrack.services.donor_report.options import Options
from partnertrack.services.workspace import Workspace

THRESHOLDS = (3, 5, 10)
"""What offices ask for most: from so many people on a group is told of."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A count that is withheld, under its reference; `protects` are the labels of those for whose sake it is."""

    reference: int
    label: str
    reason: Reason
    protects: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The count and the reason in one sentence."""
        if self.reason == "small":
            return _("{label}: too few people").format(label=self.label)
        if not self.protects:
            return _("{label}: others could be worked out from it").format(label=self.label)
        return _("{label}: from it one could work out “{other}”").format(label=self.label, other=self.protects[0])


@dataclass(frozen=True, slots=True)
class Cost:
    """How many counts are withheld at a threshold, and how many of them to protect others."""

    threshold: int
    withheld: int
    protecting: int

    @property
    def text(self) -> str:
        """The threshold with what it costs."""
        return _("Below {threshold}: {n} withheld, {protecting} of them to protect others").format(
            threshold=number(self.threshold), n=number(self.withheld), protecting=number(self.protecting)
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """How many counts are printed and which are withheld at the `threshold`; `costs` of this and other thresholds."""

    threshold: int
    printed: int
    withheld: tuple[Withheld, ...]
    costs: tuple[Cost, ...]

    @property
    def small(self) -> int:
        """How many are withheld because they are small."""
        return sum(each.reason == "small" for each in self.withheld)

    @property
    def text(self) -> str:
        """The whole in a sentence: "12 counts are withheld, 5 because they are below 5, 7 to protect them"."""
        if not self.withheld:
            return _("No count is withheld.")
        sentence = ngettext(
            "{n} count is withheld: {small} because it is below {threshold}, {others} to protect such counts.",
            "{n} counts are withheld: {small} because they are below {threshold}, {others} to protect them.",
            len(self.withheld),
        )
        return sentence.format(
            n=number(len(self.withheld)),
            small=number(self.small),
            threshold=number(self.threshold),
            others=number(len(self.withheld) - self.small),
        )


def check(workspace: Workspace, options: Options, progress: Progress = SILENT) -> Telling:
    """What a report would print and withhold, held against the reports that its readers have already.

    Raises `UserError` for a template or a report that nobody knows.
    """
    earlier = earlier_issues(workspace, options)
    return telling(compose(workspace, options, earlier=earlier, progress=progress), earlier)


def telling(made: Composed, earlier: Sequence[Earlier] = ()) -> Telling:
    """What a report that was composed prints and withholds."""
    options, system = made.brief.options, made.brief.press.system()
    rule = rule_for(options.audience, options.threshold)
    costs = []
    for threshold in sorted({*THRESHOLDS, rule.threshold} - {0}):
        other = rule_for(options.audience, threshold)
        is_this = other == rule
        days = {"as_of": options.as_of, "since": options.since}
        costs.append(_cost(threshold, made.decisions if is_this else decide(system, other, earlier, **days)))
    withheld = tuple(_withheld(made))
    return Telling(rule.threshold, len(made.counts) - len(withheld), withheld, tuple(costs))


def _cost(threshold: int, decisions: Decisions) -> Cost:
    reasons = list(decisions.withheld.values())
    return Cost(threshold, len(reasons), reasons.count("protects"))


def _withheld(made: Composed) -> Iterable[Withheld]:
    """The counts that are withheld, in the order of their references."""
    labels = {count.key: count.label for count in _known(made)}
    for reference, count in enumerate(made.counts, 1):
        reason = made.decisions.withheld.get(count.key)
        if reason:
            protects = (labels.get(key, "") for key in made.decisions.protects.get(count.key, ()))
            yield Withheld(reference, count.label, reason, tuple(filter(None, protects)))


def _known(made: Composed) -> Iterable[PersonCount]:
    return made.brief.press.system().counts.values()
