"""Sentences as an official reads them: the form's own names of its columns, and Chinese without anything foreign."""

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from compositions import all_compositions
from pages import to_html

import perfeval as pe

# Between sentences and figures of the form, quoted or not, these are the Latin letters that units and years bring.
FOREIGN = re.compile(r"[A-Za-z_]{2,}|->|[\[(]\s*-?[0-9./]+,\s*-?[0-9./]+\s*[\])]|[{}\[\]]")
OWN_WORDS = """项目支出绩效自评表
项目名称|道路养护
主管部门|交通局|实施单位|养护中心
项目资金（万元）|年初预算数|预算数|实际支出|支付进度|权重|自评得分
年度资金总额|100|100|90|80%|10|9
一级指标|二级指标|三级指标|绩效目标值|全年完成值|权重|自评得分|未完成原因
产出指标|数量指标|维修里程|≥100公里|80公里|50|50|
效益指标|社会效益指标|通行时间缩短|≥10分钟|12分钟|30|30|
满意度指标|服务对象满意度指标|市民满意度|≥90%||10|10|
总分|||||100|99|
"""


def own_words() -> pe.Report:
    return pe.audit(pe.read([line.split("|") for line in OWN_WORDS.splitlines()]))


def sentences(report: pe.Report) -> Iterator[str]:
    """Everything that a report says in Chinese."""
    for document in report.documents:
        for finding in document.findings:
            yield finding.message["zh"]
        for repeat in document.repeats:
            yield repeat.message["zh"]
        for form in document.forms:
            yield form.digest["zh"]
            if form.grade_range:
                yield form.grade_range.message["zh"]
            for finding in form.findings:
                yield finding.message["zh"]
    for texts in report.repair_texts("zh"):
        for repairs in texts:
            yield from repairs


def without_quotes(sentence: str) -> str:
    """The sentence without what it quotes from the form."""
    return re.sub(r"“[^”]*”", "", sentence)


def foreign(report: pe.Report, paper: str) -> list[str]:
    """The sentences with a word that is neither Chinese nor on the form."""
    return [
        sentence
        for sentence in sentences(report)
        for word in FOREIGN.findall(without_quotes(sentence))
        if word not in paper
    ]


def test_chinese_sentences_about_the_seventeen_forms_have_nothing_foreign() -> None:
    forms = pe.examples()
    assert foreign(pe.audit(forms), "".join(form.to_json() for form in forms)) == []


@pytest.mark.parametrize("composition", all_compositions(), ids=lambda one: one.name)
def test_chinese_sentences_about_a_composition_have_nothing_foreign(composition: object) -> None:
    page = to_html(composition.page())  # type: ignore[attr-defined]
    assert foreign(pe.audit(pe.read(page)), page.decode()) == []


def test_a_form_is_spoken_of_in_its_own_words() -> None:
    (form,) = own_words().documents[0].forms
    assert form.digest == {
        "zh": "年度资金总额的支付进度填写的是“80%”，按执行数除以预算数计算应为90%，请重新计算。"
        "“维修里程”的自评得分填写的是满分“50”，但全年完成值“80公里”没有达到绩效目标值“≥100公里”，"
        "按评分规则应为40，请核对自评得分。",
        "en": "The execution rate (支付进度) of “年度资金总额” is printed as 80%, but the executed "
        "amount divided by the budget is 90%; calculate the rate again. The score (自评得分) of “维修里程” "
        "is the full 50, although the target ≥100公里 was missed with 80公里; the rule gives 40; check the score.",
    }
    (blank,) = form.findings.where(code="actual-missing")
    assert blank.label == "市民满意度/全年完成值"
    assert blank.message["zh"] == "“市民满意度”的全年完成值没有填写，而该指标有权重或自评得分。请补填。"


def test_the_document_names_once_what_its_forms_repeat() -> None:
    (document,) = pe.audit(pe.examples()).documents
    missing = next(repeat for repeat in document.repeats if repeat.code == "rate-missing")
    assert missing.forms == (11, 13, 16, 17)
    assert missing.fields == tuple((form, "budget.appropriation.execution_rate") for form in missing.forms)
    assert missing.message == {
        "zh": "第11、13、16、17张表共4处有同样的问题。第11张表：当年财政拨款的执行率没有填写，"
        "而预算数和执行数均已填写。请补填。",
        "en": "Forms 11, 13, 16, 17 have the same problem, 4 times in all. Form 11: The execution rate of "
        "“当年财政拨款” is blank although the budget and the executed amount are given. Fill it in.",
    }
    notes = [f for form in document.forms for f in form.findings if f.severity == "note" and f.explained_by is None]
    assert {repeat.code for repeat in document.repeats} == {
        f.code for f in notes if len({other.form for other in notes if other.code == f.code}) > 1
    }


def test_the_convention_has_both_totals() -> None:
    """Form 1 spent 19.992 of 20, 9.996 points cut to 9; with its rows of 90 points 99.996 and 99."""
    (document,) = pe.audit(pe.examples()).documents
    (convention,) = document.findings.where(code="rounding-convention", field="document.execution_score")
    assert convention.totals[0] == (1, Fraction("99.996"), 99)


@pytest.mark.parametrize(
    ("label", "weight", "score"),
    [
        ("合 计", "合计行的权重", "合计的自评得分"),
        ("自评总分", "自评总分行的权重", "自评总分"),
        ("总分（满分100分）", "总分行的权重", "总分"),
    ],
)
def test_a_total_row_goes_by_its_own_word(label: str, weight: str, score: str) -> None:
    lines = OWN_WORDS.replace("总分|||||100|99|", label + "|||||110|90|").splitlines()
    (form,) = pe.audit(pe.read([line.split("|") for line in lines])).documents[0].forms
    said = {finding.code: finding.message["zh"] for finding in form.findings}
    assert said["weight-sum"] == f"各项权重（含预算执行率权重）合计为100，而{weight}填写的是“110”。请核对各项权重。"
    assert said["total-mismatch"].startswith(f"{score}填写的是“90”，而各项自评得分之和为99。请重新加总。")


@pytest.mark.parametrize("rules", ["cn-mof-2020", "cn-mof-2021-guideline"])
def test_an_explanation_in_chinese_names_no_path(rules: str) -> None:
    for form in pe.examples():
        told = pe.score(form, rules).explain(lang="zh").to_text()
        own = form.to_json()
        words = [word for word in re.findall(r"[A-Za-z_.]{2,}|[\[\]{}]", told.replace(rules, "")) if word not in own]
        assert words == []
