"""Who paid for what, as a table each cell of which opens its costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, money, percent
from partnertrack.ui.view_models.costs import CostFilter

if TYPE_CHECKING:
    from partnertrack.services.money import MoneyView


@dataclass(frozen=True, slots=True)
class CrossMark:
    """Expenditure by payer and category: a row for each payer, the whole below; each cell with what it opens."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, CostFilter | None], ...]], ...]


def who_paid_for_what(view: MoneyView) -> CrossMark:
    """The table, in whole units of the currency of the books, with whole percentages that add up to 100."""
    cross, currency = view.cross, view.currency
    rows: list[tuple[str, tuple[tuple[str, CostFilter | None], ...]]] = []
    for payer in cross.payers:
        cells: list[tuple[str, CostFilter | None]] = []
        for of in cross.categories:
            amount = cross.cells.get((of.key, payer.key))
            wanted = CostFilter(kind="spent", category=of.key, payer=payer.key)
            cells.append(("–", None) if amount is None else (money(amount, currency), wanted))
        whole = CostFilter(kind="spent", payer=payer.key)
        share = percent(payer.percent / 100, 0)
        rows.append((payer.label, (*cells, (money(payer.amount, currency), whole), (share, whole))))
    everything = CostFilter(kind="spent")
    of_kind = [CostFilter(kind="spent", category=each.key) for each in cross.categories]
    sums = [money(each.amount, currency) for each in cross.categories]
    parts = [percent(each.percent / 100, 0) for each in cross.categories]
    hundred = percent(sum(each.percent for each in cross.categories) / 100, 0)
    whole_sums = (*zip(sums, of_kind, strict=True), (money(cross.total, currency), everything), ("", None))
    rows.append((_("Together"), whole_sums))
    rows.append((_("Share"), (*zip(parts, of_kind, strict=True), (hundred, everything), ("", None))))
    return CrossMark((*(each.label for each in cross.categories), _("Together"), _("Share")), tuple(rows))
