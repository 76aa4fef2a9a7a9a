"""Cells of a table made from figures: printed in the reader's language, kept as numbers for a workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from partnertrack import i18n
from partnertrack.reporting.table import Cell, CellStyle

NONE = Cell("\N{EN DASH}", "muted")
"""The cell of a figure that does not exist, such as a share of nobody."""


def count_cell(value: int | None, style: CellStyle = "plain") -> Cell:
    """A whole number; a dash for none."""
    return NONE if value is None else Cell(i18n.number(value), style, value, "#,##0")


def share_cell(share: i18n.Amount | None, decimals: int = 1, style: CellStyle = "plain") -> Cell:
    """A share of one as a percentage; a dash for none."""
    if share is None:
        return NONE
    number_format = f"0.{'0' * decimals}%" if decimals else "0%"
    value = float(share) if isinstance(share, Fraction) else share
    return Cell(i18n.percent(share, decimals), style, value, number_format)


def money_cell(amount: Decimal | int | None, currency: str, style: CellStyle = "plain") -> Cell:
    """An amount in whole units of a currency; a dash for none."""
    return NONE if amount is None else Cell(i18n.money(amount, currency), style, amount, f'"{currency}" #,##0')


def day_cell(day: date | None, style: CellStyle = "plain") -> Cell:
    """A date in figures; a dash for none."""
    return NONE if day is None else Cell(i18n.day(day, "short"), style, day, "yyyy-mm-dd")
