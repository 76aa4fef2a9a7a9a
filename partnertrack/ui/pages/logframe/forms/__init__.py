"""The forms in which the logframe is written, one for each thing that can be written."""

from partnertrack.ui.pages.logframe.forms.drawer import Form, FormDrawer
from partnertrack.ui.pages.logframe.forms.indicator import IndicatorForm
from partnertrack.ui.pages.logframe.forms.report import ReportForm
from partnertrack.ui.pages.logframe.forms.result import ResultForm
from partnertrack.ui.pages.logframe.forms.target import RePlanForm, TargetForm

__all__ = ["Form", "FormDrawer", "IndicatorForm", "RePlanForm", "ReportForm", "ResultForm", "TargetForm"]
