"""Wrong calls of the public names: each ends in an error of Python in our own words, never in a dead process."""

import datetime
import inspect
import io
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import perfeval as pe
from perfeval.calls import refusal

CALLABLES = [name for name in pe.__all__ if callable(getattr(pe, name)) and name != "errors"]

# Run in a process of its own: every argument that does not fit, alone, in twos, after a good one, and by a wrong name.
PROBE = """
import sys
import perfeval as pe

class Hostile:
    def __repr__(self): raise RuntimeError("no repr")
    def __index__(self): raise RuntimeError("no index")
    def __str__(self): raise RuntimeError("no text")

form = pe.examples()[0]
samples = {
    "Form": form, "Scorecard": pe.score(form), "Explanation": pe.score(form).explain(1), "Report": pe.audit(form),
    "Findings": pe.audit(form).findings, "Pack": pe.Pack("cn-mof-2020"), "Table": pe.Table([["a"]]),
    "Document": pe.read("a,b\\n1,2\\n"), "ValueSet": pe.ValueSet(1), "Interval": pe.Interval(1, 2),
    "Lexicon": pe.Lexicon(), "Limits": pe.Limits(), "TableCell": pe.TableCell("a"), "Rounding": pe.Rounding(1, "up"),
}
wrong = [None, 3, -1, 2**70, 1.5, float("nan"), True, "", "x", b"x", [], [None], [3], {}, object(), Hostile()]
allowed = (TypeError, ValueError, LookupError, ArithmeticError, pe.errors.Error, RuntimeError, AttributeError, OSError)

def tried(function, *args, **named):
    try:
        made = function(*args, **named)
        if hasattr(made, "__next__"):
            list(made)
        repr(made)
    except allowed as error:
        words = str(error)
        assert "incompatible function" not in words and "Invoked with" not in words, words

def attacked(function):
    tried(function)
    for one in wrong:
        tried(function, one)
        tried(function, form, one)
        tried(function, one, one)
        tried(function, no_such_argument=one)

name = sys.argv[1]
public = getattr(pe, name)
attacked(public)
if name in samples:
    tried(lambda: repr(public.__new__(public)))
    tried(lambda: pe.score(public.__new__(public)))
    tried(lambda: pe.audit(public.__new__(public)))
    for member in dir(samples[name]):
        method = getattr(samples[name], member)
        if callable(method) and (not member.startswith("_") or member in ("__getitem__", "__contains__", "__eq__")):
            if member not in ("save",):
                attacked(method)
print("survived")
"""


@pytest.mark.parametrize("name", CALLABLES)
def test_no_wrong_call_ends_the_process(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, name], capture_output=True, text=True, timeout=120)
    assert done.stdout == "survived\n", (done.returncode, done.stderr[-2000:])


@pytest.fixture
def form() -> pe.Form:
    return pe.examples()[0]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError, KeyError)) as raised:
        call()
    return str(raised.value.args[0])


def test_score_takes_one_form_and_says_what_it_found() -> None:
    hint = "for every form of a file: [score(form) for form in read(path).forms]"
    score: Callable[[object], object] = pe.score  # type: ignore[assignment]
    assert refused(lambda: score(3)) == f"score: form must be a Form, found int 3; {hint}"
    assert refused(lambda: score(None)) == f"score: form must be a Form, found None; {hint}"
    assert refused(lambda: score("a.docx")) == f"score: form must be a Form, found str 'a.docx'; {hint}"


def test_rules_are_an_id_a_path_or_a_pack_at_every_call(form: pe.Form) -> None:
    words = "rules must be the id of a pack, the path of a TOML file or a Pack, found None"
    report = pe.audit(form)
    calls: list[Callable[[], object]] = [
        lambda: pe.score(form, None),  # type: ignore[arg-type]
        lambda: pe.audit(form, None),  # type: ignore[arg-type]
        lambda: pe.Report.of_many([report], None),  # type: ignore[arg-type]
        lambda: pe.lift_by(form, 1, None),  # type: ignore[arg-type]
        lambda: pe.what_if(form, "cn-mof-2020", None),  # type: ignore[call-overload]
        lambda: list(pe.audit_many([], None)),  # type: ignore[arg-type]
    ]
    assert [refused(call) for call in calls] == [words] * len(calls)
    assert pe.Report.of_many([report], "cn-mof-2020") == report


