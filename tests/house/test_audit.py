"""No locked package has a known vulnerability, as far as anybody can be asked from here."""

from __future__ import annotations

import json

import pytest

from installer import audit


@pytest.mark.network
def test_no_locked_package_has_a_known_vulnerability() -> None:
    try:
        known = audit.findings(audit.locked())
    except audit.NoAnswerError as error:
        pytest.skip(f"could not ask: {error}")
    assert known == []


def test_a_known_vulnerability_is_found_and_an_accepted_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(question: bytes) -> bytes:
        names = [query["package"]["name"] for query in json.loads(question)["queries"]]
        vulnerable = {"vulns": [{"id": "PYSEC-2099-1", "modified": "2099-01-01T00:00:00Z"}]}
        return json.dumps({"results": [vulnerable if name == "jinja2" else {} for name in names]}).encode()

    pins = audit.locked()
    assert len(pins) > 40
    (found,) = audit.findings(pins, answer)
    assert found.startswith(f"jinja2 {pins['jinja2']}: PYSEC-2099-1")
    monkeypatch.setattr(audit, "ACCEPTED", {"PYSEC-2099-1": "made up"})
    assert audit.findings(pins, answer) == []


@pytest.mark.parametrize("answer", [b"", b"<html>Blocked</html>", b"[]", b'{"results": []}', b'{"results": null}'])
def test_an_answer_that_makes_no_sense_is_no_answer(answer: bytes) -> None:
    with pytest.raises(audit.NoAnswerError):
        audit.findings(audit.locked(), lambda _question: answer)


@pytest.mark.network
def test_without_a_network_nobody_can_be_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "SERVICE", "http://127.0.0.1:9/")
    assert audit.main() == 3
    assert "Could not ask" in capsys.readouterr().out
