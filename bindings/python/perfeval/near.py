"""The name that a misspelled one was probably meant to be, for the words of a refusal."""

from collections.abc import Iterable

__all__ = ["nearest"]


def nearest(name: object, known: Iterable[str]) -> str:
    """' (the nearest is …)' of the known name that is most like `name`; empty if none is alike."""
    from difflib import get_close_matches

    alike = get_close_matches(name, list(known), 1) if isinstance(name, str) and len(name) <= 100 else []
    return f" (the nearest is {alike[0]})" if alike else ""
