import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, overload

from perfeval.literals import (
    Category,
    CellField,
    ColumnQuestion,
    ColumnUse,
    Content,
    Dimension,
    Direction,
    DocumentState,
    Evidence,
    FigureField,
    FormKind,
    FormTable,
    Fund,
    Grade,
    Kind,
    Language,
    LineField,
    Outcome,
    RoundingMode,
    Sign,
    Standing,
    StatementKind,
    TroubleKind,
)

__version__: str

# --- interrupts (bind_interruption.cpp)

class StopFlag:
    """A flag that ends the calls of the threads that hold it."""
    def __init__(self) -> None: ...
    def request(self) -> None:
        """End them: each raises KeyboardInterrupt."""
    def hold(self) -> None:
        """For the calls of this thread from now on."""

class Deadline:
    """The time of the calls in a block: `with pe.Deadline(2): pe.score(form)`.

    seconds: an int, Decimal or Fraction from 0; None for no limit. It holds for the calls of the thread that enters the
    block, and for the threads in which they read and audit files. What has no place for a trouble raises
    DeadlinePassed; reading and auditing report the trouble `time-limit`.
    """
    def __init__(self, seconds: int | Decimal | Fraction | None) -> None: ...
    def __enter__(self) -> Deadline: ...
    def __exit__(self, *raised: object) -> None: ...

def time_left() -> int | None:
    """What is left of the time of the calls, in nanoseconds; None: there is no end."""

def ask() -> None:
    """Raises what ends the calls of this thread, if they are to end."""

# --- numbers (bind_numbers.cpp)

class Rounding:
    """Digits kept after the point, and the way to get there.

    places may be negative: -1 rounds to tens. mode is one of half_up (ties away from zero), half_even, half_down, up
    (away from zero), down (cut off), ceiling, floor, zero_five_up. There is no default.
    Errors: InvalidValue for an unknown mode or absurd places.
    """
    def __init__(self, places: int, mode: RoundingMode) -> None: ...
    @property
    def places(self) -> int:
        """Digits kept after the point; negative ones round to tens, hundreds …"""
    @property
    def mode(self) -> RoundingMode:
        """The name of the mode, such as 'half_up'."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Interval:
    """All numbers between two ends, each open, closed or absent (None). Never empty.

    ends says which belong to it: '[]', '[)', '(]' or '()'.
    Errors: InvalidValue where nothing lies between the ends.
    """
    def __init__(
        self,
        low: int | Decimal | Fraction | None,
        high: int | Decimal | Fraction | None,
        ends: Literal["[]", "[)", "(]", "()"] = "[]",
    ) -> None: ...
    @property
    def low(self) -> Fraction | None:
        """The lower end; None if there is none."""
    @property
    def high(self) -> Fraction | None:
        """The upper end; None if there is none."""
    @property
    def ends(self) -> Literal["[]", "[)", "(]", "()"]:
        """Which ends belong to it: '[]', '[)', '(]' or '()'."""
    def __contains__(self, x: int | Decimal | Fraction, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str: ...

class ValueSet:
    """A finite union of intervals, sorted, disjoint, joined where they touch. May be empty.

    Built from intervals and numbers. | & ~ are union, intersection and everything outside; + - * / give what can arise
    from a value of each.
    """
    def __init__(self, *parts: Interval | int | Decimal | Fraction) -> None: ...
    @property
    def parts(self) -> tuple[Interval, ...]:
        """The intervals, ascending."""
    @property
    def single(self) -> Fraction | None:
        """Its only number, or None."""
    @property
    def hull(self) -> Interval | None:
        """The smallest interval that contains it; None for the empty set."""
    def __contains__(self, x: int | Decimal | Fraction, /) -> bool: ...
    def __bool__(self) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Interval]: ...
    def __or__(self, other: ValueSet, /) -> ValueSet: ...
    def __and__(self, other: ValueSet, /) -> ValueSet: ...
    def __invert__(self) -> ValueSet: ...
    def __neg__(self) -> ValueSet: ...
    def __add__(self, other: ValueSet, /) -> ValueSet: ...
    def __sub__(self, other: ValueSet, /) -> ValueSet: ...
    def __mul__(self, other: ValueSet, /) -> ValueSet: ...
    def __truediv__(self, other: ValueSet, /) -> ValueSet: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str: ...

def as_fraction(x: object) -> Fraction:
    """The exact number as a Fraction.
    Errors: TypeError for a float or a bool.
    """

def parse(text: str) -> Decimal:
    """The number that a text is, scale kept.
    Errors: InvalidValue with the position of what is not a digit.
    """

def round(x: int | Decimal | Fraction, rounding: Rounding) -> Decimal:
    """The number rounded to exactly these places."""

def exactly(x: int | Decimal | Fraction) -> Decimal | None:
    """The number as a decimal; None if its digits do not end."""

def preimage(printed: int | Decimal, roundings: list[Rounding]) -> ValueSet:
    """The exact values that print as this figure under any of the roundings."""

def roundings_that_print(x: int | Decimal | Fraction, printed: int | Decimal, least_places: int = 0) -> list[Rounding]:
    """Every rounding of at least so many places under which x prints as this figure."""

# --- cells (bind_cell.cpp)

class Place:
    """A cell's place in a document, counting from 1 in reading order; 0 is not known."""
    @property
    def table(self) -> int:
        """The number of the table, or of the sheet. 0: not read from paper."""
    @property
    def row(self) -> int:
        """The row of the table, counting a title row."""
    @property
    def column(self) -> int:
        """The grid column if the format has spans, else the position of the cell in its row."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Cell:
    """A cell as the paper shows it."""
    @property
    def text(self) -> str:
        """The displayed text, unchanged."""
    @property
    def stored(self) -> str:
        """The stored text, if the format has one that differs (xlsx)."""
    @property
    def place(self) -> Place:
        """Where it is in the document."""
    @property
    def content(self) -> Content:
        """'absent', 'blank', 'dash', 'number' or 'unreadable': 'absent' where the form has no such cell;
        'unreadable' in a cell that is not a figure means words, and nothing is wrong with it.
        """
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Figure(Cell):
    """A cell of a number column."""
    @property
    def value(self) -> Decimal | None:
        """The number with the scale printed; None if the cell does not hold one.

        Units: those of the column (4500元 in a 万元 column is 0.4500).
        """
    @property
    def unit(self) -> str:
        """The unit printed in the cell itself: '%', '万元', '分'; '' if none is."""
    @property
    def merged(self) -> bool:
        """Whether it is part of a merged cell whose figure is in an earlier row."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Unit:
    """A unit as printed, and what it converts into.

    A number in this unit is number * numerator / denominator in the unit `base`. Two units convert if and only if their
    dimension, base and per are equal: 万元 is 10000/1 of 元, 亩 is 2000/3 of 平方米.
    """
    @property
    def dimension(self) -> Dimension:
        """'none', 'money', 'share', 'length', 'area', 'mass', 'volume', 'time' or 'named' (a word of its own)."""
    @property
    def base(self) -> str:
        """The canonical unit that it is expressed in; '1' for shares."""
    @property
    def numerator(self) -> int:
        """Of the factor to the base."""
    @property
    def denominator(self) -> int:
        """Of the factor to the base."""
    @property
    def per(self) -> str:
        """What follows the slash: '年' in 万元/年."""
    @property
    def text(self) -> str:
        """As printed."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Statement:
    """What a target or an actual states, as read from its cell alone."""
    @property
    def kind(self) -> StatementKind:
        """'nothing', 'number', 'range', 'date', 'period' or 'words'."""
    @property
    def sign(self) -> Sign:
        """The bound written with the number: 'none', 'at_least', 'above', 'at_most', 'below' or 'equal'."""
    @property
    def sign_is_word(self) -> bool:
        """Whether the sign is a word (不低于, 以上)."""
    @property
    def sign_is_within(self) -> bool:
        """Whether it is the bound word of a period: 1年内, 30天以内."""
    @property
    def low(self) -> Decimal:
        """The number as printed, the lower end of a range. Units: `unit`."""
    @property
    def high(self) -> Decimal:
        """The upper end of a range; equal to low for one number. Units: `unit`."""
    @property
    def unit(self) -> Unit:
        """The unit printed with the number; its dimension is 'none' without one."""
    @property
    def first(self) -> date | None:
        """Of a date, the first day that it allows; a bare year or month spans all its days.

        None for a statement that is not a date, and where any earlier day is allowed (12月31日前).
        """
    @property
    def last(self) -> date | None:
        """Of a date, the last day that it allows; None for a statement that is not a date."""
    @property
    def by(self) -> bool:
        """Of a date, whether it is a deadline (前, 底前, 之前, 内): only `last` counts."""
    @property
    def vague(self) -> bool:
        """左右 约 逐步 若干, 100余人: no bound is stated, and it compares with nothing; the kind is 'words'."""
    @property
    def qualifier(self) -> str:
        """The words before the number: 实际在编, 合同金额."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

