"""What is lacking in a logframe, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.logframe import Logframe


@dataclass(frozen=True, slots=True)
class GapView:
    """Something that several indicators or results lack, and which."""

    text: str
    about: tuple[UUID, ...]


def gap_views(found: Logframe) -> tuple[GapView, ...]:
    """What is lacking, each with all that lack it."""
    kinds: dict[str, list[UUID]] = {}
    for gap in found.gaps:
        kinds.setdefault(gap.kind, []).append(gap.indicator_id or gap.node_id)
    return tuple(GapView(_gap_words(kind, len(about)), tuple(about)) for kind, about in kinds.items())


def lack_words(kind: str) -> str:
    """What one indicator or result lacks."""
    return {
        "statement": _("The result is not worded"),
        "no_indicator": _("No indicator measures this result"),
        "baseline": _("No baseline"),
        "baseline_year": _("The baseline has no year"),
        "final_target": _("No final target"),
        "late_milestone": _("A milestone lies after the final target"),
        "late_target": _("A target lies after the end of the grant"),
        "verification": _("No source of verification"),
        "unknown_figure": _("The pilot does not count this figure"),
        "never_measured": _("Never reported, and no figure computes it"),
        "responsible": _("Nobody is responsible"),
    }.get(kind, kind)


def _gap_words(kind: str, count: int) -> str:
    """What so many indicators or results lack."""
    texts = {
        "statement": ngettext("{n} result is not worded", "{n} results are not worded", count),
        "no_indicator": ngettext("{n} result has no indicator", "{n} results have no indicator", count),
        "baseline": ngettext("{n} indicator lacks a baseline", "{n} indicators lack a baseline", count),
        "baseline_year": ngettext("{n} baseline lacks its year", "{n} baselines lack their year", count),
        "final_target": ngettext("{n} indicator lacks a final target", "{n} indicators lack a final target", count),
        "late_milestone": ngettext(
            "{n} indicator has a milestone after its final target",
            "{n} indicators have a milestone after their final target",
            count,
        ),
        "late_target": ngettext(
            "{n} indicator has a target after the end of the grant",
            "{n} indicators have a target after the end of the grant",
            count,
        ),
        "verification": ngettext(
            "{n} indicator lacks its source of verification", "{n} indicators lack their source of verification", count
        ),
        "unknown_figure": ngettext(
            "{n} indicator names a figure that the pilot does not count",
            "{n} indicators name a figure that the pilot does not count",
            count,
        ),
        "never_measured": ngettext("{n} indicator was never reported", "{n} indicators were never reported", count),
        "responsible": ngettext(
            "{n} indicator has nobody who is responsible", "{n} indicators have nobody who is responsible", count
        ),
    }
    return texts[kind].format(n=number(count))
