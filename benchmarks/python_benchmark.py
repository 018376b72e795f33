"""How long a form takes from Python, beside a plain script that does the same sums with the decimal module.

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
    rule = pe.rule(lambda target, actual, weight: actual / target * weight)
    exact = (Fraction(300), Fraction(150), Fraction(10))
    print(f"{'a rule in Python, one call':40} {best(lambda: rule(*exact), repeats=2000) * 1e6:9.1f} us")


if __name__ == "__main__":
    main()
