"""Charts of a report and of a scorecard, in Altair, which is loaded when one is asked for.

A chart has its data with it: every mark has the figure as it is printed, or exactly, as a text; the number next to it
says where the mark is drawn.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval import _core
from perfeval.errors import InvalidValue
from perfeval.frames import library
from perfeval.languages import readers_language
from perfeval.literals import Language

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Plots", "waterfall"]

FONT = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"
COLOURS = {"error": "#c0392b", "warning": "#d68910", "note": "#2874a6", "": "#7f8c8d"}
MOST_FORMS = 60  # that one chart names
MOST_POINTS = 5000  # that one chart shows
WIDTH = 560
MONEY = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}

_WORDS = {
    "scores": ("总分：填报与复算", "Total score: printed and recomputed"),
    "scores_below": ("圆点为填报总分，横线为复算范围", "Point: as printed. Bar: the range recomputed from the form"),
    "execution": ("执行率与总分", "Execution rate and total score"),
    "execution_below": ("圆点越大，全年预算越多", "The larger the point, the larger the annual budget"),
    "losses": ("失分分布", "Where points were lost"),
    "losses_below": ("各类指标的分值减去填报得分，合计", "Weights minus printed scores, added up by kind of indicator"),
    "waterfall": ("得分构成", "How the points add up"),
    "waterfall_below": ("深色为得分，浅色为未得或未定的分", "Dark: points earned. Light: points lost or still open"),
    "worst": ("最严重的问题", "Gravest finding"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "": ("无", "none"),
    "score": ("分", "points"),
    "rate": ("执行率（%）", "Execution rate (%)"),
    "money": ("全年预算（万元）", "Annual budget (10,000 yuan)"),
    "lost": ("失分", "points lost"),
    "printed": ("填报", "printed"),
    "low": ("复算最低", "lowest recomputed"),
    "high": ("复算最高", "highest recomputed"),
    "grade": ("等级", "grade"),
    "project": ("项目", "project"),
    "weight": ("分值", "weight"),
    "points": ("应得", "points"),
    "line": ("行", "row"),
    "total": ("合计", "total"),
    "rows": ("行数", "rows"),
    "fund": ("预算执行", "execution"),
}
_KINDS = {
    "quantity": ("数量", "quantity"),
    "quality": ("质量", "quality"),
    "timeliness": ("时效", "timeliness"),
    "cost": ("成本", "cost"),
    "economic": ("经济效益", "economic"),
    "social": ("社会效益", "social"),
    "ecological": ("生态效益", "ecological"),
    "sustainability": ("可持续影响", "sustainability"),
    "satisfaction": ("满意度", "satisfaction"),
    "other": ("其他", "other"),
    "unknown": ("未注明", "not printed"),
}


class Plots:
    """The charts of a report: report.plot.scores(), .execution(), .losses().

    Each takes `lang`, zh or en; by default the language of the locale. A chart is an Altair chart: a notebook shows it,
    chart.save("scores.html") writes it.
    Raises: ImportError without Altair (the extra perfeval[plot]).
    """

    def __init__(self, report: Any) -> None:
        self._report = report

    def __repr__(self) -> str:
        return "<plots: scores(), execution(), losses()>"

    def scores(self, lang: Language | None = None) -> "alt.LayerChart":
        """The total score of each form as printed, and the range in which it is recomputed, the lowest first.

        Units: points. At most 60 forms are named; the subtitle says how many there are.
        """
        altair, words = _altair(), _Words(lang)
        rows = _lowest_first(self._report.forms, "score")
        shown = rows[:MOST_FORMS]
        data = [
            {
                "form": _named(row),
                "project": row["project"],
                "printed": float(row["score"]),
                "printed_text": row["score_text"],
                "low": _number(row["score_low"]),
                "low_text": _text(row["score_low"]),
                "high": _number(row["score_high"]),
                "high_text": _text(row["score_high"]),
                "worst": words[_worst(row)],
            }
            for row in shown
        ]
        axis = altair.Y("form:N", sort=None, title=None, axis=altair.Axis(labelLimit=260))
        tooltip = words.tooltip(project="project", printed="printed_text", low="low_text", high="high_text")
        base = altair.Chart(altair.Data(values=data)).encode(y=axis, tooltip=tooltip)
        ranges = base.mark_rule(strokeWidth=7, strokeCap="round", color="#aeb6bf").encode(
            x=altair.X("low:Q", title=words["score"], scale=altair.Scale(zero=False, nice=True)), x2="high:Q"
        )
        points = base.mark_circle(size=55, opacity=1).encode(x="printed:Q", color=_colour(words))
        below = _of_how_many(words["scores_below"], len(shown), len(rows), words.lang)
        made: alt.LayerChart = _finished(ranges + points, words["scores"], below)
        return made

    def execution(self, lang: Language | None = None) -> "alt.Chart":
        """The printed score of each form against the exact share of its budget that was spent, as large as its money.

        Units: per cent, points, 万元. At most 5,000 forms are shown.
        """
        altair, words = _altair(), _Words(lang)
        rows = [row for row in _lowest_first(self._report.forms, "score") if row["execution_rate_exact"] is not None]
        data = [
            {
                "form": _named(row),
                "project": row["project"],
                "rate": float(row["execution_rate_exact"] * 100),
                "rate_text": _text(row["execution_rate_exact"] * 100) + "%",
                "printed": float(row["score"]),
                "printed_text": row["score_text"],
                "money": float(row["annual_budget"] * MONEY[row["money"]]) if row["money"] in MONEY else None,
                "money_text": f"{row['annual_budget_text']}{row['money']}",
                "worst": words[_worst(row)],
            }
            for row in rows[:MOST_POINTS]
        ]
        tooltip = words.tooltip(project="project", rate="rate_text", printed="printed_text", money="money_text")
        chart = (
            altair.Chart(altair.Data(values=data), width=WIDTH, height=340)
            .mark_circle(opacity=0.75, stroke="white", strokeWidth=0.5)
            .encode(
                x=altair.X("rate:Q", title=words["rate"]),
                y=altair.Y("printed:Q", title=words["score"]),
                size=altair.Size("money:Q", title=words["money"], scale=altair.Scale(range=[40, 900])),
                color=_colour(words),
                tooltip=tooltip,
            )
        )
        below = _of_how_many(words["execution_below"], len(data), len(rows), words.lang)
        made: alt.Chart = _finished(chart, words["execution"], below)
        return made

    def losses(self, lang: Language | None = None) -> "alt.LayerChart":
        """The points that forms lost as printed, by the kind of the indicator; the execution of the budget is its own.

        Units: points, added up over the forms. Rows without a printed weight or score do not count.
        """
        altair, words = _altair(), _Words(lang)
        lost: dict[str, list[Decimal]] = {}
        for name, row in _scored(self._report):
            lost.setdefault(name, []).append(row["weight"] - row["score"])
        data = [
            {
                "kind": words.kind(name),
                "lost": float(sum(each)),
                "lost_text": _text(Fraction(sum(each))),
                "rows": len(each),
            }
            for name, each in sorted(lost.items(), key=lambda item: -sum(item[1]))
        ]
        base = altair.Chart(altair.Data(values=data), width=WIDTH).encode(
            x=altair.X("lost:Q", title=words["lost"]),
            y=altair.Y("kind:N", sort=None, title=None),
            tooltip=words.tooltip(lost="lost_text", rows="rows"),
        )
        texts = base.mark_text(align="left", dx=4, color="#333").encode(text="lost_text:N")
        bars = base.mark_bar(color="#5d8aa8")
        made: alt.LayerChart = _finished(bars + texts, words["losses"], words["losses_below"])
        return made


def waterfall(card: Any, lang: Language | None = None) -> "alt.LayerChart":
    """The points of a scorecard line by line up to the total: what each earns of its weight.

    Where a line is open, its light part is what is still possible. Units: points.
    Raises: ImportError without Altair (the extra perfeval[plot]).
    """
    altair, words = _altair(), _Words(lang)
    data = _steps(card, words)
    axis = altair.Y("line:N", sort=None, title=None, axis=altair.Axis(labelLimit=260))
    tooltip = words.tooltip(line="line", weight="weight_text", points="points_text", printed="printed_text")
    base = altair.Chart(altair.Data(values=data), width=WIDTH).encode(y=axis, tooltip=tooltip)
    weights = base.mark_bar(color="#d5dbdf").encode(x=altair.X("start:Q", title=words["score"]), x2="most:Q")
    earned = base.mark_bar().encode(
        x="start:Q",
        x2="end:Q",
        color=altair.condition("datum.total", altair.value("#34495e"), altair.value("#2e86ab")),
    )
    labels = base.mark_text(align="left", dx=4, color="#333").encode(x="most:Q", text="points_text:N")
    name = str(card.form.project.text).strip()
    title = f"{words['waterfall']}: {name}"
    made: alt.LayerChart = _finished(weights + earned + labels, title, words["waterfall_below"])
    return made


def _steps(card: Any, words: "_Words") -> list[dict[str, Any]]:
    """A bar for each scored line, which begins where the one before it ends, and one for the total."""
    steps: list[dict[str, Any]] = []
    start = Fraction(0)
    traced = card.explain().children
    for line, trace in zip(card.lines, traced, strict=False):
        if not line.scored or line.weight is None:
            continue
        hull = line.points.hull
        low = trace.adds if trace.adds is not None else hull.low if hull is not None else Fraction(0)
        steps.append(
            {
                "line": f"{line.row or ''} {line.label.rpartition('/')[0] or line.label}".strip(),
                "field": line.field,
                "weight_text": str(line.weight),
                "points_text": _points(line, trace.adds, words),
                "printed_text": "" if line.printed is None else str(line.printed),
                "start": float(start),
                "end": float(start + low),
                "most": float(start + Fraction(line.weight)),
                "total": False,
            }
        )
        start += low
    if card.low is None:
        return steps
    total = _text(card.total) if card.total is not None else f"{_text(card.low)} – {_text(card.high)}"
    steps.append(
        {
            "line": words["total"],
            "field": "total.score",
            "weight_text": "",
            "points_text": total,
            "printed_text": str(card.form.total.score.text).strip(),
            "start": 0.0,
            "end": float(card.low),
            "most": float(card.high),
            "total": True,
        }
    )
    return steps


def _points(line: Any, counted: Fraction | None, words: "_Words") -> str:
    """What a line earns, or may earn."""
    if counted is not None:
        return _text(counted)
    return _core.points_text(line.points, words.lang) if line.points else f"0 – {line.weight}"


class _Words:
    """The words of a chart in one language."""

    def __init__(self, lang: Language | None) -> None:
        self.lang = readers_language() if lang is None else lang
        if self.lang not in ("zh", "en"):
            raise InvalidValue(f"expected the language zh or en, found {lang!r}")

    def __getitem__(self, name: str) -> str:
        return _WORDS[name][self.lang == "en"]

    def kind(self, name: str) -> str:
        return self[name] if name in _WORDS else _KINDS[name][self.lang == "en"]

    def tooltip(self, **fields: str) -> list[Any]:
        return [_altair().Tooltip(f"{field}:N", title=self[name]) for name, field in fields.items()]


def _altair() -> Any:
    return library("altair", "plot")


def _finished(chart: Any, title: str, below: "str | Sequence[str]") -> Any:
    """The chart with its title, in a font that has Chinese characters."""
    return chart.properties(title=_altair().TitleParams(title, subtitle=below, anchor="start"), width=WIDTH).configure(
        font=FONT, title={"fontSize": 15, "subtitleColor": "#666"}, view={"stroke": None}
    )


def _colour(words: _Words) -> Any:
    scale = _altair().Scale(domain=[words[name] for name in COLOURS], range=list(COLOURS.values()))
    return _altair().Color("worst:N", title=words["worst"], scale=scale)


def _rows_of(rows: Any, names: Iterable[str]) -> list[dict[str, Any]]:
    frame = rows._frame("en")
    columns = {name: frame.values(name) for name in names}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


_FORM = (
    *("form", "project", "score", "score_text", "score_low", "score_high", "execution_rate_exact"),
    *("annual_budget", "annual_budget_text", "money", "errors", "warnings", "notes"),
)


def _lowest_first(forms: Any, name: str) -> list[dict[str, Any]]:
    rows = [row for row in _rows_of(forms, _FORM) if row[name] is not None]
    return sorted(rows, key=lambda row: row[name])


def _scored(report: Any) -> Iterable[tuple[str, dict[str, Any]]]:
    """The rows with a printed weight and score, each with its kind."""
    for row in _rows_of(report.indicators, ("kind", "weight", "score")):
        if row["weight"] is not None and row["score"] is not None:
            yield row["kind"], row
    for row in _rows_of(report.budget.where(line="total"), ("weight", "score")):
        if row["weight"] is not None and row["score"] is not None:
            yield "fund", row


def _named(row: dict[str, Any]) -> str:
    name = row["project"]
    return f"{row['form']} {name if len(name) <= 24 else name[:23] + '…'}"


def _worst(row: dict[str, Any]) -> str:
    return next((name.rstrip("s") for name in ("errors", "warnings", "notes") if row[name]), "")


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _text(value: Fraction | None) -> str:
    """A quotient as a decimal; one that does not end is about that much."""
    if value is None:
        return ""
    exact = _core.exactly(value)
    return f"{exact:f}" if exact is not None else f"≈ {_core.round(value, _core.Rounding(2, 'half_up'))}"


def _of_how_many(text: str, shown: int, all_rows: int, lang: Language) -> Sequence[str] | str:
    if shown == all_rows:
        return text
    return [
        text,
        f"{all_rows} 张表中总分最低的 {shown} 张" if lang == "zh" else f"The {shown} lowest of {all_rows} forms",
    ]
