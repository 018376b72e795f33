"""What version 0.1.0 wrote is read: the JSON of schema 1, and pickles (tests/data/kept)."""

import json
import pickle
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import perfeval as pe

KEPT = Path("tests/data/kept/0.1.0")
BOUND_TO_A_VERSION = ("report", "table")  # docs/decisions.md: bytes with a fingerprint of their layout


def unpickled(name: str) -> Any:
    return pickle.loads((KEPT / f"{name}.pickle").read_bytes())


def test_the_json_of_a_report_is_read() -> None:
    """Form 15 prints a total of 68.9 over scores that add up to 69.5."""
    text = (KEPT / "report.json").read_text(encoding="utf-8")
    assert json.loads(text)["schema"] == 1
    report = pe.Report(text)
    assert (report.rules, report.counts["forms"]) == ("cn-mof-2020 1", 1)
    (stale,) = report.findings.where(code="total-mismatch")
    assert (stale.printed, stale.expected, stale.severity, stale.cell) == ("68.9", "69.5", "error", (15, 24, 3))
    (form,) = report.forms
    assert (form.project, form.year, form.printed) == ("全区离退休干部学习活动经费", 2022, "68.9")
    assert form.recomputed.low == Fraction("69.5")
    assert json.loads(report.to_json()) == json.loads(text)
    line = json.loads((KEPT / "report.jsonl").read_text(encoding="utf-8"))
    assert line["form"] == json.loads(text)["documents"][0]["forms"][0]


def test_the_json_of_a_report_is_a_baseline() -> None:
    from perfeval.report_content import identities_in

    kept = identities_in(json.loads((KEPT / "report.json").read_text(encoding="utf-8")))
    now = pe.audit(pe.examples()[14])
    rest, seen = now.without_known(kept)
    assert seen
    assert not rest.findings.where(severity="error")


def test_the_json_of_forms_is_read() -> None:
    document = pe.read(KEPT / "form.json")
    assert (document.troubles, document.forms) == ([], [pe.examples()[14]])


def test_pickles_are_read() -> None:
    form = pe.examples()[14]
    assert unpickled("form") == form
    assert unpickled("figure") == form.total.score
    assert unpickled("indicator") == form.indicators[2]
    assert unpickled("budget_line") == form.budget[0]
    assert unpickled("scorecard").total == Fraction(78304, 1125)
    assert unpickled("scorecard") == pe.score(form)
    assert unpickled("pack").id == "cn-mof-2020"
    assert (unpickled("rounding"), unpickled("limits").bytes) == (pe.Rounding(2, "half_up"), 1000)
    assert unpickled("interval") == pe.Interval(1, None, "()")
    assert unpickled("value_set") == pe.ValueSet(1, pe.Interval(2, 3))


def test_pickled_findings_are_those_of_the_json() -> None:
    report = pe.Report((KEPT / "report.json").read_text(encoding="utf-8"))
    assert tuple(unpickled("findings")) == tuple(report.findings)
    assert unpickled("finding") == report.findings.where(code="total-mismatch")[0]
    assert unpickled("audited_form") == report.forms[0]
    assert unpickled("findings").to_arrow("zh").equals(report.findings.to_arrow("zh"))


@pytest.mark.parametrize("name", BOUND_TO_A_VERSION)
def test_a_pickle_of_another_layout_says_so(name: str) -> None:
    try:
        found = type(unpickled(name)).__name__
    except pe.errors.InvalidValue as refused:
        found = str(refused)
    assert found in (name.capitalize(), "found a pickle of another version, expected one of this version")


def test_one_finding_of_one_form_is_pickled_and_read() -> None:
    report = pe.audit(pe.examples()[14])
    (document,) = report.documents
    assert repr(document).endswith("1 form>")
    assert pickle.loads(pickle.dumps(document)) == document
    assert pickle.loads(pickle.dumps(document.forms[0])) == document.forms[0]
    one = report.findings.where(code="total-mismatch")
    assert repr(one) == "<1 finding: 1 error>"
    assert pickle.loads(pickle.dumps(pe.Findings(one))) == one
