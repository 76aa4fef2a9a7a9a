"""The figures Q1 to Q3 and G1: how good the data are, and whether enough women were selected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.answers import Answer, Figure, Moment, share, shared
from tests.oracle.standing import Standing


def known(each: Standing) -> list[bool]:
    """Q1: whether each thing that must be known is: sex, day of birth, cohort, the day of every step that is done."""
    about = [each.sex_known, each.trainee.born is not None, bool(each.trainee.cohort)]
    return about + [what.done is not None for what in each.trainee.happened if each.is_done(what)]


def completeness(moment: Moment) -> Answer:
    """Q1: of all of it, what is on record."""
    everyone = {each.key: known(each) for each in moment.everyone}
    n, d = sum(map(sum, everyone.values())), sum(map(len, everyone.values()))
    lacking = frozenset(key for key, parts in everyone.items() if not all(parts))
    return Answer(Fraction(n, d) if d else None, n, d, frozenset(everyone) - lacking, frozenset(everyone), lacking)


def timeliness(moment: Moment) -> Answer:
    """Q2: of the sheets that partners owed by the day, those that came by their due day."""
    owed = [(due, came) for due, came in moment.pilot.sheets if due <= moment.day]
    n = sum(came is not None and came <= due for due, came in owed)
    return Answer(Fraction(n, len(owed)) if owed else None, n, len(owed))


def active(each: Standing) -> bool:
    """Neither left nor closed nor paused; a pause is over once anything was done after its day."""
    if each.reached("closed"):
        return False
    done = [what for what in each.trainee.happened if each.is_done(what)]
    for what in done:
        status = each.rules.leaves.get(what.step) or each.rules.leaves_with.get((what.step, what.outcome or ""))
        went_on = what.done is not None and any(other.done and other.done > what.done for other in done)
        if status and not (status == "on_hold" and went_on):
            return False
    return True


def stale(each: Standing) -> bool:
    """Q3: nothing has begun or been done for more than 60 days, or on no day that is known."""
    earliest = each.day - timedelta(60)
    asked = replace(each, certain=False)
    days = [what.started for what in each.trainee.happened if what.started and what.started <= each.day]
    days += [what.done for what in each.trainee.happened if what.done and asked.is_done(what)]
    return max(days, default=date.min) < earliest


def minimum_women(moment: Moment) -> Answer:
    """G1: women of all selected, where a grant asks for a least share."""
    found, limit = moment.those(Standing.selected), moment.pilot.grant.women
    answer = shared(found & moment.those(lambda each: each.woman), found)
    return replace(answer, value=answer.value if limit is not None else None, limit=limit)


QUALITY: dict[str, Figure] = {
    "Q1": completeness,
    "Q2": timeliness,
    "Q3": share(lambda each: active(each) and stale(each), active),
    "G1": minimum_women,
}
