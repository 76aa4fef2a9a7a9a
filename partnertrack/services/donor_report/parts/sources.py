"""What stands behind the figures: sources of verification, and the partners' files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from partnertrack.domain.source import Source
from partnertrack.i18n import _, day, number
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import plan_lines
from partnertrack.services.logframe import frequency_words


def sources(brief: Brief) -> Iterator[Block]:
    """The sources of verification of the logframe, where there is one; then the files."""
    yield from _verification(brief)
    yield _files(brief)


def _verification(brief: Brief) -> Iterator[Table]:
    lines = plan_lines(brief)
    if lines:
        rows = [
            Row(
                (
                    Cell(line.code, "muted"),
                    line.line.indicator.verification or _("not named"),
                    line.line.indicator.responsible or _("not named"),
                    frequency_words().get(line.line.indicator.frequency, "–"),
                    str(line.line.indicator.baseline_year or "–"),
                )
            )
            for line in lines
        ]
        yield Table(
            _("Sources of verification"),
            (
                Column(_("Code"), share=0.6),
                Column(_("Source"), share=3),
                Column(_("Responsible"), share=2.2),
                Column(_("Reported"), share=1.1),
                Column(_("Baseline of"), "end", 0.7),
            ),
            tuple(rows),
            subtitle=_("Indicators of the logframe"),
        )


def _files(brief: Brief) -> Table:
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
