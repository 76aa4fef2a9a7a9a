"""The signs that are used in the report, with their meaning."""

from __future__ import annotations

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, percent
from partnertrack.reporting.table import Cell, Column, Row, Status, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import framework


def signs(brief: Brief) -> tuple[Table, ...]:
    """What is printed where there is no number, and the shapes of a status."""
    limits = framework(brief).limits
    good, watch = percent(limits.on_track, 0), percent(limits.at_risk, 0)
    statuses = (
        (Status.ON_TRACK, _("Circle with a tick: at least {good} of the way to the milestone").format(good=good)),
        (
            Status.WATCH,
            _("Triangle with a mark: at least {watch}, less than {good}").format(good=good, watch=watch),
        ),
        (Status.OFF_TRACK, _("Square with a cross: less than {watch}").format(watch=watch)),
    )
    texts = (
        (WITHHELD, _("Confidential: withheld because the group is small, or because a small one could be worked out")),
        (_("n/a"), _("Not available: there are no cases yet, or nobody has reported")),
        ("–", _("Nothing to count here, or nothing was set")),
        ("±0", _("As it was before")),
    )
    return (
        Table(
            _("Signs used"),
            (Column(_("Sign"), share=1), Column(_("Meaning"), share=5)),
            (
                *(Row((Cell(sign, "strong"), meaning)) for sign, meaning in texts),
                *(Row((Cell(status=status), meaning)) for status, meaning in statuses),
            ),
        ),
    )