def test_sources_of_an_audit_are_named_when_they_do_not_fit(form: pe.Form) -> None:
    audit: Callable[[object], pe.Report] = pe.audit  # type: ignore[assignment]
    words = "source must be a path, bytes, a document, a form, tables, or several, found "
    assert refused(lambda: audit(3)) == words + "int 3"
    assert refused(lambda: audit(None)) == words + "None"
    assert refused(lambda: audit([form, None])).startswith("item 2 of the list is None, the first one Form: ")
    assert refused(lambda: audit([form, "a.docx"])).startswith("item 2 of the list is str 'a.docx', ")
    assert refused(lambda: audit([3])) == "item 1 is int 3, expected a row of texts or a table"


def test_forms_in_any_iterable_are_audited_like_their_list() -> None:
    forms = pe.examples()[:3]
    whole = pe.audit(forms)
    sources: list[Iterator[pe.Form] | object] = [tuple(forms), (form for form in forms), iter(forms)]
    assert [pe.audit(source) == whole for source in sources] == [True, True, True]  # type: ignore[arg-type]
    assert pe.audit({form.index: form for form in forms}.values()) == whole


def test_bytes_are_audited(tmp_path: object) -> None:
    form = pe.examples()[0]
    assert len(pe.audit(form.to_json().encode()).forms) == 1


def test_audit_many_names_what_does_not_fit() -> None:
    many: Callable[..., Iterator[pe.Report]] = pe.audit_many
    assert refused(lambda: many(3)) == "sources must be paths, folders or globs, found int 3"
    assert refused(lambda: list(many([None]))) == "item 1 of sources must be a path, a folder or a glob, found None"
    assert refused(lambda: many([], workers="a")) == "workers must be a whole number from 1, or None, found str 'a'"
    assert refused(lambda: many([], workers=0)) == "workers must be a whole number from 1, or None, found int 0"
    assert refused(lambda: many([], limits=3)) == "limits must be a Limits, found int 3"


def test_read_names_what_does_not_fit(tmp_path: object) -> None:
    read: Callable[..., pe.Document] = pe.read
    assert refused(lambda: read(None)) == "expected a path, bytes, or tables, found None"
    assert refused(lambda: read("x", limits=3)) == "limits must be a Limits, found int 3"
    assert (
        refused(lambda: read("x", words=3)) == "words must be the path of a TOML file, a Lexicon or None, found int 3"
    )
    folder = f"{tmp_path} is a folder: audit and audit_many take folders, read takes one file"
    assert refused(lambda: read(str(tmp_path))) == folder


def test_findings_refuse_what_they_cannot_have() -> None:
    findings = pe.audit(pe.examples()).findings
    both = findings.where(severity=["error", "warning"])
    assert len(both) == len(findings.where(severity="error")) + len(findings.where(severity="warning")) > 0
    assert refused(lambda: findings.where(severity="eror")) == (
        "there is no severity 'eror' (the nearest is error), expected one of note, warning, error"
    )
    assert "there is no code 'row-scor', expected one of " in refused(lambda: findings.where(code="row-scor"))
    assert refused(lambda: findings.where(sevrity="error")).startswith(
        "findings have no 'sevrity' (the nearest is severity), they have code, sev"
    )
    assert refused(lambda: findings.counts("sevrity")).startswith(
        "findings have no 'sevrity' (the nearest is severity)"
    )
    assert findings.where(form=99) == pe.Report.of_many([], "cn-mof-2020").findings


