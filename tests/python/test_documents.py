"""Reading documents: paths, bytes, a user's own tables; forms as values; bad input as troubles with a place."""

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import perfeval as pe
from perfeval import _core


def test_the_examples_are_the_seventeen_forms_of_the_text(forms_txt: str) -> None:
    read = pe.read(forms_txt)
    assert (read.state, read.format, len(read.forms), read.troubles) == ("read", "text", 17, [])
    assert [form.project.text for form in pe.examples()] == [form.project.text for form in read.forms]


def test_a_field_of_a_finding_is_usable_as_it_stands() -> None:
    form = pe.examples()[14]
    assert form["indicators[3].score"].value == Decimal("0.8")
    assert form["budget.total.execution_rate"].text == "6.35%"
    assert form["total.score"].value == Decimal("68.9")
    assert form["indicators[3]"] == form.indicators[2]
    assert form["year"] == form.year_cell
    assert len(form["indicators"]) == 9
    for finding in pe.audit(form).findings:
        if not finding.field.startswith("document"):
            assert form[finding.field] is not None


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "md", "json", "XLSX"])
def test_forms_are_saved_by_the_extension(tmp_path: Path, ending: str) -> None:
    form, written = pe.examples()[14], tmp_path / f"form.{ending}"
    form.save(written)
    (again,) = pe.read(written).forms
    assert (again.project.text, again.total.score.value) == ("全区离退休干部学习活动经费", Decimal("68.9"))
    assert [row.score.text for row in again.indicators] == [row.score.text for row in form.indicators]


def test_a_document_is_saved_whole(tmp_path: Path, forms_txt: str) -> None:
    pe.read(forms_txt).save(tmp_path / "forms.docx")
    assert len(pe.read(tmp_path / "forms.docx").forms) == 17


def test_forms_are_not_saved_where_they_must_not_be(tmp_path: Path, forms_txt: str) -> None:
    form = pe.examples()[0]
    with pytest.raises(
        pe.errors.InvalidValue, match="expected an extension among json, docx, xlsx, html, md, found 'pdf'"
    ):
        form.save(tmp_path / "form.pdf")
    with pytest.raises(TypeError, match="path must be a path, found int 3"):
        form.save(3)  # type: ignore[arg-type]
    with pytest.raises(pe.errors.InvalidValue, match="expected one with a form"):
        pe.read(b"").save(tmp_path / "none.docx")
    form.save(tmp_path / "form.json")
    with pytest.raises(pe.errors.InvalidValue, match="which is never written over"):
        pe.read(tmp_path / "form.json").save(tmp_path / "form.json")
    with pytest.raises(FileNotFoundError):
        form.save(tmp_path / "nowhere" / "form.docx")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "total.sum",
        "indicators[0]",
        "indicators[10].score",
        "budget.line[9].score",
        "document",
        "total.__class__",
        "indicators[3].score.x",
        "project[1]",
    ],
)
def test_a_field_that_is_none_says_what_fields_look_like(wrong: str) -> None:
    with pytest.raises(KeyError, match="fields look like total"):
        pe.examples()[14][wrong]


def test_what_the_paper_prints_is_a_decimal_with_its_scale() -> None:
    line = pe.examples()[14]["budget.total"]
    assert str(line.annual_budget.value) == "0.45"  # type: ignore[attr-defined]
    assert str(line.execution_rate.value) == "6.35"  # type: ignore[attr-defined]


def test_blank_dash_zero_and_unreadable_are_four_things() -> None:
    contents = {cell.content for form in pe.examples() for line in form.budget for cell in (line.executed, line.score)}
    assert {"blank", "dash", "number"} <= contents
    blank = next(line.executed for form in pe.examples() for line in form.budget if line.executed.content == "blank")
    assert blank.value is None


def test_a_form_lives_as_long_as_a_cell_of_it_is_used(forms_txt: str) -> None:
    cell = pe.read(forms_txt).forms[14].indicators[2].score
    assert cell.text == "0.8"


def test_forms_are_equal_hashable_copyable_picklable_and_show_themselves() -> None:
    form = pe.examples()[14]
    for other in (
        copy.copy(form),
        copy.deepcopy(form),
        pickle.loads(pickle.dumps(form)),
        pe.Form.from_json(form.to_json()),
    ):
        assert other == form
        assert hash(other) == hash(form)
    assert form != pe.examples()[13]
    assert repr(form) == "<Form 15 '全区离退休干部学习活动经费', 2022, 9 indicators>"
    assert "<td>6.35%</td>" in form._repr_html_()


def test_a_form_from_json_that_is_wrong_names_the_place() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="line 1"):
        pe.Form.from_json('{"schema": 1, "forms": [}')


@pytest.mark.parametrize(
    "rubbish", [b"", b"\x00\x01\x02\xff" * 100, b"PK\x03\x04 nothing of a zip", b"   \n\n "], ids=repr
)
def test_rubbish_is_a_trouble_that_says_what_was_found_and_expected(rubbish: bytes) -> None:
    read = pe.read(rubbish, name="rubbish")
    assert read.state == "unreadable"
    assert read.forms == []
    assert all(trouble.found and trouble.expected for trouble in read.troubles)
    (finding,) = pe.audit(read).findings
    assert (finding.code, finding.severity, finding.document) == ("unreadable-document", "error", "rubbish")


