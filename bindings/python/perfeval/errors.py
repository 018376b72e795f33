"""What can go wrong, as exceptions with fields.

A document that is not what it should be raises nothing: what could be read is kept, beside its troubles.
"""

__all__ = ["DivisionByZero", "Error", "InvalidValue", "LimitExceeded", "UnreadableInput"]


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


class UnreadableInput(Error, OSError):
    """No input of a call could be read. `path` names the first of them."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path
