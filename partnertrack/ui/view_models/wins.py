"""Who gains, in words, charts and the tables behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, country, day, ngettext, number, percent, pgettext
from partnertrack.ui.view_models import earnings_words
from partnertrack.ui.view_models.earnings_chart import Earnings
from partnertrack.ui.view_models.flow_chart import FlowEnd, FlowTrack
from partnertrack.ui.view_models.split_chart import Split

if TYPE_CHECKING:
    from partnertrack.services.wins import Balance, Block, HealthNote, Stream, Wins

TONES = {"trainee": "origin", "employer": "placement", "origin": "return", "destination": "mobility"}
ICONS = {"trainee": "graduation-cap", "employer": "building-2", "origin": "house", "destination": "globe"}
TRACK_TONES = {"home": "return", "away": "mobility", "undecided": "none"}
_SIDE_TONES = {"gain": "return", "open": "info", "away": "mobility", "loss": "placement", "": "left"}

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """Persons on one side of the country of origin's account, with the share of all who were selected."""

    label: str
    tone: str
    share: float
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class SplitPart:
    """Those who are on a track, of a cohort or of all, in words."""

    text: str
    title: str
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class WinsView:
    """All that the page shows; texts are ready to be shown, charts are values for their scenes."""

    subtitle: str
    is_empty: bool
    blocks: tuple[Block, ...]
    tracks: tuple[FlowTrack, ...]
    flow_rows: Rows
    flow_alt: str
    flow_people: tuple[tuple[UUID, ...], ...]
    flow_parts: tuple[SplitPart, ...]
    ledger: tuple[LedgerLine, ...]
    splits: tuple[Split, ...]
    split_parts: tuple[SplitPart, ...]
    split_rows: Rows
    split_alt: str
    split_note: str
    split_people: tuple[tuple[UUID, ...], ...]
    earnings: Earnings | None
    earnings_marks: tuple[tuple[float, str], ...]
    earnings_rows: Rows
    earnings_alt: str
    earnings_note: str
    earnings_people: tuple[tuple[UUID, ...], ...]
    health: tuple[str, str, str]
    health_people: tuple[UUID, ...]


def present(wins: Wins, title: str) -> WinsView:
    """The wins in words; `title` is the pilot's."""
    balance, earned = wins.balance, wins.earnings
    tracks = tuple(
        FlowTrack(
            track_names()[branch.key],
            TRACK_TONES[branch.key],
            tuple(FlowEnd(each.label, len(each.people), tone_of(each)) for each in branch.streams),
        )
        for branch in balance.branches
    )
    flow_rows = tuple(
        (branch.label, each.label, number(len(each.people)), percent(len(each.people) / len(balance.selected), 1))
        for branch in balance.branches
        for each in branch.streams
    )
    earnings = earnings_words.earnings(earned)
    return WinsView(
        subtitle=_("{pilot}  ·  compared with {day}").format(pilot=title, day=day(wins.before)),
        is_empty=wins.is_empty,
        blocks=wins.blocks,
        tracks=tracks,
        flow_rows=flow_rows,
        flow_alt=_("Of {n} selected: {ends}").format(
            n=number(len(balance.selected)),
            ends="; ".join(f"{track}, {end}: {count}" for track, end, count, _share in flow_rows),
        ),
        flow_people=tuple(each.people for branch in balance.branches for each in branch.streams),
        flow_parts=_flow_parts(balance),
        ledger=_ledger(balance),
        splits=_splits(balance),
        split_parts=_split_parts(balance),
        split_rows=_split_rows(balance),
        split_alt="; ".join(f"{name}: " + ", ".join(parts) for name, *parts in _split_rows(balance)),
        split_note=_split_note(balance),
        split_people=tuple(each.people for each in balance.cohorts),
        earnings=earnings,
        earnings_marks=earnings_words.marks(earned) if earnings else (),
        earnings_rows=earnings_words.rows(earned),
        earnings_alt=f"{earnings.at_home[1]}; {earnings.abroad[1]}" if earnings else "",
        earnings_note=earnings_words.note(earned),
        earnings_people=tuple((earned.people[place - 1],) for place, _pair in earnings_words.shown(earned))
        if earned.people
        else (),
        health=_health(balance.health),
        health_people=balance.health.people,
    )


