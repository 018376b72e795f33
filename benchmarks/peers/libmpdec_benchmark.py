"""CPython's decimal (libmpdec) at the operations of number_benchmark.cpp.

Prints OPERATION<tab>ns, the interpreter's own step included.
"""

from __future__ import annotations

import decimal
import random
import timeit

COUNT, TERMS = 1024, 20
decimal.getcontext().prec = 60
CENTS = decimal.Decimal("0.01")

rng = random.Random(20260101)
a = [decimal.Decimal(rng.randrange(100_000_000, 10_000_000_000)).scaleb(-2) for _ in range(COUNT)]
whole = [rng.randrange(1, 1_000_001) for _ in range(COUNT)]
b = [decimal.Decimal(w).scaleb(-2) for w in whole]
mixed = [decimal.Decimal(w).scaleb(-rng.randrange(5)) for w in whole]
text = [str(x) for x in a]


def sum_of_products(start: int) -> decimal.Decimal:
    """The rounded sum of twenty products."""
    pairs = zip(a[start : start + TERMS], b[start : start + TERMS], strict=True)
    return sum((x * y for x, y in pairs), decimal.Decimal(0)).quantize(CENTS, decimal.ROUND_HALF_UP)


OPERATIONS = {
    "add": (COUNT, lambda: [x + y for x, y in zip(a, mixed, strict=True)]),
    "subtract": (COUNT, lambda: [x - y for x, y in zip(a, mixed, strict=True)]),
    "multiply": (COUNT, lambda: [x * y for x, y in zip(a, b, strict=True)]),
    "compare": (COUNT, lambda: [x < y for x, y in zip(a, b, strict=True)]),
    "quotient rounded": (
        COUNT,
        lambda: [(x / y).quantize(CENTS, decimal.ROUND_HALF_UP) for x, y in zip(a, b, strict=True)],
    ),
    "parse": (COUNT, lambda: [decimal.Decimal(t) for t in text]),
    "print": (COUNT, lambda: [str(x) for x in a]),
    "sum of 20 products": (COUNT // TERMS, lambda: [sum_of_products(i) for i in range(0, COUNT - TERMS, TERMS)]),
}

for operation, (items, task) in OPERATIONS.items():
    seconds = min(timeit.repeat(task, number=20, repeat=5)) / 20
    print(f"{operation}\t{seconds / items * 1e9:.2f}")
