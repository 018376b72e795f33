"""Sentences as an official reads them: the form's own names of its columns, and Chinese without anything foreign."""

import re
from collections.abc import Iterator

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
