"""Indicators: what they mean, how they stand, and who is behind them."""

from partnertrack.services.indicators.breaking_down import Cell, Parts, break_down
from partnertrack.services.indicators.change import Change
from partnertrack.services.indicators.definitions import Definition, LineDefinition, definitions
from partnertrack.services.indicators.drafts import Preview, draft, drafted_people, new_draft, preview
from partnertrack.services.indicators.export import write_table
from partnertrack.services.indicators.groups import dimensions
from partnertrack.services.indicators.keeping import delete, save
from partnertrack.services.indicators.listing import IndicatorLine, Listing, Unread, listing
from partnertrack.services.indicators.one import Asked, IndicatorView, Point, indicator
from partnertrack.services.indicators.options import Options, options
from partnertrack.services.indicators.people import Group, came, people
from partnertrack.services.indicators.themes import THEMES, theme_names

__all__ = [
    "THEMES",
    "Asked",
    "Cell",
    "Change",
    "Definition",
    "Group",
    "IndicatorLine",
    "IndicatorView",
    "LineDefinition",
    "Listing",
    "Options",
    "Parts",
    "Point",
    "Preview",
    "Unread",
    "break_down",
    "came",
    "definitions",
    "delete",
    "dimensions",
    "draft",
    "drafted_people",
    "indicator",
    "listing",
    "new_draft",
    "options",
    "people",
    "preview",
    "save",
    "theme_names",
    "write_table",
]
