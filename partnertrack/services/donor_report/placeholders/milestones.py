"""Placeholders for how many people reached a step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, number
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders.kind import Placeholder, count

_ALL = "selected"
"""The milestone of which the others are shares."""


def of_milestones(brief: Brief) -> Iterator[Placeholder]:
    """Each milestone: all, women, men, those of the period, the share of the selected, the end target."""
    for milestone in brief.results.milestones.values():
        yield from _milestone(brief, milestone.key, milestone.name)


def _milestone(brief: Brief, key: str, name: str) -> Iterator[Placeholder]:
    parts = (
        ("", "total", name),
        (".women", "women", _("{name}: women").format(name=name)),
        (".men", "men", _("{name}: men").format(name=name)),
        (".other", "other", _("{name}: another sex").format(name=name)),
        (".unknown", "unknown", _("{name}: sex not known").format(name=name)),
        (".undated", "undated", _("{name}: day not known").format(name=name)),
        (".period", "period", _("{name}: in the period").format(name=name)),
    )
    for suffix, part, label in parts:
        yield count(f"{key}{suffix}", label, "milestones", brief.press, partial(_part, brief, key, part))
    if key != _ALL and _ALL in brief.results.milestones:
        label = _("{name}: of those selected").format(name=name)
        yield Placeholder(f"{key}.share", label, "milestones", partial(_share, brief, key))
    label = _("{name}: share of women").format(name=name)
    yield Placeholder(f"{key}.women_share", label, "milestones", partial(_women, brief, key))
    if (target := brief.target(key)) is not None:
        label = _("{name}: end target").format(name=name)
        yield Placeholder(f"{key}.target", label, "milestones", partial(number, target))


def _part(brief: Brief, key: str, part: str) -> PersonCount | None:
    found: PersonCount | None = getattr(brief.reached(key), part)
    return found


def _share(brief: Brief, key: str) -> str | None:
    return brief.press.share_text(brief.reached(key).total, brief.reached(_ALL).total) or None


def _women(brief: Brief, key: str) -> str | None:
    reached = brief.reached(key)
    return brief.press.share_text(reached.women, reached.total) or None
