"""Every public value is copied, pickled and hashed, and is equal afterwards; a damaged pickle raises."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import perfeval as pe

FORMS = Path("examples/data/forms.txt")


def parts_of(form: pe.Form) -> Iterator[object]:
    yield from (
        form,
        form.title,
        form.total,
        form.goal,
        form.has,
        form.headers,
        *form.budget,
        *form.subtotals,
        *form.unclear_columns,
    )
    for row in form.indicators:
        yield from (row, row.score, row.name, row.name.place, row.wanted, row.found, row.wanted.unit)


def values() -> Iterator[object]:
    document = pe.read(FORMS)
    yield from (document, *document.tables, *document.readings, *document.skipped, *document.troubles)
    for form in document.forms:
        yield from parts_of(form)
    card = pe.score(document.forms[14])
    tree = card.explain()
    yield from (card, *card.lines, tree, *tree.children, *tree.children[0].children)
    report = pe.audit(document)
    yield from (report, report.findings, report.findings[0], report.forms, report.indicators, report.budget)
    yield from (pe.Pack("cn-mof-2020"), pe.Limits(bytes=1000), pe.Lexicon(), pe.Rounding(2, "half_up"))
    yield from (pe.Interval(1, None, "()"), pe.ValueSet(1, pe.Interval(2, 3)), pe.Table([["a", "b"]]))
    yield from (pe.TableCell("a", column_span=2), document.readings[0].columns[0], document.readings[0].labels[0])
    yield from (pe.read("nowhere.docx").troubles[0],)


def test_every_value_survives_copies_and_pickles() -> None:
    seen = set()
    for value in values():
        seen.add(type(value).__name__)
        for made in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert made == value
            assert hash(made) == hash(value)
            assert repr(made) == repr(value)
    classes = {name for name in pe.__all__ if isinstance(getattr(pe, name), type)}
    columns = {"AuditedTable", "ScoredRows", "ScoredTable"}  # which Arrow carries
    assert classes - seen - {"Deadline"} - columns == {"FormChange", "Lift", "Row", "Rule"}  # of Python's own making


def test_a_lexicon_and_its_words_survive(tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    example = Path("docs/reading.md").read_text(encoding="utf-8")
    words.write_text(example.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    document = pe.read(FORMS, words=words)
    assert document.words is not None
    assert pickle.loads(pickle.dumps(document)) == document
    assert pickle.loads(pickle.dumps(document.words)) == document.words


def test_a_report_of_another_process_is_merged_and_saved(tmp_path: Path) -> None:
    code = f"import pickle, sys, perfeval as pe; sys.stdout.buffer.write(pickle.dumps(pe.audit({str(FORMS)!r})))"
    sent = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    own = pe.audit(FORMS)
    merged = pe.Report.of_many([pickle.loads(sent), own], "cn-mof-2020")
    assert merged == pe.Report.of_many([own, own], "cn-mof-2020")
    merged.save(tmp_path / "r.html")
    assert pickle.loads(sent).to_bytes("html") == own.to_bytes("html")
    assert pickle.loads(sent).to_bytes("xlsx")[:2] == b"PK"


def test_a_report_under_rules_in_python_keeps_its_json() -> None:
    pack = pe.Pack("cn-mof-2020").with_rule(pe.rule(lambda target, actual, weight: weight))
    report = pe.audit(FORMS, pack)
    assert pickle.loads(pickle.dumps(report)).to_json() == report.to_json()


def test_a_pack_with_a_rule_in_python_is_copied_and_says_how_it_travels() -> None:
    half = pe.rule(lambda target, actual, weight: weight / 2)
    pack = pe.Pack("cn-mof-2020").with_rule(half)
    form = pe.examples()[0]
    for made in (copy.copy(pack), copy.deepcopy(pack), copy.deepcopy([pack])[0]):
        assert made == pack
        assert pe.score(form, made) == pe.score(form, pack)
    assert copy.deepcopy(pe.score(form, pack)) == pe.score(form, pack)
    report = pe.audit(form, pack)
    for kept in (copy.copy(report), copy.deepcopy(report)):
        assert kept.to_bytes("md") == report.to_bytes("md")
    assert copy.deepcopy(report.indicators) == report.indicators
    with pytest.raises(TypeError, match=r"pickle the pack that they were added to, and add them again \(with_rule, "):
        pickle.dumps(pack)


# Run in a process of its own: one byte in a hundred places of a pickle is another.
DAMAGED = """
import pickle, random, resource, sys
import perfeval as pe
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))  # a damaged length may ask for any memory
document = pe.read("examples/data/forms.txt")
form = document.forms[14]
card = pe.score(form)
choose = random.Random(20261128)
values = [document, form, card, card.lines[1], card.explain(), pe.audit(document), form.indicators[0].wanted,
          form.budget[0], document.tables[0], pe.Limits(), pe.Rounding(1, "up"), pe.Interval(1, 2)]
for value in values:
    sent = pickle.dumps(value)
    for _ in range(100):
        damaged = bytearray(sent)
        damaged[choose.randrange(len(sent))] ^= 1 << choose.randrange(8)
        try:
            made = pickle.loads(bytes(damaged))
            repr(made)
        except Exception:
            pass
print("survived")
"""


def test_damaged_pickles_raise() -> None:
    done = subprocess.run([sys.executable, "-c", DAMAGED], capture_output=True, text=True, timeout=300)
    assert done.stdout == "survived\n", (done.returncode, done.stderr[-1000:])


def test_bytes_of_a_pickle_are_checked() -> None:
    table = pe.Table([["a"]])
    content, _, version = table.__getstate__()  # type: ignore[misc]
    made = pe.Table.__new__(pe.Table)
    with pytest.raises(pe.errors.InvalidValue, match="found a damaged pickle, expected the bytes that were written"):
        made.__setstate__((content, "0" * 64, version))  # type: ignore[attr-defined]
    with pytest.raises(pe.errors.InvalidValue, match=r"found a pickle of perfeval 0\.0\.1, expected one of "):
        made.__setstate__((content, "0" * 64, "0.0.1"))  # type: ignore[attr-defined]
