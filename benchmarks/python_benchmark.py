"""How long a form takes from Python, compared with a plain script that does the same sums with the decimal module.

The script adds weights and scores, divides for the execution rate, and takes min(actual/target, 1) of each numeric
row, on values that are already Decimals: what a careful analyst writes in a notebook. It explains nothing.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from time import perf_counter

import perfeval as pe
from perfeval import _core

FORMS = pe.examples()
RULES = pe.Pack("cn-mof-2020")


def best(work: Callable[[], object], rounds: int = 5, repeats: int = 20) -> float:
    """Seconds for one call, the best of some rounds."""
    times = []
    for _ in range(rounds):
        started = perf_counter()
        for _ in range(repeats):
            work()
        times.append((perf_counter() - started) / repeats)
    return min(times)


class Plain:
    """A form as plain Decimals."""

    def __init__(self, form: pe.Form) -> None:
        line = next((b for b in form.budget if b.fund == "total"), form.budget[0])
        self.budget, self.executed, self.rate = line.annual_budget.value, line.executed.value, line.execution_rate.value
        self.weight, self.score = line.weight.value or Decimal(0), line.score.value or Decimal(0)
        self.total = form.total.score.value
        self.rows = [
            (row.wanted.low, row.found.low, row.weight.value or Decimal(0), row.score.value or Decimal(0))
            for row in form.indicators
        ]

    def check(self) -> bool:
        """Sums, the rate, and the points in proportion: right or wrong, no more."""
        right = self.weight + sum(weight for _, _, weight, _ in self.rows) == 100
        right &= self.score + sum(score for _, _, _, score in self.rows) == self.total
        if self.budget and self.executed is not None and self.rate is not None:
            right &= (self.executed / self.budget * 100).quantize(self.rate, ROUND_HALF_UP) == self.rate
        for target, actual, weight, score in self.rows:
            if target:
                right &= min(actual / target, Decimal(1)) * weight == score
        return right


def main() -> None:
    """Print a line for each way."""
    plain = [Plain(form) for form in FORMS]
    ways: list[tuple[str, Callable[[], object]]] = [
        ("plain decimal script, sums only", lambda: [p.check() for p in plain]),
        ("pe.score(form)", lambda: [pe.score(form, RULES) for form in FORMS]),
        ("pe.audit(form), findings not yet read", lambda: [pe.audit(form, RULES) for form in FORMS]),
        ("pe.audit(form).findings", lambda: [len(pe.audit(form, RULES).findings) for form in FORMS]),
        ("pe.audit(forms) at once, its JSON", lambda: _core.audit_forms(FORMS, RULES).to_json()),
    ]
    for name, work in ways:
        seconds = best(work)
        print(f"{name:40} {seconds / len(FORMS) * 1e6:9.1f} us a form {len(FORMS) / seconds:12,.0f} forms a second")
    rule_costs()


def in_turns(works: list[Callable[[], object]], rounds: int = 300, repeats: int = 100) -> list[float]:
    """Seconds for one call of each, asked in turns so that a drift of the machine meets all of them: the best each."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, slices in zip(works, times, strict=True):
            slices.append(best(work, rounds=1, repeats=repeats))
    return [min(slices) for slices in times]


def half_marks(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    return weight if actual >= target else weight / 2


def full_marks(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    return weight


def rule_costs() -> None:
    """What a rule in Python costs in addition to calling its bare function with existing Fractions."""
    heads = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    rows = [["产出指标", "数量指标", f"指标{n}", "≥300公里", "150公里", "5", "2.5"] for n in range(20)]
    (form,) = pe.read([["项目名称", "道路养护"], heads, *rows]).forms
    exact = (Fraction(300_000), Fraction(150_000), Fraction(5))
    for function in (full_marks, half_marks):
        rule = pe.rule(rises=True, version="1")(function)
        rules = RULES.with_rule(rule)
        assert pe.score(form, rules).total == sum([function(*exact)] * 20)

        def bare(function: Callable[..., Fraction] = function) -> list[Fraction]:
            return [function(*exact) for _ in range(20)]

        def called(rule: pe.Rule[...] = rule) -> list[Fraction]:
            return [rule(*exact) for _ in range(20)]

        def scored(rules: pe.Pack = rules) -> pe.Scorecard:
            return pe.score(form, rules)

        of_bare, of_called, of_scored, built_in = in_turns([bare, called, scored, lambda: pe.score(form, RULES)])
        print(f"{'rule ' + function.__name__ + ', its bare function':40} {of_bare / 20 * 1e6:9.2f} us a call")
        print(f"{'  called under @pe.rule, besides':40} {(of_called - of_bare) / 20 * 1e6:9.2f} us a call")
        besides = (of_scored - built_in - of_bare) / 20
        print(f"{'  in a form of twenty, besides':40} {besides * 1e6:9.2f} us a row")


if __name__ == "__main__":
    main()
