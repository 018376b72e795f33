"""The charts of reports and scorecards: their data are the figures of the forms."""

import itertools
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import perfeval as pe


@pytest.fixture(scope="module")
def report() -> pe.Report:
    return pe.audit(pe.examples())


def data_of(chart: Any) -> list[dict[str, Any]]:
    return json.loads(chart.to_json())["data"]["values"]  # type: ignore[no-any-return]


def test_scores_are_those_on_paper_and_the_range_recomputed(report: pe.Report) -> None:
    """Form 15 prints 68.9; its scores, as printed, add up to 0.6 + 25 + 12.5 + 0.8 + 0.6 + 20 + 10 = 69.5."""
    values = {row["form"].partition(" ")[0]: row for row in data_of(report.plot.scores("en"))}
    assert len(values) == 17
    for form in pe.examples():
        row = values[str(form.index)]
        assert row["printed_text"] == form.total.score.text
        assert Decimal(str(row["printed"])) == form.total.score.value
    fifteen = values["15"]
    assert (fifteen["printed_text"], fifteen["low_text"], fifteen["low"]) == ("68.9", "69.5", 69.5)
    assert fifteen["worst"] == "error"
    assert [row["printed"] for row in data_of(report.plot.scores("en"))] == sorted(
        float(form.total.score.text) for form in pe.examples()
    )


def test_execution_is_the_exact_share_and_money_is_in_one_unit(report: pe.Report) -> None:
    """Form 1 spent 19.992 of 20 (99.96 %); form 14 nothing of 19.188."""
    values = {row["form"].partition(" ")[0]: row for row in data_of(report.plot.execution("zh"))}
    assert (values["1"]["rate_text"], values["1"]["money"]) == ("99.96%", 20)
    assert (values["14"]["rate_text"], values["14"]["money_text"]) == ("0%", "19.188万元")
    assert values["15"]["rate_text"] == "≈ 6.35%"


def test_losses_are_weights_minus_printed_scores(report: pe.Report) -> None:
    lost: dict[str, Decimal] = {}
    for form in pe.examples():
        for row in form.indicators:
            if row.weight.value is not None and row.score.value is not None:
                lost[row.kind] = lost.get(row.kind, Decimal(0)) + row.weight.value - row.score.value
    values = data_of(report.plot.losses("en"))
    assert {row["kind"]: Decimal(row["lost_text"]) for row in values if row["kind"] != "execution"} == lost
    assert [row["lost"] for row in values] == sorted((row["lost"] for row in values), reverse=True)


def test_a_waterfall_ends_at_the_total() -> None:
    """Form 15: 25 + 12.5 + 20 + 10 and two shares of 0.02858 / 0.45, one of them of 12.5."""
    card = pe.score(pe.examples()[14])
    steps = data_of(card.plot("en"))
    assert [step["points_text"] for step in steps][1:3] == ["25", "12.5"]
    assert [step["printed_text"] for step in steps] == ["0.6", "25", "12.5", "0.8", "0.6", "20", "10", "68.9"]
    assert [step["weight_text"] for step in steps] == ["10", "25", "12.5", "12.5", "10", "20", "10", ""]
    for before, after in itertools.pairwise(steps[:-1]):
        assert after["start"] == before["end"]
    assert card.total is not None
    assert steps[-1]["end"] == pytest.approx(float(card.total))
    assert steps[-2]["end"] == pytest.approx(float(card.total))


def test_an_open_line_shows_what_is_possible() -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "购书", "≥100册", "90册", "50", ""],
        ["产出指标", "质量指标", "合格", "达成预期指标", "部分达成预期指标", "50", ""],
        ["总分", "", "", "", "", "100", "115"],
    ]
    card = pe.score(pe.read(rows).forms[0])
    steps = data_of(card.plot("en"))
    assert steps[0]["points_text"] == "45"
    assert [steps[1][key] for key in ("start", "end", "most", "points_text")] == [45, 45, 95, "0 – 50"]
    assert [steps[2][key] for key in ("start", "end", "most", "points_text")] == [0, 45, 95, "45 – 95"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chart_can_be_drawn(report: pe.Report, lang: str, tmp_path: Path) -> None:
    charts = [report.plot.scores(lang), report.plot.execution(lang), report.plot.losses(lang)]
    charts.append(pe.score(pe.examples()[0]).plot(lang))
    for number, chart in enumerate(charts):
        target = tmp_path / f"{number}.png"
        chart.save(str(target))
        assert target.read_bytes().startswith(b"\x89PNG")
        assert "Noto Sans CJK SC" in chart.to_dict()["config"]["font"]


def test_a_report_without_forms_has_empty_charts() -> None:
    plot = pe.Report.of_many([], "cn-mof-2020").plot
    assert [data_of(chart) for chart in (plot.scores(), plot.execution(), plot.losses())] == [[], [], []]


def test_many_forms_are_named_up_to_sixty() -> None:
    chart = pe.audit(pe.examples() * 4).plot.scores("en")
    assert len(data_of(chart)) == 60
    assert chart.to_dict()["title"]["subtitle"][-1] == "The 60 lowest of 68 forms"


def test_markup_in_a_name_stays_text() -> None:
    rows = [["项目名称", "<script>alert(1)</script>"], *[["总分", "", "", "", "", "100", "90"]]]
    rows[1:1] = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "购书", "≥100册", "90册", "100", "90"],
    ]
    (row,) = data_of(pe.audit(rows).plot.scores("en"))
    assert row["project"] == "<script>alert(1)</script>"


def test_without_altair_the_extra_is_named(report: pe.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    for draw in (report.plot.scores, report.plot.execution, report.plot.losses, pe.score(pe.examples()[0]).plot):
        expected = r"altair is not installed: pip install altair, or the extra perfeval\[plot\]"
        with pytest.raises(ImportError, match=expected):
            draw()


def test_an_unknown_language_is_refused(report: pe.Report) -> None:
    with pytest.raises(pe.errors.InvalidValue, match="expected the language zh or en, found 'fr'"):
        report.plot.scores("fr")