def test_refused_calls_of_the_extension_name_the_argument(form: pe.Form) -> None:
    card = pe.score(form)
    pack: Callable[..., object] = pe.Pack
    assert refused(lambda: pack(None)) == "Pack: id must be str, found None"
    assert refused(lambda: pack()) == "Pack: the argument id is missing; it takes id"
    assert refused(lambda: pack("a", "b")) == "Pack: found 2 arguments; it takes id"
    assert refused(lambda: pack(name="a")) == "Pack: unknown argument name; it takes id"
    assert refused(lambda: card.explain(indicator="3")) == (  # type: ignore[call-overload]
        "Scorecard.explain: indicator must be a whole number, found str '3'"
    )
    assert refused(lambda: card.explain(indicator=-1)) == ("Scorecard.explain: indicator is out of range, found int -1")
    assert "found int 0" in refused(lambda: form[0])  # type: ignore[index]
    assert refused(lambda: pe.Table([["a", 1.5]])).startswith("Table: rows must be a list of ")  # type: ignore[list-item]
    assert refused(lambda: pe.Limits(bytes="a")) == (  # type: ignore[arg-type]
        "Limits: bytes must be a whole number, found str 'a'"
    )


def test_a_number_that_fits_is_not_blamed_for_another_argument() -> None:
    rounding: Callable[..., object] = pe.Rounding
    assert refused(lambda: rounding(-1, 3)) == "Rounding: mode must be str, found int 3"
    limits: Callable[..., object] = pe.Limits
    assert refused(lambda: limits(bytes=2**40, rows="a")) == "Limits: rows must be a whole number, found str 'a'"


def test_objects_without_value_are_refused() -> None:
    empty = pe.Form.__new__(pe.Form)
    words = "found an object that was made by __new__ alone, expected one with a value: call the class"
    assert refused(lambda: pe.score(empty)) == words
    assert refused(lambda: pe.audit(empty)) == words
    assert refused(lambda: pickle.dumps(empty)) == words


def test_the_words_of_a_refusal_come_from_the_signature() -> None:
    text = (
        "f(): incompatible function arguments. The following argument types are supported:\n"
        "    1. (a: str, b: collections.abc.Sequence[typing.SupportsInt | None] = [], *, c: str = 'x, y') -> None\n"
        "\nInvoked with: 3"
    )
    assert refusal(text, (3,), {}) == "f: a must be str, found int 3"
    assert (
        refusal(text, ("a", [1, None, "2"]), {})
        == "f: b must be a list of a whole number or None, found str '2' (item 3)"
    )
    assert refusal(text, ("a",), {"c": 1}) == "f: c must be str, found int 1"
    assert refusal(text, ("a",), {"d": 1}) == "f: unknown argument d; it takes a, b, c"


@pytest.mark.parametrize(
    "mistake", ["half(target, actual)", "half(weight, goal, actual)", "half()", "half(a, b, c, d)"]
)
def test_a_function_that_is_not_a_rule_is_refused_when_the_rule_is_made(mistake: str) -> None:
    scope: dict[str, Callable[..., object]] = {}
    exec(f"def {mistake}: return 1", scope)
    assert refused(lambda: pe.rule(scope["half"])) == (  # type: ignore[arg-type]
        f"a rule takes target, actual, weight (in any order if all three have these names), found {mistake}"
    )


def test_a_rule_is_called_by_the_names_of_its_parameters() -> None:
    form = pe.examples()[14]

    @pe.rule
    def by_name(weight, actual, target):  # type: ignore[no-untyped-def]
        return weight / 2

    @pe.rule
    def by_place(goal, done, most):  # type: ignore[no-untyped-def]
        return most / 2

    pack = pe.Pack("cn-mof-2020")
    one, two = (pe.score(form, pack.with_rule(rule)) for rule in (by_name, by_place))
    halves = [(line.points.single, line.weight) for line in one.rows if line.x is not None]
    assert halves
    assert all(points == weight / 2 for points, weight in halves if weight is not None)
    assert [line.points for line in one.lines] == [line.points for line in two.lines]


