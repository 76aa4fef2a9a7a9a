"""The logframe as the matrix that donors are sent, in Excel and in Word."""

from __future__ import annotations

from partnertrack.reporting.logframe_matrix.content import Content, IndicatorRow, ResultRows, TargetDay

__all__ = ["Content", "IndicatorRow", "ResultRows", "TargetDay"]
