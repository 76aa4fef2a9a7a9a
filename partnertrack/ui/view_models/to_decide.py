"""What waits for somebody's decision, as lines of the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, ngettext, number

if TYPE_CHECKING:
    from partnertrack.domain.submissions import Period


@dataclass(frozen=True, slots=True)
class Silent:
    """A partner that owes `owed` files, the oldest for so many days; 0 owed where its last file came too late."""

    partner: str
    owed: int
    days_late: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits: rows of files, pairs of people who may be one, and partners whose files are late.

    `requests` about one’s data are late; `over` people’s data were to be made anonymous.
    """

    rows: int = 0
    files: int = 0
    pairs: int = 0
    silent: tuple[Silent, ...] = ()
    requests: int = 0
    over: int = 0


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that leads to a page of its own: the page's key, and the partner whose page it is."""

    page: str
    text: str
    detail: str
    icon: str
    tone: str
    partner: str = ""


def waiting_lines(waiting: Waiting) -> Iterator[PageLine]:
    """The lines; what does not wait has none."""
    if waiting.rows:
        rows = ngettext("{n} row of a file waits", "{n} rows of files wait", waiting.rows)
        files = ngettext("in {n} import", "in {n} imports", waiting.files).format(n=number(waiting.files))
        yield PageLine("imports", rows.format(n=number(waiting.rows)), files, "file-clock", "warn")
    if waiting.pairs:
        pairs = ngettext("{n} person may be here twice", "{n} people may be here twice", waiting.pairs)
        detail = _("Side by side, to merge or to keep apart")
        yield PageLine("duplicates", pairs.format(n=number(waiting.pairs)), detail, "copy", "warn")
    for each in waiting.silent:
        yield _silent(each)
    yield from _protection(waiting)


def _protection(waiting: Waiting) -> Iterator[PageLine]:
    """What data protection asks for."""
    if waiting.requests:
        text = ngettext(
            "{n} request about personal data is late", "{n} requests about personal data are late", waiting.requests
        ).format(n=number(waiting.requests))
        detail = _("An answer is due within a month")
        yield PageLine("privacy", text, detail, "shield-alert", "danger")
    if waiting.over:
        text = ngettext("{n} person is to be made anonymous", "{n} people are to be made anonymous", waiting.over)
        detail = _("The time for which data are kept is over")
        yield PageLine("privacy", text.format(n=number(waiting.over)), detail, "user-x", "warn")


def silence(partner: str, periods: Sequence[Period]) -> Silent | None:
    """What a partner leaves open by its periods, the earliest first; None where it sends in time.

    Of files that came late only the latest counts: what was late long ago is forgiven.
    """
    missing = [period for period in periods if period.state == "missing"]
    if missing:
        return Silent(partner, len(missing), max(period.days_late for period in missing))
    came = [period for period in periods if period.files]
    if came and came[-1].days_late:
        return Silent(partner, 0, came[-1].days_late)
    return None


def _silent(each: Silent) -> PageLine:
    days = ngettext("{n} day", "{n} days", each.days_late).format(n=number(each.days_late))
    if not each.owed:
        text = _("{partner}: the last file came late").format(partner=each.partner)
        return PageLine("partner", text, _("by {days}").format(days=days), "handshake", "info", each.partner)
    words = ngettext("{partner} owes a file", "{partner} owes {n} files", each.owed)
    text = words.format(partner=each.partner, n=number(each.owed))
    return PageLine("partner", text, _("late by {days}").format(days=days), "handshake", "warn", each.partner)