# --- form (bind_form.cpp)

class Columns:
    """Which number columns a form has: a check is silent on a form without its column.

    execution_weight and execution_score are those of the fund table; weight and score are those of the indicators.
    """
    @property
    def initial_budget(self) -> bool:
        """年初预算数, in the fund table."""
    @property
    def annual_budget(self) -> bool:
        """全年预算数, in the fund table."""
    @property
    def arrived(self) -> bool:
        """到位数, in the fund table."""
    @property
    def executed(self) -> bool:
        """全年执行数, in the fund table."""
    @property
    def execution_rate(self) -> bool:
        """执行率, in the fund table."""
    @property
    def execution_weight(self) -> bool:
        """分值, in the fund table."""
    @property
    def execution_score(self) -> bool:
        """得分, in the fund table."""
    @property
    def weight(self) -> bool:
        """分值, of the indicators."""
    @property
    def score(self) -> bool:
        """得分, of the indicators."""
    @property
    def target(self) -> bool:
        """年度指标值."""
    @property
    def actual(self) -> bool:
        """实际完成值."""
    @property
    def reason(self) -> bool:
        """偏差原因分析及改进措施."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class ColumnHeaders:
    """The form's own names of its columns, without blanks and notes in brackets.

    Empty where the form has the word of the official form, or no such column.
    """
    @property
    def initial_budget(self) -> str:
        """Instead of 年初预算数."""
    @property
    def annual_budget(self) -> str:
        """Instead of 全年预算数."""
    @property
    def executed(self) -> str:
        """Instead of 全年执行数."""
    @property
    def execution_rate(self) -> str:
        """Instead of 执行率."""
    @property
    def execution_weight(self) -> str:
        """Instead of 分值, in the fund table."""
    @property
    def execution_score(self) -> str:
        """Instead of 得分, in the fund table."""
    @property
    def weight(self) -> str:
        """Instead of 分值."""
    @property
    def score(self) -> str:
        """Instead of 得分."""
    @property
    def target(self) -> str:
        """Instead of 年度指标值."""
    @property
    def actual(self) -> str:
        """Instead of 实际完成值."""
    @property
    def reason(self) -> str:
        """Instead of 偏差原因分析及改进措施."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class BudgetLine:
    """A line of the fund table. Units: amounts in the form's money unit."""
    @property
    def line(self) -> Fund:
        """The fund: 'total', 'appropriation', 'carry_over', 'other' or 'line' for any other."""
    @property
    def depth(self) -> int:
        """0 the total, 1 directly under it, 2 a line's own 其中 line."""
    @property
    def label(self) -> Cell:
        """The name of the line on the form."""
    @property
    def initial_budget(self) -> Figure:
        """年初预算数."""
    @property
    def annual_budget(self) -> Figure:
        """全年预算数."""
    @property
    def arrived(self) -> Figure:
        """到位数: what of the budget has come in."""
    @property
    def executed(self) -> Figure:
        """全年执行数."""
    @property
    def execution_rate(self) -> Figure:
        """执行率 as printed. Units: per cent, or a ratio."""
    @property
    def weight(self) -> Figure:
        """分值. Units: points."""
    @property
    def score(self) -> Figure:
        """得分. Units: points."""
    @property
    def reason(self) -> Cell:
        """偏差原因, where the line has such a cell."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Indicator:
    """A row of the indicator table."""
    @property
    def level1(self) -> Cell:
        """The 一级指标 heading that governs the row."""
    @property
    def level2(self) -> Cell:
        """The 二级指标 heading that governs the row."""
    @property
    def category(self) -> Category:
        """What level1 says: 'unknown', 'cost', 'output', 'benefit', 'satisfaction' or 'other'."""
    @property
    def kind(self) -> Kind:
        """What level2 says: 'unknown', 'quantity', 'quality', 'timeliness', 'cost', 'economic', 'social',
        'ecological', 'sustainability', 'satisfaction' or 'other'.
        """
    @property
    def name(self) -> Cell:
        """三级指标."""
    @property
    def sign(self) -> Cell:
        """指标性质, where the target is split over columns."""
    @property
    def target(self) -> Cell:
        """年度指标值."""
    @property
    def unit(self) -> Cell:
        """度量单位, where the target is split over columns."""
    @property
    def actual(self) -> Cell:
        """实际完成值."""
    @property
    def weight(self) -> Figure:
        """分值. Units: points."""
    @property
    def score(self) -> Figure:
        """得分. Units: points."""
    @property
    def reason(self) -> Cell:
        """偏差原因分析及改进措施."""
    @property
    def under_weighted_parent(self) -> bool:
        """Whether it is a part (其中) of a row above that has the weight: it is never scored."""
    @property
    def wanted(self) -> Statement:
        """What `target` states."""
    @property
    def found(self) -> Statement:
        """What `actual` states."""
    @property
    def extras(self) -> dict[str, Cell]:
        """The cells of columns that have no name here, by heading; of two with one heading, the last.

        to_json() of the form has them all.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Goal:
    """年度总体目标: what was intended for the year, and what was done."""
    @property
    def target(self) -> Cell:
        """预期目标."""
    @property
    def actual(self) -> Cell:
        """实际完成情况."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Subtotal:
    """A printed subtotal, or the points in a heading such as 产出指标(50分)."""
    @property
    def label(self) -> Cell:
        """Its label, or the heading."""
    @property
    def weight(self) -> Figure:
        """Its weight; for a heading's range the lower end. Units: points."""
    @property
    def score(self) -> Figure:
        """Its score. Units: points."""
    @property
    def weight_high(self) -> Decimal | None:
        """The upper end of a heading's range, or None."""
    @property
    def rows(self) -> list[int]:
        """The indicators that it covers, counted from 1."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class TotalLine:
    """总分."""
    @property
    def label(self) -> Cell:
        """Its label."""
    @property
    def weight(self) -> Figure:
        """The sum of the weights as printed. Units: points."""
    @property
    def score(self) -> Figure:
        """The total as printed. Units: points."""
    @property
    def grade(self) -> Cell:
        """优 良 中 差, if printed."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class OwnUnit:
    """A unit that a words file adds to those of the library."""
    @property
    def name(self) -> str:
        """As it is printed in cells and headers."""
    @property
    def meaning(self) -> Unit:
        """One of it, in a unit of the library."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class UnclearColumn:
    """A column that was not read because its header leaves more than one reading."""
    @property
    def question(self) -> ColumnQuestion:
        """'adjustment', 'annual_budget', 'executed', 'points' or 'parts'."""
    @property
    def header(self) -> Cell:
        """The texts of the headers, 、 between them."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Trouble:
    """A problem with the input or the call, never with the content of a form."""
    def __init__(self, kind: str, at: str, found: str, expected: str, advice: str = "") -> None: ...
    @property
    def kind(self) -> TroubleKind:
        """A stable word: 'unreadable-document', 'cut-off', 'rule-failed' …"""
    @property
    def at(self) -> str:
        """The place in words: byte, line, part or cell."""
    @property
    def found(self) -> str:
        """The fragment that was found."""
    @property
    def expected(self) -> str:
        """What was expected instead, and what to do."""
    @property
    def advice(self) -> str:
        """What to do, in Chinese, if there is more to say than for every trouble of its kind; else ''."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Form:
    """A form: what the paper says, every cell with its text, its value and its place.

    form[field] takes the field of a finding: form["budget.total.execution_rate"], form["indicators[3].score"].
    """
    def redacted(self) -> Form:
        """The form with ＊＊＊ in place of persons and telephone numbers."""
    @property
    def index(self) -> int:
        """Its number in the document, from 1."""
    @property
    def kind(self) -> FormKind:
        """'project', 'department', 'transfer', 'target' or 'monitoring'."""
    @property
    def title(self) -> Cell:
        """…自评表."""
    @property
    def project(self) -> Cell:
        """项目名称."""
    @property
    def department(self) -> Cell:
        """主管部门."""
    @property
    def unit(self) -> Cell:
        """实施单位."""
    @property
    def year(self) -> int | None:
        """The year that the form reports on; None if it is not known."""
    @property
    def year_cell(self) -> Cell:
        """The cell that contains the year."""
    @property
    def money(self) -> str:
        """The unit of the amounts: '元', '万元', '亿元'; '' if none is declared."""
    @property
    def own_units(self) -> list[OwnUnit]:
        """Units of the words file that it was read with."""
    @property
    def has(self) -> Columns:
        """The number columns that it has."""
    @property
    def headers(self) -> ColumnHeaders:
        """Its own names of its columns."""
    @property
    def budget(self) -> list[BudgetLine]:
        """The lines of the fund table, in the order of the form."""
    @property
    def goal(self) -> Goal:
        """年度总体目标."""
    @property
    def indicators(self) -> list[Indicator]:
        """In the order of the form, including placeholder rows."""
    @property
    def subtotals(self) -> list[Subtotal]:
        """In the order of the form."""
    @property
    def total(self) -> TotalLine:
        """总分."""
    @property
    def common_reason(self) -> Cell:
        """One reason for the whole form, if it has no reason column."""
    @property
    def extras(self) -> dict[str, Cell]:
        """Other labelled cells outside the tables, by label; the last of two with the same label."""
    @property
    def unclear_columns(self) -> list[UnclearColumn]:
        """Columns with more than one reading, none of which was taken."""
    @property
    def troubles(self) -> list[Trouble]:
        """What could not be read."""
    @property
    def _lines(self) -> dict[str, BudgetLine]: ...
    @overload
    def __getitem__(self, path: FigureField, /) -> Figure: ...
    @overload
    def __getitem__(self, path: CellField, /) -> Cell: ...
    @overload
    def __getitem__(self, path: LineField, /) -> BudgetLine: ...
    @overload
    def __getitem__(self, path: Literal["goal"], /) -> Goal: ...
    @overload
    def __getitem__(self, path: Literal["total"], /) -> TotalLine: ...
    @overload
    def __getitem__(self, path: Literal["indicators"], /) -> list[Indicator]: ...
    @overload
    def __getitem__(self, path: Literal["subtotals"], /) -> list[Subtotal]: ...
    @overload
    def __getitem__(self, path: Literal["budget"], /) -> list[BudgetLine]: ...
    @overload
    def __getitem__(
        self, path: str, /
    ) -> (
        Cell
        | BudgetLine
        | Indicator
        | Goal
        | Subtotal
        | TotalLine
        | list[BudgetLine]
        | list[Indicator]
        | list[Subtotal]
    ): ...
    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the form as .docx, .xlsx, .html or .md in the official layout, or as .json, lossless, by the
        extension.

        An existing file is replaced only by a whole one.
        Raises: InvalidValue for any other extension.
        """
    def to_json(self) -> str:
        """The form as JSON, lossless (docs/schema/form.schema.json)."""
    @staticmethod
    def from_json(text: str) -> Form:
        """The form of a JSON text.
        Errors: InvalidValue, naming the place.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str: ...

# --- rules (bind_rule.cpp)

class Pack:
    """A named and dated set of rules, by its id.

    Errors: InvalidValue for an id that is not shipped, naming those that are.
    """
    def __init__(self, id: str) -> None: ...
    @staticmethod
    def from_toml(text: str, file: str = "", rules: list[object] = []) -> Pack:
        """The pack of a TOML text, checked. rules: rules written in Python that it may name.

        Errors: InvalidPack with everything that is wrong, line by line; a broken pack never half-loads.
        """
    @property
    def id(self) -> str:
        """Its id, such as 'cn-mof-2020'."""
    @property
    def version(self) -> str:
        """Its version."""
    @property
    def title(self) -> str:
        """Its name in Chinese."""
    @property
    def jurisdiction(self) -> str:
        """The region that it is for; '' for no certain one."""
    @property
    def from_year(self) -> int | None:
        """The first year that it is for, or None."""
    @property
    def to_year(self) -> int | None:
        """The last year that it is for, or None."""
    @property
    def extends(self) -> str:
        """The id of the pack that it changes; '' if it stands alone."""
    @property
    def toml(self) -> str:
        """The text of its file."""
    @property
    def doubts(self) -> list[str]:
        """What its file says and probably does not mean, each with its line and key, as text."""
    def parameters(self) -> dict[str, str]:
        """Every parameter by its dotted name, exact."""
    def differences(self, other: Pack) -> list[tuple[str, str, str]]:
        """What differs: (name, value here, value there)."""
    def with_rule(
        self, rule: object, *, kind: Kind | None = None, category: Category | None = None, name: str = ""
    ) -> Pack:
        """A pack that is this one, with a rule written in Python for the rows that fit all conditions given.

        kind, category: words of the glossary.
        name: a word in the indicator's name. Without conditions the rule is for every row; the rule added last is asked
        first.
        Errors: InvalidValue for an unknown kind or category.
        """
    def sources(self) -> dict[str, str]:
        """The clause behind each parameter."""
    def test(self, csv: bytes | str = "", file: str = "") -> str:
        """Runs the pack's own scenarios and those of a CSV; the outcome with coverage and mutants, as JSON."""
    def test_text(self, csv: bytes | str = "", file: str = "") -> str:
        """What `test` found, as lines for people."""
    def __copy__(self) -> Pack: ...
    def __deepcopy__(self, memo: dict[object, object]) -> Pack: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def shipped_packs() -> list[str]:
    """The ids of the packs that come with the library."""

