"""The figures P1 to P8: from the arrival to the end of the placement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.answers import Answer, Figure, Moment, count, share, shared
from tests.oracle.standing import Standing, months_later

FOLLOW_UPS = {1: 30, 3: 90, 6: 180, 12: 365}
"""Which follow-up asks about so many months."""


def placed(each: Standing) -> bool:
    """P2: at work abroad or, on the home track, with a job or a business at home."""
    return each.work_started() or (each.home and each.reached("home_job", "job", "business", "unknown"))


def answers(each: Standing, months: int, question: str) -> dict[int, bool]:
    """What the follow-ups said by the day, by the days after the start at which they ask.

    One without a day is the one of these months, else it cannot have been before its day.
    """
    first = min(work.done for work in each.done("work_start") if work.done)
    said: dict[int, bool] = {}
    for visit in each.at("follow_up"):
        answer, wave = visit.said.get(question), visit.occurrence
        if visit.status != "done" or not isinstance(answer, bool):
            continue
        asked = visit.done or first + timedelta(wave)
        if asked <= each.day or (visit.done is None and wave == FOLLOW_UPS[months]):
            said[wave] = answer
    return said


def still_employed(each: Standing, months: int) -> bool | None:
    """P3: by the answer of that follow-up, else by the end of the placement, else by a later yes; None: unknown."""
    first = min(work.done for work in each.done("work_start") if work.done)
    said, wave = answers(each, months, "still_employed"), FOLLOW_UPS[months]
    if wave in said:
        return said[wave]
    ends = [end.done for end in each.done("placement_end") if end.done and each.ended_as(end) != "extended"]
    if ends:
        return max(ends) >= months_later(first, months)
    return True if any(yes for later, yes in said.items() if later > wave) else None


def same_employer(each: Standing, months: int) -> bool | None:
    """P3: with the same employer still: a follow-up says so, or the placement itself lasted so long."""
    first = min(work.done for work in each.done("work_start") if work.done)
    employed, same = answers(each, months, "still_employed"), answers(each, months, "same_employer")
    said = {wave: same.get(wave) if yes else False for wave, yes in employed.items()}
    wave = FOLLOW_UPS[months]
    if said.get(wave) is not None:
        return said[wave]
    ends = [end.done for end in each.done("placement_end") if end.done and each.ended_as(end) != "extended"]
    if ends:
        return max(ends) >= months_later(first, months)
    return True if any(yes for later, yes in said.items() if later > wave) else None


def retention(months: int, verdict: Callable[[Standing, int], bool | None], *, known: bool = False) -> Figure:
    """P3: of those who started work at least so many calendar months ago."""

    def answer(moment: Moment) -> Answer:
        due = [
            each
            for each in moment.everyone
            if (days := [work.done for work in each.done("work_start") if work.done])
            and months_later(min(days), months) <= moment.day
        ]
        said = {each.key: verdict(each, months) for each in due}
        unknown = frozenset(key for key, yes in said.items() if yes is None)
        base = frozenset(said) - unknown if known else frozenset(said)
        return shared(frozenset(key for key, yes in said.items() if yes), base, unknown)

    return answer


def should_have_ended(each: Standing) -> bool:
    """P4: the planned end of the placement has come; where none was planned, it has ended."""
    return each.work_started() and any(
        end.planned <= each.day if end.planned else each.is_done(end) for end in each.at("placement_end")
    )


def told_how(each: Standing) -> bool:
    return each.reached("placement_end", "planned_end", "early_end", "extended")


def satisfied(question: str) -> Figure:
    """P6: of the answers given, those that are satisfied or very satisfied; several of one trainee count each."""

    def answer(moment: Moment) -> Answer:
        visits = [(each.key, visit.said.get(question)) for each in moment.everyone for visit in each.done("follow_up")]
        told = [(key, said) for key, said in visits if said not in (None, "")]
        good = [(key, said) for key, said in told if said in ("satisfied", "very_satisfied")]
        return Answer(
            Fraction(len(good), len(told)) if told else None,
            len(good),
            len(told),
            frozenset(key for key, _said in good),
            frozenset(key for key, _said in told),
            frozenset(key for key, said in visits if said in (None, "")),
        )

    return answer


def due_follow_ups(each: Standing) -> Iterator[tuple[int, bool]]:
    """P7: the follow-ups that were due by the day, and whether each was done.

    One is due so many days after the work start, or on the day that was agreed or else planned for it. What was due
    after the end of the placement does not count; an end on an unknown day may have been before.
    """
    starts = [work.done for work in each.done("work_start") if work.done]
    ends = [end.done or date.min for end in each.done("placement_end")]
    for wave in each.rules.follow_ups if starts else ():
        visits = [visit for visit in each.at("follow_up") if visit.occurrence == wave]
        agreed = [day for visit in visits if (day := visit.due or visit.planned)]
        day = agreed[0] if agreed else min(starts) + timedelta(wave)
        if day <= each.day and not any(end < day for end in ends):
            yield wave, any(each.is_done(visit) for visit in visits)


def coverage(moment: Moment) -> Answer:
    """P7: of the follow-ups due by the day, those that were done."""
    due = [(each.key, done) for each in moment.everyone for _wave, done in due_follow_ups(each)]
    n = sum(done for _key, done in due)
    return Answer(
        Fraction(n, len(due)) if due else None,
        n,
        len(due),
        frozenset(key for key, done in due if done),
        frozenset(key for key, _done in due),
        frozenset(key for key, done in due if not done),
    )


def trained_at_home(each: Standing) -> bool:
    return each.home and each.certificate()


PLACEMENT: dict[str, Figure] = {
    "P1": count(Standing.work_started),
    "P1.rate": share(Standing.work_started, Standing.arrived),
    "P2": share(placed, Standing.training_started),
    "P4": share(
        lambda each: each.reached("placement_end", "planned_end", "extended"),
        should_have_ended,
        lambda each: should_have_ended(each) and not told_how(each),
    ),
    "P5": share(lambda each: each.reached("placement_end", "early_end"), Standing.work_started),
    "P6.employer": satisfied("satisfaction"),
    "P6.trainee": satisfied("satisfaction_trainee"),
    "P7": coverage,
    "P8": share(
        lambda each: trained_at_home(each) and each.reached("home_job", "job", "business", "unknown"), trained_at_home
    ),
}
for _months in FOLLOW_UPS:
    PLACEMENT[f"P3.{_months}"] = retention(_months, still_employed)
    PLACEMENT[f"P3.{_months}.known"] = retention(_months, still_employed, known=True)
    PLACEMENT[f"P3.{_months}.same"] = retention(_months, same_employer)
