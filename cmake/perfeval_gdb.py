"""Shows the numbers of perfeval as such in gdb: decimals, quotients, roundings, intervals, sets, places and fields.

In gdb, or in ~/.gdbinit:  source /usr/local/share/perfeval/perfeval_gdb.py
"""

import math
import re
from collections.abc import Callable
from typing import Any

import gdb

BIG = -(2**63)  # marks an integer whose digits are on the heap


def whole(owned: Any) -> int:
    """The value of a detail::owned_integer."""
    raw = owned["raw_"]
    low, high = int(raw["lo"]), int(raw["hi"])
    if high != BIG:
        return high * 2**64 + low
    limbs = gdb.Value(low).cast(gdb.lookup_type("perfeval::v0::detail::limbs").pointer())
    first = (limbs + 1).cast(gdb.lookup_type("unsigned long").pointer())
    size = sum(int(first[i]) << 64 * i for i in range(int(limbs["size"])))
    return -size if limbs["negative"] else size


def decimal_text(coefficient: int, scale: int) -> str:
    """A coefficient and a scale as printed: 9560 and 2 are 95.60."""
    if scale <= 0:
        return str(coefficient * 10**-scale)
    digits = str(abs(coefficient)).rjust(scale + 1, "0")
    return ("-" if coefficient < 0 else "") + digits[:-scale] + "." + digits[-scale:]


def ratio_text(numerator: int, denominator: int) -> str:
    """A quotient as the library prints it: a decimal if it ends, else n/d in lowest terms."""
    shared = math.gcd(numerator, denominator) or 1
    numerator, denominator = numerator // shared, denominator // shared
    rest = denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{numerator}/{denominator}"
    scale = max(twos, fives)
    return decimal_text(numerator * 10**scale // denominator, scale)


def decimal(value: Any) -> str:
    """A perfeval::decimal."""
    return decimal_text(whole(value["coefficient_"]), int(value["scale_"]))


def ratio(value: Any) -> str:
    """A perfeval::ratio."""
    return ratio_text(whole(value["numerator_"]), whole(value["denominator_"]))


def word(value: Any) -> str:
    """An enumerator without its scope."""
    return str(value).rpartition("::")[2]


def rounding(value: Any) -> str:
    """A perfeval::rounding."""
    return f"{word(value['mode'])}, {int(value['places'])} places"


def held(optional: Any) -> Any:
    """What a std::optional of libstdc++ holds; None if nothing."""
    payload = optional["_M_payload"]
    if not payload["_M_engaged"]:
        return None
    return payload["_M_payload"]["_M_value"]


def interval(value: Any) -> str:
    """A perfeval::interval: [0.6, 0.8)."""
    low, high = held(value["low_"]), held(value["high_"])
    first = "(-∞" if low is None else ("[" if low["closed"] else "(") + ratio(low["value"])
    last = "∞)" if high is None else ratio(high["value"]) + ("]" if high["closed"] else ")")
    return f"{first}, {last}"


def value_set(value: Any) -> str:
    """A perfeval::value_set: intervals with ∪ between them."""
    parts = value["parts_"]
    element = gdb.lookup_type("perfeval::v0::interval").pointer()
    inside = parts["storage_"].address.cast(element)
    first = parts["heap_"] if int(parts["heap_"]) else inside
    return " ∪ ".join(interval(first[i]) for i in range(int(parts["size_"]))) or "∅"


def place(value: Any) -> str:
    """A perfeval::place: table, row and column."""
    if int(value["table"]) == 0:
        return "no place"
    return f"table {int(value['table'])}, row {int(value['row'])}, column {int(value['column'])}"


def field(value: Any) -> str:
    """A perfeval::field: indicators[3].score."""
    index, item = int(value["index"]), word(value["item"])
    text = word(value["part"]) + (f"[{index}]" if index else "")
    return text if item == "whole" else f"{text}.{item}"


SHOWN: dict[str, Callable[[Any], str]] = {
    "decimal": decimal,
    "ratio": ratio,
    "rounding": rounding,
    "interval": interval,
    "value_set": value_set,
    "place": place,
    "field": field,
}


class Shown:
    """A value that gdb prints as one text."""

    def __init__(self, value: Any, text: Callable[[Any], str]) -> None:
        self.value = value
        self.text = text

    def to_string(self) -> str:
        """What gdb prints; what cannot be read (optimised out) is said, not raised."""
        try:
            return self.text(self.value)
        except gdb.error as unread:
            return f"<{unread}>"


def printer_for(value: Any) -> Shown | None:
    """The printer of a value; None for types of others."""
    name = value.type.strip_typedefs().unqualified().name or ""
    found = re.fullmatch(r"perfeval::v\d+::(\w+)", name)
    text = SHOWN.get(found[1]) if found else None
    return Shown(value, text) if text else None


gdb.pretty_printers.append(printer_for)
