from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator

import pytest

from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import SchemeError
from partnertrack.i18n import LANGUAGES
from partnertrack.indicators.calculate import calculate
from partnertrack.indicators.catalogue import read_catalogue, shipped_catalogue
from partnertrack.indicators.figure import UNITS
from partnertrack.paths import resources
from tests.unit.indicators.makers import AS_OF, SCHEME, case, done, on, results

HEAD = """
[milestones.selected]
label = "Selected"
when = { reached = "selected" }
[indicators.X]
label = "X"
definition = "What X is."
unit = "percent"
"""

MILESTONES = (
    "selected training_started certificate contract visa_lodged visa_decided visa_granted departed arrived "
    "work_started placement_ended returned stayed"
)

KINDS = (
    "exactly one of count, persons, n, cost_per, days, retained, sum, total, answers, due, complete, sheets, "
    "employers, places, money, cost_share, income is expected"
)

QUESTIONS = (
    "a condition with exactly one of all, any, not, milestone, reached, started, planned, exited, sex, track, "
    "declares, status, quiet is expected"
)

INDICATORS = (
    "A1 A2 A3 T1 T2 T3 T4 T5 T6 T7 M1 M2 M3 M4 M5 M6 M7 M8 M9 P1 P2 P3 P4 P5 P6 P7 P8 R1 "
    "R2 R3 R4 R5 R6 R7 R8 C1 C2 C3 C4 C5 C6 C7 Q1 Q2 Q3 G1"
)


def problems(text: str) -> list[str]:
    with pytest.raises(SchemeError) as caught:
        read_catalogue(text, "own.toml")
    return caught.value.message.splitlines()


def test_the_shipped_catalogue_has_what_donors_ask_for() -> None:
    catalogue = shipped_catalogue()
    assert list(catalogue.milestones) == MILESTONES.split()
    assert list(catalogue.indicators) == INDICATORS.split()
    lines = [line.id for _, line in catalogue.lines()]
    assert len(lines) == len(set(lines))
    assert {"P3.1", "P3.3", "P3.6", "P3.12", "T7.departed", "R4.all", "R4.24", "P3.6.same", "C4.placed"} <= set(lines)


def test_every_indicator_is_defined_in_sentences_in_all_languages() -> None:
    assert LABEL_LANGUAGES == LANGUAGES
    for key, indicator in shipped_catalogue().indicators.items():
        for language in LANGUAGES:
            assert re.search(r"[^.]\.$", indicator.heading.definition.text(language)), f"{key} {language}"
            assert not indicator.heading.label.text(language).endswith("."), key


@pytest.mark.parametrize("key", shipped_catalogue().indicators)
def test_every_indicator_of_an_empty_pilot_is_zero_or_not_available(key: str) -> None:
    found = calculate(SCHEME, shipped_catalogue().only([key]), [], AS_OF)
    assert found.indicators
    for figure in found.indicators.values():
        assert (figure.n, figure.d or 0, figure.notes) == (0, 0, ())
        assert figure.text == ("0" if figure.unit == "count" and key != "A1" else "n/a")
        assert (figure.value is None) == (figure.text == "n/a")


def test_milestones_of_an_empty_pilot_are_zero() -> None:
    assert {milestone.n for milestone in results([]).milestones.values()} == {0}


def test_a_catalogue_of_some_indicators_is_calculated_alone() -> None:
    found = calculate(SCHEME, shipped_catalogue().only(["T2", "nothing of the kind"]), [], AS_OF)
    assert list(found.indicators) == ["T2"]
    assert list(found.milestones) == MILESTONES.split()


def test_a_new_indicator_is_a_few_lines_of_data() -> None:
    text = HEAD + 'n = { all = [{ reached = "home_job" }, { sex = "female" }] }\nd = { milestone = "selected" }'
    selected = done("selected", on(1))
    cases = [case(selected, done("home_job", on(9)), sex=sex) for sex in ("female", "male")]
    assert results(cases, catalogue=read_catalogue(text, "own.toml")).indicators["X"].text == "50.0% (1/2)"


def test_formulas_speak_only_of_what_the_library_has() -> None:
    steps, fields, codes, statuses = library()
    known = {
        **dict.fromkeys(("reached", "started", "planned", "before", "start", "end", "follow_up", "step"), steps),
        **dict.fromkeys(("filled", "blank", "at_least", "answer", "n_field", "d_field"), fields),
        **dict.fromkeys(("outcome", "outcomes", "goes_on"), codes | {"unknown"}),
        "exited": statuses,
    }
    catalogue = shipped_catalogue()
    formulas = [*(one.when for one in catalogue.milestones.values()), *(line.measure for _, line in catalogue.lines())]
    names = [pair for formula in formulas for pair in _names(formula)]
    assert {(part, name) for part, name in names if part in known and name not in known[part]} == set()
    assert {part for part, _ in names} >= known.keys()


