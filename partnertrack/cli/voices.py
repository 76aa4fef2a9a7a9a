"""The command `voices`."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, show, show_json
from partnertrack.domain.grievance import GRIEVANCE_STATUSES
from partnertrack.domain.grievance_words import subjects
from partnertrack.domain.lesson import Lesson
from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import move, moves, score_before, zone
from partnertrack.domain.satisfaction import Tally
from partnertrack.i18n import _, day, ngettext, percent
from partnertrack.services import grievances, lessons, risks, voices


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    told = commands.add_parser("voices", help=_("satisfaction, grievances as counts, lessons and risks"))
    add_file(told)
    told.add_argument("--as-of", type=a_day, required=True, metavar="DATE", help=_("figures as of this day"))
    add_json(told)
    told.set_defaults(run=_voices)


def _voices(chosen: argparse.Namespace) -> int:
    as_of: date = chosen.as_of
    workspace = open_chosen(chosen)
    try:
        said = voices.satisfaction(workspace, as_of)
        counted = grievances.counts(grievances.grievances(workspace, as_of).lines)
        learnt = lessons.lessons(workspace, as_of)
        register = risks.register(workspace, as_of)
    finally:
        workspace.close()
    if chosen.json:
        show_json(
            {
                "as_of": as_of.isoformat(),
                "satisfaction": _satisfaction_json(said),
                "grievances": _grievances_json(counted),
                "risks": [_risk_json(each) for each in register.risks],
                "lessons": [_lesson_json(each) for each in learnt.lessons],
            }
        )
    else:
        _show(said, counted, register, learnt)
    return 0


def _satisfaction_json(said: voices.Satisfaction) -> dict[str, object]:
    groups = {each: [_group_json(group) for group in said.by(each)] for each in voices.DIMENSIONS}
    return {**_group_json(said.total), "by": groups}


def _group_json(group: voices.Group) -> dict[str, object]:
    trainees, employers = group.tally("trainee"), group.tally("employer")
    return {
        "key": group.key,
        "label": group.label,
        "due_or_done": group.count("due"),
        "done": group.count("done"),
        "trainees": _tally_json(trainees),
        "employers": _tally_json(employers),
    }


def _tally_json(tally: Tally) -> dict[str, object]:
    share = None if tally.share is None else round(float(tally.share), 4)
    return {"n": tally.n, "d": tally.d, "share": share, "distribution": list(tally.counts)}


def _grievances_json(counted: grievances.Counts) -> dict[str, object]:
    return {
        "total": counted.total,
        "open": counted.open,
        "late": counted.late,
        "median_days": None if counted.days is None else float(counted.days),
        "settled": counted.settled,
        "open_by_age": list(counted.by_age),
        "by_subject": {subject: dict(zip(GRIEVANCE_STATUSES, row, strict=True)) for subject, row in counted.by_subject},
    }


def _risk_json(risk: Risk) -> dict[str, object]:
    return {
        "title": risk.title,
        "likelihood": risk.likelihood,
        "impact": risk.impact,
        "score": risk.score,
        "level": zone(risk.score),
        "score_before": score_before(risk),
        "move": move(risk),
        "owner": risk.owner,
        "mitigation": risk.mitigation,
        "due": _iso(risk.due_on),
        "reviewed": _iso(risk.reviewed_on),
        "status": risk.status,
    }


def _lesson_json(lesson: Lesson) -> dict[str, object]:
    return {
        "noted": lesson.noted_on.isoformat(),
        "observation": lesson.observation,
        "evidence": lesson.evidence,
        "change": lesson.change,
        "owner": lesson.owner,
        "due": _iso(lesson.due_on),
        "status": lesson.status,
        "stage": lesson.stage,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _show(
    said: voices.Satisfaction, counted: grievances.Counts, register: risks.Register, learnt: lessons.Listing
) -> None:
    show(_("As of {day}").format(day=day(said.as_of)))
    show(_("Satisfied trainees: {figure}").format(figure=_share(said.total.tally("trainee"))))
    show(_("Satisfied employers: {figure}").format(figure=_share(said.total.tally("employer"))))
    for group in said.by("quarter"):
        trainees, employers = _share(group.tally("trainee")), _share(group.tally("employer"))
        told = _("trainees {trainees}, employers {employers}").format(trainees=trainees, employers=employers)
        show(f"  {group.label or _('Day not known'):24} {told}")
    words = ngettext(
        "{n} grievance: {open} open, {late} late", "{n} grievances: {open} open, {late} late", counted.total
    )
    show(words.format(n=counted.total, open=counted.open, late=counted.late))
    for subject, row in counted.by_subject:
        show(f"  {subjects().get(subject, subject):32} {sum(row)}")
    show(ngettext("{n} risk", "{n} risks", len(register.risks)).format(n=len(register.risks)))
    for risk in register.risks:
        show(f"  {risk.score:>2}  {risk.title} ({moves()[move(risk)]})")
    show(ngettext("{n} lesson", "{n} lessons", len(learnt.lessons)).format(n=len(learnt.lessons)))
    for lesson in learnt.lessons:
        show(f"  {lesson.observation}")


def _share(tally: Tally) -> str:
    """The share with what it counts: "82.4% (28/34)"."""
    return _("n/a") if tally.share is None else f"{percent(tally.share)} ({tally.n}/{tally.d})"