def names() -> dict[str, list[str]]:
    """The words of every enumeration: {"kind": ["unknown", "quantity", …], …}."""

def parameter_descriptions() -> list[dict[str, Any]]:
    """Every parameter of a pack: key, topic, type, range and meaning."""

def rule_kinds() -> list[dict[str, Any]]:
    """Every kind of row rule: its x, its formula and its parameters."""

def scenario_troubles(csv: bytes) -> list[Trouble]:
    """What cannot be read in a table of scenarios."""

def choose_pack(form: Form) -> tuple[str, str]:
    """The id of the shipped pack that fits the region and year of the form, and why."""

# --- words (bind_words.cpp)

class WordsFile:
    """A file of words that was added to those of the library."""
    @property
    def file(self) -> str:
        """As it was named."""
    @property
    def fingerprint(self) -> str:
        """SHA-256 of its bytes, 64 hexadecimal digits."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Lexicon:
    """The words by which forms are read: headers, labels, headings, lines of funds.

    Lexicon() has the words of the library; from_toml(text, file) adds those of a file.
    """
    def __init__(self) -> None: ...
    @staticmethod
    def from_toml(toml: str, file: str = "words.toml") -> Lexicon:
        """The words of the library and those of a TOML text. Raises InvalidWords, which names every fault."""
    @property
    def added(self) -> WordsFile | None:
        """The file whose words were added; None if none were."""
    @property
    def units(self) -> list[OwnUnit]:
        """The units of that file."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def lexicon_lists() -> list[str]:
    """The names of the lists of words: 'score_column', 'total_label' …"""

