"""What `perfeval rules test` found, in Chinese."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from perfeval import numbers
from perfeval._core import words
from perfeval.command.chinese import in_chinese

__all__ = ["outcome_in_chinese"]

INPUTS = {
    "target": "指标值",
    "actual": "完成值",
    "budget": "预算数",
    "executed": "执行数",
    "total": "总分",
    "weight": "分值",
}


def outcome_in_chinese(outcome: dict[str, Any]) -> str:
    """The outcome of a pack's scenarios: those that failed, and what no scenario covers."""
    results, pieces, mutants = outcome["results"], outcome["pieces"], outcome["mutants"]
    lines = [outcome["rules"], *(line for one in results if not one["passed"] for line in _failure(one))]
    lines.append(f"测试用例：通过{sum(one['passed'] for one in results)}个，共{len(results)}个")
    lines.append(_share("分段：用例涉及", pieces, outcome["coverage"]))
    lines += [
        f"  没有用例涉及：{one['curve']} 第{one['piece']}段 {in_chinese(one['words'])}"
        for one in pieces
        if not one["by"]
    ]
    lines.append(_share("错误的界限：用例能发现", mutants, outcome["mutation_score"]))
    lines += [f"  没有用例发现：{one['curve']} {in_chinese(one['change'])}" for one in mutants if not one["by"]]
    return "\n".join(lines) + "\n"


def _share(subject: str, items: Sequence[dict[str, Any]], share: str) -> str:
    percent = numbers.round(Fraction(share) * 100, 1, "down")
    return f"{subject}{sum(bool(one['by']) for one in items)}处，共{len(items)}处（{percent}%）"


def _failure(one: dict[str, Any]) -> list[str]:
    given = "，".join(f"{words} {one[name]}" for name, words in INPUTS.items() if one[name])
    lines = [f"未通过：{one['name']}{_origin(one)}", f"  已知：{given}"]
    lines += [f"  预期：{_answer(one['expected'])}", f"  实得：{_answer(one['found'])}"]
    record = one["record_zh"].rstrip("\n").split("\n")
    lines += [f"  依据：{record[0]}", *(f"  {line}" for line in record[1:])]
    if one["correction"]:
        override = "若实得的结果正确，在规则文件中加入以下内容即可取代原用例："
        own = "若实得的结果正确，用例应改为："
        lines.append(f"  {override if one['inherited_from'] else own}")
        lines += [f"    {line}" for line in one["correction"].rstrip("\n").split("\n")]
    return lines


def _answer(text: str) -> str:
    """Points, or a grade by its word."""
    return words("zh")["grade"].get(text) or in_chinese(text)


def _origin(one: dict[str, Any]) -> str:
    if one["inherited_from"]:
        return f"（继承自 {one['inherited_from']}）"
    places = [one["file"] or "", f"第{one['line']}行" if one["line"] else ""]
    return f"（{' '.join(filter(None, places))}）" if any(places) else ""
