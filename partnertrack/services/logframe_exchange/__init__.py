"""The logframe as donors exchange it: taken in from Excel and Word, and written for them."""

from partnertrack.importing.logframe.draft import ROLES, Matrix, MatrixColumn
from partnertrack.importing.logframe.finding import Finding, gravest, named
from partnertrack.importing.logframe.given import Decided
from partnertrack.importing.logframe.layout import Decisions
from partnertrack.importing.logframe.likeness import Proposal
from partnertrack.importing.logframe.plan import MatrixPlan, PlanLine
from partnertrack.importing.logframe.planned import Differing
from partnertrack.importing.sheet import Workbook
from partnertrack.services.logframe_exchange.export import FORMATS, write
from partnertrack.services.logframe_exchange.journey import Accepted, Choices, Draft, accept, draft, read

__all__ = [
    "FORMATS",
    "ROLES",
    "Accepted",
    "Choices",
    "Decided",
    "Decisions",
    "Differing",
    "Draft",
    "Finding",
    "Matrix",
    "MatrixColumn",
    "MatrixPlan",
    "PlanLine",
    "Proposal",
    "Workbook",
    "accept",
    "draft",
    "gravest",
    "named",
    "read",
    "write",
]
