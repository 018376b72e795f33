"""A custom scoring rule with its unit test: half the points for a missed target, whatever was achieved.

Run: python examples/custom_rule.py
"""

from fractions import Fraction

import perfeval as pe
from perfeval.testing import LawBroken, check_laws


@pe.rule(rises=True, version="0", source="our memo 7/2023")
def first_draft(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    """The first draft, kept because it was wrong: > where the memo says reached. The laws of scoring find it."""
    return weight if actual > target else weight / 2


@pe.rule(rises=True, version="1", source="our memo 7/2023")
def half_marks(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    """Full points for a target reached, half of them otherwise."""
    return weight if actual >= target else weight / 2


try:
    check_laws(first_draft)
    found_wrong = ""
except LawBroken as broken:
    found_wrong = str(broken)
assert found_wrong == "full at target: target 1, actual 1, weight 1 gives 1/2; expected exactly 1"
check_laws(half_marks)

# The unit test of a rule is a handful of exact equalities: the rule remains an ordinary function.
assert half_marks(100, 100, 10) == 10
assert half_marks(100, 99, 10) == 5
assert half_marks(3, 2, 5) == Fraction(5, 2)

rules = pe.Pack("cn-mof-2020").with_rule(half_marks, kind="satisfaction")
for form in pe.examples():
    for line in pe.score(form, rules).lines:
        if line.rule and line.outcome == "missed":
            print(f"form {form.index}, {line.label}: {line.points} of {line.weight}")
            assert line.points.single == Fraction(line.weight) / 2
