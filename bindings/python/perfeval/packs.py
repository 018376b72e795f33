"""The rules and the words of a call: by id, by path, or as an object."""

import os
from functools import cache
from pathlib import Path
from typing import TypeAlias

from perfeval._core import Lexicon, Pack
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.paths import given_file, shown_path

__all__ = ["BUILT_IN", "Rules", "Words", "lexicon", "pack"]

BUILT_IN = Lexicon()

Rules: TypeAlias = str | os.PathLike[str] | Pack
"""The id of a shipped pack, the path of a TOML file, or a pack."""

Words: TypeAlias = str | os.PathLike[str] | Lexicon | None
"""The path of a TOML file with words of your own, or a lexicon; None for the words of the library."""


def pack(rules: Rules) -> Pack:
    """The pack with an id or at the path of a TOML file; a pack is returned as it is.

    Raises: InvalidPack for an invalid file, InvalidValue for an id that is not shipped, TypeError for anything else.
    """
    if isinstance(rules, Pack):
        return rules
    if not isinstance(rules, (str, os.PathLike)):
        raise TypeError(f"rules must be the id of a pack, the path of a TOML file or a Pack, found {found(rules)}")
    path = Path(rules)
    if path.suffix == ".toml" or len(path.parts) > 1 or path.is_file() or path.is_fifo():
        try:
            return Pack.from_toml(given_file(path).decode(), shown_path(str(path)))
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidValue(f"cannot read the rules {os.fspath(rules)}: {_reason(error)}") from None
    return _shipped(str(rules))


def lexicon(words: Words) -> Lexicon:
    """The words of the library, with those of the TOML file at a path; a lexicon is returned as it is.

    Raises: InvalidWords for an invalid file, InvalidValue for one that cannot be read, TypeError for anything
    else.
    """
    if words is None:
        return BUILT_IN
    if isinstance(words, Lexicon):
        return words
    if not isinstance(words, (str, os.PathLike)):
        raise TypeError(f"words must be the path of a TOML file, a Lexicon or None, found {found(words)}")
    if words == "":
        raise InvalidValue("words is an empty path: expected that of a TOML file, or None")
    path = Path(words)
    try:
        return Lexicon.from_toml(given_file(path).decode(), shown_path(str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(f"cannot read the words {os.fspath(words)}: {_reason(error)}") from None


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not UTF-8; a TOML file is a text"
    return error.strerror or str(error)


@cache
def _shipped(name: str) -> Pack:
    return Pack(name)