def test_a_text_without_tables_is_read_and_holds_no_form() -> None:
    read = pe.read("只有文字，没有表格。".encode(), name="letter.txt")
    assert read.state == "no_form"
    assert [f.code for f in pe.audit(read).findings] == ["no-form-found"]


def test_a_form_cut_off_keeps_what_could_be_read(forms_txt: str) -> None:
    whole = Path(forms_txt).read_bytes()
    read = pe.read(whole[: len(whole) * 2 // 3], name="cut.txt")
    assert 10 <= len(read.forms) < 17
    assert read.forms[0] == pe.read(forms_txt).forms[0]


def test_tables_of_ones_own_are_read_as_documents_are(forms_txt: str) -> None:
    table = pe.read(forms_txt).tables[14]
    expected = pe.read(forms_txt).forms[14]
    for given in (table, table.texts, [table.texts], tuple(map(tuple, table.texts))):
        (form,) = pe.read(given).forms
        assert form.project.text == expected.project.text
        assert [i.score.text for i in form.indicators] == [i.score.text for i in expected.indicators]


def test_a_data_frame_is_a_table() -> None:
    rows = [
        ["项目名称", "图书采购", "", "", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "购书", "≥100册", "100册", "90", "90"],
        ["总分", "", "", "", "", "90", "90"],
    ]
    (form,) = pe.read(pd.DataFrame(rows)).forms
    assert form.indicators[0].target.text == "≥100册"
    assert form.total.score.value == 90


def test_a_float_in_a_table_is_refused_and_a_missing_value_is_blank() -> None:
    with pytest.raises(TypeError, match="a float is not what was printed"):
        pe.read([["得分"], [95.5]])
    assert pe.read(pd.DataFrame({"得分": ["95.5", None]})).tables[0].texts == [["得分"], ["95.5"], [""]]


@pytest.mark.parametrize("nothing", [5, 1.5, None])
def test_an_object_that_is_not_a_source_is_refused(nothing: object) -> None:
    with pytest.raises(TypeError, match="expected a path, bytes, or tables"):
        pe.read(nothing)  # type: ignore[arg-type]


def test_limits_are_adjustable_and_name_themselves(forms_txt: str) -> None:
    read = pe.read(forms_txt, limits=pe.Limits(bytes=15_000))
    assert read.state == "unreadable"
    assert "limits.bytes" in read.troubles[0].expected
    few = pe.read(forms_txt, limits=pe.Limits(tables=3))
    assert len(few.forms) <= 3
    assert [t.kind for t in few.troubles] == ["limit-exceeded"]
    (report,) = pe.audit_many(forms_txt, limits=pe.Limits(bytes=15_000))
    assert report.counts["unreadable"] == 1
    with pytest.raises(TypeError):
        pe.Limits(15_000)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "found", "advice", "chinese"),
    [
        ("unreadable-document", "a PDF", "请去除密码后重试", "请去除密码后重试"),
        ("wrong-value", "a/b", "", "请核对数据文件"),
        ("unreadable-document", "no such file", "", "请核对文件名和路径"),
        ("cut-off", "x", "", "请重新导出或重新下载后再提交"),
    ],
)
def test_what_a_trouble_asks_for_is_in_one_language(kind: str, found: str, advice: str, chinese: str) -> None:
    trouble = pe.Trouble(kind, "line 1", found, "a / b / 丙", advice)
    assert (_core.expected_text(trouble, "en"), _core.expected_text(trouble, "zh")) == ("a / b / 丙", chinese)
    assert chinese in _core.trouble_text(trouble, "zh")


def test_the_advice_of_a_trouble_survives_json_and_pickles() -> None:
    password = pe.Trouble("unreadable-document", "the PDF", "a PDF", "a PDF without a password", "请去除密码后重试")
    plain = pe.Trouble("cut-off", "line 1", "x", "y")
    assert pickle.loads(pickle.dumps([password, plain])) == [password, plain]
    assert password != pe.Trouble("unreadable-document", "the PDF", "a PDF", "a PDF without a password")
    assert eval(repr(password), {"Trouble": pe.Trouble}) == password
    document = _core.unreadable("a.pdf", "", "pdf", password)
    report = pe.audit(document)
    [(written,)] = [document["troubles"] for document in json.loads(report.to_json())["documents"]]
    assert written["expected"] == "a PDF without a password"
    assert written["advice"] == "请去除密码后重试"
    assert report.documents[0].troubles == (password,)
    assert pickle.loads(pickle.dumps(report)).documents[0].troubles == (password,)
    old = pe.Trouble.__new__(pe.Trouble)
    old.__setstate__(("cut-off", "line 1", "x", "y"))  # as pickled before there was advice
    assert old == plain


def test_a_refusal_is_in_english() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="expected") as refused:
        pe.Form.from_json('{"schema": 1, "forms": [{"nothing_such": "p"}]}')
    assert str(refused.value).isascii()