def fact_rows(blocks: Sequence[Block]) -> Rows:
    """All facts as a table, under its headings, for a spreadsheet."""
    heads = (
        _("Who"),
        _("Evidence"),
        _("Value"),
        _("Count"),
        pgettext("difference", "Change"),
        _("Target"),
        _("What it shows"),
        _("What not"),
    )
    lines = (
        (
            block.title,
            fact.label,
            fact.value or _("No evidence yet"),
            fact.detail,
            fact.move.text if fact.move else "",
            fact.aim.text if fact.aim else "",
            " ".join(filter(None, (fact.shows, fact.known))),
            fact.caveat if fact.value else "",
        )
        for block in blocks
        for fact in block.facts
    )
    return (heads, *lines)


def tone_of(stream: Stream) -> str:
    """The tone of an end: by what it is to the country of origin."""
    return _SIDE_TONES[stream.side]


def track_names() -> dict[str, str]:
    """The tracks in the words of the charts."""
    return {"home": _("For home"), "away": _("For abroad"), "undecided": _("Not decided")}


def _flow_parts(balance: Balance) -> tuple[SplitPart, ...]:
    """All who were selected, and those on each track."""
    names = track_names()
    parts = [(_("Selected"), balance.selected), *((names[each.key], each.people) for each in balance.branches)]
    told = ((_("{figure}: {value}").format(figure=words, value=number(len(each))), each) for words, each in parts)
    return tuple(SplitPart(words, words, people) for words, people in told)


def _ledger(balance: Balance) -> tuple[LedgerLine, ...]:
    whole = len(balance.selected) or 1
    sides = (
        ("gain", _("At home with new skills: trained or returned")),
        ("open", _("On their way: in training or waiting")),
        ("away", _("Away for now: working abroad")),
        ("loss", _("Away to stay, or unaccounted for")),
        ("", _("Left the programme")),
    )
    found = ((side, label, balance.side(side)) for side, label in sides)  # type: ignore[arg-type]  # its own sides
    return tuple(
        LedgerLine(label, _SIDE_TONES[side], len(people) / whole, people) for side, label, people in found if people
    )


def _splits(balance: Balance) -> tuple[Split, ...]:
    return tuple(
        Split(
            each.name or _("No cohort"),
            (
                (TRACK_TONES["home"], len(each.home)),
                (TRACK_TONES["away"], len(each.away)),
                (TRACK_TONES["undecided"], len(each.undecided)),
            ),
        )
        for each in balance.cohorts
    )


def _split_parts(balance: Balance) -> tuple[SplitPart, ...]:
    names, found = track_names(), []
    for each in balance.cohorts:
        for key, people in (("home", each.home), ("away", each.away), ("undecided", each.undecided)):
            if people:
                cohort = each.name or _("No cohort")
                words = _("{cohort} {track}: {n}").format(
                    cohort=cohort, track=names[key].lower(), n=number(len(people))
                )
                found.append(SplitPart(words, words, people))
    return tuple(found)


def _split_note(balance: Balance) -> str:
    """How the split on the tracks compares with what was planned, as far as a plan is on record."""
    note = _("As people are on the tracks now; how many were planned for each is not on record.")
    is_home_foreseen = "home" in balance.foreseen or not balance.foreseen
    if not is_home_foreseen and any(each.home for each in balance.cohorts):
        return " ".join((note, _("The scheme foresees the way abroad only.")))
    return note


def _split_rows(balance: Balance) -> Rows:
    return tuple(
        (
            each.name or _("No cohort"),
            day(each.began_on, "month") if each.began_on else "",
            number(len(each.home)),
            number(len(each.away)),
            number(len(each.undecided)),
            percent(len(each.home) / len(each.people), 0) if each.people else "",
        )
        for each in balance.cohorts
    )


def _health(note: HealthNote) -> tuple[str, str, str]:
    """What is to be said of health work: the text, the hint, and the tone; empty where it plays no part."""
    if not (note.occupations or note.people):
        return "", "", ""
    listed = _("Health work on the lists: {occupations}.").format(occupations=", ".join(note.occupations))
    people = (
        _("Nobody in this pilot works in it or learns it.")
        if not note.people
        else ngettext(
            "{n} person of this pilot works in it or learns it.",
            "{n} people of this pilot work in it or learn it.",
            len(note.people),
        ).format(n=number(len(note.people)))
    )
    text = f"{listed} {people}" if note.occupations else people
    if note.safeguarded:
        names = ", ".join(country(each) for each in note.safeguarded)
        hint = _(
            "{countries}: on the WHO support and safeguards list of 2023. Recruit only under an agreement between the "
            "governments that strengthens the health system there."
        ).format(countries=names)
        return text, hint, "danger" if note.people else "warn"
    hint = _(
        "No country of origin here is on the WHO support and safeguards list of 2023. The WHO code of practice asks "
        "all the same that recruitment does not weaken the health system there."
    )
    return text, hint, "info"