class Half:
    """An object that can be called."""

    def __call__(self, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
        return weight / 2


def scaled(target: Fraction, actual: Fraction, weight: Fraction, divisor: int = 1) -> Fraction:
    return weight / divisor


def by_keyword(*, weight: Fraction, target: Fraction, actual: Fraction) -> Fraction:
    return weight / 2


def by_place(weight: Fraction, actual: Fraction, target: Fraction, /) -> Fraction:
    return weight / 2


def by_any_keyword(**named: Fraction) -> Fraction:
    return named["weight"] / 2


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (Half(), "Half"),
        (partial(scaled, divisor=2), "scaled"),
        (by_keyword, "by_keyword"),
        (by_place, "by_place"),
        (by_any_keyword, "by_any_keyword"),
    ],
)
def test_whatever_takes_the_three_numbers_is_a_rule(function: Callable[..., Fraction], name: str) -> None:
    half = pe.rule(function)
    assert half.name == name
    form = pe.examples()[14]
    rows = [row for row in pe.score(form, pe.Pack("cn-mof-2020").with_rule(half)).rows if row.rule]
    assert [row.points.single for row in rows] == [row.weight / 2 for row in rows if row.weight is not None]
    assert len(rows) > 1


def test_what_is_not_a_rule_is_refused_with_the_words_to_choose_from() -> None:
    pack = pe.Pack("cn-mof-2020")
    plain = inspect.getsource
    assert refused(lambda: pack.with_rule(plain)) == (
        "expected a rule, found function: make one of a function with the decorator perfeval.rule"
    )
    good = pe.rule(lambda target, actual, weight: weight)
    assert "unknown kind 'quantty' (the nearest is quantity), expected 'unknown', 'quantity'" in refused(
        lambda: pack.with_rule(good, kind="quantty")
    )
    assert refused(lambda: pe.rule(version=1)(lambda target, actual, weight: weight)) == (  # type: ignore[call-overload]
        "version must be a text, found int 1"
    )
    assert refused(lambda: pe.rule(needs="rows")(lambda row: 1)) == "needs must be 'row' or empty, found 'rows'"


SUBINTERPRETER = """
import sys
if sys.version_info >= (3, 13):
    import _interpreters as interpreters
    for kind in ("isolated", "legacy"):
        print(interpreters.exec(interpreters.create(kind), "import perfeval").formatted)
else:
    import _xxsubinterpreters as interpreters
    for isolated in (True, False):
        try:
            interpreters.run_string(interpreters.create(isolated=isolated), "import perfeval")
        except interpreters.RunFailedError as error:
            print(error)
"""


def test_a_second_interpreter_is_refused() -> None:
    done = subprocess.run([sys.executable, "-c", SUBINTERPRETER], capture_output=True, text=True, timeout=60)
    assert done.stdout.count("perfeval works in the main interpreter of a process alone") == 2, done.stderr


def test_sources_that_are_neither_paths_nor_tables_are_named(form: pe.Form) -> None:
    read: Callable[[object], pe.Document] = pe.read  # type: ignore[assignment]
    audit: Callable[[object], pe.Report] = pe.audit  # type: ignore[assignment]
    assert refused(lambda: read(io.BytesIO(b"x"))) == (
        "expected a path, bytes, or tables, found an open file (BytesIO): pass what it reads"
    )
    assert refused(lambda: read(["a.docx", "b.docx"])) == (
        "item 1 is str 'a.docx', expected a row of texts or a table; "
        "read takes one file, audit and audit_many take several"
    )
    assert refused(lambda: read([["a"], 3])) == "item 2 is int 3, expected a row of texts or a table"
    for source in (io.StringIO("x"), io.BytesIO(b"x"), {1: form}, pe.audit(form)):
        assert refused(lambda source=source: audit(source)).startswith("source must be a path, bytes, ")  # type: ignore[misc]
    assert refused(lambda: audit(pe.audit(form).findings)).startswith("item 1 is Finding, expected a row of texts")


