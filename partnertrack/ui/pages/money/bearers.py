"""Who paid how much for being recruited, one by one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.domain.enrolment import pseudonym
from partnertrack.i18n import _, number
from partnertrack.ui.view_models.money import BurdenMark, exactly
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.labels import Words

_MOST = 200


class Bearers(Drawer):
    """Those who bear most come first, those of whom something is not known last; a line opens the person."""

    opened = Signal(object)
    """The id of the person's enrolment."""
    asked = Signal(object)
    """The id of the enrolment of somebody who said what was paid."""
    all_wanted = Signal()
    """All of them are wanted in the list of participants."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Recruitment costs borne by workers"))
        every = Button(_("Open them in the list of participants"), "users", "ghost")
        every.clicked.connect(self.all_wanted)
        self.foot.setContentsMargins(12, 6, 12, 0)
        self.foot.addWidget(every)

    def show_people(self, burden: BurdenMark, currency: str) -> None:
        """Come in with these people."""
        column = QVBoxLayout()
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(2)
        told = _(
            "What each paid, and how many of their monthly gross incomes that is. "
            "A cost entered as 0 counts as nothing paid."
        )
        column.addWidget(Words(f"{burden.coverage}. {told}", "caption", quiet="half"))
        column.addSpacing(8)
        for each in burden.people[:_MOST]:
            paid = _("not asked") if each.paid is None else exactly(each.paid, currency)
            ratio = number(each.ratio, 2) if each.ratio is not None else _("not known")
            line = FigureLine("user", f"{pseudonym(each.number)} · {paid}", ratio, is_open=True)
            line.clicked.connect(partial(self.opened.emit, each.enrolment_id))
            add = IconButton(
                "plus", _("Enter what {person} paid").format(person=pseudonym(each.number)), size=15, is_small=True
            )
            add.clicked.connect(partial(self.asked.emit, each.enrolment_id))
            row = QHBoxLayout()
            row.setSpacing(0)
            row.addWidget(line, 1)
            row.addWidget(add)
            column.addLayout(row)
        column.addStretch(1)
        self.show_layout(column)