def library() -> tuple[set[str], set[str], set[str], set[str]]:
    """The keys of steps, fields and outcomes that templates draw from, and the statuses with which people leave."""
    steps = tomllib.loads((resources() / "steps.toml").read_text(encoding="utf-8"))["steps"]
    fields = tomllib.loads((resources() / "dictionary.toml").read_text(encoding="utf-8"))["fields"]
    lists = {step["codes"] for step in steps.values() if "codes" in step}
    files = [(resources() / "codelists" / f"{name}.toml").read_text(encoding="utf-8") for name in lists]
    codes = {code for text in files for code in tomllib.loads(text)["codes"]}
    return set(steps), set(fields), codes, {step["exit_status"] for step in steps.values() if "exit_status" in step}


def _names(formula: object) -> Iterator[tuple[str, str]]:
    """Every name in a formula, with the part of it where it stands."""
    for part in dataclasses.fields(formula):  # type: ignore[arg-type]  # conditions and measures are dataclasses
        held = getattr(formula, part.name)
        for item in held if isinstance(held, tuple) else (held,):
            if dataclasses.is_dataclass(item):
                yield from _names(item)
            elif isinstance(item, str) and item:
                yield part.name, item


def test_broken_toml_names_its_line() -> None:
    assert "line 2" in problems("[milestones]\nselected = = 1")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("figures = 1", ['own.toml: no table "figures"; expected one of milestones, indicators']),
        ("milestones = 1", ["own.toml: milestones: a table is expected"]),
        ("[milestones]\na = 1", ["own.toml: milestones.a: a table is expected"]),
        (HEAD, [f"own.toml: indicators.X: {KINDS}"]),
        (
            HEAD + 'count = { milestone = "x" }\npersons = { milestone = "selected" }',
            [f"own.toml: indicators.X: {KINDS}"],
        ),
        (
            HEAD + 'count = { milestone = "x" }',
            ['own.toml: indicators.X.count.milestone: no milestone "x"; expected one of selected'],
        ),
        (
            HEAD + 'count = { milestone = "selected" }\nd = { sex = "female" }',
            ['own.toml: indicators.X: "d" goes with "n"'],
        ),
        (
            HEAD + 'n = { sex = "f" }\nd = { all = [] }\nunknown = { track = "abroad" }',
            [
                'own.toml: indicators.X.n.sex: no entry "f"; expected one of female, male, other, unknown',
                'own.toml: indicators.X.unknown.track: no entry "abroad"; expected one of away, home, undecided',
                "own.toml: indicators.X.d.all: a list of conditions is expected",
            ],
        ),
        (
            HEAD + "count = { all = [{ reached = 1 }, { not = {} }] }",
            [
                "own.toml: indicators.X.count.all[0].reached: a list is expected, not 1",
                f"own.toml: indicators.X.count.all[1].not: {QUESTIONS}",
            ],
        ),
        (
            HEAD + 'count = { not = { sex = "male" }, days_ago = 3 }',
            ['own.toml: indicators.X.count: no key "days_ago"; expected one of not'],
        ),
        (
            HEAD + 'count = { reached = "selected", days_ago = -1 }',
            ["own.toml: indicators.X.count.days_ago: a whole number from 0 to 3660 is expected"],
        ),
        (
            HEAD + 'days = { start = "a", percentile = 0 }',
            ['own.toml: indicators.X.days: "end" is missing'],
        ),
        (
            HEAD + 'days = { start = "a", end = "b", percentile = 0 }',
            ["own.toml: indicators.X.days.percentile: a whole number from 1 to 100 is expected"],
        ),
        (
            HEAD.replace("percent", "parts") + 'direction = "sideways"\ncount = { declares = "colour" }',
            [
                f'own.toml: indicators.X.unit: no entry "parts"; expected one of {", ".join(UNITS)}',
                'own.toml: indicators.X.direction: no entry "sideways"; expected one of up, down, none',
                'own.toml: indicators.X.count.declares: no entry "colour"; expected one of required_level, language',
            ],
        ),
        (
            HEAD + '[indicators.X.lines.a]\nlabel = { en = "A" }\nname = "a"\ncount = { sex = "male" }',
            [
                'own.toml: indicators.X.lines.a: no key "name"; expected one of income',
                "own.toml: indicators.X.lines.a.label.fr: a text is missing in this language",
                "own.toml: indicators.X.lines.a.label.de: a text is missing in this language",
                "own.toml: indicators.X.lines.a.label.nl: a text is missing in this language",
            ],
        ),
        (
            '[indicators.X]\nlabel = "X"\ncount = { sex = "male" }',
            ['own.toml: indicators.X: "definition" is missing', 'own.toml: indicators.X: "unit" is missing'],
        ),
        (
            '[milestones.a]\nlabel = "A"\nif = { sex = "male" }',
            [
                'own.toml: milestones.a: no key "if"; expected one of label, when',
                f"own.toml: milestones.a.when: {QUESTIONS}",
            ],
        ),
    ],
)
def test_every_mistake_is_named_with_its_place_and_what_is_expected(text: str, expected: list[str]) -> None:
    assert sorted(problems(text)) == sorted(expected)
