"""JSON of forms, as a property: whatever comes in, what was read is written and read back equal, and can be used."""

import copy
import io
import json
import pickle
import zipfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import perfeval as pe
from perfeval import _core

FORMS: list[dict[str, Any]] = json.loads(_core.write_json(pe.examples()))["forms"]
VALUES: list[Any] = [
    *("", "0", "-1", "100", "12.5", "2.50", "95%", "1e1000", "1e-1000", "1e999999", "9" * 900, "a" * 5000, "\u0000"),
    *(
        "≥95%",
        "5~10个",
        "10~5个",
        "2023年12月底前",
        "1年内",
        "全年",
        "—",
        "19.4万元",
        "万元",
        "公里",
        "𝟙",
        "\ud7ff\ue000",
    ),
    *("nothing", "number", "range", "date", "period", "words", "blank", "unreadable", "money", "share", "at_least"),
    *("9999-12-31", "10000-01-01", "-2735937-05-30", "2022-02-31", "total", "line", "satisfaction", "transfer"),
    *(0, 1, -1, 2**31 - 1, 2**32 - 1, 2**63 - 1, -(2**63), 10**30, True, False, None, [], {}, [1, 1, 2], [[]]),
    *({"text": "5"}, {"text": "", "value": "7"}, {"value": "-3"}, {"text": "3", "content": "number"}),
    {"kind": "number", "low": "3"},
    {"kind": "range", "low": "3", "high": "1"},
    {"kind": "date", "first": "2023-01-02", "last": "2023-01-01"},
    {"kind": "number", "low": "1", "high": "1", "unit": {"numerator": 0, "denominator": -1}},
]
KEYS = [
    "value",
    "unit",
    "wanted",
    "found",
    "low",
    "high",
    "first",
    "rows",
    "index",
    "year",
    "money",
    "depth",
    "content",
]


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, member in members for inner in paths_in(member, (*path, key)))]


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A document of one form, changed in a few places."""
    form = copy.deepcopy(draw(st.sampled_from(FORMS)))
    for _ in range(draw(st.integers(1, 6))):
        path = draw(st.sampled_from(paths_in(form)[1:] or [("index",)]))
        place: Any = form
        for key in path[:-1]:
            place = place[key]
        kind, new = draw(st.integers(0, 3)), copy.deepcopy(draw(st.sampled_from(VALUES)))
        if kind == 0 and path[-1] in (place if isinstance(place, dict) else range(len(place))):
            del place[path[-1]]
        elif kind == 1 and isinstance(place, dict):
            place[draw(st.sampled_from(KEYS))] = new
        else:
            place[path[-1]] = new
    return json.dumps({"schema": 1, "forms": [form]}).encode()


def expect_usable(document: pe.Document) -> None:
    """The forms come back equal from JSON and from a pickle, and everything can be done with them."""
    written = _core.write_json(document.forms)
    again = pe.read(written)
    assert again.forms == document.forms
    assert again.troubles == [] or not document.forms
    assert pickle.loads(pickle.dumps(document.forms)) == document.forms
    assert repr(document.forms) + repr(document.troubles)
    report = pe.audit(document)
    assert json.loads(report.to_json())["documents"][0]["findings"] is not None
    assert all(
        "ZeroDivision" not in t.found and "report this error" not in t.expected for t in report.documents[0].troubles
    )
    report.to_bytes("html")
    for form in document.forms:
        card = pe.score(form)
        assert card.explain().to_text()
        for write in (_core.write_docx, _core.write_xlsx, _core.write_html, _core.write_markdown):
            write([card.filled()])


@settings(max_examples=100, deadline=None)
@given(documents())
def test_changed_documents(data: bytes) -> None:
    expect_usable(pe.read(data))


PIECES = [
    b"&#x110000;",
    b"&#xD800;",
    b"&#0;",
    b"&#77777777777777;",
    b"\xff",
    b"\xe4\xb8",
    b"_xD800_",
    b"<w:t>",
    b"</c>",
]


@st.composite
def packages(draw: st.DrawFn) -> bytes:
    """A .docx or .xlsx with rubbish in a part."""
    write = draw(st.sampled_from([_core.write_docx, _core.write_xlsx]))
    package = zipfile.ZipFile(io.BytesIO(write([draw(st.sampled_from(pe.examples()))])))
    name = draw(st.sampled_from([n for n in package.namelist() if "document" in n or "heet" in n or "trings" in n]))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as changed:
        for part in package.namelist():
            content = package.read(part)
            for _ in range(draw(st.integers(1, 4)) if part == name else 0):
                place = draw(st.integers(0, len(content)))
                content = content[:place] + draw(st.sampled_from(PIECES)) + content[place:]
            changed.writestr(part, content)
    return made.getvalue()


@settings(max_examples=60, deadline=None)
@given(packages())
def test_damaged_packages(data: bytes) -> None:
    expect_usable(pe.read(data))
