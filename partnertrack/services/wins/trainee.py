"""What trainees gain: a completed training, work that lasts, a better income."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from partnertrack.domain.wage_gain import Earner, Gain, gain_of, in_currency
from partnertrack.i18n import _, money, ngettext, number
from partnertrack.indicators.incomes import first_wages, home_incomes
from partnertrack.services.wins.evidence import Evidence
from partnertrack.services.wins.facts import Block, Fact, Told, completeness, named, of_figure

MONTHS = (6, 3, 1)
"""How long after the first day of work retention is asked, the first that somebody has come to."""


def trainee(evidence: Evidence, gain: Gain) -> Block:
    """The evidence for the trainees."""
    facts = (_completion(evidence), retention(evidence, same_employer=False), _income(evidence, gain))
    return Block("trainee", _("Trainee"), _("A completed training, lasting work, a better income?"), facts)


def retention(evidence: Evidence, *, same_employer: bool) -> Fact:
    """Who is still employed after so many months: with whomever, or with the same employer where that is asked."""
    due = [months for months in MONTHS if evidence.count(f"P3.{months}", "d")]
    months = due[0] if due else MONTHS[0]
    told = Told(
        id=f"P3.{months}",
        label=_("At work after {n} months").format(n=months) if months > 1 else _("At work after a month"),
        shows=_("Of those who began to work that long ago, with whichever employer."),
        caveat=_("Placements that ended as planned before that day count as ended."),
        absent=_("Nobody began to work long enough ago. It will be known one month after the first day of work."),
    )
    same = f"P3.{months}.same"
    if not same_employer or same not in evidence.now.indicators:
        return of_figure(evidence, told)
    return of_figure(
        evidence,
        Told(
            id=same,
            label=_("With the same employer"),
            shows=ngettext(
                "{n} month after the first day of work, with the employer who took them on.",
                "{n} months after the first day of work, with the employer who took them on.",
                months,
            ).format(n=number(months)),
            caveat=_("Who left for a better job counts as gone."),
            absent=told.absent,
        ),
    )


def earnings(evidence: Evidence) -> Gain:
    """The first wage abroad of everybody who began to work, beside the income at home."""
    view, currency, rates = evidence.now.view, evidence.currency, evidence.rates
    wages, incomes = first_wages(view), home_incomes(view)
    return gain_of(
        Earner(
            evidence.people[place].enrolment_id,
            in_currency(wages.get(place), currency, rates),
            in_currency(incomes.get(place), currency, rates),
        )
        for place in np.flatnonzero(evidence.at("work_started")).tolist()
    )


def _completion(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="T2",
            label=_("Completed their training"),
            shows=_("Of those who started training."),
            caveat=_("It does not say what the certificate is worth to employers."),
            absent=_("Nobody has started training yet. Enter or import when the training began, and who completed it."),
        ),
    )


def _income(evidence: Evidence, gain: Gain) -> Fact:
    label, sure = _("Earns more a month"), len(gain.known)
    if gain.gain is None:
        return Fact("wage", label, shows=_no_income(gain))
    shows = _("First gross wage abroad {abroad}, income at home {home}; medians of those with both.").format(
        abroad=money(gain.abroad or 0, evidence.currency), home=money(gain.at_home or 0, evidence.currency)
    )
    return Fact(
        "wage",
        label,
        value=signed(gain.gain, evidence.currency),
        exact=gain.gain,
        detail=_("{times} times").format(times=number(gain.times, 1)) if gain.times else "",
        shows=shows,
        known=completeness(sure, len(gain.earners)),
        caveat=_("It does not say what is left: gross wages, and prices abroad are higher."),
        names=(
            *named(_("{n} counted"), _("Wage and income are known"), gain.known),
            *named(_("{n} earn less"), _("Earn less abroad than at home"), gain.less),
            *named(_("{n} not known"), _("Wage abroad or income at home is not known"), gain.unknown),
        ),
    )


def _no_income(gain: Gain) -> str:
    """What would have to be recorded for a comparison."""
    if not gain.earners:
        return _("Nobody has begun to work abroad yet, so there is no wage to compare.")
    if any(each.abroad is not None for each in gain.earners):
        return _(
            "Wages are known of {n} people, but nobody’s income at home: enter “Income before the programme”, or the "
            "income that a tracer found. Income in another currency counts once a cost gives its rate."
        ).format(n=number(sum(each.abroad is not None for each in gain.earners)))
    return _("No contract names a wage yet: enter the gross monthly wage of each contract.")


def signed(amount: Fraction, currency: str) -> str:
    """An amount of money with its sign."""
    return f"{'+' if amount > 0 else ''}{money(amount, currency)}"
