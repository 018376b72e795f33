"""Why a form earns what it earns, and what it would earn under other rules or with another actual."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import perfeval as pe

FORM = pe.examples()[14]
HEADS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]


def nodes(tree: pe.Explanation) -> Iterator[pe.Explanation]:
    yield tree
    for child in tree.children:
        yield from nodes(child)


def test_contributions_add_up_exactly_to_the_total() -> None:
    exact = 0
    for form in pe.examples():
        card = pe.score(form)
        tree = card.explain()
        assert tree.adds == card.total
        if card.total is not None:
            exact += 1
            assert sum((child.adds for child in tree.children if child.adds is not None), Fraction(0)) == card.total
    assert exact > 10


def test_a_point_is_traced_to_its_cells_its_rule_and_its_clause() -> None:
    row = pe.score(FORM).explain(indicator=3)  # 6% of at least 90%, of 12.5 points
    told = {child.title.split()[0]: child for child in row.children}
    assert row.adds == Fraction(5, 6)
    assert row.source.startswith("财预〔2020〕10号")
    assert told["rule"].value == "quant.at_least of cn-mof-2020 1"
    assert told["x"].value == "about 0.0667"
    assert told["target"].cell == (15, 17, 5)


def test_a_tree_is_text_json_and_html() -> None:
    tree = pe.score(FORM).explain()
    assert str(tree) == tree.to_text()
    shown = json.loads(tree.to_json())
    assert Fraction(shown["adds"]) == pe.score(FORM).total
    assert len(shown["children"]) == len(tree.children)
    assert tree.to_html().count("<details") == tree.to_html().count("</details>") > 5
    assert tree.to_html() in tree._repr_html_()
    assert all(node.title for node in nodes(tree))


def test_a_tree_outlives_its_scorecard() -> None:
    child = pe.score(pe.examples()[14]).explain().children[1].children[0]
    assert child.title == "rule"
    assert pe.score(FORM).explain() == pe.score(FORM).explain()


def test_an_indicator_that_is_not_there_is_refused() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="no indicator 99"):
        pe.score(FORM).explain(99)


@pe.rule(rises=True, version="1", source="this test")
def half_marks(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight if actual >= target else weight / 2


def form_of(*rows: list[str]) -> pe.Form:
    (form,) = pe.read([["项目名称", "图书采购"], HEADS, *rows]).forms
    return form


def test_two_packs_differ_by_what_their_rows_differ() -> None:
    form = form_of(
        ["产出指标", "数量指标", "购书", "≥100册", "80册", "60", "48"],
        ["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "90%", "40", "40"],
    )
    national = pe.Pack("cn-mof-2020")
    change = pe.what_if(form, national, national.with_rule(half_marks, kind="quantity"))
    # 80/100 of 60 is 48, half of it 30; with 40 the totals are 88 (good) and 70 (fair)
    assert (change.total.before, change.total.after, change.total.difference) == (88, 70, -18)
    assert (change.grade_before, change.grade_after, change.grade_changes) == ("good", "fair", True)
    assert [(row.field, row.points.difference) for row in change.changed] == [("indicators[1].score", -18)]
    assert str(change) == "form 1: 88 -> 70 (-18), good -> fair\n  indicators[1].score: 48 -> 30 (-18)"
    assert change.to_text("zh") == (
        "第1张表：总分由88变为70（减少18），等级由良变为中\n  第1项指标：由48变为30（减少18）"
    )
    assert "<td>-18</td>" in change._repr_html_()
    assert pickle.loads(pickle.dumps(change)) == change


def test_the_differences_of_rows_add_up_to_that_of_the_total() -> None:
    changes = pe.what_if(pe.examples(), "cn-mof-2020", pe.Pack("cn-mof-2020").with_rule(half_marks))
    told = [change for change in changes if change.total.difference is not None]
    assert len(changes) == 17
    assert len(told) > 10
    for change in told:
        assert sum(row.points.difference or 0 for row in change.rows) == change.total.difference
    assert any(change.total for change in told)


def with_actual(actual: str) -> pe.Form:
    return form_of(
        ["产出指标", "数量指标", "购书", "≥300册", actual, "70", ""],
        ["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "81%", "30", ""],
    )


def test_the_least_actual_that_lifts_is_checked_by_its_neighbours() -> None:
    # 81/90 of 30 is 27: good (80) needs 53 of 70 points, 300 * 53 / 70 = 1590/7 = 227.14...
    lift = pe.lift_by(with_actual("200册"), 1)
    assert (lift.grade, lift.needed, lift.nearest, lift.nearest_lifts, lift.printable) == (
        "good",
        53,
        Fraction(1590, 7),
        True,
        228,
    )
    assert Fraction(1590, 7) in lift.actuals
    assert Fraction(1590, 7) - Fraction(1, 10**9) not in lift.actuals
    assert pe.score(with_actual("227册")).grade == "fair"
    assert pe.score(with_actual("228册")).grade == "good"
    assert str(lift) == "good needs 53 points: the actual must be at least about 227.1429; as it is printed: 228"
    assert lift.to_text(fractions=True) == (
        "good needs 53 points: the actual must be [1590/7, ∞); as it is printed: 228"
    )
    assert str(pe.lift_by(with_actual("200册"), 1, lang="zh")) == (
        "达到良需得53分，完成值应为：不低于约227.1429（按填报的小数位数为228）"
    )
    assert pickle.loads(pickle.dumps(lift)) == lift


def test_a_lift_is_refused_with_its_reason() -> None:
    excellent = pe.lift_by(with_actual("300册"), 1)
    assert not excellent
    assert excellent.refused == "the grade is excellent already"
    # 20/300 of 70 is 14/3; fair needs 60 - 14/3 = 166/3 = 55.3333, the row has 30
    assert pe.lift_by(with_actual("20册"), 2).refused == "the row needs about 55.3333 points, and no actual earns them"
    assert (
        str(pe.lift_by(with_actual("20册"), 2, lang="zh")) == "不能提高等级：该项需得约55.3333分，无论完成多少都达不到"
    )
    assert str(pe.lift_by(with_actual("300册"), 1, lang="zh")) == "不能提高等级：等级已经是优"
    with pytest.raises(pe.errors.InvalidValue, match="no indicator 3"):
        pe.lift_by(with_actual("20册"), 3)


def test_what_is_computed_is_a_fraction_and_what_is_printed_a_decimal() -> None:
    lift = pe.lift_by(with_actual("200册"), 1)
    assert isinstance(lift.needed, Fraction)
    assert not isinstance(lift.printable, Decimal)


def run(*arguments: str) -> str:
    call = [sys.executable, "-m", "perfeval", *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=True, encoding="utf-8").stdout


FORMS = str(Path(__file__).parents[2] / "examples" / "data" / "forms.txt")


def test_the_command_explains_as_text_json_and_html(tmp_path: Path) -> None:
    assert run("explain", FORMS, "--form", "15", "--row", "3").startswith(
        "indicators[3] 支出进度: about 0.8333 of 12.5"
    )
    assert run("explain", FORMS, "--form", "15", "--row", "3", "--fractions").startswith(
        "indicators[3] 支出进度: 5/6 of 12.5"
    )
    (tree,) = json.loads(run("explain", FORMS, "--form", "15", "--json"))
    assert (tree["form"], tree["adds"]) == (15, "78304/1125")
    run("explain", FORMS, "--html", "-o", str(tmp_path / "tree.html"))
    page = (tmp_path / "tree.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<h2>") == 17


def test_the_command_asks_what_if() -> None:
    lifts = " ".join(run("explain", FORMS, "--form", "15", "--indicator", "3", "--lift").split())
    assert "good needs about 11.2298 points: the actual must be at least 0.808544; as it is printed: 0.81" in lifts
    chinese = "".join(run("explain", FORMS, "--form", "15", "--indicator", "3", "--lift", "--lang", "zh").split())
    assert chinese == (
        "第15张表：中第3项指标支出进度：达到良需得约11.2298分，完成值应为：不低于0.808544（按填报的小数位数为0.81）"
    )
    assert run("explain", FORMS, "--form", "15", "--what-if", "cn-mof-2020") == "form 15: about 69.6036, no change\n"
    exact = run("explain", FORMS, "--form", "15", "--what-if", "cn-mof-2020", "--fractions", "--lang", "zh")
    assert exact == "第15张表：总分78304/1125，没有变化\n"
