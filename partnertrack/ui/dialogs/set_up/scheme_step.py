"""The first step: the scheme, with what it brings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.domain.set_up import SetUp
from partnertrack.i18n import _, country
from partnertrack.ui import set_up_asks, theme
from partnertrack.ui.asking import Asking
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.scroll import Scroll
from partnertrack.ui.widgets.stage_picture import PicturedStage, StagePicture

if TYPE_CHECKING:
    from partnertrack.services.set_up import SchemeParts

_LIST, _AROUND = 282, 38
_WRAPS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class SchemeStep(Step):
    """The schemes at one side, the chosen one in words and as a picture at the other."""

    def __init__(self, jobs: Asking) -> None:
        super().__init__(
            _("Scheme"),
            _("Which scheme?"),
            _("A scheme says through which stages and steps people go, and what is counted."),
        )
        self.group = QButtonGroup(self)
        self.schemes: tuple[SchemeParts, ...] = ()
        self._options = QVBoxLayout()
        self._options.setContentsMargins(0, 0, 6, 0)
        self._options.setSpacing(6)
        self._options.addWidget(Line(_("Reading the schemes…"), "table", quiet="true"))
        self._name, self._summary = Words("", "h2"), Words("", "table", quiet="half")
        self._picture, self._stages = StagePicture(), QVBoxLayout()
        self._stages.setSpacing(8)
        self._lay_out()
        self.asked.append(jobs.read(set_up_asks.schemes, self.show_schemes))

    @property
    def may_wait(self) -> bool:
        """There is no pilot without a scheme."""
        return False

    @property
    def is_ready(self) -> bool:
        """Whether a scheme is chosen."""
        return self.chosen() is not None

    def chosen(self) -> SchemeParts | None:
        """The chosen scheme."""
        place = self.group.checkedId()
        return self.schemes[place] if 0 <= place < len(self.schemes) else None

    def show_schemes(self, schemes: tuple[SchemeParts, ...]) -> None:
        """Offer these."""
        self.schemes = schemes
        empty_out(self._options)
        for place, scheme in enumerate(schemes):
            option = _Option(scheme)
            self.group.addButton(option, place)
            option.toggled.connect(self._on_scheme)
            self._options.addWidget(option)
        self._options.addStretch(1)
        if first := self.group.button(0):
            first.setChecked(True)
            first.show()  # the layout would do so later, and what is not to be seen takes no keyboard
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def begin(self, planned: SetUp) -> None:
        """Put the keyboard onto the chosen scheme."""
        del planned
        if button := self.group.checkedButton():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with the scheme."""
        chosen = self.chosen()
        return replace(planned, scheme=chosen.id) if chosen else planned

    def _lay_out(self) -> None:
        options = Scroll(self._options)
        options.setFixedWidth(_LIST)
        about = QVBoxLayout()
        about.setContentsMargins(0, 0, 8, 0)
        about.setSpacing(8)
        for part in (self._name, self._summary, self._picture):
            about.addWidget(part)
        about.addSpacing(2)
        about.addLayout(self._stages)
        about.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(options)
        line.addWidget(Scroll(about), 1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(line, 1)

    def _on_scheme(self, is_on: bool) -> None:
        scheme = self.chosen() if is_on else None
        if scheme is None:
            return
        self._name.setText(scheme.title)
        self._summary.setText(scheme.summary)
        self._picture.show_stages([PicturedStage(each.kind, each.name, len(each.steps)) for each in scheme.stages])
        empty_out(self._stages)
        for stage in scheme.stages:
            self._stages.addWidget(_stage(stage.name, stage.steps))
        self.changed.emit()


class _Option(Pressable):
    """A scheme to choose: its title and its corridor."""

    def __init__(self, scheme: SchemeParts) -> None:
        ends = (" / ".join(map(country, each)) for each in (scheme.origin, scheme.destination) if each)
        self._title, self._detail = scheme.title, " → ".join(ends) or _("Countries of your own")
        room = QRectF(0, 0, _LIST - 48, 100)
        self._high = paint.metrics("strong").boundingRect(room, _WRAPS, self._title).height()
        super().__init__(f"{self._title}. {self._detail}", QSize(_LIST, round(self._high) + _AROUND))
        self.setToolTip(self._title)
        self.setCheckable(True)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the title and the corridor."""
        tokens = theme.tokens()
        fill = tokens.selected if self.isChecked() else tokens.hover if self.underMouse() else tokens.card
        paint.rounded(painter, area, 8, fill, tokens.primary if self.isChecked() else tokens.border)
        room = area.width() - 28
        upper = QRectF(area.left() + 14, area.top() + 9, room, self._high + 2)
        lower = QRectF(area.left() + 14, upper.bottom(), room, 17)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(paint.visual(painter, area, upper), _WRAPS, self._title)
        paint.text(painter, paint.visual(painter, area, lower), self._detail, "caption", tokens.muted)


def _stage(name: str, steps: tuple[str, ...]) -> QWidget:
    """A stage with its steps in words."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Line(name, "strong"))
    column.addWidget(Words(" · ".join(steps), "caption", quiet="half"))
    return box
