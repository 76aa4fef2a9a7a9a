"""What is due: everything that waits, the rules of retention, and whose time is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.privacy.columns import columns
from partnertrack.ui.pages.privacy.part import PrivacyPart
from partnertrack.ui.place import PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.privacy import Line, PrivacyView, ToDo
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.optional_day import OptionalDay
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm, long_text
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.domain.retention import RetentionRule
    from partnertrack.services.retention import DuePerson

_YEARS = (1, 2, 3, 5, 6, 7, 10)


class DuePart(PrivacyPart):
    """Presses lead to where something is seen to."""

    part_wanted = Signal(str)
    """The key of the part where the user wants to see to something."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.add, self.propose = Button(_("Set a rule"), "plus", "primary"), Button(_("Propose rules"), "sparkles")
        self.tools = (self.propose, self.add)
        self.rules: TableModel[Line] = TableModel(columns(_("Rule"), (), _("Status")))
        self.people: TableModel[Line] = TableModel(
            columns(
                _("Person"),
                ((_("Due since"), 120, 0), (_("Rule"), 190, 2), (_("Kept because"), 200, 3)),
                _("Status"),
                190,
            )
        )
        self.rule_table = ShortTable(self.rules, _("Rules of retention"))
        self.table = ShortTable(self.people, _("People whose time is over"), many=True)
        self.erase = Button(_("Make anonymous…"), "user-x", "danger")
        self.keep = Button(_("Keep longer…"), "lock")
        self.to_do = QVBoxLayout()
        self.next, self.none = Words("", "caption", quiet="half"), Words("", "table", quiet="half")
        self._starts: tuple[tuple[str, str], ...] = ()
        self._rule: RetentionRule | None = None
        self._chosen: tuple[Line, ...] = ()
        self._doing = ""
        self._lay_out()
        self.add.clicked.connect(lambda: self.edit_rule(asks.new_rule()))
        self.propose.clicked.connect(self._propose)
        self.erase.clicked.connect(self._ask_erase)
        self.keep.clicked.connect(self._ask_keep)
        self.rule_table.opened.connect(self._open_rule)
        self.table.opened.connect(self._open_person)

    def show_view(self, view: PrivacyView) -> None:
        """Show what waits, the rules and the people."""
        self._starts = view.starts
        empty_out(self.to_do)
        for each in view.to_do:
            line = AttentionLine(each.text, each.detail, each.tone, each.icon)
            line.clicked.connect(partial(self._go, each))
            self.to_do.addWidget(line)
        if not view.to_do:
            self.to_do.addWidget(Words(_("Nothing waits. What becomes due appears here by itself."), quiet="half"))
        self.rules.show_rows(view.rules)
        self.rule_table.setVisible(bool(view.rules))
        self.rule_table.updateGeometry()
        self.people.show_rows(view.due)
        self.table.setVisible(bool(view.due))
        self.table.updateGeometry()
        for button in (self.erase, self.keep):
            button.setVisible(bool(view.due))
        told = _("Nobody’s time is over.") if view.rules else _("Set a rule first: from what day, and how long.")
        self.none.setText(told)
        self.none.setVisible(not view.due)
        self.next.setText(view.next_due)

    def edit_rule(self, rule: RetentionRule) -> None:
        """Bring the form of a rule."""
        self._rule, self._doing = rule, "rule"
        starts = Choice(_("The time runs from"), [(words, key) for key, words in self._starts])
        starts.choose(rule.starts)
        years = sorted({*_YEARS, *([rule.months // 12] if rule.months % 12 == 0 else [])})
        spans = [(ngettext("{n} year", "{n} years", n).format(n=number(n)), n * 12) for n in years]
        if rule.months % 12:
            spans.append((ngettext("{n} month", "{n} months", rule.months).format(n=number(rule.months)), rule.months))
        months = Choice(_("Data are kept for"), spans)
        months.choose(rule.months)
        on = Choice(_("In force"), [(_("Yes"), True), (_("No"), False)])
        on.choose(rule.is_active)
        self.form.open_form(
            _("Rule of retention"),
            {
                "title": written(_("Name"), rule.title),
                "starts": starts,
                "starts_on": OptionalDay(_("The day, where it is one for everybody"), rule.starts_on, self._desk.as_of),
                "months": months,
                "is_active": on,
                "basis": long_text(_("By which contract or law"), rule.basis),
            },
            (("delete", Button(_("Delete"), "x", is_small=True)),) if rule.version else (),
            hint=_("Of several rules the one that keeps longest decides. The grant agreement says what holds for you."),
        )

    def save(self, told: dict[str, Any]) -> None:
        """Store a rule or a hold, or make people anonymous."""
        workspace = self._desk.workspace
        people = tuple(line.record.participant_id for line in self._chosen)
        if self._doing == "rule" and self._rule:
            self.store(partial(asks.save_rule, workspace, replace(self._rule, **told)), _("The rule was saved."))
        elif self._doing == "hold":
            work = partial(asks.hold, workspace, people, told["reason"], told["until"])
            self.store(work, _("The data are kept longer."))
        elif told["count"].strip() == str(len(people)):
            erase = partial(asks.make_anonymous, workspace, people, "retention", self._desk.settings.name)
            self._desk.jobs.write(erase, self._on_erased, failed=self.form.complain)
        else:
            self.form.keep.setEnabled(True)
            self.form.message.say(_("Write how many people it is about."), tone="danger")

    def act(self, key: str) -> None:
        """Delete the rule, or end the holds."""
        workspace = self._desk.workspace
        if key == "delete" and self._rule:
            self.store(partial(asks.delete, workspace, self._rule), _("The rule was removed."))
        elif key == "release" and self._chosen:
            self.store(partial(asks.delete, workspace, self._chosen[0].record.holds[0]), _("The hold has ended."))

    def _propose(self) -> None:
        """Open the first proposal that the pilot does not have."""
        known = {self.rules.row(place).title for place in range(len(self.rules.ids)) if self.rules.row(place)}  # type: ignore[union-attr]  # checked beside
        rule = next((each for each in asks.proposed_rules() if each.title not in known), None)
        if rule:
            self.edit_rule(rule)
        else:
            self._desk.say(_("All rules that the program can propose are there."))

    def _open_rule(self, place: int) -> None:
        line = self.rules.row(place)
        if line:
            self.edit_rule(line.record)

    def _open_person(self, place: int) -> None:
        line = self.people.row(place)
        if line:
            self.went.emit(Place(PARTICIPANT, person=line.record.enrolment_id))

    def _ask_keep(self) -> None:
        self._chosen, self._doing = self._meant(is_held=True), "hold"
        if not self._chosen:
            return
        held = [line for line in self._chosen if line.record.holds]
        actions = (("release", Button(_("End the hold"), "lock-open", is_small=True)),) if len(held) == 1 else ()
        fields: dict[str, QWidget] = {
            "reason": long_text(_("Why"), "", _("An audit, a complaint, a claim")),
            "until": OptionalDay(_("Until"), None, self._desk.as_of),
        }
        self.form.open_form(self._counted(_("Keep the data longer")), fields, actions)

    def _ask_erase(self) -> None:
        self._chosen, self._doing = self._meant(is_held=False), "erase"
        if not self._chosen:
            self._desk.say(_("Everybody who is due is held: end the hold first."))
            return
        count = QLineEdit()
        count.setAccessibleName(_("Write how many people it is about"))
        hint = _(
            "Names, contacts, papers, notes and what files said of them go for good, also out of the history; what is "
            "counted stays. This cannot be undone."
        )
        self.form.open_form(self._counted(_("Make anonymous")), {"count": count}, hint=hint, keep=_("Make anonymous"))

    def _counted(self, title: str) -> str:
        words = ngettext("{title}: {n} person", "{title}: {n} people", len(self._chosen))
        return words.format(title=title, n=number(len(self._chosen)))

    def _meant(self, *, is_held: bool) -> tuple[Line, ...]:
        """Those who are chosen in the list, or everybody in it; the held ones only where they may be meant."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        places = rows or range(len(self.people.ids))
        found = (self.people.row(place) for place in places)
        return tuple(line for line in found if line and (is_held or not _holds(line.record)))

    def _on_erased(self, lines: tuple[str, ...]) -> None:
        self.form.hide()
        count = len(self._chosen)
        said = ngettext("{n} person was made anonymous.", "{n} people were made anonymous.", count)
        self._desk.say(" ".join((said.format(n=number(count)), *lines)))

    def _go(self, each: ToDo) -> None:
        if each.people:
            self.went.emit(Place(PARTICIPANTS, title=each.text, chosen=each.people))
        elif each.part == "rules":
            (self.table if self.people.ids else self.add).setFocus()
        else:
            self.part_wanted.emit(each.part)

    def _lay_out(self) -> None:
        waits = Card(_("What waits"), inset=8)
        self.to_do.setSpacing(4)
        waits.body.addLayout(self.to_do)
        waits.body.addStretch(1)
        rules = Card(_("How long data are kept"))
        rules.body.addWidget(self.rule_table)
        rules.body.addWidget(
            Words(
                _("Proposals are no legal advice: the grant agreement and the law of the place decide."),
                "caption",
                quiet="half",
            )
        )
        rules.body.addWidget(self.next)
        rules.body.addStretch(1)
        upper = Columns(((900, 2),), stretch=(1, 1), is_top=True)
        upper.show_widgets([waits, rules])
        people = Card(_("Whose time is over"))
        people.body.addWidget(self.none)
        people.body.addWidget(self.table)
        buttons, flow = QWidget(), FlowLayout()
        for button in (self.erase, self.keep):
            flow.addWidget(button)
        buttons.setLayout(flow)
        people.body.addWidget(buttons)
        self.column.addWidget(upper)
        self.column.addWidget(people)
        self.column.addStretch(1)


def _holds(person: DuePerson) -> bool:
    return bool(person.holds)
