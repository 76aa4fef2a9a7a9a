"""What the country of origin gains: people trained who stay, people who come back to work, businesses and jobs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from partnertrack.i18n import _, ngettext, number
from partnertrack.services.wins.evidence import Evidence
from partnertrack.services.wins.facts import Block, Fact, Told, completeness, move, named, of_figure

_HOME_JOB = "home_job"
_WAVES = ("R4.12", "R4.6", "R4.3", "R4.24", "R4")


def origin(evidence: Evidence) -> Block:
    """The evidence for the country of origin."""
    facts = (_stayed(evidence), _at_work(evidence), _after_return(evidence), _businesses(evidence), _jobs(evidence))
    return Block("origin", _("Country of origin"), _("Skills that stay, or come back to work?"), facts)


def _stayed(evidence: Evidence) -> Fact:
    """Those who completed the home track: skills that stayed, whatever became of them."""
    label, at_home = _("Trained and stayed"), evidence.now.view.register.where("track", ("home",))
    done, home = evidence.ids(at_home & evidence.at("certificate")), evidence.ids(at_home)
    if not home:
        return Fact(
            "stayed", label, shows=_("Nobody is on the home track: this pilot trains for work abroad only, so far.")
        )
    before = len(set(home).intersection(evidence.then.who("certificate")))
    return Fact(
        "stayed",
        label,
        value=number(len(done)),
        exact=Fraction(len(done)),
        detail=f"{number(len(done))}/{number(len(home))}",
        move=move(Fraction(len(done)), Fraction(before), "count", "up"),
        shows=_("Completed the training on the home track."),
        caveat=_("It does not say whether they work in what they learnt."),
        names=(
            *named(_("{n} completed"), _("Completed the home track"), done),
            *named(_("of {n}"), _("On the home track"), home),
        ),
    )


def _at_work(evidence: Evidence) -> Fact:
    scheme = evidence.workspace.scheme
    absent = (
        _("Nobody who completed the home track was asked yet. Enter the step “Job found at home” for each of them.")
        if scheme.step(_HOME_JOB)
        else _("This scheme has no step “Job found at home”, so nobody asks those who stayed whether they work.")
    )
    label = _("At work at home")
    completed = evidence.who("P8", "d")
    asked = evidence.told(_HOME_JOB).intersection(completed)
    if completed and not asked:
        return Fact(
            "P8",
            label,
            shows=f"{_completed(len(completed))} {absent}",
            names=named(_("{n} to ask"), _("Completed the home track"), completed),
        )
    fact = of_figure(
        evidence,
        Told(
            id="P8",
            label=label,
            shows=_("Of those who completed the home track, in work or self-employed."),
            caveat=_("It does not say for how long, nor whether it is formal work."),
            absent=absent,
        ),
    )
    return replace(fact, known=completeness(len(asked), len(completed)))


def _completed(people: int) -> str:
    return ngettext("{n} person completed the home track.", "{n} people completed the home track.", people).format(
        n=number(people)
    )


def _after_return(evidence: Evidence) -> Fact:
    figures = evidence.now.indicators
    known = [key for key in _WAVES if (figure := figures.get(key)) and figure.exact is not None]
    back = len(evidence.who("returned"))
    absent = (
        ngettext(
            "{n} person is back, and no tracer has been answered yet.",
            "{n} people are back, and no tracer has been answered yet.",
            back,
        ).format(n=number(back))
        if back
        else _("Nobody has returned yet.")
    )
    key = known[0] if known else _WAVES[-1]
    return of_figure(
        evidence,
        Told(
            id=key,
            label=_("In a job after return"),
            shows=_("Of those who returned and told what they do now."),
            caveat=_("It does not count a business of one’s own: that stands below."),
            absent=absent,
        ),
    )


def _businesses(evidence: Evidence) -> Fact:
    return of_figure(
        evidence,
        Told(
            id="R5",
            label=_("Founded a business"),
            shows=_("Of all who were selected, a business registered, or run after a return."),
            caveat=_("It does not say whether it lasts."),
            absent=_("Nobody has been selected yet."),
        ),
    )


def _jobs(evidence: Evidence) -> Fact:
    label = _("Jobs that these businesses created")
    absent = _("No business has told how many jobs it created: enter “Jobs created” with its registration.")
    if not evidence.who("R7"):
        return Fact("R7", label, shows=absent)
    return of_figure(
        evidence,
        Told(
            id="R7",
            label=label,
            shows=_("As the founders told."),
            caveat=_("It does not say whether anybody has checked."),
            absent=absent,
        ),
    )
