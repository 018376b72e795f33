"""A misspelled name is refused with the one that was probably meant, wherever names are given."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

import perfeval as pe
from perfeval import _core
from perfeval.command.chinese import in_chinese
from perfeval.near import nearest

HEAD = """id = "ours"
version = "1"
title = "我市"
jurisdiction = "我市"
extends = "cn-mof-2020"
source = { document = "甲〔2024〕1号" }
"""


def faults(rest: str) -> list[str]:
    """What is wrong with a pack, by line: its seventh line is the first of `rest`."""
    with pytest.raises(pe.errors.InvalidPack) as refused:
        pe.Pack.from_toml(HEAD + rest, "ours.toml")
    return [str(one["text"]) for one in refused.value.errors]


SCHEMA = "a key of the schema (docs/schema/rules.schema.json)"


@pytest.mark.parametrize(
    ("rest", "place", "key", "meant"),
    [
        ("[over]\nreson_ratio = 1.4\n", "8:1", "over.reson_ratio", "the nearest is reason_ratio"),
        ("[weightz]\ntotal = 100\n", "7:2", "weightz", "the nearest is weights"),
        ('[quant]\nat_leats = { rule = "capped" }\n', "8:1", "quant.at_leats", "the nearest is at_least"),
        ("[quant]\nrounding = { place = 2, places = 2, mode = 'up' }\n", "8:14", "quant.rounding.place", None),
        ("[years]\nzzz = 2024\n", "8:1", "years.zzz", "here there are from, to"),
        ("[sources.over]\nreasonratio = { document = 'x' }\n", "8:1", "sources.over.reasonratio", None),
    ],
)
def test_a_key_of_a_pack(rest: str, place: str, key: str, meant: str | None) -> None:
    meant = (
        meant or {"place": "the nearest is places", "reasonratio": "the nearest is reason_ratio"}[key.split(".")[-1]]
    )
    name = key.rpartition(".")[2]
    assert f'ours.toml:{place}: key-unknown: {key}: found "{name}"; expected {SCHEMA}; {meant}' in faults(rest)


SOURCES = """[sources]
rows = { document = "甲" }
[sources.quant]
at_least = { document = "甲" }
rounding = { document = "甲" }
[sources.across]
missing = { document = "甲" }
"""


@pytest.mark.parametrize(
    ("rest", "place", "code", "meant"),
    [
        ('[quant]\nat_least = { rule = "caped" }\n', "8:21", "rule-unknown: quant.at_least.rule", "capped"),
        (
            '[quant]\nrounding = { places = 2, mode = "halfup" }\n',
            "8:33",
            "word-unknown: quant.rounding.mode",
            "half_up",
        ),
        ('[across]\nmissing = "opened"\n', "8:11", "word-unknown: across.missing", "open"),
        (
            '[[rows]]\nkind = "timelines"\npoints = { rule = "capped" }\n',
            "8:8",
            "word-unknown: rows[1].kind",
            "timeliness",
        ),
    ],
)
def test_a_word_of_a_pack(rest: str, place: str, code: str, meant: str) -> None:
    (fault,) = faults(rest + SOURCES)
    assert fault.startswith(f"ours.toml:{place}: {code}: found ")
    assert fault.endswith(f"; the nearest is {meant}")
    assert in_chinese(fault).endswith(f" 之一，最接近的是 {meant}")


def test_every_key_of_a_rule_is_looked_at() -> None:
    curve = '[quant]\nat_least = { rule = "gated", gat = 0.6 }\n'
    missing, unknown = faults(curve + SOURCES)
    assert missing.startswith("ours.toml:8:12: key-missing: quant.at_least.gate: found no gate")
    assert unknown.startswith("ours.toml:8:30: key-unknown: quant.at_least.gat: ")
    assert unknown.endswith("the nearest is gate")
    row = '[[rows]]\nkind = "cost"\npoints = { rule = "threshold", at = "a", x = "actuel" }\n'
    number, x = faults(row + SOURCES)
    assert number.startswith("ours.toml:9:37: number-unreadable: rows[1].points.at")
    assert x.startswith("ours.toml:9:46: word-unknown: rows[1].points.x")


def test_an_unknown_pack_to_extend() -> None:
    with pytest.raises(pe.errors.InvalidPack) as refused:
        pe.Pack.from_toml(HEAD.replace("cn-mof-2020", "cn-mof-2002"), "ours.toml")
    (fault,) = (str(one["text"]) for one in refused.value.errors)
    assert fault.endswith("chaoyang-2022-observed; the nearest is cn-mof-2020")


def test_a_key_of_a_pack_in_chinese() -> None:
    english = "\n".join(faults("[over]\nreson_ratio = 1.4\n[years]\nzzz = 2024\n"))
    assert in_chinese(english).splitlines() == [
        "ours.toml 第10行第1列 years.zzz：没有这样的键（key-unknown）。实际：“zzz”；"
        "要求：规则文件所规定的键，此处有 from、to",
        "ours.toml 第8行第1列 over.reson_ratio：没有这样的键（key-unknown）。实际：“reson_ratio”；"
        "要求：规则文件所规定的键，最接近的是 reason_ratio",
    ]


def test_a_key_of_a_scenario() -> None:
    rest = '[[scenario]]\nname = "a"\ntarget = "≥10"\nactualz = "5"\nactual = "5"\nweight = 10\nexpect = 5\n'
    assert faults(rest) == [
        f'ours.toml:10:1: key-unknown: scenario[1].actualz: found "actualz"; expected {SCHEMA}; the nearest is actual'
    ]


def test_a_list_of_words() -> None:
    with pytest.raises(pe.errors.InvalidWords) as refused:
        pe.Lexicon.from_toml('[targetz]\nwhole = ["目标"]\n[qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq]\n', "w.toml")
    said = [str(one["text"]).rpartition("expected ")[2] for one in refused.value.errors]
    lists = "a list of words (docs/reading.md has them)"
    assert sorted(said) == [lists, f"{lists}; the nearest name is target_column"]  # nothing is like a row of q


def test_a_key_of_json(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text('{"schema": 1, "forms": [{"projectz": "修路"}], "formz": []}', encoding="utf-8")
    read = pe.read(path)
    assert [(one.kind, one.found) for one in read.troubles if one.kind == "unknown-key"] == [
        ("unknown-key", '"projectz"'),
        ("unknown-key", '"formz"'),
    ]
    english = [_core.trouble_text(one, "en") for one in read.troubles if one.kind == "unknown-key"]
    assert english[0] == (
        'A key is not known (line 1, column 38 (forms[1].projectz)): found "projectz", expected a key of '
        "docs/schema/form.schema.json, the nearest is project; it was left out"
    )
    assert english[1].endswith('expected "schema" and "forms", the nearest is forms; it was left out')
    chinese = [_core.trouble_text(one, "zh") for one in read.troubles if one.kind == "unknown-key"]
    assert chinese[0] == (
        "第1行第38列：数据中有不能识别的项目，没有采用（“projectz”）。最接近的是“project”，请核对数据文件。"
    )


@pe.rule(version="1")
def whole(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    return weight


@pe.rule(needs="row", version="1")
def by_row(row: pe.Row) -> Fraction:
    return row.weight if row.kind == "timeliness" else row.weight / 2  # type: ignore[no-any-return]


FINDINGS = pe.audit(pe.examples()).findings


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        (lambda: FINDINGS.where(sevrity="error"), "severity"),  # type: ignore[call-arg]
        (lambda: FINDINGS.where(severity="warnings"), "warning"),  # type: ignore[arg-type]
        (lambda: FINDINGS.where(code="total-mismach"), "total-mismatch"),  # type: ignore[arg-type]
        (lambda: FINDINGS.counts("expalined_by"), "explained_by"),
        (lambda: pe.audit(pe.examples()).forms.where(departement="x"), "department"),  # type: ignore[call-arg]
        (lambda: pe.score_table(pa.table({"target": [5]}), columns={"actuel": "x"}), "actual"),
        (lambda: pe.forms_from(pl.DataFrame({"name": ["a"], "targetz": ["5"]})), "targetz"),
        (lambda: FINDINGS.where(explained_by="total.scor"), "total.score"),
        (lambda: pe.audit(pe.examples()).budget.where(line="totl"), "total"),
        (lambda: pe.Pack("cn-mof-2020").with_rule(whole, kind="timelines"), "timeliness"),  # type: ignore[arg-type]
        (lambda: pe.Pack("cn-mof-2020").with_rule(whole, category="outputs"), "output"),  # type: ignore[arg-type]
        (lambda: by_row(pe.Row(5, 5, 10, kind="timelines")), "timeliness"),
        (lambda: by_row(pe.Row(5, 5, 10, category="outputs")), "output"),
        (lambda: pe.Limits(byts=3), "bytes"),  # type: ignore[call-arg]
        (lambda: pe.Pack("cn-mof-2020").with_rule(whole, knd="cost"), "kind"),  # type: ignore[call-arg]
        (lambda: pe.Pack("cn-mof-2002"), "cn-mof-2020"),
        (lambda: pe.score(pe.examples()[0], "pmkip"), "pmkpi"),
        (lambda: pe.Rounding(2, "halfup"), "half_up"),  # type: ignore[arg-type]
        (lambda: pe.examples()[0]["total.scor"], "total.score"),
        (lambda: pe.examples()[0]["indicators[2].targetz"], "indicators[2].target"),
        (lambda: pe.examples()[0]["budget.total.executedz"], "budget.total.executed"),
    ],
)
def test_names_in_python(call: Callable[[], object], meant: str) -> None:
    with pytest.raises((pe.errors.InvalidValue, KeyError, TypeError)) as refused:
        call()
    assert f" (the nearest is {meant})" in str(refused.value)


def test_a_code_is_no_field_that_explains() -> None:
    with pytest.raises(
        pe.errors.InvalidValue, match=r"no finding stands at 'total-mismatch', expected a field as total"
    ):
        FINDINGS.where(explained_by="total-mismatch")
    roots = {one.explained_by for one in FINDINGS} - {None}
    assert roots
    assert all(FINDINGS.where(explained_by=root) for root in roots)


@pytest.mark.parametrize("name", ["form", "table", "row", "column"])
def test_what_counts_from_one_has_no_zeroth(name: str) -> None:
    with pytest.raises(pe.errors.InvalidValue, match=f"^{name} counts from 1, found 0$"):
        FINDINGS.where(**{name: 0})  # type: ignore[arg-type]


def test_a_line_of_the_budget_that_a_form_may_have_is_no_misspelling() -> None:
    lines = pe.audit(pe.examples()).budget
    assert len(lines.where(line="total")) == 17
    assert len(lines.where(line="line[1]")) == 0


def test_a_web_address_is_no_path() -> None:
    for source in ("https://example.com/a.docx", "ftp://example.com/a.docx?x=1", "HTTP://example.com/form.pdf"):
        (trouble,) = pe.read(source).troubles
        assert (trouble.at, trouble.found) == (source, "a web address")
        assert trouble.expected == "the path of a file: download the document first"
        assert _core.trouble_text(trouble, "zh").endswith("这是网址，不是文件。请先下载文件，再指定其路径。")
    for rules in ("https://example.com/ours.toml", Path("https://example.com/ours.toml")):
        with pytest.raises(
            pe.errors.InvalidValue, match=r"cannot read the rules https:.*: a web address: download the"
        ):
            pe.audit(pe.examples(), rules)
        with pytest.raises(
            pe.errors.InvalidValue, match=r"cannot read the words https:.*: a web address: download the"
        ):
            pe.audit(pe.examples(), words=rules)


def test_a_file_in_a_folder_that_is_named_like_an_address_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("https:/x").mkdir(parents=True)
    Path("https:/x/ours.toml").write_text(HEAD, encoding="utf-8")
    assert pe.score(pe.examples()[0], "https://x/ours.toml").rows


def test_what_is_like_nothing_has_no_nearest() -> None:
    assert nearest("projectz", ["project", "unit"]) == " (the nearest is project)"
    assert nearest("zzzz", ["project", "unit"]) == ""
    assert nearest(3, ["project"]) == ""
    assert nearest("x" * 10_000, ["project"]) == ""


def test_a_row_that_is_not_there_is_not_a_misspelling() -> None:
    with pytest.raises(KeyError, match=r"no field 'indicators\[99\].score' in this form: it has"):
        pe.examples()[0]["indicators[99].score"]
