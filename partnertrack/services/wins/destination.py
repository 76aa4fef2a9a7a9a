"""What the country of destination gains: people in work that it lacks, soon, and nobody lost from sight."""

from __future__ import annotations

from fractions import Fraction
from uuid import UUID

import numpy as np

from partnertrack.domain.occupation import Occupation, best
from partnertrack.domain.shortage_lists import Titles
from partnertrack.i18n import _, ngettext, number, percent
from partnertrack.importing.isco import titles
from partnertrack.importing.occupation_likeness import occupation_likeness
from partnertrack.services.wins.evidence import Evidence
from partnertrack.services.wins.facts import Block, Fact, Told, completeness, move, named, of_figure


def destination(evidence: Evidence) -> Block:
    """The evidence for the country of destination."""
    facts = (_in_shortage(evidence), _visa(evidence), _unaccounted(evidence))
    return Block(
        "destination",
        _("Country of destination"),
        _("The people it lacks, in time, and everybody accounted for?"),
        facts,
    )


def _in_shortage(evidence: Evidence) -> Fact:
    label = _("In shortage occupations")
    if not any(each.side == "destination" for each in evidence.shortages):
        return Fact(
            "shortage",
            label,
            shows=_("The list of shortage occupations of the country of destination is not entered yet: paste it in."),
            leads="shortages",
        )
    placed = evidence.who("work_started")
    if not placed:
        return Fact("shortage", label, shows=_("Nobody has begun to work abroad yet."), leads="shortages")
    found, other, unknown = _sorted(evidence)
    before = set(evidence.then.who("work_started")) if "work_started" in evidence.then.milestones else set()
    then = Fraction(sum(who in before for who in found), len(before)) if before else None
    share = Fraction(len(found), len(placed))
    return Fact(
        "shortage",
        label,
        value=percent(share),
        exact=share,
        detail=f"{number(len(found))}/{number(len(placed))}",
        share=float(share),
        move=move(share, then, "percent", "up"),
        shows=_("Of those who began to work, in work that is on the country’s list."),
        known=completeness(len(placed) - len(unknown), len(placed)),
        caveat=_("It does not say whether they stayed in that work."),
        names=(
            *named(_("{n} counted"), _("Placed in shortage occupations"), found),
            *named(_("{n} in other work"), _("Placed in work that is not on the list"), other),
            *named(_("{n} not known"), _("Placed in work that is not known"), unknown),
        ),
        leads="shortages",
    )


def _sorted(evidence: Evidence) -> tuple[tuple[UUID, ...], tuple[UUID, ...], tuple[UUID, ...]]:
    """Those in work on the list, in other work, and in work that is not known."""
    known = Titles(titles())
    entries = [known.of(each) for each in evidence.shortages if each.side == "destination"]
    verdicts: dict[Occupation, bool] = {}
    parts: tuple[list[UUID], list[UUID], list[UUID]] = ([], [], [])
    for place in np.flatnonzero(evidence.at("work_started")).tolist():
        work = evidence.works[place]
        if work not in verdicts:
            verdicts[work] = best(work, entries, occupation_likeness) is not None
        part = (0 if verdicts[work] else 1) if work.is_known else 2
        parts[part].append(evidence.people[place].enrolment_id)
    listed, other, unknown = parts
    return tuple(listed), tuple(other), tuple(unknown)


def _visa(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="M7",
            label=_("From application to visa"),
            shows=_("Half of the decided cases took so long or less."),
            caveat=_waiting(evidence),
            absent=_("No visa has been decided yet. Enter when each was lodged and decided."),
            better="down",
            leads="clock",
        ),
    )


def _waiting(evidence: Evidence) -> str:
    waiting = len(evidence.who("M6"))
    if not waiting:
        return _("Nobody is waiting for a decision now.")
    return ngettext(
        "It does not count {n} case that still waits.", "It does not count {n} cases that still wait.", waiting
    ).format(n=number(waiting))


def _unaccounted(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="R3",
            label=_("Unaccounted for"),
            shows=_("Of those whose placement has ended, neither back nor in a legal stay 60 days later."),
            caveat=_("It does not say where they are: mostly, nobody has asked."),
            absent=_("No placement has ended yet."),
            better="down",
        ),
    )
