from __future__ import annotations

import pytest

from partnertrack.domain.scheme import Due, Scheme
from partnertrack.domain.scheme_form import read_template
from partnertrack.domain.text import Label
from partnertrack.errors import SchemeError
from partnertrack.services import pilots

LABEL = '{ en = "E", fr = "F", de = "D", nl = "N" }'

HEAD = f"""
id = "pilot"
revision = 1
model = "skilled_worker"
title = {LABEL}
origin = ["TN"]
destination = ["DE"]
tracks = ["away"]
default_track = "away"
indicators = ["A3"]
"""

STAGES = """
[[stages]]
kind = "origin"
steps = ["application", "selected", "training", "certificate"]
[[stages]]
kind = "mobility"
steps = ["contract", "visa_lodged", "visa_decision"]
"""

GOOD = HEAD + STAGES


def read(text: str, catalogue: set[str] | None = None) -> Scheme:
    return read_template(text, "pilot.toml", pilots.library(), catalogue)


def mistakes(text: str, catalogue: set[str] | None = None) -> list[str]:
    with pytest.raises(SchemeError) as caught:
        read(text, catalogue)
    lines = caught.value.message.splitlines()
    assert all(line.startswith("pilot.toml: ") for line in lines)
    return [line.removeprefix("pilot.toml: ") for line in lines]


def test_a_template_draws_on_the_library() -> None:
    scheme = read(GOOD)
    contract = scheme.step("contract")
    assert contract
    assert contract.label.de == "Vertrag unterzeichnet"
    assert "contract_signed" in contract.fields
    assert scheme.fields["employer"].step == "contract"
    assert [stage.label.fr for stage in scheme.stages] == ["Formation au pays d’origine", "Mobilité"]
    assert {step.key for step in scheme.exits} >= {"dropout", "on_hold"}


def test_a_scheme_has_the_fields_of_its_steps_and_of_people_only() -> None:
    fields = read(GOOD).fields
    assert {"last_name", "status", "row_no", "visa_decision"} <= fields.keys()
    assert "flight_date" not in fields


def test_rules_of_the_library_about_steps_that_are_left_out_are_left_out() -> None:
    scheme = read(GOOD)
    contract, decision = scheme.step("contract"), scheme.step("visa_decision")
    assert contract
    assert contract.due is None  # due after the matching, which this scheme does not have
    assert decision
    assert dict(decision.follows) == {"visa_lodged": ""}


def test_a_template_changes_a_step_and_keeps_the_rest_of_it() -> None:
    scheme = read(f'{GOOD}[steps.contract]\nlabel = {LABEL}\ndue = {{ after = "certificate", offsets = [10] }}')
    contract = scheme.step("contract")
    assert contract
    assert contract.label == Label("E", "F", "D", "N")
    assert contract.due == Due(after="certificate", offsets=(10,))
    assert contract.responsible == "employer"


def test_a_template_adds_steps_fields_families_and_answers() -> None:
    scheme = read(
        GOOD.replace('"contract"', '"contract", "medical"')
        + f"""
        [steps.medical]
        label = {LABEL}
        codes = "medical"
        [families.medical]
        label = {LABEL}
        [fields.medical_on]
        record = "event"
        step = "medical"
        slot = "done_on"
        type = "date"
        family = "medical"
        label = {LABEL}
        headings.fr = ["Visite médicale"]
        [code_lists.medical.codes.fit]
        label = {LABEL}
        words.de = ["tauglich"]
        [code_lists.reason_dropout.codes.strike]
        label = "Strike"
        """
    )
    medical = scheme.step("medical")
    assert medical
    assert medical.fields == ("medical_on",)
    assert scheme.fields["medical_on"].headings["fr"] == ("F", "Visite médicale")
    assert scheme.code_lists["medical"].codes[0].words["de"] == ("D", "tauglich")
    assert "strike" in scheme.code_lists["reason_dropout"]
    assert "family" in scheme.code_lists["reason_dropout"]


def test_a_template_gives_a_field_more_headings() -> None:
    headings = read(f'{GOOD}[fields.employer]\nheadings.nl = ["Patron"]').fields["employer"].headings["nl"]
    assert headings[:2] == ("Werkgever", "Patron")
    assert "Bedrijf" in headings


