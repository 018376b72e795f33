"""What `perfeval audit` shows: severities, codes, a baseline, the order, and how much of a screen it takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import perfeval as pe


def run(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "160"}
    command = [sys.executable, "-m", "perfeval", "audit", *words, "--fail-on", "never"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def codes(*words: str) -> set[str]:
    report = json.loads(run(*words, "--format", "json").stdout)
    (document,) = report["documents"]
    found = [*document["findings"], *(finding for form in document["forms"] for finding in form["findings"])]
    return {finding["code"] for finding in found}


def test_a_severity_hides_what_is_less_grave(forms_txt: str) -> None:
    report = pe.audit(forms_txt)
    grave = {finding.code for finding in report.findings if finding.severity == "error"}
    assert codes(forms_txt, "--severity", "error") == grave
    assert {f.severity for f in report.selected("warning").findings} == {"error", "warning"}


def test_verdicts_stay_whatever_is_hidden(forms_txt: str) -> None:
    whole, part = pe.audit(forms_txt), pe.audit(forms_txt).selected(only=["total-mismatch"])
    assert [form.verdicts for form in part.forms] == [form.verdicts for form in whole.forms]
    assert {finding.code for finding in part.findings} == {"total-mismatch"}


def test_codes_are_chosen_and_left_out(forms_txt: str) -> None:
    assert codes(forms_txt, "--only", "total-mismatch", "--only", "weight-sum") == {"total-mismatch", "weight-sum"}
    assert "target-is-scale" not in codes(forms_txt, "--skip", "target-is-scale")


@pytest.mark.parametrize("option", ["--only", "--skip"])
def test_an_unknown_code_is_refused(forms_txt: str, option: str) -> None:
    ended = run(forms_txt, option, "total-mismach")
    assert ended.returncode == 2
    assert "there is no code 'total-mismach', the nearest are total-mismatch, " in ended.stderr
    assert ended.stderr.rstrip().endswith(": perfeval schema findings lists all of them")


def test_what_is_hidden_does_not_fail(forms_txt: str) -> None:
    words = [sys.executable, "-m", "perfeval", "audit", forms_txt, "--only", "target-is-scale"]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0


def test_a_baseline_shows_what_is_new_and_counts_what_is_gone(forms_txt: str, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    report = pe.audit(forms_txt)
    content = json.loads(report.to_json())
    forms = content["documents"][0]["forms"]
    (hidden,) = [f for f in forms[14]["findings"] if f["code"] == "total-mismatch"]
    forms[14]["findings"].remove(hidden)  # so that it is new
    forms[0]["findings"].append({**hidden, "printed": "1"})  # and this one is gone
    content["documents"][0]["path"] = "elsewhere.txt"
    known.write_text(json.dumps(content), encoding="utf-8")
    ended = run(forms_txt, "--baseline", str(known), "--format", "json")
    (document,) = json.loads(ended.stdout)["documents"]
    left = [finding for form in document["forms"] for finding in form["findings"]]
    assert [finding["code"] for finding in left] == ["total-mismatch"]
    assert "gone: 1" in ended.stderr


def test_a_baseline_that_is_no_report_is_refused(forms_txt: str, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    assert run(forms_txt, "--baseline", str(tmp_path / "list.json")).returncode == 2
    assert run(forms_txt, "--baseline", str(tmp_path / "none.json")).returncode == 2


def lines_of(text: str, severity: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith(severity)]


@pytest.mark.parametrize(
    ("lang", "severities"), [("zh", ("错误", "警告", "提示")), ("en", ("error", "warning", "note"))]
)
def test_the_seventeen_forms_fit_a_screen(forms_txt: str, lang: str, severities: tuple[str, ...]) -> None:
    shown = run(forms_txt, "--lang", lang).stdout
    counts = pe.audit(forms_txt).counts
    errors, warnings, notes = (lines_of(shown, severity) for severity in severities)
    assert (len(errors), len(warnings)) == (counts["error"], counts["warning"])
    assert max(errors + warnings) <= 40
    assert len(notes) <= 40


def test_the_worst_form_is_first_in_a_table_unless_asked_otherwise(forms_txt: str) -> None:
    def first(*words: str) -> str:
        lines = run(forms_txt, *words, "--summary").stdout.splitlines()
        return next(line for line in lines if line.lstrip().startswith("form "))

    report = pe.audit(forms_txt).worst_first()
    assert f"form {report.forms[0].index} " in first()
    assert "form 1 " in first("--order", "paper")
    assert [
        form["index"] for form in json.loads(run(forms_txt, "--format", "json").stdout)["documents"][0]["forms"]
    ] == [*range(1, 18)]


def test_a_summary_is_one_line_a_form(forms_txt: str) -> None:
    lines = run(forms_txt, "--summary").stdout.splitlines()
    assert len([line for line in lines if line.lstrip().startswith("form ")]) == 17
    assert len(lines) == 19  # the file, the forms, the counts


def test_a_digest_of_every_form(forms_txt: str) -> None:
    for form in pe.audit(forms_txt).forms:
        assert form.digest["zh"].endswith("。")
        assert form.digest["zh"].count("。") <= 2
