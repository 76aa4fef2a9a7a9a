"""Charts: from figures to a scene that paper and screen paint the same."""

from partnertrack.reporting.charts.agreed import AgreedBar, agreed_bars
from partnertrack.reporting.charts.bars import BarItem, bars
from partnertrack.reporting.charts.budget import BudgetBar, BudgetHeadings, budget_bars
from partnertrack.reporting.charts.bullet import bullet, told
from partnertrack.reporting.charts.dumbbell import DumbbellRow, dumbbell
from partnertrack.reporting.charts.flow import FlowKind, FlowNode, flow
from partnertrack.reporting.charts.flow_map import MapRoute, flow_map
from partnertrack.reporting.charts.funnel import FunnelHeadings, FunnelStage, funnel
from partnertrack.reporting.charts.grouped import Group, Part, Series, grouped_bars, stacked_bars
from partnertrack.reporting.charts.heat import HeatRow, heat
from partnertrack.reporting.charts.months import Curve, months
from partnertrack.reporting.charts.parts import Look, empty
from partnertrack.reporting.charts.passages import PassageHeadings, PassageRow, passages, passages_height
from partnertrack.reporting.charts.risk_map import RiskHeadings, RiskMark, risk_map
from partnertrack.reporting.charts.routes import Route, routes
from partnertrack.reporting.charts.sign import status_sign, status_word
from partnertrack.reporting.charts.survival import WaitCurve, survival
from partnertrack.reporting.charts.waits import WaitHeadings, WaitRow, waits, waits_height

__all__ = [
    "AgreedBar",
    "BarItem",
    "BudgetBar",
    "BudgetHeadings",
    "Curve",
    "DumbbellRow",
    "FlowKind",
    "FlowNode",
    "FunnelHeadings",
    "FunnelStage",
    "Group",
    "HeatRow",
    "Look",
    "MapRoute",
    "Part",
    "PassageHeadings",
    "PassageRow",
    "RiskHeadings",
    "RiskMark",
    "Route",
    "Series",
    "WaitCurve",
    "WaitHeadings",
    "WaitRow",
    "agreed_bars",
    "bars",
    "budget_bars",
    "bullet",
    "dumbbell",
    "empty",
    "flow",
    "flow_map",
    "funnel",
    "grouped_bars",
    "heat",
    "months",
    "passages",
    "passages_height",
    "risk_map",
    "routes",
    "stacked_bars",
    "status_sign",
    "status_word",
    "survival",
    "told",
    "waits",
    "waits_height",
]
