"""What can go wrong, as exceptions with fields.

A document that is not what it should be raises nothing: what could be read is kept, beside its troubles.
"""

__all__ = ["DivisionByZero", "Error", "InvalidPack", "InvalidValue", "LimitExceeded"]


class Error(Exception):
    """The root of every exception that this library raises by itself."""


class DivisionByZero(Error, ZeroDivisionError):
    """A quotient with a zero divisor was asked for."""


class InvalidValue(Error, ValueError):
    """A value that cannot exist was asked for: a text that is no number, an empty interval, an unknown mode.

    `position` counts bytes from the start of the refused text; 0 where no text is concerned.
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.position = position

    def __reduce__(self) -> tuple[type["InvalidValue"], tuple[str, int]]:
        return type(self), (str(self), self.position)


class LimitExceeded(Error, ValueError):
    """An exact result would pass a bound. Nothing was rounded; the operation was not done."""


class InvalidPack(InvalidValue):
    """A pack of rules is wrong. `errors` has every fault: code, file, line, column, key, found, expected, text."""

    def __init__(self, errors: list[dict[str, object]]) -> None:
        super().__init__("\n".join(str(error["text"]) for error in errors))
        self.errors = errors

    def __reduce__(self) -> tuple[type["InvalidPack"], tuple[list[dict[str, object]]]]:  # type: ignore[override]
        return type(self), (self.errors,)