def test_conditions_of_another_type_never_find_nothing() -> None:
    where = pe.audit(pe.examples()).findings.where
    assert refused(lambda: where(form="1")) == "form is a whole number, found str '1'"
    assert refused(lambda: where(field=3)) == "field is a text, found int 3"
    assert refused(lambda: where(field="total.scor")).startswith(
        "no finding stands at 'total.scor' (the nearest is total.score), expected a field as total.score, "
    )
    assert "(the nearest is indicators[12].score)" in refused(lambda: where(field="indicators[12].scores"))
    assert "(the nearest is budget.total.executed)" in refused(
        lambda: where(field=["total.score", "budget.total.executedd"])
    )
    assert list(where(field="indicators[99].score")) == []  # a row that no form here has is no misspelling
    assert list(where(field="budget.line[7].executed")) == []
    assert refused(lambda: where(document=None)) == "document is a text, found None"
    assert refused(lambda: where(cell="A1")) == "cell is a tuple, found str 'A1'"
    assert refused(lambda: where(cell=(1, 2))).startswith(
        "cell is a tuple of the numbers of table, row and column, found"
    )
    assert "there is no severity None, expected one of " in refused(lambda: where(severity=None))
    assert len(where(printed=None)) + len(where(form=1)) > 0
    findings: Callable[[object], object] = where().__getitem__  # type: ignore[assignment]
    assert refused(lambda: findings("row-score-mismatch")) == (
        "a finding has a number, found str 'row-score-mismatch'; where(code=...) finds those of a code"
    )


def test_texts_that_are_no_report_are_refused_when_it_is_made() -> None:
    for text in ("", "x", "{}", "[]", "3", '{"documents": []}'):
        assert refused(lambda text=text: pe.Report(text)).endswith("found another text")  # type: ignore[misc]
    of_many: Callable[..., pe.Report] = pe.Report.of_many
    report = pe.audit(pe.examples()[0])
    assert refused(lambda: of_many(report, "cn-mof-2020")) == "reports must be several, as in [report], found Report"


def test_the_path_of_a_report_is_named(tmp_path: Path) -> None:
    report = pe.audit(pe.examples()[0])
    save: Callable[[object], None] = report.save  # type: ignore[assignment]
    assert refused(lambda: save(None)) == "path must be a path, found None"
    assert refused(lambda: save(1)) == "path must be a path, found int 1"
    with pytest.raises(FileNotFoundError, match=f"no such folder: '{tmp_path}/none'"):
        report.save(tmp_path / "none" / "r.html")


def test_functions_that_only_promise_points_are_no_rules() -> None:
    async def later(target: object, actual: object, weight: object) -> object:
        return weight

    def several(target: object, actual: object, weight: object) -> Iterator[object]:
        yield weight

    rule: Callable[[object], object] = pe.rule  # type: ignore[assignment]
    for function in (later, several):
        assert refused(lambda function=function: rule(function)) == (  # type: ignore[misc]
            "a rule returns points: function returns a generator or a coroutine"
        )


def test_the_item_of_a_list_that_does_not_fit_is_named() -> None:
    table: Callable[[object], object] = pe.Table  # type: ignore[assignment]
    assert refused(lambda: table(["ab"])).endswith("found str 'ab' (item 1)")
    assert refused(lambda: table([["a"], ["b", 1]])).endswith("found int 1 (item 2 of item 2)")
    assert refused(lambda: table([["\ud800"]])) == (
        "Table: found '\\ud800', which is half a character; texts are valid Unicode"
    )


def test_no_bool_is_taken_for_a_number_and_no_bytes_for_a_text() -> None:
    program = Path(__file__).parent / "mistaken_calls.py"
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, timeout=300)
    *taken, tried = done.stdout.strip().splitlines() or [done.stderr]
    assert taken == []
    assert int(tried.removesuffix(" tried")) > 100


def test_a_bool_and_bytes_are_named(form: pe.Form) -> None:
    card = pe.score(form)
    explain: Callable[..., object] = card.explain
    pack: Callable[[object], object] = pe.Pack
    table: Callable[[object], object] = pe.Table
    limits: Callable[..., object] = pe.Limits
    assert refused(lambda: explain(True)) == "Scorecard.explain: indicator must be a whole number, found bool True"
    assert refused(lambda: explain(lang=b"en")) == "Scorecard.explain: lang must be str, found bytes b'en'"
    assert refused(lambda: pack(b"cn-mof-2020")) == "Pack: id must be str, found bytes b'cn-mof-2020'"
    assert refused(lambda: limits(rows=True)) == "Limits: rows must be a whole number, found bool True"
    assert refused(lambda: table([["a", b"b"]])).startswith("Table: rows must be a list of ")
    assert pe.audit(form, redact=True) is not None