# --- documents (bind_read.cpp)

class Limits:
    """Every bound of reading, in one object.

    digits, exponent: of a number in a text.
    bytes: of a document, and of its unpacked parts.
    tables, forms, rows, columns, cells, cell_bytes, depth, parts: the most of each.
    expansion: a part beyond 1 MiB may unpack to this many times its packed size.
    seconds: time for reading a document, and again for auditing it; an int, Decimal or Fraction, None for no limit.
    """
    def __init__(
        self,
        *,
        digits: int = 1000,
        exponent: int = 1000,
        bytes: int = 268435456,
        tables: int = 100000,
        forms: int = 10000,
        rows: int = 1048576,
        columns: int = 16384,
        cells: int = 8000000,
        cell_bytes: int = 1048576,
        depth: int = 64,
        parts: int = 10000,
        expansion: int = 200,
        seconds: int | Decimal | Fraction | None = None,
    ) -> None: ...
    @property
    def digits(self) -> int:
        """Digits of a number in a text."""
    @property
    def exponent(self) -> int:
        """Magnitude of its exponent."""
    @property
    def bytes(self) -> int:
        """Of a document, and of its unpacked parts."""
    @property
    def tables(self) -> int:
        """Tables of a document."""
    @property
    def forms(self) -> int:
        """Forms of a document."""
    @property
    def rows(self) -> int:
        """Rows of all tables of a document together; in JSON, entries in the lists of its forms."""
    @property
    def columns(self) -> int:
        """Grid columns of a table."""
    @property
    def cells(self) -> int:
        """Cells of all tables of a document together; in JSON, values."""
    @property
    def cell_bytes(self) -> int:
        """Of the text of one cell."""
    @property
    def depth(self) -> int:
        """Nesting: JSON values, tables in cells."""
    @property
    def parts(self) -> int:
        """Parts of a package (docx, xlsx)."""
    @property
    def expansion(self) -> int:
        """A part beyond 1 MiB may unpack to this many times its packed size."""
    @property
    def seconds(self) -> Fraction | None:
        """Time for reading a document, and again for auditing it; None: as long as it takes."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class TableCell:
    """A cell of a table.

    column counts from 1: the grid column where the table lines up, else the cell's ordinal in its row. 0 is the next
    column.
    """
    def __init__(self, text: str, column: int = 0, row_span: int = 1, column_span: int = 1) -> None: ...
    @property
    def text(self) -> str:
        """The displayed text, unchanged."""
    @property
    def stored(self) -> str:
        """The stored text, if the format has one that differs (xlsx)."""
    @property
    def column(self) -> int:
        """From 1; 0 for the next one."""
    @property
    def row_span(self) -> int:
        """How many rows it covers, from 1."""
    @property
    def column_span(self) -> int:
        """How many columns it covers, from 1."""
    @property
    def tables(self) -> list[Table]:
        """The tables inside it, in reading order."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Table:
    """A table as a document has it: cells with their shown text.

    rows: of texts, or of TableCells with their spans (a cell that a row span brings down from above is left out).
    lines_up: a column number means the same column in every row.
    before: the lines of text above it; a title may be among them.
    """
    def __init__(
        self,
        rows: Sequence[Sequence[TableCell | str]],
        lines_up: bool = False,
        number: int = 1,
        before: Sequence[str] = ...,
    ) -> None: ...
    @property
    def number(self) -> int:
        """Its number in the document, from 1."""
    @property
    def name(self) -> str:
        """The name of the sheet, if there is one."""
    @property
    def hides_columns(self) -> bool:
        """Columns with text are hidden and were left out."""
    @property
    def ends_early(self) -> bool:
        """Its text ends in a row that may go on: the last one may be cut."""
    @property
    def lines_up(self) -> bool:
        """A column number means the same column in every row."""
    @property
    def before(self) -> list[str]:
        """The lines of text between the previous table and this one."""
    @property
    def texts(self) -> list[list[str]]:
        """The displayed texts, row by row."""
    @property
    def rows(self) -> list[list[TableCell]]:
        """The cells, row by row; a cell that spans several rows is not repeated."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class SkippedTable:
    """A table of a document that contributed nothing to any form."""
    @property
    def table(self) -> int:
        """Its number in the document, from 1."""
    @property
    def reason(self) -> str:
        """Why, in words."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Document:
    """A document as it was read: its forms, its tables, and the troubles met."""
    @property
    def path(self) -> str:
        """As given; '' for bytes without a name."""
    @property
    def sha256(self) -> str:
        """Of the bytes, 64 hexadecimal digits; '' if they could not be obtained."""
    @property
    def format(self) -> str:
        """By content, never by name: 'text', 'json' …; '' if it is not known."""
    @property
    def state(self) -> DocumentState:
        """'read', 'no_form' or 'unreadable'; 'no_form': the bytes were read, and nothing in them is a form."""
    @property
    def forms(self) -> list[Form]:
        """In reading order, numbered from 1."""
    @property
    def readings(self) -> list[FormReading]:
        """How each of the forms was read; none for forms from JSON."""
    @property
    def tables(self) -> list[Table]:
        """In reading order; none for forms that were saved as JSON."""
    @property
    def skipped(self) -> list[SkippedTable]:
        """The tables that are not forms, and why."""
    @property
    def troubles(self) -> list[Trouble]:
        """What could not be read, and where."""
    @property
    def words(self) -> WordsFile | None:
        """The words file that it was read with; None if there was none."""
    def mark_reading(self, data: bytes, lang: Language = "en") -> bytes:
        """The bytes of the document, a .docx or .xlsx, with a comment on every header that says how it was read.

        data: the bytes that were read.
        Raises: InvalidValue if they are not a .docx or .xlsx.
        """
    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the forms of the document as .docx, .xlsx, .html, .md or .json, by the extension, as Form.save does.

        Raises: InvalidValue for any other extension, for a document without forms, and for the path it was read from.
        """
    def redacted(self) -> Document:
        """The document with its forms redacted, and without its tables."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def read_path(path: str, limits: Limits = ..., words: Lexicon = ...) -> Document:
    """Read the file at a path."""

