"""A rule written in Python instead of a built-in one: called, recorded, audited, and unable to break a form."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import perfeval as pe

HEADS = ["一级指标", "二级指标", "三级指标", "指标性质", "年度指标值", "度量单位", "实际完成值", "分值", "得分", "备注"]


def form_of(*rows: list[str]) -> pe.Form:
    table = [["项目名称", "道路养护"], HEADS, *rows, ["总分", "", "", "", "", "", "", "100", "", ""]]
    (form,) = pe.read(table).forms
    return form


ROADS = ["产出指标", "数量指标", "养护里程", "≥", "40", "公里", "30", "60", "30", "天气原因"]
PEOPLE = ["满意度指标", "服务对象满意度指标", "居民满意度", "≥", "90%", "", "81%", "40", "36", "部分未达"]


@pe.rule(rises=True, version="2", source="our memo 7/2023")
def half_marks(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight if actual >= target else weight / 2


@pe.rule(needs="row", version="1", source="our memo 8/2023")
def by_row(row):  # type: ignore[no-untyped-def]
    told.append(row)
    return row.weight if row.actual >= row.target else row.weight / 4


told: list[pe.Row] = []


def scored(rule: object, kind: str = "quantity", form: pe.Form | None = None) -> pe.Scorecard:
    return pe.score(form or form_of(ROADS, PEOPLE), pe.Pack("cn-mof-2020").with_rule(rule, kind=kind))


def test_a_rule_is_asked_and_recorded_like_a_built_in_one() -> None:
    roads, people = scored(half_marks).lines
    assert (roads.points.single, roads.rule, roads.x) == (30, "half_marks 2", Fraction(3, 4))
    assert (people.points.single, people.rule) == (36, "")  # 81/90 of 40, by the national rule
    assert "half_marks 2" in str(scored(half_marks).explain())


def test_a_rule_may_want_the_whole_row() -> None:
    told.clear()
    roads, _ = scored(by_row).lines
    assert roads.points.single == 15
    (row,) = told
    assert isinstance(row.target, Fraction)
    assert (row.name, row.kind, row.category) == ("养护里程", "quantity", "output")
    assert (row.sign, row.unit, row.target_text, row.actual_text) == ("≥", "公里", "40", "30")
    assert (row.level1, row.level2, row.reason) == ("产出指标", "数量指标", "天气原因")
    assert row.actual / row.target == Fraction(3, 4)


def test_a_rule_that_wants_the_row_stays_an_ordinary_callable() -> None:
    assert by_row(pe.Row(target=100, actual=Decimal("99.9"), weight=10)) == Fraction(5, 2)
    with pytest.raises(TypeError, match="found float"):
        by_row(pe.Row(target=100, actual=99.9, weight=10))


def test_a_row_is_read_with_its_other_columns() -> None:
    heads = [*HEADS[:-1], "指标权属", HEADS[-1]]
    rows = [[*ROADS[:-1], "区级", ROADS[-1]]]
    (form,) = pe.read([["项目名称", "道路养护"], heads, *rows]).forms
    told.clear()
    scored(by_row, form=form)
    assert told[0].extras == {label: cell.text for label, cell in form.indicators[0].extras.items()}


def throws(target, actual, weight):  # type: ignore[no-untyped-def]
    return {2021: weight}[2022]


def raises_nul(target, actual, weight):  # type: ignore[no-untyped-def]
    raise ValueError("half \udc80, whole \0")


def failing_rules() -> list[tuple[object, str]]:
    return [
        (throws, "KeyError: 2022"),
        (lambda t, a, w: float(w), "found float"),
        (lambda t, a, w: True, "found bool"),
        (lambda t, a, w: None, "found None"),
        (lambda t, a, w: Decimal("NaN"), "expected a finite number, found NaN"),
        (raises_nul, "ValueError: half \\udc80, whole \\0"),
        (lambda t, a, w: Fraction(1, 10**4000), "gave points with more than 1,000 digits"),
        (lambda t, a, w: w + 1, "gave 61 points of 60 for actual 30000, target 40000; expected 0 to the weight"),
        (lambda t, a, w: -1, "gave -1 points of 60"),
        (lambda t, a, w: w / (t - t), "ZeroDivisionError"),
    ]


@pytest.mark.parametrize(("function", "cause"), failing_rules())
def test_a_rule_that_fails_is_a_trouble_of_its_row_and_the_others_are_scored(function: object, cause: str) -> None:
    rules = pe.Pack("cn-mof-2020").with_rule(pe.rule(version="3")(function), kind="quantity")  # type: ignore[call-overload]
    form = form_of(ROADS, PEOPLE)
    card = pe.score(form, rules)
    (trouble,) = card.troubles
    name = function.__name__  # type: ignore[attr-defined]
    assert (trouble.kind, trouble.at) == ("rule-failed", f"form 1, indicators[1], rule {name} 3")
    assert cause in trouble.found
    roads, people = card.lines
    assert not roads.points
    assert roads.failure == trouble.found
    assert people.points.single == 36
    assert (card.total, card.low, card.high) == (None, 36, 96)  # 36, and anything up to the 60 of the row
    assert card.grade is None

    report = pe.audit(form, rules)
    (told_of,) = report.documents[0].troubles
    assert (told_of.kind, told_of.at, told_of.found) == (trouble.kind, trouble.at, trouble.found)
    (found,) = [f for f in report.findings if f.field == "indicators[1].score"]
    assert (found.code, found.severity, found.expected, found.verdict) == ("rule-failed", "warning", "[0, 60]", None)
    assert f"the rule {name} 3 failed, " in found.message["en"]
    assert "：自编的评分规则执行出错，该项可得0至60分。请检查评分规则。" in found.message["zh"]
    assert report.forms[0].verdicts["cannot_tell"] > pe.audit(form).forms[0].verdicts["cannot_tell"]


def test_the_traceback_is_kept() -> None:
    (trouble,) = scored(pe.rule(throws)).troubles
    first, *way = trouble.found.splitlines()
    assert first == "KeyError: 2022"
    assert way[0] == "Traceback (most recent call last):"
    assert "in throws" in trouble.found
    assert "return {2021: weight}[2022]" in trouble.found


PACK = """
id = "office-7"
version = "1"
title = "An office's rules"
jurisdiction = "an office"
source = { document = "memo 7/2023" }
extends = "cn-mof-2020"