@pytest.mark.parametrize("given", [Fraction(7, 2), Decimal("3.5"), Decimal(3), Fraction(3)])
def test_no_fraction_is_cut_off_to_a_whole_number(form: pe.Form, given: object) -> None:
    rounding: Callable[..., object] = pe.Rounding
    limits: Callable[..., object] = pe.Limits
    lift_by: Callable[..., object] = pe.lift_by
    explain: Callable[..., object] = pe.score(form).explain
    said = f"must be a whole number, found {type(given).__name__}"
    assert refused(lambda: explain(indicator=given)) == f"Scorecard.explain: indicator {said}"
    assert refused(lambda: lift_by(form, given)) == f"lift_by: indicator {said}"
    assert refused(lambda: limits(rows=given)) == f"Limits: rows {said}"
    assert refused(lambda: rounding(given, "half_up")) == f"Rounding: places {said}"
    assert refused(lambda: pe.round(1, given, "half_up")) == f"Rounding: places {said}"  # type: ignore[arg-type]
    assert pe.Limits(seconds=Fraction(7, 2)).seconds == Fraction(7, 2)


def test_a_class_in_the_place_of_an_object_is_named(form: pe.Form) -> None:
    score: Callable[[object], object] = pe.score
    audit: Callable[[object], object] = pe.audit
    read: Callable[[object], object] = pe.read
    assert "found the class Form" in refused(lambda: score(pe.Form))
    assert "found the class Form" in refused(lambda: audit(pe.Form))
    assert refused(lambda: read(pe.Form)) == "expected a path, bytes, or tables, found the class Form"


def test_what_is_found_is_never_named_by_a_private_module(form: pe.Form) -> None:
    look_up: Callable[[object], object] = form.__getitem__
    score_table: Callable[[object], object] = pe.score_table
    assert refused(lambda: look_up(0)) == "Form[...]: field must be str, found int 0"
    assert refused(lambda: score_table(form)).endswith("found Form")


def test_findings_are_made_of_findings() -> None:
    findings: Callable[[object], object] = pe.Findings
    assert refused(lambda: findings(None)) == "findings must be an iterable of Finding, found None"
    assert refused(lambda: findings("ab")) == "item 1 is str 'a', expected a Finding"


def test_a_rule_of_a_row_takes_one_row() -> None:
    row_rule: Callable[..., object] = pe.rule(needs="row")
    assert refused(lambda: row_rule(lambda target, actual, weight: weight)) == (
        "a rule with needs='row' takes one Row, found <lambda>(target, actual, weight)"
    )
    assert refused(lambda: row_rule(lambda: 1)).endswith("found <lambda>()")
    assert row_rule(lambda row, share=2: row.weight / share)
    assert row_rule(lambda *rows: rows[0].weight)


def test_cells_and_rows_that_are_no_texts_are_refused_with_their_place() -> None:
    read: Callable[[object], pe.Document] = pe.read  # type: ignore[assignment]
    for cell in (b"x", True, 3j, datetime.date(2022, 1, 1)):
        words = refused(lambda cell=cell: read([["a", "b"], ["c", cell]]))  # type: ignore[misc]
        assert words.startswith("table 1, row 2, column 2: a cell is a text (or an int or a Decimal), found ")
        assert "what it prints is not known, give its text" in words
    assert "a float is not what was printed" in refused(lambda: read([["a", 1.5]]))
    assert refused(lambda: read([["a", ["b"]]])) == "table 1, row 1 is str 'a', expected a row of texts"
    assert refused(lambda: read([b"a,b"])) == (
        "item 1 is bytes b'a,b', expected a row of texts or a table; bytes are read alone"
    )
    assert refused(lambda: pe.audit([])) == "found an empty list, expected paths, documents, forms or tables in it"


