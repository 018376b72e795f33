"""A scoring rule of one's own, with its unit test: half the points for a missed target, whatever was reached of it.

Run: python examples/custom_rule.py
"""

from fractions import Fraction

import perfeval as pe


@pe.rule(rises=True, version="1", source="our memo 7/2023")
def half_marks(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    """Full points for a target reached, half of them otherwise."""
    return weight if actual >= target else weight / 2


# The unit test of a rule is a handful of exact equalities: it stays an ordinary function.
assert half_marks(100, 100, 10) == 10
assert half_marks(100, 99, 10) == 5
assert half_marks(3, 2, 5) == Fraction(5, 2)

rules = pe.Pack("cn-mof-2020").with_rule(half_marks, kind="satisfaction")
for form in pe.examples():
    for line in pe.score(form, rules).lines:
        if line.rule and line.outcome == "missed":
            print(f"form {form.index}, {line.label}: {line.points} of {line.weight}")
            assert line.points.single == Fraction(line.weight) / 2