def test_a_template_renames_a_stage_and_chooses_the_ways_out() -> None:
    text = GOOD.replace('kind = "mobility"', f'kind = "mobility"\nkey = "journey"\nlabel = {LABEL}')
    scheme = read('exits = ["dropout"]\n' + text)
    assert (scheme.stages[1].key, scheme.stages[1].kind, scheme.stages[1].label.en) == ("journey", "mobility", "E")
    assert [step.key for step in scheme.exits] == ["dropout"]


HINT = 'no {what} "{name}"; expected one of {names}'.format


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("revision = 1", "revision = 0"), "revision: a number from 1 is expected"),
        (("revision = 1", 'revision = "1"'), "revision: a whole number is expected, not '1'"),
        (("revision = 1", "revision = true"), "revision: a whole number is expected, not True"),
        (("revision = 1", ""), '"revision" is missing'),
        (('id = "pilot"', 'id = "My Pilot"'), "id: small letters, digits and underscores are expected"),
        (("skilled_worker", "skilled_workers"), HINT(what="model", name="skilled_workers", names="gsp_dual_track, …")),
        (('["away"]', '["far"]'), HINT(what="track", name="far", names="home, away, circular, undecided")),
        (('default_track = "away"', 'default_track = "home"'), 'default_track: no track of the scheme "home"'),
        (('["TN"]', '["Tunisia"]'), 'origin: a list of ISO 3166 country codes such as "GH" is expected'),
        (('["DE"]', '"DE"'), "destination: a list is expected, not 'DE'"),
        (("title =", "titel ="), 'no key "titel"; expected one of'),
        ((f"title = {LABEL}", 'title = { en = "E", fr = "F", de = "D" }'), "title.nl: a text is missing"),
        ((f"title = {LABEL}", 'title = { en = "E", fr = "", de = "D", nl = "N" }'), "title.fr: a text is missing"),
        ((f"title = {LABEL}", f"title = {LABEL[:-2]}, it = 'I' }}"), 'title: no language "it"; expected one of en,'),
        ((f"title = {LABEL}", "title = 3"), "title: a label in en, fr, de, nl is expected"),
        (('kind = "mobility"', 'kind = "moving"'), 'stages[1].kind: no kind of stage "moving"; expected one of origin'),
        (('kind = "mobility"', 'kind = "origin"'), 'stages: two stages have the key "origin"'),
        (('kind = "mobility"', ""), 'stages[1]: "kind" is missing'),
        (("visa_lodged", "visa_loged"), 'stages[1].steps[1]: no step "visa_loged"; expected one of visa_lodged'),
        (
            ('"visa_lodged"', '"training"'),
            'stages[1].steps[1]: the step "training" stands in stages[0].steps[2] already',
        ),
        (('"visa_lodged"', '"dropout"'), 'stages[1].steps[1]: "dropout" is an exit: list it in exits'),
        (('["contract", "visa_lodged", "visa_decision"]', "[]"), "stages[1].steps: a stage has at least one step"),
        ((STAGES, ""), "stages: a scheme has at least one stage"),
        (("[[stages]]", 'language = "xx"\n[[stages]]'), 'language: no language "xx"'),
        (("[[stages]]", 'required_level = "b9"\n[[stages]]'), 'required_level: no level "b9"'),
        (("[[stages]]", 'exits = ["dropout", "training"]\n[[stages]]'), 'exits[1]: "training" is no exit'),
        (("[[stages]]", "steps = 3\n[[stages]]"), "steps: a table is expected"),
        (("[[stages]]", "fields = 3\n[[stages]]"), "fields: a table is expected"),
        (("[[stages]]", "steps.contract = 3\n[[stages]]"), "steps.contract: a table is expected"),
    ],
)
def test_a_mistake_in_the_template_is_named(change: tuple[str, str], expected: str) -> None:
    text = GOOD.replace(*change, 1)
    assert text != GOOD
    assert any(expected.removesuffix("…") in line for line in mistakes(text)), mistakes(text)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('[steps.contract]\ncolour = "red"', 'steps.contract: no key "colour"; expected one of'),
        ('[steps.contract]\nkey = "deal"', "steps.contract.key: the key is the name of the table"),
        ("[steps.medical]\nlabel = 'M'", "steps.medical: the step stands in no stage; add it to the steps of one"),
        ('[steps.medical]\ntracks = ["away"]', 'steps.medical: "label" is missing'),
        ('[steps.contract]\nlabel = { en = "Deal" }', "steps.contract.label.de: a text is missing in this language"),
        ('[steps.contract]\ntracks = ["far"]', 'steps.contract.tracks: no track "far"'),
        ('[steps.contract]\ntracks = ["home"]', "steps.contract.tracks: none of these is a track of the scheme"),
        ('[steps.contract]\nresponsible = "boss"', 'steps.contract.responsible: no kind of organisation "boss"'),
        (
            '[steps.contract]\ncodes = "decisions"',
            'steps.contract.codes: no code list "decisions"; expected one of dec',
        ),
        ('[steps.contract]\nreasons = ["reason"]', 'steps.contract.reasons: no code list "reason"'),
        ('[steps.contract]\nexit_status = "lost"', 'steps.contract.exit_status: no status "lost"'),
        (
            '[steps.visa_decision]\ndefault_outcome = "yes"',
            'steps.visa_decision.default_outcome: no outcome of the step "visa_decision" "yes"; expected one of ',
        ),
        (
            '[steps.visa_lodged]\ndue = { after = "depart", offsets = [3] }',
            'steps.visa_lodged.due.after: no step "depart"; expected one of',
        ),
        (
            '[steps.visa_lodged]\ndue = { before = "departed", offsets = [3] }',
            'steps.visa_lodged.due.before: no step "departed"',
        ),
        (
            '[steps.visa_lodged]\ndue = { after = "contract", until = "arrived", offsets = [3] }',
            'steps.visa_lodged.due.until: no step "arrived"',
        ),
        (
            '[steps.visa_lodged]\ndue = { after = "visa_decision", offsets = [3], outcome = "won" }',
            'steps.visa_lodged.due.outcome: no outcome of the step "visa_decision" "won"',
        ),
        ("[steps.visa_lodged]\ndue = { offsets = [3] }", 'steps.visa_lodged.due: either "after" or "before"'),
        (
            '[steps.visa_lodged]\ndue = { after = "contract", before = "certificate", offsets = [3] }',
            'steps.visa_lodged.due: either "after" or "before" is expected',
        ),
        ('[steps.visa_lodged]\ndue = { after = "contract" }', "steps.visa_lodged.due.offsets: a list of days from 0"),
        (
            '[steps.visa_lodged]\ndue = { after = "contract", offsets = [-3] }',
            "steps.visa_lodged.due.offsets: a list of days from 0 is expected",
        ),
        (
            '[steps.visa_lodged]\ndue = { after = "contract", offsets = [3, 9] }',
            "steps.visa_lodged.due.offsets: several days are for a step with is_repeatable = true",
        ),
        (
            '[steps.visa_lodged]\nis_repeatable = true\ndue = { after = "contract", offsets = [3, 3] }',
            "steps.visa_lodged.due.offsets: a day is given twice",
        ),
        ('[steps.visa_lodged]\ndue = { after = "contract", offsets = ["3"] }', "due.offsets[0]: a whole number is exp"),
        (
            """[steps.visa_lodged]\ndue = { after = "contract", offsets = [3] }
            [steps.contract]\ndue = { after = "visa_lodged", offsets = [3] }""",
            "steps.contract.due: the rule runs in a circle: contract → visa_lodged → contract",
        ),
        ('[steps.contract]\nfollows = { depart = "" }', 'steps.contract.follows: no step "depart"'),
        (
            '[steps.contract]\nfollows = { visa_decision = "won" }',
            'steps.contract.follows.visa_decision: no outcome of the step "visa_decision" "won"',
        ),
        ('[fields.employer]\nlabel = "Boss"\nfamily = "boss"', 'fields.employer.family: no family "boss"'),
        ('[fields.employer]\ntype = "word"', 'fields.employer.type: no type "word"'),
        ('[fields.employer]\ntype = "code"', 'fields.employer.codes: "codes" names the code list of a field'),
        ('[fields.employer]\ncodes = "decision"', 'fields.employer.codes: "codes" names the code list of a field'),
        ('[fields.employer]\ntype = "code"\ncodes = "boss"', 'fields.employer.codes: no code list "boss"'),
        ('[fields.employer]\nrecord = "firm"', 'fields.employer.record: no kind of record "firm"'),
        ('[fields.employer]\nslot = "boss"', 'fields.employer.slot: no slot of this record "boss"'),
        ('[fields.employer]\nrecord = "participant"\nslot = ""', "fields.employer.step: only a field of an event"),
        ('[fields.employer]\nstep = "hired"', 'fields.employer.step: no step "hired"'),
        ('[fields.employer]\nheadings.it = ["Ditta"]', 'fields.employer.headings: no language "it"'),
        ('[fields.employer]\nheadings.fr = [" "]', "fields.employer.headings.fr: a text is empty"),
        ("[fields.flight_date]\nis_proof = true", 'fields.flight_date.step: no step "departed"'),
        ('[fields.visa_decision]\ncodes = "sex"', 'fields.visa_decision.codes: no list of outcomes of the step "sex"'),
        ('[fields.refusal_reason]\ncodes = "sex"', 'fields.refusal_reason.codes: no list of reasons of the step "sex"'),
        (
            f"""[fields.quick]\nlabel = {LABEL}\ntype = "yes_no"\nrecord = "event"\nstep = "visa_decision"
            slot = "outcome"\nfamily = "visa"\noutcomes = {{ yes = "won" }}\nweak = ["perhaps"]""",
            'fields.quick.outcomes.yes: no outcome of the step "visa_decision" "won"',
        ),
        (
            '[code_lists.sex.codes.queen]\nlabel = { en = "Q" }',
            "code_lists.sex.codes.queen.label.fr: a text is missing",
        ),
        ("[code_lists.sex]\nis_ordered = 1", "code_lists.sex.is_ordered: true or false is expected, not 1"),
        ("[code_lists.colour]\nis_ordered = true", 'code_lists.colour: "codes" is missing'),
        ('[[targets]]\nfigure = "A3"', 'targets[0]: "value" is missing'),
        ('[[targets]]\nfigure = "A3"\nvalue = 0', "targets[0].value: a number above zero is expected"),
        ('[[targets]]\nfigure = "A3"\nvalue = nan', "targets[0].value: a number above zero is expected"),
    ],
)
def test_a_mistake_in_what_a_template_adds_is_named(more: str, expected: str) -> None:
    found = mistakes(GOOD + more)
    assert any(expected in line for line in found), found


