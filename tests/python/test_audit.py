"""Audits and scorecards: the contract of the JSON, exact numbers, reports as values, rules written in Python."""

import copy
import json
import pickle
import threading
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import perfeval as pe


@pytest.fixture(scope="module")
def report() -> pe.Report:
    return pe.audit(pe.examples())


def schema(name: str) -> dict[str, object]:
    content: dict[str, object] = json.loads((files("perfeval") / "data" / f"{name}.schema.json").read_text("utf-8"))
    return content


def test_the_json_of_an_audit_keeps_its_schema(report: pe.Report, forms_txt: str) -> None:
    jsonschema.validate(json.loads(report.to_json()), schema("findings"))
    jsonschema.validate(json.loads(pe.audit([forms_txt, "nothing.txt"]).to_json()), schema("findings"))


def test_the_schema_of_findings_lists_every_word_that_the_library_has() -> None:
    definitions = schema("findings")["$defs"]
    finding = definitions["finding"]["properties"]  # type: ignore[index]
    form = definitions["form"]["properties"]  # type: ignore[index]
    listed = {
        "code": finding["code"],
        "severity": finding["severity"],
        "diagnosis": finding["diagnosis"],
        "rounding_mode": finding["rounding"]["properties"]["mode"],
        "grade": form["score"]["properties"]["grade"],
    }
    words = pe._core.names()
    for key, enumeration in listed.items():
        assert sorted(word for word in enumeration["enum"] if word) == sorted(filter(None, words[key]))
    assert sorted(form["verdicts"]["properties"]) == sorted(words["verdict"])


def test_the_json_of_a_form_keeps_its_schema() -> None:
    for form in pe.examples():
        jsonschema.validate(json.loads(form.to_json()), schema("form"))


def test_a_score_above_its_weight_is_found_with_its_place(forms_txt: str) -> None:
    # Form 13 prints 10 of 5 points in one row: read off the published form by eye.
    (found,) = pe.audit(forms_txt).findings.where(code="score-above-weight")
    form = pe.read(forms_txt).forms[found.form - 1]  # type: ignore[operator]
    row = form[found.field.rpartition(".")[0]]
    assert row.score.value > row.weight.value  # type: ignore[attr-defined]
    assert found.cell == (row.score.place.table, row.score.place.row, row.score.place.column)  # type: ignore[attr-defined]


def test_the_total_of_form_15_is_the_sum_of_its_printed_scores(report: pe.Report) -> None:
    # By hand: 0.6 + 25 + 12.5 + 0.8 + 0.6 + 20 + 10 = 69.5, printed 68.9.
    (found,) = report.findings.where(code="total-mismatch")
    assert (found.form, found.printed, found.expected, found.severity) == (15, "68.9", "69.5", "error")
    # Two rows of 0.6 could each be the one left out, so neither is named.
    assert (found.diagnosis, found.candidates) == ("unknown", ())


def test_the_same_document_gives_the_same_text_from_every_door(forms_txt: str, tmp_path: Path) -> None:
    read = pe.read(forms_txt)
    assert pe.audit(forms_txt) == pe.audit(read) == pe.audit([read])
    as_json = tmp_path / "forms.json"
    as_json.write_bytes(pe._core.write_json(read.forms))
    assert pe.audit(str(as_json)).findings.counts() == pe.audit(read).findings.counts()


