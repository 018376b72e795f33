"""Rows of a report that are columns as well: filtered by their values, given to Arrow, pandas, polars and DuckDB.

The columns lie in the library; a value becomes an object of Python only when it is asked for. What a library of frames
is needed for is loaded when it is asked.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Reversible, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from perfeval._core import Frame, names
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.languages import counted
from perfeval.literals import Language
from perfeval.near import nearest

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Rows", "Whole", "library"]

Item = TypeVar("Item")
Same = TypeVar("Same", bound="Rows[Any]")

_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "whole": (int,),
    "exact": (int, Decimal, Fraction),
    "quotient": (int, Decimal, Fraction),
    "texts": (list,),
    "wholes": (list,),
}
_TYPE_WORDS = {
    "text": "a text",
    "whole": "a whole number",
    "exact": "an exact number (int, Decimal, Fraction)",
    "quotient": "an exact number (int, Decimal, Fraction)",
    "texts": "a list",
    "wholes": "a list",
}
_WORDS = names()


class Whole(Generic[Item]):
    """All rows of one kind that a report has: as columns, and one by one."""

    def __init__(
        self,
        size: Callable[[], int],
        columns: Callable[[str], Frame],
        item: Callable[[int], Item],
        origin: tuple[object, str] | None = None,
    ) -> None:
        self._size, self._columns, self.item = size, columns, item
        self.origin = origin  # the report, and what they are called there
        self._frames: dict[str, Frame] = {}

    def __len__(self) -> int:
        return self._size()

    def frame(self, lang: Language = "en") -> Frame:
        """The columns, with sentences in this language."""
        if lang not in self._frames:
            if lang not in ("zh", "en"):
                raise InvalidValue(f"expected the language zh or en, found {lang!r}")
            self._frames[lang] = self._columns(lang)
        return self._frames[lang]


class Rows(Collection[Item], Reversible[Item]):
    """Rows of a report: a sequence that can be counted, filtered and given away as columns.

    It is not registered as a Sequence: polars would take it as a list of objects instead of taking its columns.
    """

    _one: ClassVar[str]  # what a row is called
    _several: ClassVar[str]
    _words: ClassVar[dict[str, str]] = {}  # the columns of words of the library, with the enumeration of each
    _whole: Whole[Item]
    _numbers: Sequence[int] | None

    @classmethod
    def _chosen(cls: type[Same], whole: Whole[Any], numbers: Sequence[int] | None = None) -> Same:
        made = cls.__new__(cls)
        made._whole, made._numbers = whole, numbers
        return made

    def _positions(self) -> Sequence[int]:
        return range(len(self._whole)) if self._numbers is None else self._numbers

    def __len__(self) -> int:
        return len(self._positions())

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self: Same, index: slice) -> Same: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return type(self)._chosen(self._whole, self._positions()[index])
        if not hasattr(type(index), "__index__") or isinstance(index, bool):
            column = next(iter(self._words), "path")
            hint = f"where({column}=...) finds those of a {column}"
            raise TypeError(f"{self._one} has a number, found {found(index)}; {hint}")
        if not -len(self) <= index < len(self):
            noun = self._one.partition(" ")[2]
            raise IndexError(f"there is no {noun} {int(index)}: it has {len(self)}, counted from 0")
        return self._whole.item(self._positions()[index])

    def __iter__(self) -> Iterator[Item]:
        return map(self._whole.item, self._positions())

    def __reversed__(self) -> Iterator[Item]:
        return map(self._whole.item, reversed(self._positions()))

    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)

    def index(self, row: object) -> int:
        """The position of a row.

        Raises: ValueError if it is not among them.
        """
        for number, one in enumerate(self):
            if one == row:
                return number
        raise ValueError(f"found {found(row)}, expected one of the {self._several}")

    def count(self, row: object) -> int:
        """How often a row is among them."""
        return sum(one == row for one in self)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and len(self) == len(other) and all(map(_equal, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> "tuple[Any, ...]":
        """Pickle the report, of which these are rows."""
        return _restored, (*self._whole.origin, self._numbers)  # type: ignore[misc]

    def __repr__(self) -> str:
        return f"<{counted(len(self), self._one.partition(' ')[2])}>"

    def counts(self, column: str) -> dict[str, int]:
        """The number of rows with each value of a column, the most frequent first.

        Raises: InvalidValue for a column that there is not.
        """
        self._check_names([column])
        values = self._values(column)
        return dict(Counter(str(values[number]) for number in self._positions()).most_common())

    def _filtered(self: Same, predicate: Callable[[Any], object] | None, wanted: Mapping[str, object]) -> Same:
        """The rows that have the given values; `where` of each kind of rows types its columns."""
        if predicate is not None and not callable(predicate):
            raise TypeError(f"where takes a function of a row, and values by name, found {found(predicate)}")
        self._check_names(wanted)
        tests = [(self._test(name, value), self._values(name)) for name, value in wanted.items()]
        numbers = [n for n in self._positions() if all(test(values[n]) for test, values in tests)]
        if predicate is not None:
            numbers = [n for n in numbers if predicate(self._whole.item(n))]
        return type(self)._chosen(self._whole, numbers)

    def to_arrow(self, lang: Language = "en") -> "pa.Table":
        """The columns as a table of pyarrow: docs/frames.md says what is in them.

        lang: the language of sentences, zh or en.
        Raises: ImportError without pyarrow (the extra perfeval[frames]).
        """
        table: pa.Table = library("pyarrow", "frames").table(self._frame(lang))
        return table

    def to_polars(self, lang: Language = "en") -> "pl.DataFrame":
        """The columns as a DataFrame of polars.

        Raises: ImportError without polars (the extra perfeval[frames]).
        """
        made: pl.DataFrame = library("polars", "frames").DataFrame(self._frame(lang))
        return made

    def to_pandas(self, lang: Language = "en") -> "pd.DataFrame":
        """The columns as a DataFrame of pandas, each of a type that knows missing values and goes into Parquet.

        Whole numbers are Int64, texts `string`, exact numbers decimals of Arrow, lists objects.
        Raises: ImportError without pandas and pyarrow (the extra perfeval[frames]).
        """
        pandas, arrow = library("pandas", "frames"), library("pyarrow", "frames")
        types = {arrow.int64(): pandas.Int64Dtype(), arrow.large_string(): pandas.StringDtype()}

        def type_of(kind: "pa.DataType") -> object:
            if arrow.types.is_list(kind) or arrow.types.is_large_list(kind):
                return None  # pandas could not read a list of Arrow back from Parquet
            return types.get(kind, pandas.ArrowDtype(kind))

        made: pd.DataFrame = arrow.table(self._frame(lang)).to_pandas(types_mapper=type_of)
        return made

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Let polars, DuckDB, pandas and others take the rows as they are."""
        return self._frame("en").__arrow_c_stream__(requested_schema)

    def _frame(self, lang: Language) -> Frame:
        whole = self._whole.frame(lang)
        return whole if self._numbers is None else whole.taken(list(self._numbers))

    def _known_names(self) -> Sequence[str]:
        return self._whole.frame().names

    def _values(self, name: str) -> Sequence[object]:
        """The values of a column, of all rows."""
        return self._whole.frame().values(name)

    def _check_names(self, wanted: Iterable[str]) -> None:
        known = self._known_names()
        for name in wanted:
            if name not in known:
                raise InvalidValue(
                    f"{self._several} have no {name!r}{nearest(name, known)}, they have {', '.join(known)}"
                )

    def _test(self, name: str, wanted: object) -> Callable[[Any], object]:
        """Whether a value of a column is wanted."""
        if callable(wanted):
            return lambda value: value is not None and wanted(value)
        several = _is_several(wanted) and not self._is_one(name, wanted)
        accepted: Sequence[object] = list(wanted) if several else [wanted]  # type: ignore[call-overload]
        for one in accepted:
            self._check_value(name, one)
        return lambda value: value in accepted

    def _is_one(self, name: str, wanted: object) -> bool:
        """Whether a sequence is one value of a column, and not several."""
        return self._whole.frame().types[name] in ("texts", "wholes")

    def _check_value(self, name: str, value: object) -> None:
        self._check_word(name, value)
        check_count(name, value)
        kind = self._whole.frame().types[name]
        if value is not None and (not isinstance(value, _TYPES[kind]) or isinstance(value, bool)):
            raise TypeError(f"{name} is {_TYPE_WORDS[kind]}, found {found(value)}")

    def _check_word(self, name: str, value: object) -> None:
        if name not in self._words or value is None:
            return
        if not isinstance(value, str):
            raise TypeError(f"{name} is a word, found {found(value)}")
        if value not in _WORDS[self._words[name]]:
            known = ", ".join(word for word in _WORDS[self._words[name]] if word)
            alike = nearest(value, _WORDS[self._words[name]])
            raise InvalidValue(f"there is no {name} {value!r}{alike}, expected one of {known}")


_COUNTED = ("form", "number", "table", "row", "column")


def check_count(name: str, value: object) -> None:
    """Refuse a number below 1 in a column that counts from 1: it would find nothing.

    Raises: InvalidValue.
    """
    if name in _COUNTED and isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise InvalidValue(f"{name} counts from 1, found {value}")


def _restored(report: object, name: str, numbers: Sequence[int] | None) -> "Rows[Any]":
    rows: Rows[Any] = getattr(report, name)
    return type(rows)._chosen(rows._whole, numbers)


def _is_several(wanted: object) -> bool:
    return isinstance(wanted, (Sequence, AbstractSet)) and not isinstance(wanted, (str, bytes, bytearray))


def _equal(one: object, other: object) -> bool:
    return one == other


def library(name: str, extra: str) -> Any:
    """A library that is loaded when it is needed.

    Raises: ImportError that names the extra to install.
    """
    try:
        return import_module(name)
    except ImportError as error:
        remedy = f"pip install {name}, or the extra perfeval[{extra}]"
        raise ImportError(f"{name} is not installed: {remedy}", name=name) from error
