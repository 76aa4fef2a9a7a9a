"""Method: where the data come from, how they were counted, what each figure means."""

from __future__ import annotations

from collections import defaultdict

from partnertrack import __version__
from partnertrack.domain.source import Source
from partnertrack.i18n import _, current, day, number
from partnertrack.reporting.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Definition,
    Definitions,
    Paragraph,
    Row,
    Table,
)
from partnertrack.services.donor_report.brief import Brief


def method(brief: Brief) -> tuple[Block, ...]:
    """The section on method, data and definitions."""
    return (
        Paragraph(
            _(
                "This report was made from the register of trainees as of {day}. Figures are cumulative from the start "
                "of the pilot to that day; what happened later is left out even where it is already recorded."
            ).format(day=day(brief.options.as_of))
        ),
        Bullets(tuple(_rules(brief))),
        _completeness(brief),
        _sources(brief),
    )


def definitions(brief: Brief) -> tuple[Block, ...]:
    """What each figure counts."""
    return (Definitions(tuple(_definitions(brief))),)


def _rules(brief: Brief) -> list[str]:
    rules = [
        _("Enrolments are counted, each once; where a definition says persons, each person is counted once."),
        _("A step that is done on a day nobody told us is counted, and the number of such steps is shown."),
        _("Rates are rounded half up to one decimal and printed with their counts; a rate without cases is “n/a”."),
        _("People whose sex, region or cohort is not known are shown as “not known” and are part of every total."),
        _("The report holds counts only: no names, no dates of birth, no document numbers."),
        _("Data-set fingerprint (SHA-256): {fingerprint}").format(fingerprint=brief.fingerprint),
        _("Made with PartnerTrack {version}.").format(version=__version__),
    ]
    if brief.scheme.required_level:
        rules.insert(
            3,
            _("The language level that the scheme requires is {level}.").format(
                level=brief.scheme.required_level.upper()
            ),
        )
    return rules


def _completeness(brief: Brief) -> Table:
    """How much is known of what the figures rest on."""
    rows = [
        Row(
            (
                milestone.name,
                Cell(number(milestone.n), value=milestone.n),
                Cell(number(milestone.n - milestone.unknown), value=milestone.n - milestone.unknown),
                Cell(number(milestone.n - milestone.undated), value=milestone.n - milestone.undated),
            )
        )
        for milestone in brief.results.milestones.values()
    ]
    return Table(
        _("Completeness of the data"),
        (
            Column(_("Milestone"), share=3),
            Column(_("People"), "end"),
            Column(_("Sex known"), "end"),
            Column(_("Day known"), "end"),
        ),
        tuple(rows),
    )


def _sources(brief: Brief) -> Table:
    """The partners behind the data; names of files stay in the register, since they may name people."""
    by_partner: dict[str, list[Source]] = defaultdict(list)
    for source in brief.sources:
        by_partner[source.partner or _("not named")].append(source)
    rows = [
        Row(
            (
                partner,
                Cell(number(len(files)), value=len(files)),
                day(max(source.imported_at for source in files).date(), "medium"),
            )
        )
        for partner, files in sorted(by_partner.items())
    ]
    return Table(
        _("Partners’ files behind the figures"),
        (Column(_("Partner"), share=3), Column(_("Files"), "end"), Column(_("Last imported on"), "end", 1.4)),
        tuple(rows),
        empty=_("All data were entered by hand."),
    )


def _definitions(brief: Brief) -> list[Definition]:
    language = current()
    return [
        Definition(
            f"{indicator.id} {indicator.heading.label.text(language)}",
            indicator.heading.definition.text(language),
            _("Source: {source}").format(source=indicator.heading.source) if indicator.heading.source else "",
        )
        for indicator in brief.indicators()
    ]