def test_a_folder_and_a_glob_name_their_files(forms_txt: str, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes.png", ".hidden.txt"):
        (tmp_path / name).write_bytes(Path(forms_txt).read_bytes() if name.endswith("txt") else b"%PDF")
    for source in (tmp_path, str(tmp_path / "*.txt")):
        assert [Path(d.path).name for d in pe.audit(source).documents] == ["a.txt", "b.txt"]


def test_unreadable_input_never_stops_the_others(forms_txt: str) -> None:
    report = pe.audit(["nothing.txt", forms_txt])
    assert [d.readable for d in report.documents] == [False, True]
    assert len(report.forms) == 17


def test_a_report_is_a_value(report: pe.Report) -> None:
    other = pickle.loads(pickle.dumps(report))
    assert (other, hash(other)) == (report, hash(report))
    assert other.findings == report.findings
    assert other.to_jsonl() == report.to_jsonl()
    assert repr(report) == f"<Report 1 document, 17 forms, {len(report.findings)} findings>"
    assert report.documents[0].forms[0] in {report.documents[0].forms[0]}


def test_findings_are_counted_and_narrowed(report: pe.Report) -> None:
    counted = report.findings.counts()
    assert sum(counted.values()) == len(report.findings)
    assert list(report.findings.counts("severity")) == ["error", "warning", "note"]
    errors = report.findings.where(severity="error")
    assert {f.severity for f in errors} == {"error"}
    assert errors[0] == report.findings.where(severity="error")[:1][0]
    frame = report.to_pandas()
    assert len(frame) == len(report.findings)
    assert dict(frame["code"].value_counts()) == counted


@pytest.mark.parametrize("ending", ["json", "jsonl", "md", "html"])
def test_a_report_is_saved_by_its_ending(report: pe.Report, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"report.{ending}"
    report.save(target)
    text = target.read_text(encoding="utf-8")
    assert text.count("total-mismatch") == 1
    assert "全区离退休干部学习活动经费" in text


def test_an_unknown_ending_and_unknown_rules_are_named(report: pe.Report, tmp_path: Path) -> None:
    with pytest.raises(pe.errors.InvalidValue, match="unknown format 'pdf'"):
        report.save(tmp_path / "report.pdf")
    with pytest.raises(pe.errors.InvalidValue, match='no pack "nowhere-1999"'):
        pe.audit(pe.examples(), rules="nowhere-1999")


def test_markup_in_a_form_is_text_in_a_page(forms_txt: str) -> None:
    text = (
        Path(forms_txt).read_text(encoding="utf-8").replace("全区离退休干部学习活动经费", "<script>alert(1)</script>")
    )
    report = pe.audit(pe.read(text.encode()))
    assert "<script>" not in report._repr_html_()
    assert "&lt;script&gt;" in report._repr_html_()


def test_a_notebook_shows_the_report_without_a_script(report: pe.Report) -> None:
    fragment = report._repr_html_()
    assert fragment.startswith('<div class="perfeval"')
    assert fragment.count("<code>") == 60  # the gravest
    assert f"the first 60 of {len(report.findings)} rows" in fragment
    assert "<script" not in fragment
    (stale,) = report.findings.where(code="total-mismatch")
    row = next(line for line in fragment.splitlines() if "total-mismatch" in line)
    assert row.partition(" <a ")[0] in report.findings.where(code=stale.code)._repr_html_()
    unpickled = pickle.loads(pickle.dumps(report))
    assert unpickled._repr_html_() == fragment


class TestScorecard:
    card = pe.score(pe.examples()[14])

    def test_the_execution_points_are_the_exact_share(self) -> None:
        # By hand: 285.8 of 4500, 10 points: 10 * 285.8 / 4500 = 1429/2250.
        line = self.card.lines[0]
        assert (line.field, line.weight, line.printed) == ("budget.total.score", Decimal(10), Decimal("0.6"))
        assert (line.x, line.points.single) == (Fraction(1429, 22500), Fraction(1429, 2250))
        assert self.card.execution_rate == Fraction(1429, 22500)
        assert "财预〔2020〕10号" in line.source

    def test_computed_numbers_are_fractions_and_printed_ones_decimals(self) -> None:
        assert isinstance(self.card.total, Fraction)
        for line in self.card.lines:
            assert line.printed is None or isinstance(line.printed, Decimal)
            assert line.x is None or isinstance(line.x, Fraction)

    def test_the_total_is_the_exact_sum_of_its_lines(self) -> None:
        # By hand: 1429/2250 + 25 + 12.5 + 5/6 + 1429/2250 + 20 + 10 = 78304/1125.
        assert self.card.total == Fraction(78304, 1125)
        assert self.card.low == self.card.high == self.card.total
        assert self.card.grade == "fair"
        assert repr(self.card) == "<Scorecard 78304/1125>"

    def test_it_is_a_value(self) -> None:
        for other in (pickle.loads(pickle.dumps(self.card)), copy.deepcopy(self.card), pe.score(pe.examples()[14])):
            assert other == self.card
            assert hash(other) == hash(self.card)
        assert self.card != pe.score(pe.examples()[13])

    def test_its_lines_outlive_it(self) -> None:
        line = pe.score(pe.Form.from_json(pe.examples()[14].to_json())).lines[3]
        assert (line.field, line.direction, line.outcome) == ("indicators[3].score", "at_least", "missed")

    def test_it_explains_itself(self) -> None:
        assert "about 0.8333 of 12.5, printed 0.8" in self.card.explain(3)
        assert "about 0.8333 of 12.5" in self.card._repr_html_()
        with pytest.raises(pe.errors.InvalidValue, match="no indicator 10; it has 9"):
            self.card.explain(10)


class TestRulesInPython:
    @staticmethod
    def pack(function) -> pe.Pack:  # type: ignore[no-untyped-def]
        return pe.Pack("cn-mof-2020").with_rule(pe.rule(rises=True)(function), name="支出进度")

    def test_a_rule_takes_the_place_of_the_packs_for_the_rows_it_names(self) -> None:
        rules = self.pack(lambda target, actual, weight: weight if actual >= target else weight / 2)
        lines = {line.field: line for line in pe.score(pe.examples()[14], rules).lines}
        assert lines["indicators[3].score"].points.single == Fraction(25, 4)
        assert lines["indicators[1].score"].points.single == 25

    def test_an_audit_asks_it_too(self) -> None:
        rules = self.pack(lambda target, actual, weight: weight if actual >= target else weight / 2)
        found = pe.audit(pe.examples()[14], rules).findings.where(code="score-below-rule", field="indicators[3].score")
        assert [f.expected for f in found] == ["6.3"]  # 6.25, half up at the one place printed

    def test_a_rule_that_fails_does_not_stop_the_others(self) -> None:
        rules = self.pack(lambda target, actual, weight: weight / 0)
        card = pe.score(pe.examples()[14], rules)
        lines = {line.field: line for line in card.lines}
        assert "ZeroDivisionError" in lines["indicators[3].score"].failure
        assert lines["indicators[1].score"].points.single == 25
        assert [trouble.kind for trouble in card.troubles] == ["rule-failed"]

    def test_a_rule_that_fails_is_told_alike_of_forms_a_document_and_a_path(self) -> None:
        rules = self.pack(lambda target, actual, weight: weight / 0)
        path = "examples/data/forms.txt"
        document = pe.read(path)
        told = [pe.audit(source, rules).documents[0].troubles for source in (document.forms, document, path)]
        assert {trouble.kind for trouble in told[0]} == {"rule-failed"}
        assert told[1] == told[2] == told[0]
        counts = [len(pe.audit(source, rules).findings.where(code="rule-failed")) for source in (document, path)]
        assert counts == [len(told[0])] * 2
        one = pe.audit(document.forms[14], rules).documents[0].troubles
        assert one == tuple(trouble for trouble in told[0] if trouble.at.startswith("form 15,"))

    def test_conditions_are_words_of_the_glossary(self) -> None:
        with pytest.raises(pe.errors.InvalidValue, match="unknown kind 'speed'"):
            pe.Pack("cn-mof-2020").with_rule(pe.rule(lambda t, a, w: w), kind="speed")

    def test_threads_may_audit_under_one_rule(self) -> None:
        rules = self.pack(lambda target, actual, weight: weight * actual / target)
        results: list[pe.Report] = []
        threads = [threading.Thread(target=lambda: results.append(pe.audit(pe.examples(), rules))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(results)) == 1


def test_the_grade_range_says_what_the_grade_depends_on() -> None:
    """The sixteenth: its printed scores add up to 97 with 10 of 10 for execution, and several of them are doubted."""
    form = pe.audit(pe.examples()).forms[15]
    assert form.grade_range is not None
    assert (form.grade_range.low, form.grade_range.high) == (form.recomputed.low, form.recomputed.high)
    assert form.grade_range.grades == ("excellent",)
    assert form.grade_range.hangs_on == ()
    assert form.grade_range.message == {"zh": "优，确定", "en": "excellent, certain"}


def test_the_score_that_decides_the_grade_is_named() -> None:
    """Met, printed 40.6 of 50 without a reason, with 49 besides: 90 from 41 on."""
    content = {
        "budget": [{"label": "年度资金总额", "annual_budget": "100", "executed": "90", "weight": "10", "score": "9"}],
        "indicators": [
            {"name": "养护里程", "target": "≥100公里", "actual": "100公里", "weight": "50", "score": "40.6"},
            {"name": "受益村数", "target": "≥20个", "actual": "20个", "weight": "40", "score": "40"},
        ],
        "total": {"weight": "100", "score": "89.6"},
    }
    form = pe.Form.from_json(json.dumps({"schema": 1, "forms": [content]}))
    found = pe.audit(form).forms[0].grade_range
    assert found is not None
    assert (found.low, found.high, found.grades) == (Fraction("89.6"), 99, ("excellent", "good"))
    assert found.hangs_on == (pe.reports.GradeHinge("indicators[1].score", Fraction(41)),)
    assert found.message["zh"] == "优或良：取决于指标1“养护里程”（差0.4分）"
    page = pe.audit(form).to_html_fragment("zh")
    assert "<p>等级：优或良：取决于指标1“养护里程”（差0.4分）</p>" in page
