"""Write what each kind of row rule earns, by min and max over Fractions instead of pieces of a curve.

The build runs it for kinds_test.cpp: make_rule_kinds.py rule_kinds.csv
"""

import sys
from fractions import Fraction
from itertools import pairwise
from math import ceil
from pathlib import Path

GRID = sorted(
    {
        Fraction(n, d)
        for d in (1, 2, 3, 8, 10, 100)
        for n in (-d, 0, 1, d // 2, d - 1, d, d + 1, 2 * d - 1, 2 * d, 3 * d)
    }
)
BANDS = [(Fraction("0.6"), Fraction("0.5")), (Fraction("0.8"), Fraction("0.7")), (Fraction("0.9"), Fraction(1))]
KNOTS = [(Fraction(0), Fraction(0)), (Fraction("0.6"), Fraction("0.3")), (Fraction(1), Fraction(1))]


def clamp(y, low=Fraction(0), high=Fraction(1)):
    return max(low, min(high, y))


def banded(x):
    return next((share for start, share in reversed(BANDS) if x >= start), Fraction(0))


def interpolated(x):
    if x <= KNOTS[0][0]:
        return KNOTS[0][1]
    for (x0, y0), (x1, y1) in pairwise(KNOTS):
        if x <= x1:
            return y0 + (y1 - y0) / (x1 - x0) * (x - x0)
    return KNOTS[-1][1]


KINDS = {
    "capped": ("", lambda x: clamp(x)),
    "capped_from": ("gate=0.6", lambda x: clamp(x) if x >= Fraction("0.6") else Fraction(0)),
    "gated": ("gate=0.6", lambda x: clamp((x - Fraction("0.6")) / Fraction("0.4"))),
    "inverse": ("", lambda x: Fraction(1) if x <= 1 else 1 / x),
    "ceiling": ("", lambda x: clamp(1 - (x - 1))),
    "threshold": ("at=0.5", lambda x: Fraction(x >= Fraction("0.5"))),
    "limit": ("", lambda x: Fraction(x <= 1)),
    "banded": ("bands=0.6 0.5 0.8 0.7 0.9 1", banded),
    "interpolated": ("knots=0 0 0.6 0.3 1 1", interpolated),
    "deduction": ("each=0.3;from=0.5", lambda x: clamp(1 - Fraction("0.3") * (x - Fraction("0.5")))),
    "stepped_deduction": (
        "each=0.3;unit=0.5;from=0.5",
        lambda x: clamp(1 - Fraction("0.3") * ceil((x - Fraction("0.5")) / Fraction("0.5"))),
    ),
    "shortfall": ("each=2;from=1", lambda x: clamp(1 - 2 * (1 - x))),
    "yes_no": ("", lambda x: Fraction(x >= 1)),
    "deviation": ("zero_at=0.5;within=0.1", lambda x: clamp((Fraction("0.5") - abs(x - 1)) / Fraction("0.4"))),
    "bonus": ("cap=1.2", lambda x: clamp(x, high=Fraction("1.2"))),
    "over_reduced": (
        "from=1.3;each=0.5;least=0.4",
        lambda x: min(clamp(x), clamp(1 - Fraction("0.5") * (x - Fraction("1.3")), Fraction("0.4"))),
    ),
    "constant": ("share=0.25", lambda x: Fraction("0.25")),
}

if __name__ == "__main__":
    rows = [f"{kind},{given},{x},{share(x)}" for kind, (given, share) in KINDS.items() for x in GRID]
    Path(sys.argv[1]).write_text("\n".join(["kind,parameters,x,share", *rows, ""]), encoding="utf-8")
