"""Forms of our own composition (tests/data/compositions): tables with what a person reads in them.

@ NAME begins a composition. `[head]`, `[funds N]`, `[goals]`, `[management]`, `[indicators N]`, `[total]` and `[tail]`
begin a section of its table, of which N rows are the header. A row is a line of cells separated by ` | `; `<`
continues the cell to the left, `^` the cell above; the last cell of a row reaches to the right edge.

`{form}` begins the truth of a form: `key = value` for single fields, `budget:` and `indicators:` with a header of
columns and one line a row. `?` is not asked. A blank, or a column that is not named, must hold nothing. Every error
and warning of the audit is listed as `finding = CODE FIELD`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pages import Page

import perfeval as pe

FOLDER = Path(__file__).resolve().parents[1] / "data" / "compositions"
SINGLE = ("kind", "project", "department", "unit", "year", "money")
BUDGET = ("initial_budget", "annual_budget", "arrived", "executed", "weight", "execution_rate", "score")
INDICATOR = ("level1", "level2", "name", "sign", "target", "unit", "actual", "weight", "score", "reason")
NOT_ASKED = "?"


@dataclass
class Section:
    """A part of a table: its rows, the first of which are the header."""

    name: str
    header: int = 0
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Truth:
    """What a person reads in one form."""

    single: dict[str, str] = field(default_factory=dict)
    budget: list[dict[str, str]] = field(default_factory=list)
    indicators: list[dict[str, str]] = field(default_factory=list)
    findings: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Composition:
    """A table and the truth of its forms."""

    name: str
    sections: list[Section] = field(default_factory=list)
    forms: list[Truth] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(len(row) for section in self.sections for row in section.rows)

    def page(self) -> Page:
        page = Page()
        for section in self.sections:
            for row in section.rows:
                page.add(*row, width=self.width)
        return page


def cells_in(line: str) -> list[str]:
    """The cells of a line; U+3000 at their ends is part of them."""
    return [cell.strip(" ").replace("\\n", "\n") for cell in line.strip("\n").split("|")]


def read_compositions(path: Path) -> Iterator[Composition]:
    made: Composition | None = None
    table: list[dict[str, str]] | None = None  # of the truth
    columns: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip(" ") or line.startswith("#"):
            continue
        if line.startswith("@"):
            if made:
                yield made
            made, table = Composition(line[1:].strip()), None
        elif made is None:
            raise ValueError(f"{path.name}: {line} before any composition")
        elif line == "{form}":
            made.forms.append(Truth())
            table = None
        elif not made.forms and line.startswith("["):
            name, _, header = line.strip("[]").partition(" ")
            made.sections.append(Section(name, int(header or 0)))
        elif not made.forms:
            made.sections[-1].rows.append(cells_in(line))
        elif line.startswith(("budget:", "indicators:")):
            name, _, header = line.partition(":")
            columns = cells_in(header)
            table = made.forms[-1].budget if name == "budget" else made.forms[-1].indicators
        elif " = " in line and (table is None or line.startswith(("total =", "finding ="))):
            key, _, value = line.partition(" = ")
            if key == "finding":
                code, _, field_name = value.partition(" ")
                made.forms[-1].findings.append((code, field_name))
            else:
                made.forms[-1].single[key] = value.strip()
        elif table is not None:
            table.append(dict(zip(columns, [*cells_in(line), *[""] * len(columns)], strict=False)))
        else:
            raise ValueError(f"{path.name}: {line}")
    if made:
        yield made


def all_compositions() -> list[Composition]:
    return [one for path in sorted(FOLDER.glob("*.txt")) for one in read_compositions(path)]


def text_of(cell: object) -> str:
    return str(getattr(cell, "text", "") or "").strip()


def right_figures(truth: Truth, labels: bool = True) -> dict[str, str]:
    """Every figure of a form by its field, as printed: "" where nothing must be."""
    figures = {key: truth.single.get(key, "") for key in SINGLE if key in truth.single or key in ("project",)}
    parts = [("goal", ("target", "actual")), ("total", ("weight", "score", "grade"))]
    for key, names in parts:
        if key in truth.single:
            values = [*cells_in(truth.single[key]), "", ""]
            figures |= {f"{key}.{name}": value for name, value in zip(names, values, strict=False)}
    for i, line in enumerate(truth.budget, 1):
        columns = ["label", *BUDGET] if labels and "label" in line else list(BUDGET)
        figures |= {f"budget[{i}].{column}": line.get(column, "") for column in columns}
        if "depth" in line:
            figures[f"budget[{i}].depth"] = line["depth"]
    for i, row in enumerate(truth.indicators, 1):
        figures |= {f"indicators[{i}].{column}": row.get(column, "") for column in INDICATOR}
    return {key: value.strip() for key, value in figures.items() if value != NOT_ASKED}


def read_figures(form: pe.Form) -> dict[str, str]:
    """The same of a form that was read."""
    figures = {"kind": str(form.kind), "year": str(form.year or ""), "money": form.money}
    figures |= {key: text_of(getattr(form, key)) for key in ("project", "department", "unit")}
    figures |= {f"goal.{name}": text_of(getattr(form.goal, name)) for name in ("target", "actual")}
    figures |= {f"total.{name}": text_of(getattr(form.total, name)) for name in ("weight", "score", "grade")}
    for i, line in enumerate(form.budget, 1):
        figures |= {f"budget[{i}].{column}": text_of(getattr(line, column)) for column in ("label", *BUDGET)}
        figures[f"budget[{i}].depth"] = str(line.depth)
    for i, row in enumerate(form.indicators, 1):
        figures |= {f"indicators[{i}].{column}": text_of(getattr(row, column)) for column in INDICATOR}
    return figures


def places_of(form: pe.Form) -> dict[str, tuple[int, int]]:
    """Where each figure of `read_figures` is: its row and column, from 1; (0, 0) if it is not there."""

    def place(part: object) -> tuple[int, int]:
        at = getattr(part, "place", None)
        return (at.row, at.column) if at else (0, 0)

    found = {key: place(getattr(form, key)) for key in ("project", "department", "unit")}
    found |= {f"goal.{name}": place(getattr(form.goal, name)) for name in ("target", "actual")}
    found |= {f"total.{name}": place(getattr(form.total, name)) for name in ("weight", "score", "grade")}
    for i, line in enumerate(form.budget, 1):
        found |= {f"budget[{i}].{column}": place(getattr(line, column)) for column in ("label", *BUDGET)}
        found[f"budget[{i}].depth"] = place(line.label)
    for i, row in enumerate(form.indicators, 1):
        found |= {f"indicators[{i}].{column}": place(getattr(row, column)) for column in INDICATOR}
    return found


def wrong_figures(truth: Truth, form: pe.Form) -> dict[str, tuple[str, str]]:
    """Fields whose figure is not the right one: (right, read). A row or line too many is one field."""
    right, read = right_figures(truth), read_figures(form)
    wrong = {field: (text, read.get(field, "")) for field, text in right.items() if read.get(field, "") != text}
    for name, rows in (("budget", truth.budget), ("indicators", truth.indicators)):
        wrong |= {
            field: ("", text)
            for field, text in read.items()
            if text and field.startswith(f"{name}[") and int(field.split("[")[1].split("]")[0]) > len(rows)
        }
    return wrong


def count_figures(truth: Truth) -> int:
    return sum(1 for text in right_figures(truth).values() if text)


def accusations(report: pe.Report) -> set[tuple[int, str, str]]:
    """The errors and warnings of a document: form, code and field."""
    return {(f.form, f.code, f.field) for f in report.findings if f.severity in ("error", "warning")}
