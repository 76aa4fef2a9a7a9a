"""A report with one of each block, as the tests of the renderers print it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from partnertrack import i18n
from partnertrack.reporting.cells import count_cell, day_cell, money_cell, share_cell
from partnertrack.reporting.charts import BarItem, FunnelHeadings, FunnelStage, Look, Route, bars, funnel, routes
from partnertrack.reporting.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Definition,
    Definitions,
    Document,
    Fact,
    Figure,
    Heading,
    KeepTogether,
    KeyFigures,
    Lead,
    Meta,
    Note,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    Run,
    Tile,
)
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Bar, Cell, Column, Row, Status, Table
from partnertrack.scene import Scene

LOOK = Look(text_width)


def meta(language: str = "en") -> Meta:
    """What is printed around the report."""
    return Meta(
        title="Accra–Bavaria partnership",
        organisation="Sample Agency",
        language=language,
        created=date(2026, 10, 12),
        kind="Progress report no. 5",
        period="April to September 2026",
        version="Version 1.0",
        subject="Donor report",
    )


def document(*blocks: Block, language: str = "en") -> Document:
    """A report of some blocks."""
    return Document(meta(language), blocks)


def sample(language: str = "en") -> Document:
    """A report of one of each block."""
    with i18n.speaking(language):
        return document(*_front(), *_sections(), language=language)


def stage_funnel() -> Scene:
    """Three stages, one with a milestone."""
    stages = (
        FunnelStage("Selected", 412, "412"),
        FunnelStage("Trained", 347, "347", share="86%", lost="57", tick=330, tick_text="330"),
        FunnelStage("Departed", 12, "12", share="90%", lost="24"),
    )
    return funnel(stages, LOOK, FunnelHeadings("People", "Passed, of decided", "Left"))


def _front() -> tuple[Block, ...]:
    facts = (Fact("Data as at", i18n.day(date(2026, 9, 30))), Fact("Version", "1.0"))
    on_track = Tile("347", "completed training", "milestone 330", Bar(0.87, 0.83), Status.ON_TRACK)
    return (
        Cover(
            "Accra–Bavaria partnership",
            "Progress report no. 5",
            "1 April to 30 September 2026",
            "Sample Agency",
            facts,
            ("Sample Fund",),
            "Invented data.",
            routes((Route("GH", "DE"),)),
        ),
        Heading("At a glance", is_numbered=False),
        Lead("197 of 412 trainees have left for a placement."),
        KeyFigures((on_track, Tile("36%", "are women", status=Status.OFF_TRACK))),
        Panels((Panel("What went well", ("All centres are accredited.",)), Panel("Decisions", ("Extend cohort 3.",)))),
        PageBreak(),
        Contents(),
        PageBreak(),
    )


def _sections() -> tuple[Block, ...]:
    columns = (
        Column("Indicator", share=2),
        Column("Actual", "end"),
        Column("Share", "end"),
        Column("Spent", "end"),
        Column("On", "end"),
        Column(""),
        Column("Status"),
    )
    rows = (
        Row(("Outcomes",), "group"),
        Row(
            (
                "Trainees who depart",
                count_cell(1197, "strong"),
                share_cell(Fraction(5, 6)),
                money_cell(9983, "EUR"),
                day_cell(date(2026, 9, 30)),
                Cell(bar=Bar(0.6, 0.7, Status.WATCH)),
                Cell(status=Status.WATCH),
            )
        ),
        Row(("Total", count_cell(1197), share_cell(None), count_cell(None), "", "", ""), "total"),
    )
    regions = bars((BarItem("Ashanti", 74, "74"), BarItem("Not recorded", 3, "3", is_unknown=True)), LOOK)
    return (
        Heading("Where our trainees are"),
        Paragraph((Run("Departures. ", is_bold=True), Run("One in ten waits longer than 135 days for a visa."))),
        Figure("Most leave before departure", stage_funnel(), "People by stage", "The tick is the milestone."),
        Heading("Results", 2),
        Table("Results matrix", columns, rows, "Since January 2024", "Dark tick: milestone."),
        KeepTogether((Heading("By region", 2), Figure("Ashanti leads", regions))),
        Heading("Method"),
        Definitions((Definition("Passed", "Went on, of those decided.", "passed ÷ (passed + left)"),)),
        Bullets(("A dash is no figure.", (Run("[c] ", is_bold=True), Run("confidential")))),
        Note("Made with PartnerTrack."),
    )