[clauses.quantitative]
document = "memo 7/2023"

[[rows]]
kind = "quantity"
points = { rule = "code", name = "half_marks" }
"""


def test_a_pack_names_a_rule_that_was_registered_before() -> None:
    rules = pe.Pack.from_toml(PACK, "office.toml", [half_marks])
    roads, _ = pe.score(form_of(ROADS, PEOPLE), rules).lines
    assert (roads.points.single, roads.rule) == (30, "half_marks 2")


def test_a_pack_never_imports_code() -> None:
    with pytest.raises(pe.errors.InvalidPack, match="none is registered"):
        pe.Pack.from_toml(PACK, "office.toml")
    with pytest.raises(pe.errors.InvalidPack, match="one of the registered rules: by_row"):
        pe.Pack.from_toml(PACK.replace('"half_marks"', '"os.system"'), "office.toml", [by_row])


def test_an_audit_asks_for_an_actual_that_earns_the_score() -> None:
    @pe.rule(rises=True, version="1")
    def capped(target, actual, weight):  # type: ignore[no-untyped-def]
        return min(actual / target, Fraction(1)) * weight

    def said(rule: object, score: str) -> tuple[list[str], int]:
        row = [*ROADS[:6], "≥30", "60", score, "天气原因"]
        report = pe.audit(form_of(row), pe.Pack("cn-mof-2020").with_rule(rule, kind="quantity"))
        codes = [f.code for f in report.findings if f.field == "indicators[1].score"]
        return codes, report.forms[0].verdicts["cannot_tell"]

    # of 30 or more of 40: in proportion [45, 60]; by halves 30 or 60 and nothing between
    _, undecided = said(half_marks, "44")
    assert said(capped, "44")[0] == ["score-below-rule"]
    assert said(capped, "51.23") == ([], undecided - 1)
    assert said(half_marks, "30") == ([], undecided - 1)
    assert said(half_marks, "29")[0] == ["score-below-rule"]


def test_threads_ask_a_rule_one_at_a_time_and_get_the_same_points() -> None:
    rules = pe.Pack("cn-mof-2020").with_rule(half_marks)
    alone = [pe.score(form, rules).total for form in pe.examples()]
    with ThreadPoolExecutor(8) as pool:
        for totals in pool.map(lambda _: [pe.score(form, rules).total for form in pe.examples()], range(16)):
            assert totals == alone


def test_many_files_name_a_rule_without_row_once_at_the_last(tmp_path: Path) -> None:
    for number, form in enumerate((form_of(ROADS), form_of(PEOPLE), form_of(ROADS))):
        (tmp_path / f"{number}.json").write_text(form.to_json(), encoding="utf-8")

    def told(rules: pe.Pack) -> list[list[str]]:
        return [[t.kind for t in report.documents[0].troubles] for report in pe.audit_many(tmp_path, rules)]

    pack = pe.Pack("cn-mof-2020")
    assert told(pack.with_rule(half_marks, kind="quality", name="路灯")) == [[], [], ["rule-without-row"]]
    assert told(pack.with_rule(half_marks, kind="quantity")) == [[], [], []]
    (tmp_path / "3.json").write_text("{}", encoding="utf-8")  # has no form: says nothing about the rules
    *_, last = told(pack.with_rule(half_marks, kind="quality", name="路灯"))
    assert last[-1] == "rule-without-row"


def test_a_rule_whose_conditions_no_row_fits_is_named_once() -> None:
    forms = [form_of(ROADS), form_of(PEOPLE)]
    rules = pe.Pack("cn-mof-2020").with_rule(half_marks, kind="quality", name="路灯")

    def told(report: pe.Report) -> list[tuple[str, str, str]]:
        return [(t.kind, t.at, t.found) for document in report.documents for t in document.troubles]

    unused = ("rule-without-row", "rule half_marks 2", "no row with kind quality, name 路灯")
    assert told(pe.audit(forms[0], rules)) == [unused]
    assert told(pe.audit(forms, rules)) == [unused]
    merged = pe.Report.of_many([pe.audit(forms[0], rules), pe.audit(forms[1], rules), pe.audit(forms[0], rules)], rules)
    assert told(merged) == [unused]
    assert json.loads(merged.to_json())["documents"][0]["troubles"][0]["kind"] == "rule-without-row"

    roads_alone = pe.Pack("cn-mof-2020").with_rule(half_marks, kind="quantity")
    assert told(pe.audit(forms, roads_alone)) == []
    merged = pe.Report.of_many([pe.audit(forms[0], roads_alone), pe.audit(forms[1], roads_alone)], roads_alone)
    assert told(merged) == []


def test_a_failed_rule_is_said_by_every_audit_and_every_page() -> None:
    rules = pe.Pack("cn-mof-2020").with_rule(pe.rule(version="3")(throws), kind="quantity")
    form = form_of(ROADS, PEOPLE)
    reports = [pe.audit(form, rules), pe.audit([form], rules)]
    for report in reports:
        (audited,) = report.forms
        assert audited.recomputed is not None
        assert (audited.recomputed.exact, audited.recomputed.low, audited.recomputed.high) == (None, 36, 96)
        assert audited.grade is None
        (finding,) = audited.findings.where(code="rule-failed")
        assert (finding.severity, finding.field) == ("warning", "indicators[1].score")
        assert "the rule throws 3 failed, KeyError: 2022" in finding.message["en"]
        assert [t.kind for t in report.documents[0].troubles] == ["rule-failed"]
        for written in ("json", "jsonl", "html", "md"):
            assert "rule-failed" in report.to_bytes(written, "en").decode("utf-8"), written


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError])
@pytest.mark.parametrize("asked", [pe.score, pe.audit, lambda form, rules: pe.audit([form], rules)])
def test_what_ends_a_program_comes_out_at_once(kind: type[BaseException], asked: Callable[..., object]) -> None:
    def ends(target, actual, weight):  # type: ignore[no-untyped-def]
        raise kind

    rules = pe.Pack("cn-mof-2020").with_rule(pe.rule(version="1")(ends), kind="quantity")
    with pytest.raises(kind):
        asked(form_of(ROADS, PEOPLE), rules)


def test_endless_recursion_fails_its_row() -> None:
    def endless(target, actual, weight):  # type: ignore[no-untyped-def]
        return endless(target, actual, weight)

    card = scored(pe.rule(version="1")(endless))
    assert [trouble.kind for trouble in card.troubles] == ["rule-failed"]
    assert "RecursionError" in card.troubles[0].found
    assert card.total is None


def test_a_rule_on_dates_or_words_is_said_not_to_apply() -> None:
    dates = ["产出指标", "时效指标", "按时完成", "", "2022年6月30日", "", "2022年7月5日", "60", "30", "天气原因"]
    words = ["产出指标", "时效指标", "进度", "", "好坏", "", "一般", "60", "40", "天气原因"]
    for row, entry in ((dates, "quant.none_above"), (words, "qual.tiers")):
        card = scored(half_marks, "timeliness", form_of(row))
        (line,) = card.lines
        assert (line.rule, line.entry) == ("", entry)
        assert line.unasked
        assert [(t.kind, t.at) for t in card.troubles] == [
            ("rule-not-applied", "form 1, indicators[1], rule half_marks 2")
        ]
        assert "half_marks" not in str(card.explain())


# Rules get the base of the unit: 5万元 is 50000元, 3公里 is 3000米, 95% is 0.95; counts and bare numbers as they are.
UNITS = [
    ("≥5万元", "40000元", 50000, 40000),
    ("≥5万元", "4", 50000, 40000),
    ("≥3公里", "500米", 3000, 500),
    ("≥95%", "90%", Fraction(19, 20), Fraction(9, 10)),
    ("≥2年", "18个月", 24, 18),
    ("≥5个", "4个", 5, 4),
    ("≥2万人", "15000人", 20000, 15000),
    ("≥5", "4", 5, 4),
]


@pytest.mark.parametrize(("target", "actual", "in_base", "of_actual"), UNITS)
def test_a_rule_sees_the_base_of_the_unit(target: str, actual: str, in_base: object, of_actual: object) -> None:
    told.clear()
    scored(by_row, form=form_of(["产出指标", "数量指标", "完成量", "", target, "", actual, "60", "30", "天气原因"]))
    assert [(row.target, row.actual) for row in told] == [(in_base, of_actual)]
