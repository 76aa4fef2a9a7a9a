"""What recording a step for many people brings, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.i18n import _, current, day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.domain.journey import OrderWarning
    from partnertrack.services.move_participants import Preview

_NAMED = 4
"""Steps that are named; the others are counted."""


def doubts(seen: Preview, as_of: date) -> tuple[str, ...]:
    """What to look at twice before it is stored, each with the number of people whom it concerns."""
    return (*_later(seen, as_of), *_orders(seen), *_left_open(seen), *_kept(seen), *_new(seen))


def doubt(warning: OrderWarning) -> str:
    """What came in an order that cannot be, without a full stop."""
    step = warning.step.label.text(current())
    if warning.other is None:
        return _("“{step}” is not part of their track").format(step=step)
    other = warning.other.label.text(current())
    if warning.kind == "early":
        return _("“{step}” before “{other}” was done").format(step=step, other=other)
    return _("“{step}” although “{other}” came out otherwise").format(step=step, other=other)


def _later(seen: Preview, as_of: date) -> Iterator[str]:
    """That something is done on a day that is still to come: it does not show before that day."""
    if seen.move.status != "planned" and seen.move.day > as_of and any(moved.change for moved in seen.people):
        words = _("{day} lies after {as_of}, the day that you look at")
        yield words.format(day=day(seen.move.day, "medium"), as_of=day(as_of, "medium"))


def _orders(seen: Preview) -> Iterator[str]:
    counts = Counter(text for moved in seen.people for text in {doubt(each) for each in moved.warnings})
    for text, count in counts.items():
        words = ngettext("{warning} ({count} person)", "{warning} ({count} people)", count)
        yield words.format(warning=text, count=number(count))


def _left_open(seen: Preview) -> Iterator[str]:
    counts = Counter(step.label.text(current()) for moved in seen.people for step in moved.leaves_open)
    if not counts:
        return
    people = sum(bool(moved.leaves_open) for moved in seen.people)
    named = [step if people == 1 else f"{step} ({number(count)})" for step, count in counts.most_common(_NAMED)]
    named += ["…"] if len(counts) > _NAMED else []
    if people == 1:
        words = ngettext("Leaves {n} step open: {steps}", "Leaves {n} steps open: {steps}", len(counts))
        yield words.format(n=number(len(counts)), steps=", ".join(named))
    else:
        yield _("{n} people leave steps open: {steps}").format(n=number(people), steps=", ".join(named))


def _kept(seen: Preview) -> Iterator[str]:
    count = sum(moved.kept_on is not None for moved in seen.people)
    if count:
        words = ngettext(
            "{n} person has done this on another day, which is kept",
            "{n} people have done this on other days, which are kept",
            count,
        )
        yield words.format(n=number(count))


def _new(seen: Preview) -> Iterator[str]:
    if seen.organisation:
        yield _("“{name}” is not known yet and will be added.").format(name=seen.organisation.name)
