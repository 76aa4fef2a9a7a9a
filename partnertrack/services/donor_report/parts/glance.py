"""At a glance: the one page that most people read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.indicators.figure import Figure
from partnertrack.reporting.document import Bar, Block, KeyFigures, Lead, Panel, Panels, Status, Tile
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts.monthly import monthly_figure


def at_a_glance(brief: Brief) -> tuple[Block, ...]:
    """The headline, six key figures, what goes well and what needs attention, the way over the months."""
    blocks: list[Block] = [
        Lead(headline(brief)),
        KeyFigures(tuple(tiles(brief))),
        Panels(tuple(panel for panel in panels(brief) if panel.items)),
    ]
    if chart := monthly_figure(brief):
        blocks.append(chart)
    return tuple(blocks)


def headline(brief: Brief) -> str:
    """Where the pilot stands, in one or two sentences made of its figures."""
    selected, departed, working = (brief.milestone(key).n for key in ("selected", "departed", "work_started"))
    if not selected:
        return _("No trainees had been selected by {day}.").format(day=day(brief.options.as_of))
    if not departed:
        trained = brief.milestone("training_started").n
        return _(
            "{trained} of {selected} people selected have started their training; nobody has departed yet."
        ).format(trained=number(trained), selected=number(selected))
    return _(
        "{departed} of {selected} people selected have departed to the country of destination; "
        "{working} have started work there."
    ).format(departed=number(departed), selected=number(selected), working=number(working))


def tiles(brief: Brief) -> Iterator[Tile]:
    """Six key figures, each with its end target where the scheme has one."""
    yield _count_tile(brief, "selected", _("selected"))
    yield _rate_tile(brief, "T2", _("of those who started completed their training"))
    yield _rate_tile(brief, "M5", _("of decided visa applications were granted"))
    yield _count_tile(brief, "departed", _("departed"))
    yield _count_tile(brief, "work_started", _("started work abroad"), "P1")
    back = brief.milestone("returned").n + brief.milestone("stayed").n
    parts = _("{returned} returned, {stayed} stayed legally").format(
        returned=number(brief.milestone("returned").n), stayed=number(brief.milestone("stayed").n)
    )
    yield Tile(number(back), _("have returned or stay legally"), parts)


def _count_tile(brief: Brief, milestone: str, label: str, target_of: str = "") -> Tile:
    count = brief.milestone(milestone)
    target = brief.target(target_of or milestone)
    women = ngettext("{n} woman", "{n} women", count.women).format(n=number(count.women))
    if not target:
        return Tile(number(count.n), label, women)
    note = _("{women} · end target {target}").format(women=women, target=number(target))
    return Tile(number(count.n), label, note, Bar(float(count.n / target)), _reached(Decimal(count.n), target))


def _rate_tile(brief: Brief, key: str, label: str) -> Tile:
    figure = brief.figure(key)
    if figure is None or figure.exact is None or figure.d is None:
        return Tile(_("n/a"), label, _("no cases yet"))
    note = _("{n} of {d}").format(n=number(figure.n), d=number(figure.d))
    target = brief.target(key)
    if target is None:
        return Tile(percent(figure.exact, 0), label, note, Bar(float(figure.exact)))
    note = _("{count} · end target {target}").format(count=note, target=percent(target, 0))
    share = Decimal(figure.exact.numerator) / Decimal(figure.exact.denominator)
    bar = Bar(float(share), float(target))
    return Tile(percent(figure.exact, 0), label, note, bar, _reached(share, target))


def _reached(value: Decimal, target: Decimal) -> Status | None:
    """A target that is reached is said to be; one that is not has until the end."""
    return Status.ON_TRACK if value >= target else None


def panels(brief: Brief) -> Iterator[Panel]:
    """Sentences that the figures bear out; one that does not hold is not printed."""
    yield Panel(_("What goes well"), tuple(_going_well(brief)))
    yield Panel(_("What needs attention"), tuple(_needing_attention(brief)))
    yield Panel(_("What is not known"), tuple(_unknown(brief)))


def _share(figure: Figure | None) -> Decimal | None:
    if figure is None or figure.exact is None:
        return None
    return Decimal(figure.exact.numerator) / Decimal(figure.exact.denominator)


def _going_well(brief: Brief) -> Iterator[str]:
    sentences = (
        ("T2", Decimal("0.8"), _("{figure} of those who started their training completed it.")),
        ("M5", Decimal("0.9"), _("{figure} of decided visa applications were granted.")),
        ("P3.6", Decimal("0.8"), _("{figure} were still employed six months after starting work.")),
        ("R4", Decimal("0.5"), _("{figure} of those who answered had a job after their return.")),
        ("T7.selected", Decimal("0.4"), _("{figure} of those selected are women.")),
    )
    for key, least, sentence in sentences:
        figure = brief.figure(key)
        share = _share(figure)
        if figure is not None and share is not None and share >= least:
            yield sentence.format(figure=figure.text)


def _needing_attention(brief: Brief) -> Iterator[str]:
    pending = brief.figure("M6")
    if pending is not None and pending.n:
        sentence = ngettext(
            "{n} visa application waits for a decision.", "{n} visa applications wait for a decision.", pending.n
        )
        yield sentence.format(n=number(pending.n))
    sentences = (
        ("T3", Decimal("0.1"), _("{figure} of those who started their training dropped out of it.")),
        ("P5", Decimal("0.1"), _("{figure} of placements ended early.")),
        (
            "R3",
            Decimal(0),
            _("{figure} of those whose placement ended have neither returned nor been recorded as staying legally."),
        ),
    )
    for key, most, sentence in sentences:
        figure = brief.figure(key)
        share = _share(figure)
        if figure is not None and share is not None and share > most:
            yield sentence.format(figure=figure.text)


def _unknown(brief: Brief) -> Iterator[str]:
    selected = brief.milestone("selected")
    if selected.unknown:
        yield _("The sex of {n} of {d} people selected is not known.").format(
            n=number(selected.unknown), d=number(selected.n)
        )
    undated = sum(milestone.undated for milestone in brief.results.milestones.values())
    if undated:
        sentence = ngettext(
            "{n} step is counted although its day is not known.",
            "{n} steps are counted although their day is not known.",
            undated,
        )
        yield sentence.format(n=number(undated))
    retained = brief.figure("P3.6")
    if retained is not None and retained.unknown:
        sentence = ngettext(
            "For {n} person it is not known whether they were still employed after six months.",
            "For {n} people it is not known whether they were still employed after six months.",
            retained.unknown,
        )
        yield sentence.format(n=number(retained.unknown))
