"""At a glance: the one page that most people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from partnertrack.i18n import _, ngettext, number
from partnertrack.reporting.document import Block, Bullets, Figure, KeyFigures, Lead, Panel, Panels, Words
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.narrative import text_blocks
from partnertrack.services.donor_report.parts.monthly import monthly_figure
from partnertrack.services.donor_report.plan_lines import PlanLine, framework, plan_lines
from partnertrack.services.donor_report.sentences import about_topic
from partnertrack.services.donor_report.tiles import key_tiles

_MOST = 3
"""So many points a column, so that the page stays one."""

_CHART = 128.0


def at_a_glance(brief: Brief) -> tuple[Block, ...]:
    """The headline, six key figures, three columns of points, the way over the months."""
    chart = monthly_figure(brief, _CHART)
    shown = tuple(panel for panel in _panels(brief) if panel.items)
    blocks: tuple[Block | Figure | None, ...] = (
        Lead(_headline(brief)),
        KeyFigures(key_tiles(brief)),
        Panels(shown) if shown else None,
        chart,
    )
    return tuple(block for block in blocks if block is not None)


def _headline(brief: Brief) -> str:
    """Where the pilot stands, in two sentences that its figures bear out."""
    said = [each.text for each in about_topic(brief, "summary")][:2]
    return " ".join(said) or _("Nobody has been selected yet.")


def _panels(brief: Brief) -> Iterator[Panel]:
    yield Panel(_("What went well"), _some(_good(brief)))
    yield Panel(_("What needs attention"), _some(_bad(brief)))
    yield Panel(_("Decisions we ask for"), _some(_asked(brief)))


def _some(points: Iterable[Words]) -> tuple[Words, ...]:
    """The first points, each once."""
    return tuple(islice(dict.fromkeys(points), _MOST))


def _good(brief: Brief) -> Iterator[str]:
    """Indicators that have reached their milestone, those of higher levels first; without a logframe, good rates."""
    lines = [line for line in plan_lines(brief) if (line.line.stand.of_next or 0) >= 1]
    yield from map(_against, _told(lines))
    if not plan_lines(brief):
        yield from _said(brief, "steps", ("figure.T2", "figure.T4", "figure.M5"))
        yield from _said(brief, "gains", ("figure.P3.6",))


def _bad(brief: Brief) -> Iterator[str]:
    """Indicators that are furthest from their milestone, then what waits or is lost."""
    lines = sorted((line for line in plan_lines(brief) if line.is_behind), key=_way)
    yield from map(_against, _told(lines))
    waiting = brief.measured("M6")
    if waiting is not None and waiting.n is not None and not waiting.n.is_nobody:
        n = brief.press.value(waiting.n)
        sentence = ngettext(
            "{n} visa application waits for a decision.", "{n} visa applications wait for a decision.", n or 2
        )
        yield sentence.format(n=brief.press.text(waiting.n))
    yield from _said(brief, "leaving", ("figure.R3", "figure.T3", "figure.P5"))


def _told(lines: Iterable[PlanLine]) -> list[PlanLine]:
    """Those whose value may be told; all are asked, so that the press knows them whichever are printed in the end."""
    return [line for line in lines if not line.is_withheld]


def _way(line: PlanLine) -> tuple[bool, int, float]:
    """Sorts those that are furthest behind to the top; what the register counts before what is reported by hand."""
    return (
        not line.line.indicator.figure,
        ("off_track", "at_risk").index(line.line.stand.light),
        float(line.line.stand.of_next or 0),
    )


def _against(line: PlanLine) -> str:
    """An indicator with its value and what was to be reached."""
    return _("{label}: {actual}, milestone {milestone}.").format(
        label=line.label, actual=line.text, milestone=line.target_text(line.next)
    )


def _said(brief: Brief, topic: str, keys: tuple[str, ...]) -> Iterator[str]:
    found = {each.key: each.text for each in about_topic(brief, topic)}
    yield from (found[key] for key in keys if key in found)


def _asked(brief: Brief) -> Iterator[Words]:
    """What the officer asks for; else what the logframe lacks, which only both sides can settle."""
    lines = [
        item for block in text_blocks(brief, "decisions") if isinstance(block, Bullets) for item in block.items
    ] or [block.words for block in text_blocks(brief, "decisions") if hasattr(block, "words")]
    yield from lines
    if not lines:
        yield from _open(brief)


def _open(brief: Brief) -> Iterator[str]:
    """The points of the logframe that are not settled, an indicator a line."""
    for line in framework(brief).lines():
        kinds = {gap.kind for gap in line.gaps}
        for kind, said in (
            ("final_target", _("Agree on the end target of {code}, “{label}”.")),
            ("baseline", _("Agree on the baseline of {code}, “{label}”.")),
            ("late_target", _("Agree on targets of {code}, “{label}”, within the time of the grant.")),
        ):
            if kind in kinds:
                yield said.format(code=line.indicator.code, label=line.indicator.label)
                break
    if not framework(brief).results and not brief.scheme.targets:
        yield _("Agree on targets: none are recorded, so that progress cannot be judged.")
    count = sum(1 for line in framework(brief).lines() if any(gap.kind == "verification" for gap in line.gaps))
    if count:
        sentence = ngettext(
            "Name the source of verification of {n} indicator.",
            "Name the sources of verification of {n} indicators.",
            count,
        )
        yield sentence.format(n=number(count))