def read_bytes(data: bytes, name: str = "", limits: Limits = ..., words: Lexicon = ...) -> Document:
    """Read the bytes of a file; `name` is what the document is called."""

def read_tables(tables: list[Table], limits: Limits = ..., words: Lexicon = ...) -> Document:
    """Read tables of one's own as one document."""

def named(document: Document, path: str, sha256: str, format: str, troubles: Sequence[Trouble] = ...) -> Document:
    """The document under another path, with these troubles added."""

def unreadable(path: str, sha256: str, format: str, trouble: Trouble, words: Lexicon = ...) -> Document:
    """A document that could not be read, with the reason."""

# --- readings (bind_reading.cpp)

class ReadColumn:
    """A header, and the column that it became."""
    @property
    def header(self) -> str:
        """Its texts, from the top."""
    @property
    def cell(self) -> Place:
        """Its place."""
    @property
    def table(self) -> FormTable:
        """The table: 'funds', 'indicators' or 'goals'."""
    @property
    def use(self) -> ColumnUse:
        """What the column holds: 'unknown', 'unclear', 'extra', 'section', 'ordinal', 'label', 'initial_budget',
        'annual_budget', 'executed', 'execution_rate', 'weight', 'score', 'reason', 'level1', 'level2',
        'level1_weight', 'level2_weight', 'name', 'sign', 'target', 'unit', 'actual', 'project', 'department' or
        'implementing_unit'.
        """
    @property
    def evidence(self) -> Evidence:
        """What decided it: 'words', 'content' or 'agreement'."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class ReadLabel:
    """A label, and the field that its value became."""
    @property
    def label(self) -> str:
        """As printed."""
    @property
    def cell(self) -> Place:
        """Its place."""
    @property
    def field(self) -> str:
        """As in findings: 'project', 'total.score'."""
    @property
    def value(self) -> str:
        """As printed."""
    @property
    def value_cell(self) -> Place:
        """The place of the value."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class ReadLine:
    """A line of the fund table."""
    @property
    def label(self) -> str:
        """As printed."""
    @property
    def cell(self) -> Place:
        """Its place."""
    @property
    def field(self) -> str:
        """'budget.appropriation', 'budget.line[3]'."""
    @property
    def line(self) -> Fund:
        """'total', 'appropriation', 'carry_over', 'other' or 'line'."""
    @property
    def depth(self) -> int:
        """0 for the total, 1 for a line directly under it, and so on."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class LeftOver:
    """Cells under one header or label that became no field."""
    @property
    def label(self) -> str:
        """The header or label; '' for cells under no header."""
    @property
    def cell(self) -> Place:
        """The place of the first of them."""
    @property
    def cells(self) -> int:
        """How many."""
    @property
    def figures(self) -> int:
        """How many of them are numbers."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class FormReading:
    """How a form was read."""
    @property
    def columns(self) -> list[ReadColumn]:
        """Headers, and the columns that they became."""
    @property
    def labels(self) -> list[ReadLabel]:
        """Labels, and the fields that their values became."""
    @property
    def lines(self) -> list[ReadLine]:
        """The lines of the fund table."""
    @property
    def extras(self) -> list[LeftOver]:
        """What was left over."""
    @property
    def unclear(self) -> list[UnclearColumn]:
        """Columns of which no reading was taken."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def reading_json(documents: list[Document], indent: int = 0) -> str:
    """How the forms of these documents were read, as JSON; indent: blanks a level."""

# --- rules across rows (bind_across.cpp)

class AcrossRow:
    """A row as the total sees it, after re-weighting. Units: points."""
    @property
    def weight(self) -> Fraction:
        """Its weight, including weight that it carries for others; 0 if it dropped out."""
    @property
    def points(self) -> Interval:
        """The points that it adds: one value, or what is still possible."""
    @property
    def standing(self) -> Standing:
        """'counted', 'missing', 'not_applicable' or 'excused' (docs/rules.md#across)."""
    @property
    def group(self) -> int:
        """Rows of one group, a category, carry each other's weight."""

class CappedGroup:
    """A group that brings in more than its cap, or may. Units: points."""
    @property
    def group(self) -> int:
        """The group, as in its rows."""
    @property
    def before(self) -> Interval:
        """The sum of its rows."""
    @property
    def most(self) -> Fraction:
        """The cap."""

class HeldVeto:
    """A veto (一票否决) of the pack that held for a row."""
    @property
    def rule(self) -> int:
        """Its position among the vetoes of the pack, from 0."""
    @property
    def row(self) -> int:
        """The indicator, from 0."""

class AcrossTotal:
    """The rows after the rules across them, and their total. Units: points."""
    @property
    def points(self) -> Interval:
        """The total; one value if nothing is open."""
    @property
    def before_vetoes(self) -> Interval:
        """The sum within the caps."""
    @property
    def weight(self) -> Fraction:
        """Of all rows, including rows that dropped out."""
    @property
    def rows(self) -> list[AcrossRow]:
        """The indicators in the order of the form, then the execution line."""
    @property
    def capped(self) -> list[CappedGroup]:
        """The groups that a cap limits, or may limit."""
    @property
    def vetoed(self) -> list[int]:
        """The vetoes that certainly apply, by position, from 0."""

class AcrossRecord:
    """The effect of the rules across rows on a form."""
    @property
    def total(self) -> AcrossTotal:
        """The rows as counted, and their total."""
    @property
    def vetoes(self) -> list[HeldVeto]:
        """The vetoes of the pack that applied, each with its row."""

# --- formats (bind_format.cpp)

class Format:
    """What is known of a format of documents."""
    @property
    def name(self) -> str:
        """As Document.format has it; '' for an unknown format."""
    @property
    def endings(self) -> list[str]:
        """Of files looked for in a folder, the usual one first."""
    @property
    def title(self) -> str:
        """What a trouble calls it: 'a rich text file (.rtf)'."""
    @property
    def reader(self) -> str:
        """Who makes tables of it: 'nobody', 'library', 'web_archive', 'pdf', 'office_docx' or 'office_xlsx'.
        LibreOffice makes a .docx or .xlsx of it for the last two.
        """
    @property
    def expected(self) -> str:
        """What a trouble asks for; '' where the library reads it."""
    @property
    def advice(self) -> str:
        """The same as advice in Chinese."""

def formats() -> list[Format]:
    """Every format, known or read."""

def format_of(data: bytes, limits: Limits = ...) -> Format:
    """The format of bytes, never of a name."""

# --- scores (bind_score.cpp)

class AskedRule:
    """A rule of the pack that gives points, and where on its curve."""
    @property
    def entry(self) -> str:
        """Its parameter: 'quant.at_most', 'rows[2]'."""
    @property
    def x(self) -> Fraction | None:
        """actual / target, the actual, or the days after a deadline, exact; None where it is not one value."""
    @property
    def segment(self) -> int | None:
        """The piece of its curve that x is in, from 1; None where no single piece gives the points."""

class ScoreLine:
    """The record of one line's points: what was read, which rule, what it gives.

    Units: weight, printed, points and taken are points of the form.
    """
    @property
    def field(self) -> str:
        """The cell that has its score, as form[field] takes it."""
    @property
    def label(self) -> str:
        """The name of that cell for readers of the form."""
    @property
    def source(self) -> str:
        """The clause behind its points, as cited."""
    @property
    def row(self) -> int:
        """The indicator, from 1; 0 for the execution line."""
    @property
    def scored(self) -> bool:
        """False for a row without weight and score, a placeholder, a child of a weighted parent."""
    @property
    def shares_score(self) -> bool:
        """Whether its weight or score is a merged cell: the rows of that cell are scored together."""
    @property
    def with_row(self) -> int:
        """The first of the rows scored together, whose line has their points; 0 for a row that is the first, or is
        scored alone.
        """
    @property
    def worded_rule(self) -> bool:
        """Whether the form has a scoring rule of its own for the row, in words: its points are not known."""
    @property
    def deducts(self) -> bool:
        """Whether it is a row of deductions, added as printed."""
    @property
    def bonus(self) -> bool:
        """Whether it is a row of bonus points, added as printed."""
    @property
    def weight(self) -> Decimal | None:
        """As printed, of rows scored together the sum; None if it is not."""
    @property
    def printed(self) -> Decimal | None:
        """The score as printed, or None."""
    @property
    def x(self) -> Fraction | None:
        """actual / target, executed / budget, the actual, or the days after a deadline, exact; None where it is not
        one value.
        """
    @property
    def points(self) -> ValueSet:
        """The points that the rule permits, exactly; an empty set if unknown."""
    @property
    def taken(self) -> Fraction | None:
        """The value that the total takes, if the rule names one."""
    @property
    def undecided(self) -> bool:
        """Whether the points are those of two readings: the form does not say which direction is better."""
    @property
    def direction(self) -> Direction:
        """Which way the target points: 'not_known', 'at_least', 'at_most', 'equal', 'undecided', 'within',
        'deadline', 'qualitative' or 'yes_no'.
        """
    @property
    def outcome(self) -> Outcome:
        """Under every direction admitted: 'neither', 'met' or 'missed'."""
    @property
    def entry(self) -> str:
        """The parameter of the pack that gives the points: 'quant.at_least', 'rows[2]'; '' if none does."""
    @property
    def segment(self) -> int | None:
        """The piece of the rule's curve that x is in, from 1; None where no single piece gives the points."""
    @property
    def second(self) -> AskedRule | None:
        """Of an undecided direction, the rule of the other reading; else None."""
    @property
    def rounded(self) -> bool:
        """Whether the pack rounds the points."""
    @property
    def rule(self) -> str:
        """Name and version of a rule as code; '' for a curve."""
    @property
    def failure(self) -> str:
        """Why a rule as code gave no points, so that they are open; '' if it did."""
    @property
    def unasked(self) -> str:
        """Why the row's own rule does not apply to it, so that another gives its points; '' if it does."""

class Scorecard:
    """What every line of a form earns under a pack.

    Units: points.
    Source: docs/rules.md#totals.
    """
    @property
    def form(self) -> Form:
        """The form that was scored."""
    @property
    def rules(self) -> str:
        """Id and version of the pack."""
    @property
    def total(self) -> Fraction | None:
        """The exact sum of unrounded lines; None if a line is open, or none is scored."""
    @property
    def low(self) -> Fraction | None:
        """The smallest possible total; None if no line is scored."""
    @property
    def high(self) -> Fraction | None:
        """The largest possible total; None if no line is scored."""
    @property
    def grade(self) -> Grade | None:
        """Of the exact total; if that is open, the common grade of low and high; else None."""
    @property
    def execution_rate(self) -> Fraction | None:
        """Executed / budget, exact; None if it cannot be computed."""
    @property
    def execution_leaves(self) -> bool:
        """Whether the budget is zero and the pack leaves the execution line out then."""
    @property
    def execution(self) -> ScoreLine:
        """The execution line, scored or not."""
    @property
    def rows(self) -> list[ScoreLine]:
        """A line for each indicator, in paper order."""
    @property
    def lines(self) -> list[ScoreLine]:
        """The execution line, if it is scored, then the rows."""
    @property
    def across(self) -> AcrossRecord | None:
        """The effect of rules across rows; None if the pack declares none."""
    @property
    def troubles(self) -> list[Trouble]:
        """Rules that failed, or do not apply to their row: row, rule, cause."""
    def to_json(self, indent: int = 0) -> str:
        """The card as JSON (docs/schema/score.schema.json); indent: blanks a level."""
    def filled(self) -> Form:
        """The form with its blank rates, scores, sums and grade filled in; what is printed is left alone."""
    def plot(self, lang: Language | None = None) -> Any:
        """The points line by line up to the total, as a chart of Altair (the extra perfeval[plot]).

        lang: zh or en; by default the language of the locale.
        """
    def explain(self, indicator: int = 0, lang: Language = "en", fractions: bool = False) -> Explanation:
        """The record as a tree: every point traced to its cells, rule, clause, x, piece, exact value and rounding.

        indicator: that one alone (counting from 1); 0: all.
        fractions: whether its texts write 25/3 and not about 8.3333; `adds` is exact in any case.
        Errors: InvalidValue if the form has no such indicator.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str: ...

def score(form: Form, rules: Pack) -> Scorecard:
    """The points of a form under a pack, exactly."""

# --- explanations (bind_explain.cpp)

class Explanation:
    """A node of the record of a scorecard: where points come from, and why.

    What the children of a node add sums exactly to what the node adds. Units: points.
    Source: the clause of the pack that the node cites.
    """
    @property
    def title(self) -> str:
        """What the node is about: a form, a row, a cell, a rule."""
    @property
    def value(self) -> str:
        """Its value in words and figures."""
    @property
    def adds(self) -> Fraction | None:
        """The points that it adds to its parent, exactly; None if it adds none or is open."""
    @property
    def source(self) -> str:
        """The clause behind it, as cited; '' without one."""
    @property
    def cell(self) -> tuple[int, int, int] | None:
        """Table, row and column of the cell that it was read from, from 1; None without one."""
    @property
    def children(self) -> list[Explanation]:
        """The nodes below it, in the order of the form."""
    def to_text(self) -> str:
        """The tree as lines of text."""
    def to_json(self) -> str:
        """The tree as JSON."""
    def to_html(self) -> str:
        """The tree as a part of a page, its rows collapsed."""
    def _repr_html_(self) -> str: ...
    def __contains__(self, text: str, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

_Sides = tuple[Fraction | None, Fraction | None]

def what_if(
    form: Form, before: Pack, after: Pack
) -> tuple[int, _Sides, Grade | None, Grade | None, list[tuple[str, _Sides]]]:
    """One form under two packs: what `perfeval.what_if` makes its values of."""

def lift_by(
    form: Form, rules: Pack, indicator: int, lang: str = "en"
) -> tuple[str, Grade | None, Fraction | None, ValueSet, Fraction | None, bool, Fraction | None]:
    """What lifts a form to its next grade: what `perfeval.lift_by` makes its values of."""

# --- audits (bind_audit.cpp)

class Audit:
    """A report as the library holds it: what `perfeval.Report` is made of."""
    @property
    def rules_fingerprint(self) -> str:
        """SHA-256 of the parameters of the rules."""
    @property
    def counts(self) -> dict[str, int]:
        """The numbers of documents, forms and findings of each severity."""
    def selected(self, severity: str, only: list[str], skip: list[str]) -> Audit:
        """The report with the findings from a severity upwards, of some codes only, without others."""
    def worst_first(self) -> Audit:
        """The report with the worst forms of each document first."""
    def take_rules_without_row(self) -> list[Trouble]:
        """Removes the troubles of rules that fit no row and returns them."""
    def add_troubles(self, troubles: list[Trouble]) -> None:
        """Adds troubles to the last document."""
    def without_known(self, known: set[str]) -> tuple[Audit, set[str]]:
        """The report without the findings of these identities, and those of them that occurred."""
    def extend(self, other: Audit) -> None:
        """Takes the documents of another report under the same rules."""
    @property
    def worst(self) -> str:
        """The gravest severity of its findings; '' without any."""
    @property
    def portable(self) -> bool:
        """Whether it can be pickled: not under rules written in Python."""
    def __getstate__(self) -> tuple[Any, ...]: ...
    def __setstate__(self, state: tuple[Any, ...]) -> None: ...
    def to_json(self, indent: int = 0) -> str:
        """The report as JSON; indent: blanks a level."""
    def to_jsonl(self) -> str:
        """The report as lines of JSON, one a form."""
    def to_html(self, lang: str, date: str) -> str:
        """The report as a page."""
    def to_html_fragment(self, lang: str) -> str:
        """The report as a part of a page."""
    def to_markdown(self, lang: str) -> str:
        """The report as Markdown."""
    def to_xlsx(self, lang: str, date: str) -> bytes:
        """The report as a workbook."""
    def mark(self, data: bytes, lang: str) -> bytes:
        """The bytes of the one document audited, a .docx or .xlsx, with each finding marked in its cell."""
    def repair(self, data: bytes) -> bytes:
        """The bytes of the one document audited, a .docx or .xlsx, with the first repair of each form made."""
    def repaired_forms(self, forms: list[Form]) -> list[Form]:
        """The forms of the one document audited, each with its first repair made."""
    def repair_texts(self, lang: str) -> list[list[list[str]]]:
        """The repairs of each form of each document in words, the likeliest first."""

class AuditedCall:
    """The forms of one call, of which only keys are kept."""
    def __init__(self) -> None: ...
    def take(self, report: Audit) -> None:
        """Takes the documents of a report."""
    def report(self, rules: Pack) -> Audit:
        """A report without documents that has the findings across those of the call."""

def audit_documents(documents: list[Document], rules: Pack, forms: bool = True, limits: Limits = ...) -> Audit:
    """Audit documents; forms: whether the report keeps them."""

def audit_form(form: Form, rules: Pack) -> Audit:
    """Audit one form."""

def audit_forms(forms: list[Form], rules: Pack) -> Audit:
    """Audit several forms as one document."""

# --- frames (bind_frames.cpp)

class ScoredColumns:
    """Columns that score_table gives, which Arrow takes as they are."""
    def __len__(self) -> int: ...
    @property
    def names(self) -> list[str]:
        """The names of the columns."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

def score_table(
    table: object,
    names: dict[str, str],
    required: list[str],
    pack: Pack,
    ranks: str | None,
    exact: bool,
    keys: bool,
    rank_ranges: bool,
) -> tuple[ScoredColumns, ScoredColumns, list[tuple[int, str]], list[str]]:
    """The points of the rows of a table, and the totals of its forms: see perfeval.score_table."""

def audit_table(
    table: object,
    names: dict[str, str],
    required: list[str],
    pack: Pack,
    ranks: str | None,
    exact: bool,
    keys: bool,
    rank_ranges: bool,
) -> tuple[ScoredColumns, ScoredColumns, list[tuple[int, str]], list[str]]:
    """The same with verdicts on the printed scores and totals: see perfeval.audit_table."""

class Frame:
    """The columns of a table, which Arrow takes as they are."""
    def __len__(self) -> int: ...
    @property
    def names(self) -> list[str]:
        """The names of its columns; of a quotient, which is three in Arrow, one."""
    @property
    def types(self) -> dict[str, str]:
        """The type of each column: 'text', 'whole', 'exact', 'quotient', 'texts' or 'wholes'."""
    def values(self, name: str) -> list[Any]:
        """The values of a column as Python's own."""
    def row(self, number: int) -> tuple[Any, ...]:
        """The values of a row, counted from 0."""
    def taken(self, rows: Sequence[int]) -> Frame:
        """The rows of these positions, in this order."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

def frame_of(audit: Audit, name: str, lang: str) -> Frame:
    """The columns of a report, by name: 'forms', 'findings', 'indicators' or 'budget'."""

def frame_of_findings(findings: Iterable[object], lang: str) -> Frame:
    """The columns of findings."""

def finding_objects(audit: Audit, type: type) -> list[Any]:
    """The findings of a report, as objects of this type."""

# --- the layout of reports (bind_page.cpp)

def findings_html(findings: Iterable[object], lang: str) -> str:
    """Findings as a part of a page."""

def trouble_text(trouble: Trouble, lang: str) -> str:
    """A trouble as a sentence."""

def expected_text(trouble: Trouble, lang: str) -> str:
    """What a trouble expects, in English; in Chinese what to do."""

def number_text(number: Fraction, lang: str) -> str:
    """A number for people: about two decimals where its digits do not end."""

def points_text(points: ValueSet, lang: str) -> str:
    """A set of points in words."""

def html_page(title: str, body: str, lang: str) -> str:
    """A page of its own with this title and body."""

def words(lang: str) -> dict[str, dict[str, str]]:
    """The words of enumerations for people, by enumeration and stable word."""

# --- writers (bind_write.cpp)

def write_json(forms: list[Form]) -> bytes:
    """Forms as JSON, lossless."""

def write_docx(forms: list[Form]) -> bytes:
    """Forms as a Word document in the official layout."""

def write_xlsx(forms: list[Form]) -> bytes:
    """Forms as a workbook in the official layout."""

def write_html(forms: list[Form]) -> bytes:
    """Forms as a web page in the official layout."""

def write_markdown(forms: list[Form]) -> bytes:
    """Forms as Markdown."""
