"""Exceptions with fields.

A malformed document does not raise: whatever could be read is kept, together with its troubles.
"""

__all__ = [
    "DeadlinePassed",
    "DivisionByZero",
    "Error",
    "InvalidFile",
    "InvalidPack",
    "InvalidValue",
    "InvalidWords",
    "LimitExceeded",
    "UnusedColumn",
]


class Error(Exception):
    """The base class of every exception that this library raises deliberately."""


class DivisionByZero(Error, ZeroDivisionError):
    """A division by zero was requested."""


class InvalidValue(Error, ValueError):
    """A value that cannot exist was requested: a text that is not a number, an empty interval, an unknown mode.

    `position` is a number of bytes from the start of the refused text; 0 if no text is involved.
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.position = position

    def __reduce__(self) -> tuple[type["InvalidValue"], tuple[str, int]]:
        return type(self), (str(self), self.position)


class LimitExceeded(Error, ValueError):
    """An exact result would exceed a limit. Nothing was rounded; the operation was not performed."""


class DeadlinePassed(Error, TimeoutError):
    """The time of a call is over. Reading and auditing a document report a trouble `time-limit` instead."""


class InvalidFile(InvalidValue):
    """A TOML file is invalid. `errors` lists every fault: code, file, line, column, key, found, expected, text."""

    def __init__(self, errors: list[dict[str, object]]) -> None:
        super().__init__("\n".join(str(error["text"]) for error in errors))
        self.errors = errors

    def __reduce__(self) -> tuple[type["InvalidFile"], tuple[list[dict[str, object]]]]:  # type: ignore[override]
        return type(self), (self.errors,)


class InvalidPack(InvalidFile):
    """A rule pack is invalid."""


class InvalidWords(InvalidFile):
    """A words file is invalid."""


class UnusedColumn(UserWarning):
    """A warning: a column is not used, and its name is one slip away from that of a column that is missing."""
