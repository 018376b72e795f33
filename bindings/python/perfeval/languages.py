"""The language of a reader, where none is asked for."""

import os

from perfeval.literals import Language

__all__ = ["counted", "readers_language"]


def readers_language() -> Language:
    """Chinese ("zh") in a Chinese locale, else English ("en")."""
    named = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), "")
    return "zh" if named.startswith("zh") else "en"


def counted(number: int, word: str) -> str:
    """A number of things in English: 1 form, 2 forms."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
