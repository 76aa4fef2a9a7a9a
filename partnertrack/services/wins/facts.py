"""A piece of evidence as it is printed: its value, how sure it is, which way it went, and whose names are behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.indicators.figure import Figure
from partnertrack.services.wins.evidence import Evidence

Part: TypeAlias = Literal["n", "d", "unknown", "outside"]
Better: TypeAlias = Literal["up", "down", "none"]


@dataclass(frozen=True, slots=True)
class Names:
    """People behind a number, in words ("34 counted"): those of a figure's part, or the ones who are named here.

    `title` says in words who they are, above their list.
    """

    text: str
    title: str
    figure: str = ""
    part: Part = "n"
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """The way since the day of comparison, in words; `tone` is "ok", "danger" or "neutral"."""

    text: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Aim:
    """What the logframe wants of a figure, in words; `share` is its place on the bar, where it has one."""

    text: str
    share: float | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of evidence.

    `value` is empty where there is none: `shows` then says what would have to be recorded. `exact` is the number (a
    share of one for percentages), `detail` the count behind it, `share` fills the bar. `caveat` says what it does not
    show. `leads` is the key of a page that shows more.
    """

    key: str
    label: str
    value: str = ""
    exact: Fraction | None = None
    detail: str = ""
    share: float | None = None
    move: Move | None = None
    aim: Aim | None = None
    shows: str = ""
    known: str = ""
    caveat: str = ""
    names: tuple[Names, ...] = ()
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The evidence for one of the four who should gain; `question` is what it answers."""

    key: str
    title: str
    question: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said around a figure: `id` names it, `shows` and `caveat` are whole sentences, `absent` stands instead.

    `better` says whether more or less of it is better.
    """

    id: str
    label: str
    shows: str
    caveat: str
    absent: str
    better: Better = "up"
    leads: str = ""


def of_figure(evidence: Evidence, told: Told) -> Fact:
    """The fact of one of the pilot's figures, or what would have to be recorded where it has no value."""
    figure = evidence.now.indicators.get(told.id)
    if figure is None or figure.exact is None:
        return Fact(told.id, told.label, shows=told.absent, leads=told.leads)
    then = evidence.then.indicators.get(told.id)
    return Fact(
        told.id,
        told.label,
        value=worth(figure.exact, figure.unit),
        exact=figure.exact,
        detail=counts(figure),
        share=float(figure.exact) if figure.unit in _SHARES else None,
        move=_moved(figure, then, told.better),
        aim=aim(evidence, told.id, figure.exact, figure.unit, told.better),
        shows=told.shows,
        known=known(figure) if evidence.count(figure.id, "d") == (figure.d or 0) else _untold(figure),
        caveat=told.caveat,
        names=tuple(names(evidence, figure, told.label)),
        leads=told.leads,
    )


_SHARES = frozenset({"percent", "share"})
_COMPARABLE = Fraction(1, 10)
"""So much more or less of the base may be unknown for two shares to be compared."""


def worth(value: Fraction, unit: str) -> str:
    """A figure's value as it stands large: "94.1%", "60 days", "38"."""
    if unit in _SHARES:
        return percent(value)
    printed = number(value, 0 if value.denominator == 1 else 1)
    if unit == "days":
        return ngettext("{n} day", "{n} days", round(value)).format(n=printed)
    return printed


def counts(figure: Figure) -> str:
    """What stands behind a value: "32/34", "51 cases"."""
    if figure.d is not None:
        return f"{number(figure.n)}/{number(figure.d)}"
    if figure.unit == "days":
        return ngettext("{n} case", "{n} cases", figure.n).format(n=number(figure.n))
    return ""


def known(figure: Figure) -> str:
    """For how many the answer is known, where it is not for all: a share without this misleads."""
    if not figure.unknown:
        return ""
    base = figure.d if figure.d is not None else figure.n
    whole = base if figure.unknown_in_d else base + figure.unknown
    return completeness(whole - figure.unknown, whole)


def _untold(figure: Figure) -> str:
    """Of how many people nothing is known, where the base counts something else, such as answers."""
    if not figure.unknown:
        return ""
    return ngettext("Nothing known of {n} person.", "Nothing known of {n} people.", figure.unknown).format(
        n=number(figure.unknown)
    )


def completeness(sure: int, whole: int) -> str:
    """For how many of all something is known, in words."""
    if sure >= whole:
        return _("All known.") if whole else ""
    return _("Known for {sure} of {whole}.").format(sure=number(sure), whole=number(whole))


def _moved(figure: Figure, then: Figure | None, better: Better) -> Move:
    """Which way a figure went; where many more or fewer answers are known than then, nothing can be said."""
    if figure.exact is None or then is None or then.exact is None:
        return move(figure.exact or Fraction(0), None, figure.unit, better)
    if abs(_doubt(figure) - _doubt(then)) > _COMPARABLE:
        return Move(_("not comparable"), "info", "neutral")
    return move(figure.exact, then.exact, figure.unit, better)


def _doubt(figure: Figure) -> Fraction:
    """The share of the base about which nothing is known."""
    return Fraction(figure.unknown_in_d, figure.d) if figure.d else Fraction(0)


def move(now: Fraction, then: Fraction | None, unit: str, better: Better) -> Move:
    """Which way a figure went since the day of comparison, when it was `then`."""
    if then is None:
        return Move(_("new"), "plus", "neutral")
    change = now - then
    if not change:
        return Move(_("as before"), "equal", "neutral")
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    size = abs(change)
    if unit in _SHARES:
        printed = _("{sign}{n} points").format(sign=sign, n=number(size * 100, 1))
    elif unit == "days":
        printed = _("{sign}{n} days").format(sign=sign, n=number(size, 0 if size.denominator == 1 else 1))
    else:
        printed = f"{sign}{number(size, 0 if size.denominator == 1 else 1)}"
    is_good = {"up": change > 0, "down": change < 0}.get(better)
    tone = "neutral" if is_good is None else "ok" if is_good else "danger"
    return Move(printed, "arrow-up" if change > 0 else "arrow-down", tone)


def aim(evidence: Evidence, figure_id: str, value: Fraction, unit: str, better: Better) -> Aim | None:
    """The target of the logframe that is to be reached next; None where it has none."""
    wanted = evidence.targets.get(figure_id)
    if wanted is None:
        return None
    goal, due_on = wanted
    is_met = value <= Fraction(goal) if better == "down" else value >= Fraction(goal)
    text = _("target {value} by {day}").format(value=worth(Fraction(goal), unit), day=day(due_on, "month"))
    return Aim(text, float(goal) if unit in _SHARES and goal <= Decimal(1) else None, is_met)


def names(evidence: Evidence, figure: Figure, label: str) -> Iterator[Names]:
    """The people behind a figure, by the part that they are."""
    parts: tuple[tuple[Part, str, str], ...] = (
        ("n", _("{n} counted"), _("{figure}: counted")),
        ("d", _("of {n}"), _("{figure}: all of whom it is asked")),
        ("unknown", _("{n} not known"), _("{figure}: not known")),
    )
    for part, text, title in parts:
        count = evidence.count(figure.id, part)
        if count:
            yield Names(text.format(n=number(count)), title.format(figure=label), figure.id, part)


def named(text: str, title: str, people: tuple[UUID, ...]) -> tuple[Names, ...]:
    """People who are named one by one; nothing where there is nobody."""
    return (Names(text.format(n=number(len(people))), title, people=people),) if people else ()
