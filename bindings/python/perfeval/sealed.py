"""Pickles of what Python made: one that was damaged on its way is refused, as those of the extension are."""

from typing import Any
from zlib import crc32

from perfeval.errors import InvalidValue

__all__ = ["Sealed", "remade"]


class Sealed:
    """A class that is pickled as the arguments of its constructor and a seal over them."""

    def _arguments(self) -> tuple[object, ...]:
        """Those of the constructor: the fields of a dataclass."""
        return tuple(getattr(self, name) for name in getattr(self, "__dataclass_fields__", ()))

    def _sealed_text(self) -> str:
        """What a seal around it covers: kept pickles have it, so it never changes, whatever repr shows."""
        return repr(self)

    def __reduce__(self) -> tuple[Any, ...]:
        arguments = self._arguments()
        return remade, (type(self), arguments, _seal(arguments))


def remade(kind: type, arguments: tuple[object, ...], seal: int) -> object:
    """The object that was pickled.

    Errors: InvalidValue if a byte of it is another one.
    """
    if not issubclass(kind, Sealed) or _seal(arguments) != seal:
        raise InvalidValue("found a damaged pickle, expected the bytes that were written")
    return kind(*arguments)


def _seal(arguments: tuple[object, ...]) -> int:
    return crc32(_text(arguments).encode())


def _text(value: object) -> str:
    if isinstance(value, Sealed):
        return value._sealed_text()
    if type(value) is not tuple:
        return repr(value)
    return f"({', '.join(map(_text, value))}{',' if len(value) == 1 else ''})"
