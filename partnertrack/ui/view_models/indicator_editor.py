"""What the editor of indicators says: the kinds of figures, and what a line can ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, number
from partnertrack.ui.view_models.figure_words import remarks, short_value

if TYPE_CHECKING:
    from partnertrack.services.indicators import Options, Preview

Entries = tuple[tuple[str, object], ...]
"""What can be chosen: pairs of words and the value behind them."""

_AGO = (0, 30, 60, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What a draft comes to, in words; `n` and `d` are blank where there are none, `told` is what to know beside."""

    value: str
    n: str
    d: str
    opens_n: bool
    opens_d: bool
    formula: str
    told: str
    mistakes: tuple[str, ...]


def present(preview: Preview) -> PreviewView:
    """The preview in words."""
    figure = preview.figure
    if figure is None:
        return PreviewView("", "", "", False, False, "", "", preview.mistakes)
    has_people = figure.counts in ("enrolments", "persons", "cases", "hours")
    return PreviewView(
        value=short_value(figure),
        n=_("{n} counted").format(n=number(figure.n)),
        d="" if figure.d is None else _("of {n}").format(n=number(figure.d)),
        opens_n=has_people and figure.n > 0,
        opens_d=has_people and bool(figure.d),
        formula=preview.formula,
        told="  ·  ".join(remarks(figure)),
        mistakes=preview.mistakes,
    )


def kinds() -> dict[str, str]:
    """How a figure can be worked out."""
    return {
        "share": _("A share: some of others, in per cent"),
        "count": _("A number of enrolments"),
        "persons": _("A number of persons (enrolled twice, counted once)"),
        "days": _("Days from one step to another"),
        "sum": _("One amount as a share of another"),
    }


def asked(options: Options) -> Entries:
    """What a line can ask, each as it is true and as it is not."""
    words = (
        ("milestone", _("reached the milestone"), _("did not reach the milestone")),
        ("reached", _("finished the step"), _("did not finish the step")),
        ("started", _("started the step"), _("did not start the step")),
        ("filled", _("have filled in"), _("have not filled in")),
        ("planned", _("came to the planned day of"), _("did not come to the planned day of")),
        ("exited", _("left as"), _("did not leave as")),
        ("sex", _("are"), _("are not")),
        ("track", _("are on"), _("are not on")),
    )
    known = [each for each in words if each[0] != "exited" or options.statuses]
    return tuple(entry for key, is_so, is_not in known for entry in ((is_so, (key, False)), (is_not, (key, True))))


def objects(options: Options, asks: str) -> Entries:
    """What a line of that kind can be about."""
    named = {
        "milestone": options.milestones,
        "reached": options.steps,
        "started": options.steps,
        "planned": options.steps,
        "filled": options.fields,
        "exited": options.statuses,
        "sex": options.sexes,
        "track": options.tracks,
    }[asks]
    return ((_("Choose…"), ""), *((name, key) for key, name in named))


def details(options: Options, asks: str, key: str) -> Entries:
    """What more a line can say: an outcome of the step, or the step before which somebody left; nothing for others."""
    if asks == "reached" and key in options.outcomes:
        found = ((_("with “{outcome}”").format(outcome=name), code) for code, name in options.outcomes[key])
        unknown = (_("with an outcome that nobody told"), "unknown")
        return ((_("with any outcome"), ""), *found, unknown)
    if asks == "exited":
        steps = ((_("before “{step}”").format(step=name), step) for step, name in options.steps)
        return ((_("at any time"), ""), *steps)
    return ()


def ago(days: int) -> Entries:
    """How long before the day a step must have been finished; those days too that stand there already."""
    known = sorted({*_AGO, days})
    words = _("at least {n} days before")
    return tuple((words.format(n=number(each)) if each else _("at any time"), each) for each in known)


def percentiles() -> Entries:
    """Which of all days is wanted."""
    return (
        (_("the median"), 50),
        (_("the 75th percentile"), 75),
        (_("the 90th percentile"), 90),
        (_("the 95th percentile"), 95),
    )
