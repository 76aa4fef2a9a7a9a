"""What may go wrong: the risks on a map, and their register."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import (
    impacts,
    is_late,
    likelihoods,
    move,
    moves,
    score_before,
    statuses,
    zone,
    zones,
)
from partnertrack.i18n import _, day, ngettext, number, pgettext
from partnertrack.reporting.charts import Look, RiskHeadings, RiskMark, risk_map
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Lead
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.risks import register


def risks(brief: Brief) -> Iterator[Block]:
    """Those that are not closed on the map; in the register those, too, that were closed in the period."""
    every = register(brief.workspace, brief.options.as_of).risks
    live = [each for each in every if each.status != "closed"]
    shown = [*live, *(each for each in every if each.status == "closed" and _is_recent(brief, each))]
    if not shown:
        return
    if live:
        yield Lead(_lead(live))
        yield _map(brief, live)
    yield _register(brief, shown)


def _is_recent(brief: Brief, risk: Risk) -> bool:
    since = brief.options.since
    return since is not None and risk.reviewed_on is not None and risk.reviewed_on >= since


def _lead(live: list[Risk]) -> str:
    risen = sum(1 for each in live if move(each) == "up")
    fallen = sum(1 for each in live if move(each) == "down")
    sentence = ngettext(
        "{n} risk is open or has occurred. Heavier than at the review before: {up}; lighter: {down}.",
        "{n} risks are open or have occurred. Heavier than at the review before: {up}; lighter: {down}.",
        len(live),
    )
    return sentence.format(n=number(len(live)), up=number(risen), down=number(fallen))


def _map(brief: Brief, live: list[Risk]) -> Figure:
    marks = [
        RiskMark(
            number(place),
            each.title,
            each.likelihood,
            each.impact,
            each.status == "occurred",
            (each.likelihood_before, each.impact_before)
            if each.likelihood_before is not None and each.impact_before is not None
            else None,
        )
        for place, each in enumerate(live, 1)
    ]
    headings = RiskHeadings(_("Likelihood"), _("Impact"), tuple(likelihoods().values()), tuple(impacts().values()))
    critical = [each for each in live if zone(each.score) == "critical"]
    title = title_of(
        brief.press,
        _("Risks by likelihood and impact"),
        Message(len(critical) == 1, lambda: _("One risk is critical: {title}").format(title=critical[0].title)),
        Message(len(critical) > 1, lambda: _("{n} risks are critical").format(n=number(len(critical)))),
        Message(not critical, lambda: _("No risk is critical")),
    )
    series = (
        ChartSeries(_("Likelihood"), tuple(each.likelihood for each in live)),
        ChartSeries(_("Impact"), tuple(each.impact for each in live)),
    )
    return Figure(
        title,
        risk_map(marks, headings, Look(text_width)),
        subtitle=_("Numbers as in the register; circle: open, square: occurred; dashed: from where it was before"),
        data=ChartData("bar", title, tuple(each.title for each in live), series, "0"),
    )


def _register(brief: Brief, shown: list[Risk]) -> Table:
    return Table(
        _("Register of risks"),
        (
            Column(_("No."), "end", 0.35),
            Column(_("Risk"), share=2.4),
            Column(_("Score"), share=1.0),
            Column(pgettext("difference", "Change"), share=0.8),
            Column(_("What is done about it"), share=2.6),
            Column(_("Owner"), share=1.3),
            Column(_("By"), share=0.8),
        ),
        tuple(_row(brief, place, each) for place, each in enumerate(shown, 1)),
        subtitle=_("Score: likelihood × impact, 1 to 5 each; change against the review before"),
        note=_("Low: below 5. Moderate: from 5. High: from 10. Critical: from 16."),
    )


def _row(brief: Brief, place: int, risk: Risk) -> Row:
    is_closed = risk.status == "closed"
    score = _("{score} ({zone})").format(score=number(risk.score), zone=zones()[zone(risk.score)].lower())
    before = score_before(risk)
    change = moves()[move(risk)]
    if before is not None and before != risk.score:
        change = _("{word}, was {score}").format(word=change, score=number(before))
    named = risk.title if risk.status == "open" else f"{risk.title} ({statuses()[risk.status].lower()})"
    due = day(risk.due_on, "medium") if risk.due_on else "–"
    if is_late(risk, brief.options.as_of):
        due = _("{day}, late").format(day=due)
    return Row(
        (
            Cell("–" if is_closed else number(place), "muted"),
            Cell(named, "muted" if is_closed else "plain"),
            Cell(score, "muted" if is_closed else "strong", risk.score, "0"),
            change,
            risk.mitigation or "–",
            risk.owner or "–",
            due,
        )
    )
