"""Persons and telephone numbers, all invented, are left out of every output."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import perfeval as pe

MOBILE = "138" + "0" * 8
FIXED = "6" + "0" * 7
SECRETS = ("张三", MOBILE, FIXED)
DATA = Path(__file__).parents[1] / "data" / "office"


@pytest.fixture
def form() -> pe.Form:
    content = json.loads(pe.examples()[0].to_json())
    made = content["forms"][0]
    for extra in made["extras"]:
        text = {"项目负责人": "张三", "联系电话": FIXED}.get(extra["label"])
        if text:
            extra["value"].update(text=text, content="words")
    made["goal"]["actual"]["text"] += f"填表人：张三（{MOBILE}）"
    made["indicators"][0]["reason"] = {**made["indicators"][0]["name"], "text": f"经办人：张三　电话：{FIXED}"}
    return pe.Form.from_json(json.dumps(content))


@pytest.fixture(params=["json", "docx"])
def source(form: pe.Form, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    (tmp_path / "given.json").write_text(form.to_json(), encoding="utf-8")
    if request.param != "json":
        run("convert", str(tmp_path / "given.json"), "-o", str(tmp_path / f"given.{request.param}"))
    return tmp_path / f"given.{request.param}"


def run(*words: str) -> bytes:
    ended = subprocess.run([sys.executable, "-m", "perfeval", *words], capture_output=True, check=False)
    assert ended.returncode in (0, 1), ended.stderr.decode()
    return ended.stdout + ended.stderr


def unpacked(data: bytes) -> str:
    """All text of an output: the parts of a package, the data of a page."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def page_data(page: str) -> str:
    import base64
    import re
    import zlib

    parts = re.findall(r'class="data">([^<]*)<', page)
    return "".join(zlib.decompress(base64.b64decode(part)).decode() for part in parts)


def persons_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_without_the_option_the_page_shows_them(form: pe.Form) -> None:
    page = pe.audit(form).to_bytes("html", "zh").decode()
    assert persons_in(page_data(page)) == list(SECRETS)


@pytest.mark.parametrize("layout", ["table", "json", "jsonl", "md", "html", "xlsx", "docx"])
def test_an_audit(source: Path, tmp_path: Path, layout: str) -> None:
    output = tmp_path / f"report.{'txt' if layout == 'table' else layout}"
    said = run("audit", str(source), "--redact", "--format", layout, "-o", str(output), "--lang", "zh").decode()
    text = unpacked(output.read_bytes())
    assert persons_in(text + page_data(text) + said) == []


@pytest.mark.parametrize(
    "words",
    [("read",), ("read", "--format", "json"), ("score",), ("score", "--format", "html"), ("explain",)],
    ids=" ".join,
)
def test_other_commands(source: Path, words: tuple[str, ...]) -> None:
    assert persons_in(run(words[0], str(source), "--redact", *words[1:]).decode()) == []


@pytest.mark.parametrize("layout", ["json", "docx", "xlsx", "html", "md"])
def test_converted_forms(source: Path, tmp_path: Path, layout: str) -> None:
    output = tmp_path / f"made.{layout}"
    run("convert", str(source), "--redact", "-o", str(output))
    text = unpacked(output.read_bytes())
    assert persons_in(text) == []
    assert "＊＊＊" in text


def test_from_python(form: pe.Form, source: Path) -> None:
    document = pe.read(source)
    for report in (
        pe.audit(form, redact=True),
        pe.audit([form], redact=True),
        pe.audit(document, redact=True),
        pe.audit(source, redact=True),
        *pe.audit_many(source, redact=True),
    ):
        page = report.to_bytes("html", "zh").decode()
        assert persons_in(page + page_data(page) + report.to_json()) == []
    assert persons_in(document.redacted().forms[0].to_json()) == []
    assert document.redacted().tables == []
    assert [f.code for f in pe.audit(form, redact=True).findings] == [f.code for f in pe.audit(form).findings]


@pytest.mark.parametrize("words", [("--repair",), ("-o", "MARKED"), ("-o", "FOLDER")], ids=" ".join)
def test_copies_of_an_input_are_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    source = DATA / "road_upkeep.docx"
    outputs = {"MARKED": str(tmp_path / "marked.docx"), "FOLDER": f"{tmp_path}/"}
    given = [outputs.get(word, word) for word in words]
    ended = subprocess.run(
        [sys.executable, "-m", "perfeval", "audit", str(source), "--redact", *given], capture_output=True, check=False
    )
    assert ended.returncode == 2
    assert b"--redact is not for copies" in ended.stderr
    assert list(tmp_path.iterdir()) == []
