"""The figures A1 to T7: from the applicants to the certificate."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tests.oracle.answers import Answer, Figure, Moment, Says, count, half_up, share
from tests.oracle.standing import MILESTONES, Standing


def applicants(moment: Moment) -> Answer:
    """A1: as the organiser of the call reported them."""
    applied = moment.pilot.applied
    return Answer(None, 0) if applied is None else Answer(Fraction(applied), applied)


def selection_rate(moment: Moment) -> Answer:
    """A2: those selected, of all applicants."""
    found, applied = moment.those(Standing.selected), moment.pilot.applied or 0
    return Answer(Fraction(len(found), applied) if applied else None, len(found), applied, found)


def persons_supported(moment: Moment) -> Answer:
    """A3: someone enrolled twice counts once."""
    found = moment.those(Standing.selected)
    persons = frozenset(each.person for each in moment.pilot.trainees if each.key in found)
    return Answer(Fraction(len(persons)), len(persons), in_n=found, counted=persons)


def left_training(each: Standing) -> bool:
    """T3: dropped out or excluded before receiving the certificate; where a day is missing, the certificate came first.

    Someone who came back later stays counted.
    """
    certificates = [day.done for day in each.done("certificate")]
    for step, status in each.rules.leaves.items():
        for exit_ in each.done(step) if status in {"dropped_out", "excluded"} else ():
            if not certificates or (exit_.done and all(day and exit_.done < day for day in certificates)):
                return True
    return False


def passed_at_level(each: Standing) -> bool:
    """T4: passed at the level that the scheme requires or above; a level that was not reported counts."""
    levels = each.rules.levels
    enough = levels[levels.index(each.rules.required) :] if each.rules.required in levels else levels
    return any(test.said.get("cefr_exit") in (None, "", *enough) for test in each.done("language_test", "passed"))


def must_pass(each: Standing) -> bool:
    return bool(each.rules.required) and (each.begun("language_course") or each.reached("language_test"))


def level_unknown(each: Standing) -> bool:
    blank = any(test.said.get("cefr_exit") in (None, "") for test in each.done("language_test", "passed"))
    return blank or each.reached("language_test", "unknown")


def attendance(moment: Moment) -> Answer:
    """T5: hours attended of hours planned, over all for whom both were reported."""
    attended, planned, both, lack = Fraction(), Fraction(), set(), set()
    for each in moment.everyone:
        for course in each.at("training"):
            if each.is_begun(course):
                hours = [course.said.get(key) for key in ("hours_attended", "hours_planned")]
                if all(isinstance(hour, int | Decimal) and not isinstance(hour, bool) for hour in hours):
                    attended, planned = attended + Fraction(hours[0]), planned + Fraction(hours[1])  # type: ignore[arg-type]  # numbers
                    both.add(each.key)
                else:
                    lack.add(each.key)
    found = frozenset(both)
    value = attended / planned if planned else None
    return Answer(value, half_up(attended), half_up(planned), found, found, frozenset(lack - both))


def numbered(each: Standing) -> bool:
    """T6: the number of the certificate is on record."""
    return any(paper.said.get("cert_no") not in (None, "") for paper in each.done("certificate"))


def women(milestone: Says, *, known: bool) -> Figure:
    """T7: women among all who reached a milestone; or among those whose sex is known."""
    return share(
        lambda each: each.woman and milestone(each), lambda each: milestone(each) and (each.sex_known or not known)
    )


TRAINING: dict[str, Figure] = {
    "A1": applicants,
    "A2": selection_rate,
    "A3": persons_supported,
    "T1": count(Standing.training_started),
    "T2": share(Standing.certificate, Standing.training_started),
    "T3": share(left_training, Standing.training_started),
    "T4": share(passed_at_level, must_pass, level_unknown),
    "T5": attendance,
    "T6": share(numbered, Standing.certificate),
}
for _name in ("selected", "training_started", "certificate", "departed", "work_started"):
    TRAINING[f"T7.{_name}"] = women(MILESTONES[_name], known=False)
    TRAINING[f"T7.{_name}.known"] = women(MILESTONES[_name], known=True)