def test_an_answer_that_does_not_exist_is_not_weak() -> None:
    found = mistakes(
        f"""{GOOD}[fields.quick]\nlabel = {LABEL}\ntype = "yes_no"\nrecord = "event"\nstep = "visa_decision"
        slot = "outcome"\nfamily = "visa"\noutcomes = {{ yes = "granted" }}\nweak = ["perhaps"]"""
    )
    assert found == ['fields.quick.outcomes: no answer "perhaps"; expected one of yes, no']


def test_indicators_and_targets_are_held_to_the_catalogue() -> None:
    text = GOOD.replace('["A3"]', '["A3", "Z9"]') + '[[targets]]\nfigure = "Z8"\nvalue = 5'
    assert mistakes(text, {"A3", "T1"}) == [
        'indicators[1]: no indicator "Z9"; expected one of A3, T1',
        'targets[0].figure: no figure "Z8"; expected one of A3, T1',
    ]


def test_every_mistake_is_named_at_once() -> None:
    text = GOOD.replace("revision = 1", 'revisoin = 1\nmotto = "Go"').replace("visa_lodged", "visa")
    found = mistakes(f'{text}[steps.contract]\ndue = {{ after = "medical", offsets = [1] }}')
    assert [line[:42] for line in found] == [
        'no key "revisoin"; expected one of revisio',
        'no key "motto"; expected one of code_lists',
        '"revision" is missing',
        'stages[1].steps[1]: no step "visa"; expect',
        'steps.contract.due.after: no step "medical',
    ]


def test_a_slip_of_toml_is_named_with_its_line() -> None:
    with pytest.raises(SchemeError, match=r"pilot\.toml: .*line 2"):
        read("\nid = pilot\n")


def test_a_good_template_passes_any_catalogue_that_has_its_figures() -> None:
    assert read(GOOD, {"A3"}).indicators == ("A3",)
