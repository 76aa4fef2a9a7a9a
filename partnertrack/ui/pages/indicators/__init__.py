"""The pages of indicators: the whole catalogue, and one of them."""

from partnertrack.ui.pages.indicators.indicator import IndicatorPage
from partnertrack.ui.pages.indicators.listing import IndicatorsPage

__all__ = ["IndicatorPage", "IndicatorsPage"]
