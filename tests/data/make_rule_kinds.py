"""Write rule_kinds.csv: what each kind of row rule earns, by min and max over Fractions instead of pieces of a curve.

python tests/data/make_rule_kinds.py > tests/data/rule_kinds.csv
"""

from fractions import Fraction as F
from math import ceil

GRID = sorted(
    {F(n, d) for d in (1, 2, 3, 8, 10, 100) for n in (-d, 0, 1, d // 2, d - 1, d, d + 1, 2 * d - 1, 2 * d, 3 * d)}
)
BANDS = [(F("0.6"), F("0.5")), (F("0.8"), F("0.7")), (F("0.9"), F(1))]
KNOTS = [(F(0), F(0)), (F("0.6"), F("0.3")), (F(1), F(1))]


def clamp(y, low=F(0), high=F(1)):
    return max(low, min(high, y))


def banded(x):
    return next((share for start, share in reversed(BANDS) if x >= start), F(0))


def interpolated(x):
    if x <= KNOTS[0][0]:
        return KNOTS[0][1]
    for (x0, y0), (x1, y1) in zip(KNOTS, KNOTS[1:]):
        if x <= x1:
            return y0 + (y1 - y0) / (x1 - x0) * (x - x0)
    return KNOTS[-1][1]


KINDS = {
    "capped": ("", lambda x: clamp(x)),
    "capped_from": ("gate=0.6", lambda x: clamp(x) if x >= F("0.6") else F(0)),
    "gated": ("gate=0.6", lambda x: clamp((x - F("0.6")) / F("0.4"))),
    "inverse": ("", lambda x: F(1) if x <= 1 else 1 / x),
    "ceiling": ("", lambda x: clamp(1 - (x - 1))),
    "threshold": ("at=0.5", lambda x: F(x >= F("0.5"))),
    "limit": ("", lambda x: F(x <= 1)),
    "banded": ("bands=0.6 0.5 0.8 0.7 0.9 1", banded),
    "interpolated": ("knots=0 0 0.6 0.3 1 1", interpolated),
    "deduction": ("each=0.3;from=0.5", lambda x: clamp(1 - F("0.3") * (x - F("0.5")))),
    "stepped_deduction": (
        "each=0.3;unit=0.5;from=0.5",
        lambda x: clamp(1 - F("0.3") * ceil((x - F("0.5")) / F("0.5"))),
    ),
    "shortfall": ("each=2;from=1", lambda x: clamp(1 - 2 * (1 - x))),
    "yes_no": ("", lambda x: F(x >= 1)),
    "deviation": ("zero_at=0.5;within=0.1", lambda x: clamp((F("0.5") - abs(x - 1)) / F("0.4"))),
    "bonus": ("cap=1.2", lambda x: clamp(x, high=F("1.2"))),
    "over_reduced": (
        "from=1.3;each=0.5;least=0.4",
        lambda x: min(clamp(x), clamp(1 - F("0.5") * (x - F("1.3")), F("0.4"))),
    ),
    "constant": ("share=0.25", lambda x: F("0.25")),
}

if __name__ == "__main__":
    print("kind,parameters,x,share")
    for kind, (parameters, share) in KINDS.items():
        for x in GRID:
            print(f"{kind},{parameters},{x},{share(x)}")
