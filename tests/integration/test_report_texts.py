"""The texts of a report are kept one undoable change at a time, and nothing is issued that quotes what nobody knows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.logframe import LogframeIndicator, ResultNode, Target
from partnertrack.domain.record import new_id
from partnertrack.domain.report import ISSUED, Passage, Remark, Report
from partnertrack.errors import ConflictError, UserError
from partnertrack.i18n import speaking
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import records
from partnertrack.reporting.document import Heading, Note, Paragraph, Run
from partnertrack.services import donor_report, history, report_texts
from partnertrack.services.donor_report import placeholders
from partnertrack.services.donor_report.narrative import text_blocks
from partnertrack.services.donor_report.of_report import draft, options_of
from partnertrack.services.workspace import Workspace

DAY, SINCE = date(2026, 6, 30), date(2026, 1, 1)


@pytest.fixture
def report(cohort_of_three: Workspace) -> Report:
    """A draft in English and French, of a pilot of which two people have departed."""
    with cohort_of_three.store.reading() as reading:
        who = [each.id for each in records.all_of(reading, Enrolment)]
    departed = [Event(enrolment_id=each, step="departed", status="done", done_on=date(2026, 4, 1)) for each in who[:2]]
    made = Report(
        number="2", title="Progress", template="generic", as_of=DAY, since=SINCE, created_on=DAY, languages="en fr"
    )
    cohort_of_three.commit("Begin", map(added, (made, *departed)))
    return made


def write(pilot: Workspace, report: Report, section: str, body: str, language: str = "en") -> Passage:
    before = report_texts.texts(pilot, report.id).passages.get((section, language))
    blank = Passage(report_id=report.id, section=section, language=language, body="")
    report_texts.keep(pilot, before or blank, body, section)
    return report_texts.texts(pilot, report.id).passages[section, language]


def kinds(pilot: Workspace, report: Report, *, blocking: bool | None = None) -> list[tuple[str, str, str]]:
    found = donor_report.checklist(pilot, report.id)
    return [(each.kind, each.section, each.language) for each in found if blocking in (None, each.is_blocking)]


def test_a_text_is_kept_undone_and_kept_from_two_writers(cohort_of_three: Workspace, report: Report) -> None:
    pilot = cohort_of_three
    first = write(pilot, report, "time", "Slow.\r\n")
    assert first.body == "Slow."
    assert report_texts.keep(pilot, first, " Slow. ", "Time") is None
    change = report_texts.keep(pilot, first, "Quick.", "Time")
    with pytest.raises(ConflictError):
        report_texts.keep(pilot, first, "Steady.", "Time")
    assert change is not None
    assert history.entries(pilot)[0].title == "Write “Time”"
    history.undo(pilot)
    assert report_texts.texts(pilot, report.id).passages["time", "en"].body == "Slow."


def test_what_was_taken_over_is_the_officers_own_once_it_is_changed_or_held_done(
    cohort_of_three: Workspace, report: Report
) -> None:
    pilot = cohort_of_three
    pilot.keep(
        "Carry",
        Passage(report_id=report.id, section="time", language="en", body="As before.", carried_from=new_id()),
    )
    carried = report_texts.texts(pilot, report.id).passages["time", "en"]
    assert ("carried", "time", "en") in kinds(pilot, report)
    report_texts.settle(pilot, carried, "Time", is_done=True)
    assert ("carried", "time", "en") not in kinds(pilot, report)


def test_an_issued_report_takes_no_text_and_no_remark(cohort_of_three: Workspace) -> None:
    pilot = cohort_of_three
    issued = Report(number="1", title="P", template="generic", as_of=DAY, created_on=DAY, status=ISSUED)
    pilot.commit("Issue", [added(issued)])
    with pytest.raises(UserError, match="was issued"):
        report_texts.keep(pilot, Passage(report_id=issued.id, section="time", language="en", body=""), "x", "Time")
    with pytest.raises(UserError, match="was issued"):
        report_texts.add_remark(pilot, Remark(report_id=issued.id, section="time", text="Why?", noted_on=DAY))


def test_pictures_are_kept_without_the_place_where_they_were_taken(
    cohort_of_three: Workspace, report: Report, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ama"
    exif.get_ifd(0x8825)[2] = (5.0, 36.0, 13.0)
    photo = tmp_path / "photo.jpg"
    Image.new("RGB", (60, 40), "teal").save(photo, exif=exif)
    content = report_texts.read(photo)
    with Image.open(BytesIO(content)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (60, 40))
        assert not kept.getexif()
    assert b"Camera" not in content
    blank = Passage(report_id=report.id, section="time", language="en", body="")
    report_texts.keep(cohort_of_three, blank, f"![Masons](picture:{File(content).sha256})", "Time", [content])
    held = report_texts.pictures(cohort_of_three, [File(content).sha256, "0" * 64])
    assert held == {File(content).sha256: content}


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"GIF89a", "no picture"), (b"\x89PNG\r\n\x1a\nbroken", "no picture"), (b"x" * 5_300_000, "larger than 5 MB")],
)
def test_other_files_are_no_pictures(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(UserError, match=said):
        report_texts.read(path)


def test_figures_are_filled_in_the_language_of_the_text(cohort_of_three: Workspace, report: Report) -> None:
    pilot = cohort_of_three
    write(pilot, report, "time", "# So far\n{departed} until {as_of}; {nobody}.")
    write(pilot, report, "time", "{departed} au {as_of}", "fr")
    brief = draft(pilot, report.id)
    heading, said = text_blocks(brief, "time")
    assert heading == Heading("So far", 2, is_numbered=False)
    unknown = Run("{nobody}: no such figure", is_bold=True, is_marked=True)
    assert said == Paragraph((Run("2 until 30 June 2026; "), unknown, Run(".")))
    with speaking("fr"):
        assert text_blocks(draft(pilot, report.id, "fr"), "time") == (Paragraph("2 au 30 juin 2026"),)


def test_a_missing_language_is_printed_in_the_first_one_and_says_so(cohort_of_three: Workspace, report: Report) -> None:
    write(cohort_of_three, report, "time", "Slow.")
    brief = draft(cohort_of_three, report.id, "fr")
    assert text_blocks(brief, "time") == (
        Paragraph("Slow.", "en"),
        Note("This text is available in English only."),
    )
    assert ("language", "time", "fr") in kinds(cohort_of_three, report)


def test_a_figure_that_only_another_language_quotes_is_withheld_there_too(
    cohort_of_three: Workspace, report: Report
) -> None:
    write(cohort_of_three, report, "time", "Nothing to count here.")
    write(cohort_of_three, report, "time", "Dont {departed.unknown} et {departed.women} femmes, {selected.men}.", "fr")
    composed = donor_report.compose(cohort_of_three, options_of(report), ("en", "fr"))
    noted = {count.key for count in composed.counts}
    assert {("departed", "sex=female"), ("selected", "sex=male")} <= noted


def test_every_placeholder_is_listed_once_and_says_something_or_is_not_available(
    cohort_of_three: Workspace, report: Report
) -> None:
    brief = draft(cohort_of_three, report.id)
    found = placeholders.all_placeholders(brief)
    names = [each.name for each in found]
    assert len(names) == len(set(names))
    assert {"departed", "departed.women", "departed.period", "T2", "T2.value", "T2.n", "T2.d", "as_of"} <= set(names)
    assert all(each.label for each in found)
    assert placeholders.placeholder(brief, "departed").say() == "2"  # type: ignore[union-attr]  # it is there
    assert placeholders.nearest(brief, "Departd") == "departed"


def test_an_unknown_figure_and_a_name_keep_the_report_from_being_issued(
    cohort_of_three: Workspace, report: Report
) -> None:
    pilot = cohort_of_three
    write(pilot, report, "time", "Ama  Mensah told {departd}. So did Boateng Ama; **Ama** laughed, said Ama.")
    found = donor_report.checklist(pilot, report.id)
    blocking = [(each.text, each.hint) for each in found if each.is_blocking]
    assert blocking == [
        (
            "“Ama Mensah” in Time in each step is the name of a participant.",
            "Leave it out: names never stand in a report that leaves the office.",
        ),
        (
            "“Boateng Ama” in Time in each step is the name of a participant.",
            "Leave it out: names never stand in a report that leaves the office.",
        ),
        ("{departd} in Time in each step is no figure of this pilot.", "Did you mean {departed}?"),
    ]


def test_an_internal_report_may_name_people(cohort_of_three: Workspace) -> None:
    inside = Report(number="3", title="I", template="generic", as_of=DAY, created_on=DAY, audience="internal")
    cohort_of_three.commit("Begin", [added(inside)])
    write(cohort_of_three, inside, "time", "Ama Mensah waits.")
    assert not [each for each in kinds(cohort_of_three, inside) if each[0] == "name"]


def test_an_indicator_off_track_asks_for_its_explanation(cohort_of_three: Workspace, report: Report) -> None:
    pilot = cohort_of_three
    node = ResultNode(level="output", code="O1", statement="People depart")
    line = LogframeIndicator(node_id=node.id, code="O1.1", label="Departures", figure="departed")
    goal = Target(indicator_id=line.id, type="milestone", due_on=DAY, decided_on=SINCE, value=Decimal(10))
    pilot.commit("Agree", map(added, (node, line, goal)))
    assert ("variance", "variance:O1.1", "") in kinds(pilot, report, blocking=True)
    entry = next(each for each in donor_report.outline(pilot, report.id) if each.key == "variance:O1.1")
    assert (entry.heading, entry.level, entry.is_asked) == ("O1.1: Departures", 2, True)
    write(pilot, report, "variance:O1.1", "{O1.1.missing} of {O1.1.milestone} are missing; visas are late.")
    assert ("variance", "variance:O1.1", "") not in kinds(pilot, report)
    assert text_blocks(draft(pilot, report.id), "variance:O1.1") == (Paragraph("8 of 10 are missing; visas are late."),)


def test_typed_numbers_are_offered_a_figure_and_stale_ones_are_told(cohort_of_three: Workspace, report: Report) -> None:
    pilot = cohort_of_three
    write(pilot, report, "time", "By 30 June 2026, 17 departed. In 2026 we were 12 people; {departed} is true.")
    found = {each.kind: each.text for each in donor_report.checklist(pilot, report.id)}
    assert found["stale"] == "“17” in Time in each step seems to quote {departed}, which is 2."
    assert "typed" not in found


def test_remarks_are_listed_until_they_are_settled(cohort_of_three: Workspace, report: Report) -> None:
    pilot = cohort_of_three
    with pytest.raises(UserError, match="Say what"):
        report_texts.add_remark(pilot, Remark(report_id=report.id, section="time", text=" ", noted_on=DAY))
    report_texts.add_remark(pilot, Remark(report_id=report.id, section="time", text="Why so slow?", noted_on=DAY))
    (remark,) = report_texts.texts(pilot, report.id).remarks
    assert ("remark", "time", "") in kinds(pilot, report)
    report_texts.settle_remark(pilot, remark, is_settled=True)
    assert ("remark", "time", "") not in kinds(pilot, report)
    report_texts.delete_remark(pilot, report_texts.texts(pilot, report.id).remarks[0])
    assert report_texts.texts(pilot, report.id).remarks == ()


def test_a_text_that_is_too_long_says_how_long_it_may_be(cohort_of_three: Workspace) -> None:
    long = Report(number="4", title="L", template="eu_interim", as_of=DAY, created_on=DAY)
    cohort_of_three.commit("Begin", [added(long)])
    entry = next(each for each in donor_report.outline(cohort_of_three, long.id) if each.most_words)
    write(cohort_of_three, long, entry.key, "word " * (entry.most_words + 1))
    assert ("long", entry.key, "en") in kinds(cohort_of_three, long)
