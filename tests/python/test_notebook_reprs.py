"""What a notebook shows: the first sixty rows, in the reader's language; text stays text."""

import pytest

import perfeval as pe


@pytest.fixture(scope="module")
def report() -> pe.Report:
    return pe.audit(pe.examples() * 4)


def shown(value: object) -> str:
    return str(value._repr_html_())  # type: ignore[attr-defined]


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "C.UTF-8"}[request.param])
    return str(request.param)


WORDS = {
    "findings": ("显示前 60 行", "the first 60 of"),
    "forms": ("复算最低分", "Recomputed, low"),
    "indicators": ("三级指标", "Indicator"),
    "budget": ("全年预算数", "Annual budget"),
}


@pytest.mark.parametrize("kind", WORDS)
def test_sixty_rows_are_shown_in_the_readers_language(report: pe.Report, kind: str, lang: str) -> None:
    rows = getattr(report, kind)
    html = shown(rows)
    assert html.count("<tr>") == 61 <= len(rows)
    assert WORDS[kind][lang == "en"] in html
    assert (f"共 {len(rows):,} 行" if lang == "zh" else f"of {len(rows):,} rows") in html
    assert shown(rows[:3]).count("<tr>") == 4
    assert len(repr(rows)) < 80


def test_a_report_shows_its_forms_and_its_gravest_findings(report: pe.Report, lang: str) -> None:
    html = shown(report)
    assert html.count("<tr>") == 2 * 61
    assert html.count({"zh": "错误", "en": "error"}[lang]) >= 24
    left = pe.Report(report.to_json())
    assert left.forms[0].project in html
    assert shown(left).count("<tr>") == 61  # the findings alone


def test_a_small_report_is_shown_whole() -> None:
    report = pe.audit(pe.examples()[14])
    assert shown(report) == report.to_html_fragment("en")


def test_a_long_form_is_cut() -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        *[["产出指标", "数量指标", f"指标{n}", "≥1个", "1个", "1", "1"] for n in range(100)],
    ]
    form = pe.read(rows).forms[0]
    assert "the first 60 of 101 rows" in shown(form)


def test_reprs_of_records_are_short(report: pe.Report) -> None:
    assert repr(report.documents[0]) == "<AuditedDocument '', 68 forms>"
    assert repr(report.forms[14]).startswith("<AuditedForm 15 '全区离退休干部学习活动经费', 2022, ")


def test_markup_and_long_texts_stay_text() -> None:
    form = [
        ["项目名称", "<script>alert(1)</script>" + "长" * 1000],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "<b>购书</b>", "≥100册", "90册", "100", "100"],
        ["总分", "", "", "", "", "100", "100"],
    ]
    report = pe.audit(form)
    for rows in (report.forms, report.indicators, report.findings, report):
        html = shown(rows)
        assert "<script>alert" not in html
        assert "<b>购书" not in html
    assert "长" * 121 not in shown(report.forms)
