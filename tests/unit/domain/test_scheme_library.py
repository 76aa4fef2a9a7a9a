from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from partnertrack import paths
from partnertrack.domain.scheme_form import load_library
from partnertrack.domain.text import Label
from partnertrack.errors import SchemeError
from partnertrack.services import pilots


def shipped() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    folder = paths.resources()
    lists = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (folder / "codelists").glob("*.toml")}
    dictionary, steps = ((folder / name).read_text("utf-8") for name in ("dictionary.toml", "steps.toml"))
    return tomllib.loads(dictionary), tomllib.loads(steps), lists


def library_mistakes(dictionary: Mapping[str, Any], steps: Mapping[str, Any], lists: Mapping[str, Any]) -> list[str]:
    with pytest.raises(SchemeError) as caught:
        load_library(dictionary, steps, lists)
    return caught.value.message.splitlines()


def test_a_label_is_the_first_heading_and_the_first_word() -> None:
    library = pilots.library()
    assert library.fields["sex"].headings["nl"][0] == "Geslacht"
    assert library.code_lists["sex"].codes[0].words["de"][0] == "Weiblich"
    assert library.families["visa"].headings["en"][0] == "Visa"


def test_one_text_as_a_label_says_the_same_in_all_languages() -> None:
    code = pilots.library().code_lists["cefr"].code("b1")
    assert code
    assert code.label == Label("B1", "B1", "B1", "B1")


def test_a_mistake_in_a_file_of_the_library_is_named_with_the_file() -> None:
    dictionary, steps, lists = shipped()
    del dictionary["fields"]["sex"]["label"]["nl"]
    del lists["sex"]["codes"]["male"]["label"]
    steps["steps"]["contract"]["dew"] = 3
    found = library_mistakes(dictionary, steps, lists)
    assert sorted(line[:60] for line in found) == [
        'codelists/sex.toml: codes.male: "label" is missing',
        "dictionary.toml: fields.sex.label.nl: a text is missing in t",
        'steps.toml: steps.contract: no key "dew"; expected one of ke',
    ]


def test_files_of_the_library_must_fit_together() -> None:
    dictionary, steps, lists = shipped()
    dictionary["fields"]["employer"]["step"] = "hired"
    steps["steps"]["contract"]["codes"] = "nothing"
    del steps["stages"]["return"]
    found = library_mistakes(dictionary, steps, lists)
    assert any(line.startswith('dictionary.toml: fields.employer.step: no step "hired"') for line in found)
    assert any(line.startswith('steps.toml: steps.contract.codes: no code list "nothing"') for line in found)
    assert 'steps.toml: stages: "return" is missing' in found


@pytest.mark.parametrize(
    ("dictionary", "steps"), [({}, {}), ({"fields": 3, "families": {}}, {"steps": [], "stages": 1})]
)
def test_a_library_without_its_tables_is_refused(dictionary: dict[str, Any], steps: dict[str, Any]) -> None:
    found = library_mistakes(dictionary, steps, {"sex": 3})
    assert {line.split(":")[0] for line in found} == {"dictionary.toml", "steps.toml", "codelists/sex.toml"}
