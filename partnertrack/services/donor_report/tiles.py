"""The key figures of a report: six of them, each against its target where it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, money, ngettext, number, percent
from partnertrack.reporting.document import Tile
from partnertrack.reporting.table import Bar, Status
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.money_told import money_told
from partnertrack.services.donor_report.plan_lines import PlanLine, line_of

_SHOWN = 6
_ORDER = (
    "certificate",
    "departed",
    "work_started",
    "P3.6",
    "T7.departed",
    "T7.selected",
    "money",
    "T2",
    "M5",
    "selected",
    "returned",
    "R4",
)
"""Which figures are shown, those that matter most first; those with a target go before those without."""

_SAME = {"T2": "certificate", "T7.selected": "T7.departed"}
"""Figures that tell little beside another one."""


def key_tiles(brief: Brief) -> tuple[Tile, ...]:
    """Six tiles, fewer only where the pilot counts fewer; one that may not be told is shown for want of others.

    All are made whichever are shown in the end, so that the press knows of all of them.
    """
    found = {key: (tile, has_target) for key in _ORDER for tile, has_target in _tile(brief, key)}
    wanted = sorted(found, key=lambda key: (found[key][0].figure == WITHHELD, not found[key][1], _ORDER.index(key)))
    chosen: list[str] = []
    for key in wanted:
        if len(chosen) < _SHOWN and not _is_told(key, chosen):
            chosen.append(key)
    chosen += [key for key in wanted if key not in chosen][: _SHOWN - len(chosen)]
    return tuple(found[key][0] for key in sorted(chosen, key=_ORDER.index))


def _is_told(key: str, chosen: list[str]) -> bool:
    return _SAME.get(key) in chosen or any(_SAME.get(each) == key for each in chosen)


def _tile(brief: Brief, key: str) -> Iterator[tuple[Tile, bool]]:
    """The tile of a figure, and whether it has a target; nothing where the pilot does not count it."""
    if key == "money":
        yield from ((tile, True) for tile in _money(brief))
    elif line := line_of(brief, key):
        yield _planned(line, _label(key)), line.final is not None or line.next is not None
    elif key in brief.results.milestones:
        yield _reached(brief, key), brief.target(key) is not None
    else:
        yield from ((tile, brief.target(key) is not None) for tile in _measured(brief, key))


def _planned(line: PlanLine, label: str) -> Tile:
    """A figure of the logframe: "milestone 330 · end target 400"."""
    notes = []
    if line.next is not None and line.next is not line.final:
        notes.append(_("milestone {value}").format(value=line.target_text(line.next)))
    if line.final is not None:
        notes.append(_("end target {value}").format(value=line.target_text(line.final)))
    bar = line.bar
    return Tile(line.text, label, " · ".join(notes), bar, line.status)


def _reached(brief: Brief, key: str) -> Tile:
    """A milestone without a line in the logframe."""
    found, target = brief.reached(key), brief.target(key)
    text, value = brief.press.text(found.total), brief.press.value(found.total)
    if target:
        note = _("end target {value}").format(value=number(target))
        bar = None if value is None else Bar(float(value / target))
        return Tile(text, _label(key), note, bar, Status.ON_TRACK if value is not None and value >= target else None)
    women = brief.press.value(found.women)
    if women is None:
        return Tile(text, _label(key), _("women: {n}").format(n=WITHHELD))
    return Tile(text, _label(key), ngettext("{n} woman", "{n} women", women).format(n=number(women)))


def _measured(brief: Brief, key: str) -> Iterator[Tile]:
    """An indicator without a line in the logframe."""
    found, target = brief.measured(key), brief.target(key)
    if found is None or not found.is_known or found.d is None or found.n is None:
        return
    share = found.exact
    note = WITHHELD if share is None else _of(brief.press.text(found.n), brief.press.text(found.d))
    text = WITHHELD if share is None else percent(share, 0)
    if target is None:
        yield Tile(text, _label(key), note, None if share is None else Bar(float(share)))
        return
    note = _("{count} · end target {target}").format(count=note, target=percent(target, 0))
    bar = None if share is None else Bar(float(share), float(target))
    yield Tile(text, _label(key), note, bar, _met(share, target))


def _met(share: Fraction | None, target: Decimal) -> Status | None:
    """A target that is reached is said to be; one that is not has until the end."""
    return Status.ON_TRACK if share is not None and share >= Fraction(target) else None


def _of(n: str, d: str) -> str:
    return _("{n} of {d}").format(n=n, d=d)


def _money(brief: Brief) -> Iterator[Tile]:
    """How much of the budget is spent, beside the time that is over."""
    found = money_told(brief)
    if found.absorbed is None:
        return
    label = _("of the budget of {amount} is spent").format(amount=money(found.total.amount, found.currency))
    tick = None if found.elapsed is None else float(found.elapsed)
    note = "" if found.elapsed is None else _("{share} of the time is over").format(share=percent(found.elapsed, 0))
    yield Tile(percent(found.absorbed, 0), label, note, Bar(min(float(found.absorbed), 1.0), tick))


def _label(key: str) -> str:
    """What a figure counts, as it reads below the number."""
    labels: dict[str, Callable[[], str]] = {
        "certificate": lambda: _("completed their training"),
        "departed": lambda: _("departed for a placement"),
        "work_started": lambda: _("started work abroad"),
        "P3.6": lambda: _("still at work after six months"),
        "T7.departed": lambda: _("of those who departed are women"),
        "T7.selected": lambda: _("of those selected are women"),
        "T2": lambda: _("of those who started their training completed it"),
        "M5": lambda: _("of decided visa applications were granted"),
        "selected": lambda: _("selected"),
        "returned": lambda: _("returned after their placement"),
        "R4": lambda: _("of those who returned have a job"),
    }
    return labels[key]()
