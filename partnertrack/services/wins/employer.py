"""What employers gain: places filled, people who stay, work that satisfies."""

from __future__ import annotations

from partnertrack.i18n import _, ngettext, number
from partnertrack.services.wins.evidence import Evidence
from partnertrack.services.wins.facts import Block, Fact, Told, of_figure
from partnertrack.services.wins.trainee import retention


def employer(evidence: Evidence) -> Block:
    """The evidence for the employers."""
    facts = (_filled(evidence), retention(evidence, same_employer=True), _early(evidence), _satisfied(evidence))
    return Block("employer", _("Employer"), _("Places filled with people who stay and do well?"), facts)


def _filled(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="M3",
            label=_("Offered places that were filled"),
            shows=_("Of the places that employers offered, those with somebody under contract."),
            caveat=_("It does not count offers that nobody wrote down as a vacancy."),
            absent=_("No vacancy is known yet. Write down what employers offer, with the number of places."),
            leads="vacancies",
        ),
    )


def _early(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="P5",
            label=_("Ended early"),
            shows=_("Of those who began to work, before the agreed day."),
            caveat=_("It does not say on whose wish: the reason stands with each person."),
            absent=_("Nobody has begun to work yet."),
            better="down",
        ),
    )


def _satisfied(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="P6.employer",
            label=_("Satisfied employers"),
            shows=_("Of the employers’ answers at follow-ups, those of 4 or 5 out of 5."),
            caveat=_("It does not say what those think who never answered."),
            absent=no_answer(evidence),
            leads="voices",
        ),
    )


def no_answer(evidence: Evidence) -> str:
    """That nobody was asked, and how many follow-ups could ask."""
    due = evidence.now.indicators.get("P7")
    open_ones = (due.d or 0) - due.n if due else evidence.count("P3.6", "unknown")
    if open_ones > 0:
        return ngettext(
            "No follow-up has asked about satisfaction yet: {n} is due.",
            "No follow-up has asked about satisfaction yet: {n} are due.",
            open_ones,
        ).format(n=number(open_ones))
    return _("No follow-up has asked about satisfaction yet: enter the answer, 1 to 5, with the next follow-up.")
