"""Forms of 100 points for tests of the judgement: rows in question, and the rest without fault; and what is found."""

import json
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import perfeval as pe

Row = tuple[str, ...]  # kind, name, target, actual, weight, score, reason
LEVELS = {
    "数量": "产出指标",
    "质量": "产出指标",
    "时效": "产出指标",
    "成本": "成本指标",
    "社会效益": "效益指标",
    "服务对象满意度": "满意度指标",
}
COLUMNS = ("initial_budget", "annual_budget", "executed", "execution_rate", "weight", "score")
WHOLE = ("100", "100", "100", "100%", "10", "10")
MERGED = "merged"


@dataclass(frozen=True)
class Case:
    """A form of 100 points: the rows in question, and rows without fault that make up the rest."""

    name: str
    why: str
    must: tuple[tuple[str | None, ...], ...]  # code, severity, field, expected, diagnosis, explained_by
    rows: tuple[Row, ...] = ()
    funds: tuple[str, ...] = WHOLE
    lines: tuple[tuple[str, ...], ...] = ()
    total: str = ""
    grade: str = ""
    other: dict[str, object] = field(default_factory=dict)
    never: tuple[str, ...] = ()  # codes that must not be found
    alone: bool = False  # without the rows that make up the rest


def cell(text: str) -> object:
    return {"text": "", "merged": True} if text == MERGED else text


def indicator(row: Row) -> dict[str, object]:
    kind, name, target, actual, weight, score, reason, *own_rule = row
    made: dict[str, object] = {
        "level1": LEVELS[kind],
        "level2": kind + "指标",
        "name": name,
        "target": target,
        "actual": actual,
        "weight": cell(weight),
        "score": cell(score),
        "reason": reason,
    }
    if own_rule:
        made["extras"] = [{"label": "评分标准", "value": own_rule[0]}]
    return made


def number(text: str) -> Decimal:
    """A weight or score; 0 for a cell without a number."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def form_of(case: Case) -> dict[str, object]:
    rows = list(case.rows)
    used = sum((number(row[4]) for row in rows), start=Decimal(0))
    for kind, name, share in (
        ("数量", "日常巡查", 50 - used),
        ("社会效益", "及时通车", 30),
        ("服务对象满意度", "群众满意", 10),
    ):
        if share > 0 and not case.alone:
            rows.append((kind, name, "=7项", "7项", f"{share:f}", f"{share:f}", ""))
    scores = sum((number(row[5]) for row in rows), start=number(case.funds[5]))
    return {
        "kind": "project",
        "title": "项目支出绩效自评表",
        "project": "道路养护",
        "department": "交通局",
        "unit": "养护中心",
        "year": 2022,
        "money": "万元",
        "budget": [
            {"label": "年度资金总额", **dict(zip(COLUMNS, case.funds, strict=True))},
            *({"label": line[0], **dict(zip(COLUMNS, line[1:], strict=False))} for line in case.lines),
        ],
        "goal": {"target": "养护全部道路", "actual": "已养护全部道路"},
        "indicators": [indicator(row) for row in rows],
        "total": {"label": "总分", "weight": "100", "score": case.total or f"{scores:f}", "grade": case.grade},
        **case.other,
    }


def quantity(target: str, actual: str, weight: str, score: str, reason: str = "", *own_rule: str) -> Row:
    return ("数量", "任务完成", target, actual, weight, score, reason, *own_rule)


def found(code: str, severity: str | None, at: str, *rest: str | None) -> tuple[str | None, ...]:
    return (code, severity, at, *rest, *[None] * (3 - len(rest)))


def findings_of(case: Case) -> list[dict[str, object]]:
    data = json.dumps({"schema": 1, "forms": [form_of(case)]}, ensure_ascii=False).encode()
    findings: list[dict[str, object]] = json.loads(pe.audit(pe.read(data)).to_json())["documents"][0]["forms"][0][
        "findings"
    ]
    return findings


def missing(case: Case, findings: list[dict[str, object]]) -> list[object]:
    """What must be found and is not."""
    keys = ("severity", "expected", "diagnosis", "explained_by")

    def same(must: tuple[str | None, ...], f: dict[str, object]) -> bool:
        wanted = (must[1], *must[3:])
        at = f.get("fields") or [f["field"]]
        return (
            f["code"] == must[0]
            and must[2] in at
            and all(w is None or w == f[k] for k, w in zip(keys, wanted, strict=True))
        )

    return [must for must in case.must if not any(same(must, f) for f in findings)]


def too_many(case: Case, findings: list[dict[str, object]]) -> list[object]:
    """The errors and warnings that are not to be found, and the codes that never are."""
    named = {(must[0], must[2]) for must in case.must}
    return [
        (f["code"], f["severity"], f["field"])
        for f in findings
        if f["code"] in case.never or (f["severity"] != "note" and (f["code"], f["field"]) not in named)
    ]


def shown(findings: list[dict[str, object]]) -> list[object]:
    keys = ("code", "severity", "field", "printed", "expected", "diagnosis", "explained_by")
    return [tuple(f[key] for key in keys) for f in findings]