def test_an_object_that_has_items_is_no_list(form: pe.Form) -> None:
    table: Callable[[object], pe.Table] = pe.Table  # type: ignore[assignment]
    assert refused(lambda: table(form)) == "Table: rows must be a list of lists of TableCell or str, found Form"
    assert refused(lambda: table([["a"], ["b", 1.5]])) == (
        "Table: rows must be a list of lists of TableCell or str, found float 1.5 (item 2 of item 2)"
    )


def test_objects_that_the_library_alone_makes_say_so() -> None:
    for kind in (pe.Document, pe.Form, pe.Scorecard, pe.ScoreLine, pe.Indicator, pe.Cell, pe.Explanation):
        assert refused(kind) == (
            f"{kind.__name__}: its objects are made by the library, as parts of what it reads and gives"
        )


def test_arguments_that_have_names_only_are_refused_by_position() -> None:
    limits: Callable[[int], pe.Limits] = pe.Limits  # type: ignore[assignment]
    assert refused(lambda: limits(3)).startswith(
        "Limits: found 1 argument by position, expected 0; by name it takes digits, exponent, "
    )
    with_rule: Callable[..., pe.Pack] = pe.Pack("cn-mof-2020").with_rule
    assert refused(lambda: with_rule(pe.rule(lambda target, actual, weight: weight), "quantity")) == (
        "Pack.with_rule: found 2 arguments by position, expected 1; by name it takes rule, kind, category, name"
    )


def test_reports_under_other_rules_are_not_put_together(form: pe.Form) -> None:
    report = pe.audit(form)
    assert refused(lambda: pe.Report.of_many([report], "pmkpi")) == (
        "found a report under cn-mof-2020 1, expected one under pmkpi 1: audit its documents under these rules"
    )
    pack = pe.Pack("cn-mof-2020")
    again = pe.Pack.from_toml(pack.toml)
    assert pe.Report.of_many([report], again) == report
    changed = pe.Pack.from_toml(pack.toml.replace("reason_ratio = 1.3", "reason_ratio = 1.4"))
    assert changed != pack
    assert "found a report under cn-mof-2020 1" in refused(lambda: pe.Report.of_many([report], changed))


def test_wrong_forms_bytes_numbers_and_choices_are_named(form: pe.Form) -> None:
    what_if: Callable[..., object] = pe.what_if
    words = "what_if: forms must be a Form, a Document or several forms, found "
    assert refused(lambda: what_if("a.docx", "cn-mof-2020", "pmkpi")) == words + "str 'a.docx'"
    assert refused(lambda: what_if(3, "cn-mof-2020", "pmkpi")) == words + "int 3"
    report = pe.audit(form)
    calls: dict[str, Callable[..., object]] = {"mark": report.mark, "repair": report.repair}
    for name, call in calls.items():
        assert refused(lambda call=call: call("text")) == (  # type: ignore[misc]
            f"{name}: data must be the bytes of the audited document, found str 'text'"
        )
    with pytest.raises(IndexError, match=r"^there is no finding 999: it has \d+, counted from 0$"):
        report.findings[999]
    many: Callable[..., object] = pe.audit_many
    assert refused(lambda: many([], progress="x")) == "progress must be True, False or None, found str 'x'"


@pytest.mark.parametrize(
    ("call", "reader"),
    [
        (lambda: pe.Pack("our-city.toml"), "rules=path in score, audit and the other calls"),
        (
            lambda: pe.Pack.from_toml("rules/our-city.toml"),
            'Pack.from_toml(Path(path).read_text("utf-8"), path) reads it',
        ),
        (lambda: pe.Lexicon.from_toml("own.toml"), "words=path in read, audit and the other calls reads it"),
        (lambda: pe.Form.from_json("form.json"), "read(path).forms has the forms of a file"),
    ],
)
def test_a_path_in_the_place_of_a_text_is_told_who_reads_files(call: Callable[[], object], reader: str) -> None:
    words = refused(call)
    assert words.startswith("found the path ")
    assert reader in words


