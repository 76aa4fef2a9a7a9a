"""Sentences with places for figures, as they are written and as they read now.

The names of the places are those of `placeholders`: a milestone ("departed", "departed.women", "selected.unknown"), an
indicator's figure with its counts or a part of it ("T2", "T2.value", "T2.n", "T2.d"), an indicator of the logframe by
its code ("OC1.1.actual", ".milestone", ".target", ".missing", ".achieved", ".due"), the logframe as a whole
("logframe.indicators", ".on_track", ".watch", ".off_track") and money ("money.spent", ".budget", ".committed",
".absorbed", ".elapsed").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, money, number, percent
from partnertrack.reporting.table import Status
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import Measured
from partnertrack.services.donor_report.money_told import money_told
from partnertrack.services.donor_report.plan_lines import PlanLine, plan_lines


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that the figures bear out: with its places ("{departed} people"), and as it reads now.

    `key` tells it from the others of its section, whatever its figures are.
    """

    key: str
    text_with_placeholders: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: the placeholder's name, and what stands there now."""

    name: str
    text: str


def offer(key: str, template: str, **places: Place | str) -> Offer:
    """A sentence with its places filled both ways; a plain text (an indicator's wording) stays as it is."""
    plain = {
        name: place.replace("{", "(").replace("}", ")") for name, place in places.items() if isinstance(place, str)
    }
    live = {name: place for name, place in places.items() if isinstance(place, Place)}
    return Offer(
        key,
        template.format(**plain, **{name: f"{{{place.name}}}" for name, place in live.items()}),
        template.format(**plain, **{name: place.text for name, place in live.items()}),
    )


def reached(brief: Brief, key: str, part: str = "") -> Place:
    """A milestone's people, or a part of them: "women", "men", "unknown"."""
    found = brief.reached(key)
    count: PersonCount = getattr(found, part or "total")
    return Place(f"{key}.{part}" if part else key, brief.press.text(count))


def figure(found: Measured, part: str = "") -> Place:
    """An indicator's figure with its counts, or its "value", "n" or "d" alone."""
    texts = {
        "": lambda: found.text,
        "value": lambda: found.value_text,
        "n": lambda: found.press.text(found.n) if found.n else number(found.figure.n),
        "d": lambda: found.press.text(found.d) if found.d else number(found.figure.d or 0),
    }
    return Place(f"{found.id}.{part}" if part else found.id, texts[part]())


def planned(line: PlanLine, part: str) -> Place:
    """What stands in the logframe of an indicator: "actual", "milestone", "target", "missing", "achieved" or "due"."""
    texts = {
        "actual": lambda: line.text,
        "milestone": lambda: line.target_text(line.next),
        "target": lambda: line.target_text(line.final),
        "missing": lambda: line.missing_text,
        "achieved": lambda: line.achieved_text,
        "due": lambda: day(line.next.due_on) if line.next else _("n/a"),
    }
    return Place(f"{line.code}.{part}", texts[part]())


def standing(brief: Brief, part: str) -> Place:
    """How many indicators the logframe has, or has in a status: "on_track", "watch", "off_track"."""
    lines = plan_lines(brief)
    wanted = {"indicators": lines} | {str(each): with_status(lines, each) for each in Status}
    return Place(f"logframe.{part}", number(len(wanted[part])))


def with_status(lines: Iterable[PlanLine], status: Status) -> tuple[PlanLine, ...]:
    """The indicators with that status."""
    return tuple(line for line in lines if line.status is status)


def spent(brief: Brief, part: str) -> Place:
    """What is "spent", "committed" or in the "budget", and as shares what is "absorbed" and the time "elapsed"."""
    found = money_told(brief)
    shares = {"absorbed": found.absorbed, "elapsed": found.elapsed}
    amounts = {"spent": found.total.spent, "committed": found.total.committed, "budget": found.total.amount}
    if part in shares:
        share = shares[part]
        return Place(f"money.{part}", _("n/a") if share is None else percent(share))
    return Place(f"money.{part}", money(amounts[part], found.currency))
