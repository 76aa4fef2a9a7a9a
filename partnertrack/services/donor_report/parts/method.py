"""Method: where the data come from and how they were counted."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack import __version__
from partnertrack.disclosure import rule_for
from partnertrack.i18n import _, day, number
from partnertrack.reporting.document import Block, Bullets, Paragraph
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.sentences import about_topic


def method(brief: Brief) -> tuple[Block, ...]:
    """What the figures rest on, and by which rules they were counted."""
    said = [each.text for each in about_topic(brief, "quality")]
    return (
        Paragraph(
            _(
                "This report was made from the register of trainees as of {day}. Figures are cumulative from the start "
                "of the pilot to that day; what happened later is left out even where it is already recorded."
            ).format(day=day(brief.options.as_of))
        ),
        *((Paragraph(" ".join(said)),) if said else ()),
        Bullets(tuple(_rules(brief))),
    )


def _rules(brief: Brief) -> Iterator[str]:
    yield _("Enrolments are counted, each once; where a definition says persons, each person is counted once.")
    yield _("A step that is done on a day nobody told us is counted, and the number of such steps is shown.")
    yield _("Rates are rounded half up to one decimal and printed with their counts; a rate without cases is “n/a”.")
    if brief.scheme.required_level:
        level = brief.scheme.required_level.upper()
        yield _("The language level that the scheme requires is {level}.").format(level=level)
    yield _("People whose sex, region or cohort is not known are shown as “not known” and are part of every total.")
    yield _suppression(brief)
    yield _("The report holds counts only: no names, no dates of birth, no document numbers.")
    yield _("Data-set fingerprint (SHA-256): {fingerprint}").format(fingerprint=brief.fingerprint)
    yield _("Made with PartnerTrack {version}.").format(version=__version__)


def _suppression(brief: Brief) -> str:
    """Which groups are too small to be told of to those who read this report."""
    rule = rule_for(brief.options.audience, brief.options.threshold)
    if rule.threshold <= 1:
        return _("No number is withheld: this is an internal report and must not be passed on.")
    said = _(
        "Groups of fewer than {n} people that are set apart by something personal are withheld and shown as [c], and "
        "so is every other number from which they could be worked out."
    )
    if rule.covers_totals:
        said = _(
            "Groups of fewer than {n} people are withheld and shown as [c], and so is every other number from which "
            "they could be worked out."
        )
    return said.format(n=number(rule.threshold))