def test_the_first_item_of_a_list_that_is_something_else_is_named_as_the_first(form: pe.Form) -> None:
    audit: Any = pe.audit
    assert refused(lambda: audit([3, form])) == (
        "item 1 of the list is int 3: pass a list of paths, of documents or of forms"
    )
    assert refused(lambda: audit([form, "forms.docx"])) == (
        "item 2 of the list is str 'forms.docx', the first one Form: pass a list of paths, of documents or of forms"
    )


def test_places_and_other_tuples_are_wanted_one_by_one_or_several_at_a_time() -> None:
    """The examples: two findings at each place are those at the first and those at the second."""
    findings = pe.audit(pe.examples()).findings
    one, other = next(f for f in findings if f.cell), next(f for f in reversed(findings) if f.cell)
    assert one.cell is not None
    assert other.cell not in (None, one.cell)
    both = [f for f in findings if f.cell in (one.cell, other.cell)]
    for several in ([one.cell, other.cell], (one.cell, other.cell), {one.cell, other.cell}):
        assert list(findings.where(cell=several)) == both
    assert list(findings.where(cell=[None, one.cell])) == [f for f in findings if f.cell in (None, one.cell)]
    assert list(findings.where(fields=[one.fields, other.fields])) == [
        f for f in findings if f.fields in (one.fields, other.fields)
    ]
    assert list(findings.where(forms=())) == [f for f in findings if f.forms == ()]
    wrong: list[Any] = [[1, 2, 3], [(1, 2)], ((1, 2, 3), (1, True, 2)), ["1"]]
    for cells in wrong:
        with pytest.raises(TypeError, match="cell is a tuple"):
            findings.where(cell=cells)
    with pytest.raises(TypeError, match="severity is a word, found dict"):
        findings.where(severity={"error": 1})  # type: ignore[call-arg, arg-type]
    with pytest.raises(TypeError, match="found bool True"):
        findings[True]


def test_the_facts_of_a_rule_are_refused_before_it_gets_its_function() -> None:
    wrong: list[tuple[dict[str, Any], type[Exception], str]] = [
        ({"version": 2}, TypeError, "version must be a text, found int 2"),
        ({"source": None}, TypeError, "source must be a text, found None"),
        ({"rises": 1}, TypeError, "rises must be True, False or None, found int 1"),
        ({"needs": 3}, TypeError, "needs must be a text, found int 3"),
        ({"needs": "rows"}, pe.errors.InvalidValue, "needs must be 'row' or empty, found 'rows'"),
    ]
    for facts, error, words in wrong:
        with pytest.raises(error, match=words):
            pe.rule(**facts)


def test_the_form_that_is_none_is_named_by_its_number(form: pe.Form) -> None:
    with pytest.raises(TypeError, match="item 2 must be a Form, found None"):
        pe.what_if([form, None], "cn-mof-2020", "pmkpi")  # type: ignore[list-item]
    with pytest.raises(TypeError, match="redact must be True or False, found str 'yes'"):
        pe.audit(form, redact="yes")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="found None"):
        pe.round(None, 2, "half_up")  # type: ignore[arg-type]


def test_a_rule_without_memory_ends_the_call_with_its_own_words() -> None:
    def hungry(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
        raise MemoryError("no room for the table")

    rules = pe.Pack("cn-mof-2020").with_rule(pe.rule(version="1")(hungry), name="支出进度")
    with pytest.raises(MemoryError, match="no room for the table"):
        pe.score(pe.examples()[14], rules)


def test_a_method_is_refused_by_its_public_name(form: pe.Form) -> None:
    wrong: Any = {"format": "xlsx"}
    for owner in (form, pe.read(pe.examples()[0].to_json().encode()), pe.score(form)):
        method = owner.plot if isinstance(owner, pe.Scorecard) else owner.save
        with pytest.raises(TypeError, match=r"^(\w+\.)?(save|plot)\(\)"):
            method("x.docx", **wrong)


def test_an_empty_path_of_words_is_named() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="words is an empty path: expected that of a TOML file, or None"):
        pe.audit(pe.examples(), words="")
