"""The C++ numbers against Python's integers and fractions, in bulk.

Usage: differential.py NUMBER_ANSWERS [--operations N] [--seed S] [--jobs J]
       differential.py --questions LINES      prints questions for NUMBER_ANSWERS, and no more

Operands have 1 to 200 digits and lean towards what breaks arithmetic: ties, carries, nines, powers of ten, the edges
of 64 and 127 bits. Every rounding is asked in all eight modes. Uses gmpy2's mpq where it is installed, else Fraction.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import random
import subprocess
import sys

try:
    import gmpy2

    integer, quotient_of = gmpy2.mpz, gmpy2.mpq
except ImportError:
    import fractions

    integer, quotient_of = int, fractions.Fraction

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

OPERATIONS_A_LINE = 4 + 8 + 1 + 8 + 2 + 8
LINES_A_BATCH = 4000
EDGES = [2**k + d for k in (31, 32, 62, 63, 64, 126, 127, 128, 192) for d in (-1, 0, 1)]
Number = tuple[int, int]  # coefficient and scale


def any_coefficient(rng: random.Random) -> int:
    digits = rng.choice((rng.randint(1, 18), rng.randint(1, 18), rng.randint(17, 40), rng.randint(1, 200)))
    kind = rng.randrange(8)
    if kind == 0:
        return 10**digits - 1
    if kind == 1:
        return 10 ** (digits - 1) + rng.choice((-1, 0, 0, 1))
    if kind == 2:
        return rng.choice(EDGES)
    if kind == 3:
        return rng.randrange(10**digits) // 10 * 10 + 5
    if kind == 4:
        return rng.randrange(1, 1000) * 10 ** rng.randint(0, digits)
    if kind == 5:
        return rng.choice((0, 1, 2, 4, 5, 8, 16, 20, 25, 40, 125, 3, 6, 7, 9))
    return rng.randrange(10**digits)


def any_number(rng: random.Random) -> Number:
    sign = rng.choice((-1, 1))
    scale = rng.choice((0, 2, 2, rng.randint(0, 12), rng.randint(-4, 60)))
    return sign * any_coefficient(rng), scale


def text_of(number: Number) -> str:
    """As the core reads it: a negative scale as an exponent."""
    coefficient, scale = number
    return plain(coefficient, scale) if scale >= 0 else f"{coefficient}E+{-scale}"


def plain(coefficient: int, scale: int) -> str:
    """As the core prints it: every digit written out."""
    if scale <= 0:
        return str(coefficient * 10**-scale)
    digits = str(abs(coefficient)).rjust(scale + 1, "0")
    return ("-" if coefficient < 0 else "") + digits[:-scale] + "." + digits[-scale:]


def rounded(numerator: int, denominator: int, places: int) -> list[str]:
    """n/d in the eight modes, from their definitions. Needs d > 0."""
    if places >= 0:
        numerator *= 10**places
    else:
        denominator *= 10**-places
    cut, rest = divmod(abs(numerator), denominator)
    negative = numerator < 0
    towards, away = (-cut, -cut - 1) if negative else (cut, cut + 1)
    if rest == 0:
        return [plain(towards, places)] * 8
    zero, one = plain(towards, places), plain(away, places)
    half = (2 * rest > denominator) - (2 * rest < denominator)
    goes_away = (
        half >= 0,  # half_up
        half > 0 or (half == 0 and cut % 2 == 1),  # half_even
        half > 0,  # half_down
        True,  # up
        False,  # down
        not negative,  # ceiling
        negative,  # floor
        cut % 5 == 0,  # zero_five_up
    )
    return [one if goes else zero for goes in goes_away]


def lowest_terms(value) -> str:
    return f"{value.numerator}/{value.denominator}"


def expected(a: Number, b: Number, c: Number, places: int) -> str:
    scale = max(a[1], b[1])
    x = a[0] * 10 ** (scale - a[1])
    y = b[0] * 10 ** (scale - b[1])
    answers = [
        plain(x + y, scale),
        plain(x - y, scale),
        plain(a[0] * b[0], a[1] + b[1]),
        str((x > y) - (x < y)),
    ]
    low = max(a[1], 0)
    answers += rounded(a[0] * 10 ** (low - a[1]), 10**low, places)
    if y != 0:
        scale_c = max(scale, c[1])
        divisor = integer(y * 10 ** (scale_c - scale))
        first = quotient_of(integer(x * 10 ** (scale_c - scale)), divisor)
        third = integer(c[0] * 10 ** (scale_c - c[1]))
        total = first + quotient_of(third, divisor)
        factor = (
            quotient_of(third, integer(10**scale_c)) if scale_c >= 0 else quotient_of(third * 10**-scale_c, integer(1))
        )
        answers.append(lowest_terms(first))
        answers += rounded(int(first.numerator), int(first.denominator), places)
        answers += [lowest_terms(total), lowest_terms(first * factor - total)]
        answers += rounded(int(total.numerator), int(total.denominator), places)
    return " ".join(answers)


def any_question(rng: random.Random) -> tuple[Number, Number, Number, int]:
    places = rng.choice((0, 1, 2, 2, 2, rng.randint(-3, 8), rng.randint(0, 60)))
    return any_number(rng), any_number(rng), any_number(rng), places


def line_of(question: tuple[Number, Number, Number, int]) -> str:
    return " ".join(text_of(number) for number in question[:3]) + f" {question[3]}\n"


def run_batch(program: str, seed: int, lines: int) -> tuple[int, list[str]]:
    """How many operations were compared, and the questions that were answered otherwise."""
    rng = random.Random(seed)
    questions = [any_question(rng) for _ in range(lines)]
    sent = "".join(map(line_of, questions))
    answered = subprocess.run([program], input=sent, capture_output=True, text=True, check=True).stdout.splitlines()
    if len(answered) != lines:
        return 0, [f"{len(answered)} answers to {lines} questions (seed {seed})"]
    wrong = []
    operations = 0
    for question, found in zip(questions, answered, strict=True):
        right = expected(*question)
        operations += len(right.split())
        if found != right:
            pairs = [f"{f} for {r}" for f, r in zip(found.split(), right.split(), strict=False) if f != r]
            wrong.append(f"{[text_of(n) for n in question[:3]]} places {question[3]}: {pairs[:3]}")
    return operations, wrong


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?")
    parser.add_argument("--questions", type=int)
    parser.add_argument("--operations", type=float, default=1e6)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    if args.questions is not None:
        rng = random.Random(args.seed)
        sys.stdout.writelines(line_of(any_question(rng)) for _ in range(args.questions))
        return 0
    if args.program is None:
        parser.error("which program answers?")
    batches = max(1, -(-int(args.operations) // (OPERATIONS_A_LINE * LINES_A_BATCH - LINES_A_BATCH)))
    operations = 0
    wrong: list[str] = []
    with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
        seeds = range(args.seed, args.seed + batches)
        for count, bad in pool.map(run_batch, [args.program] * batches, seeds, [LINES_A_BATCH] * batches):
            operations += count
            wrong += bad
    for line in wrong[:20]:
        print("wrong:", line)
    oracle = "gmpy2" if integer is not int else "fractions"
    print(f"differential: {operations:,} operations against {oracle}, {len(wrong)} lines wrong")
    return 1 if wrong or operations < args.operations else 0


if __name__ == "__main__":
    sys.exit(main())
