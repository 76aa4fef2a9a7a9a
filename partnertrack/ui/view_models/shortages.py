"""The lists of shortage occupations, in words ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.domain.health_safeguards import SUPPORT_AND_SAFEGUARDS
from partnertrack.i18n import _, country, day, ngettext, number
from partnertrack.ui.view_models.supply_chart import SupplyBar

if TYPE_CHECKING:
    from partnertrack.domain.shortage import Shortage
    from partnertrack.services.shortages import Line, ListHead, Lists

STANDING_TONES = {"joint": "ok", "both_lack": "danger", "destination": "info", "origin": "neutral"}
STANDING_ICONS = {"joint": "handshake", "both_lack": "triangle-alert", "destination": "globe", "origin": "house"}
_BARS = 8


@dataclass(frozen=True, slots=True)
class LineRow:
    """One occupation in the list."""

    line: Line
    title: str
    below: str
    standing: str
    demand: str
    origin: str
    supply: tuple[str, str, str]
    gap: str


def standings() -> dict[str, str]:
    """What the lists say of an occupation, in words."""
    return {
        "joint": _("Both sides agree"),
        "both_lack": _("Both lack people"),
        "destination": _("Destination only"),
        "origin": _("Origin only"),
    }


def supply_names() -> tuple[str, str, str]:
    """The kinds of supply, in words, the nearest to the work first."""
    return _("Placed"), _("Certified"), _("In training")


def rows(lists: Lists) -> tuple[LineRow, ...]:
    """The lines in words."""
    return tuple(_row(line) for line in lists.lines)


def subtitle(lists: Lists) -> str:
    """What the lists come to, in a line."""
    joint = ngettext("{n} occupation identified jointly", "{n} occupations identified jointly", lists.joint).format(
        n=number(lists.joint)
    )
    return "  ·  ".join((joint, *(head_words(head) for head in lists.heads)))


def head_words(head: ListHead) -> str:
    """A country's list in a few words."""
    words = ngettext("{country}: {n} occupation", "{country}: {n} occupations", head.entries)
    return words.format(country=country(head.country) if head.country else _("No country"), n=number(head.entries))


def head_lines(head: ListHead) -> tuple[str, str]:
    """A country's list with its dates, and its sources."""
    if head.first_on is None or head.last_on is None:
        dates = _("without a date")
    elif head.first_on == head.last_on:
        dates = day(head.last_on, "short")
    else:
        dates = _("{first} to {last}").format(first=day(head.first_on, "short"), last=day(head.last_on, "short"))
    return f"{head_words(head)}, {dates}", "; ".join(head.sources) or _("No source is named.")


def entry_words(entry: Shortage) -> str:
    """What an entry of a list says: whose it is, how many, when and by whom."""
    where = country(entry.country) if entry.country else _("No country")
    parts = [need_words(entry)]
    if entry.listed_on:
        parts.append(day(entry.listed_on, "short"))
    if entry.source:
        parts.append(entry.source)
    return f"{where}: {', '.join(parts)}"


def safeguards(line: Line) -> str:
    """What is asked of whoever recruits for health work; nothing for other work."""
    if not line.is_health:
        return ""
    listed = sorted({country(each.country) for each in line.origin if each.country in SUPPORT_AND_SAFEGUARDS})
    if not listed:
        return _("The WHO code of practice asks for the consent of the country of origin and for safeguards there.")
    return _(
        "{countries}: on the WHO support and safeguards list of 2023. Recruit only under an agreement between the "
        "governments that strengthens the health system there."
    ).format(countries=", ".join(listed))


def need_words(entry: Shortage) -> str:
    """How many an entry says are lacking, or can be spared."""
    if entry.places is None:
        return _("no number")
    if entry.places < 0:
        return _("can spare {n}").format(n=number(-entry.places))
    return _("lacks {n}").format(n=number(entry.places))


def wanted_most(lists: Lists) -> tuple[Line, ...]:
    """The occupations of the destination's list that are wanted most, as the chart shows them."""
    wanted = [line for line in lists.lines if line.wanted]
    return tuple(sorted(wanted, key=lambda line: -(line.wanted or 0))[:_BARS])


def bars(lists: Lists) -> tuple[SupplyBar, ...]:
    """The bars of the chart, with who is there."""
    return tuple(
        SupplyBar(_first_name(line.title), line.wanted or 0, _counts(line), _gap(line)) for line in wanted_most(lists)
    )


def bar_rows(shown: Sequence[SupplyBar]) -> tuple[tuple[str, ...], ...]:
    """The table behind the chart."""
    return tuple((bar.label, number(bar.wanted), *map(number, bar.supply), bar.gap) for bar in shown)


def _first_name(title: str) -> str:
    """The occupation without its other names in brackets."""
    return title.partition(" (")[0]


def _row(line: Line) -> LineRow:
    code = f"ISCO {line.isco}" if line.isco else _("no ISCO-08 code")
    below = f"{code}  {line.isco_title}".rstrip()
    return LineRow(
        line,
        line.title,
        below,
        standings()[line.standing],
        _demand(line),
        _origin(line),
        tuple(number(count) if count else "–" for count in _counts(line)),  # type: ignore[arg-type]  # three of them
        _gap(line),
    )


def _demand(line: Line) -> str:
    listed = number(line.demand) if line.demand is not None else "–"
    if not line.open_places:
        return listed
    return _("{listed}, {n} open").format(listed=listed, n=number(line.open_places))


def _origin(line: Line) -> str:
    if not line.origin:
        return "–"
    if line.spare is None:
        return _("listed")
    return (_("spares {n}") if line.spare >= 0 else _("lacks {n}")).format(n=number(abs(line.spare)))


def _gap(line: Line) -> str:
    if line.gap is None:
        return ""
    return _("{n} missing").format(n=number(line.gap)) if line.gap else _("covered")


def _counts(line: Line) -> tuple[int, int, int]:
    return len(line.supply.placed), len(line.supply.certified), len(line.supply.training)
