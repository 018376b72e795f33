"""The name that a misspelled one was probably meant to be, for the words of a refusal."""

from collections.abc import Collection, Iterable

from perfeval.errors import UnusedColumn

__all__ = ["nearest", "warn_of_slips"]


def nearest(name: object, known: Iterable[str]) -> str:
    """' (the nearest is …)' of the known name that is most like `name`; empty if none is alike."""
    from difflib import get_close_matches

    alike = get_close_matches(name, list(known), 1) if isinstance(name, str) and len(name) <= 100 else []
    return f" (the nearest is {alike[0]})" if alike else ""


def warn_of_slips(call: str, columns: Collection[str], known: Collection[str], depth: int = 1) -> None:
    """Warn of each column that is not known but one slip away from a known one that is missing.

    It may be a column of its own, so it is not refused. depth: how many calls `call` is from here.
    """
    from warnings import warn

    missing = [name for name in known if name not in columns]
    for column in columns:
        meant = None if column in known else next((name for name in missing if _is_slip(column, name)), None)
        if meant is not None:
            warn(f"{call} does not use the column {column!r}: was {meant!r} meant?", UnusedColumn, stacklevel=depth + 2)


def _is_slip(found: str, meant: str) -> bool:
    """Whether a name is another one but for case and separators, or one letter that is wrong, missing, added, swapped.

    A number at the end is no slip: level1 is not level2.
    """
    one, other = sorted((_letters(found), _letters(meant)), key=len)
    if one == other:
        return True
    if one.rstrip("0123456789") == other.rstrip("0123456789"):
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, left = one[start:], other[start:]
    if len(one) == len(other):
        return rest[1:] == left[1:] or (rest[:2] == left[:2][::-1] and rest[2:] == left[2:])
    return rest == left[1:]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
