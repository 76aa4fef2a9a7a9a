"""The kinds of record that a pilot file holds, in the order in which they depend on each other."""

from __future__ import annotations

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.consent import Consent
from partnertrack.domain.contact import Contact
from partnertrack.domain.cost import Cost
from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.document import Document
from partnertrack.domain.duration import Duration
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.event import Event
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.grant import Grant
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.lesson import Lesson
from partnertrack.domain.letter_template import LetterTemplate
from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.domain.note import Note
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.own_indicator import OwnIndicator
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.processing import PrincipleAnswer, ProcessingActivity
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.record import Record
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.report import Passage, Remark, Report, WordForm
from partnertrack.domain.retention import RetentionHold, RetentionRule
from partnertrack.domain.risk import Risk
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.shortage import Shortage
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Statement
from partnertrack.domain.vacancy import Candidacy, Vacancy

KINDS: dict[str, type[Record]] = {
    record.kind: record
    for record in (
        Pilot,
        Source,
        Organisation,
        Cohort,
        Participant,
        Enrolment,
        Event,
        Statement,
        Recipe,
        Wording,
        Expectation,
        Distinction,
        Note,
        Document,
        Attendance,
        Contact,
        Engagement,
        Vacancy,
        Candidacy,
        Reminder,
        Duration,
        SavedView,
        LetterTemplate,
        Grant,
        BudgetLine,
        CostShare,
        Cost,
        ResultNode,
        LogframeIndicator,
        Target,
        Actual,
        OwnIndicator,
        Shortage,
        Grievance,
        Lesson,
        Risk,
        Report,
        Passage,
        Remark,
        WordForm,
        Consent,
        RetentionRule,
        RetentionHold,
        Erasure,
        DataRequest,
        ProcessingActivity,
        PrincipleAnswer,
    )
}
