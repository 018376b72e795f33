"""Long calls end when they are interrupted, and when their time is over. How fast is held against a generous bound."""

import signal
import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import perfeval as pe
from perfeval.errors import InvalidValue

SOON = 8.0  # seconds: sixteen times what is promised, for machines that do other work
HEAD = "<table><tr><td>项目支出绩效自评表（2022年度）</td></tr><tr>" + "".join(
    f"<td>{word}</td>" for word in ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
)
ROW = "<tr><td>产出指标</td><td>数量指标</td><td>路段{}</td><td>≥10公里</td><td>8公里</td><td>1</td><td>0.9</td></tr>"


def page(rows: int) -> bytes:
    """A form of many rows."""
    return (HEAD + "</tr>" + "".join(ROW.format(i) for i in range(rows)) + "</table>").encode()


def lines(rows: int) -> bytes:
    """Lines of three fields."""
    return "".join(f"甲{i},2,3\n" for i in range(rows)).encode()


# Named by what lasts: what is prepared, and the call.
CALLS = {
    "read a page": ("data = page(ROWS)", "pe.read(data)"),
    "read lines": ("data = lines(20 * ROWS)", "pe.read(data)"),
    "read JSON": ("data = _core.write_json(pe.read(page(ROWS)).forms)", "pe.read(data)"),
    "read a workbook": ("data = _core.write_xlsx(pe.read(page(ROWS)).forms)", "pe.read(data)"),
    "read a Word document": ("data = _core.write_docx(pe.read(page(ROWS)).forms)", "pe.read(data)"),
    "score": ("form = pe.read(page(ROWS)).forms[0]", "pe.score(form)"),
    "audit": ("form = pe.read(page(ROWS)).forms[0]", "pe.audit(form)"),
    "audit many": ("data = page(ROWS); open(sys.argv[1], 'wb').write(data)", "list(pe.audit_many([sys.argv[1]]))"),
    "convert to docx": ("forms = pe.read(page(ROWS)).forms", "_core.write_docx(forms)"),
    "convert to xlsx": ("forms = pe.read(page(ROWS)).forms", "_core.write_xlsx(forms)"),
    "mark": (
        "data = _core.write_docx(pe.read(page(ROWS)).forms); made = pe.audit(data)",
        "made._audit().mark(data, 'zh')",
    ),
    "report as JSON": ("made = pe.audit(page(ROWS))", "made.to_json()"),
    "report as a page": ("made = pe.audit(page(ROWS))", "made.to_bytes('html')"),
    "report as a workbook": ("made = pe.audit(page(ROWS))", "made.to_bytes('xlsx')"),
}

# The call is timed once to see that it works; then it is repeated until the interrupt ends it.
CHILD = """
import sys
sys.path.insert(0, FOLDER)
from test_interrupts import lines, page
import perfeval as pe
from perfeval import _core
ROWS = 4000
BEFORE
CALL
print("ready", flush=True)
try:
    while True:
        CALL
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def child(before: str, call: str, *arguments: str) -> "subprocess.Popen[str]":
    """A process that has begun the call."""
    program = CHILD.replace("FOLDER", repr(str(Path(__file__).parent))).replace("BEFORE", before).replace("CALL", call)
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        raise AssertionError(process.communicate()[1])
    return process


@pytest.mark.parametrize("name", CALLS)
def test_an_interrupt_ends_a_call(name: str, tmp_path: Path) -> None:
    process = child(*CALLS[name], str(tmp_path / "page.html"))
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=SOON)
    assert (out, process.returncode) == ("interrupted\n", 0), err


def test_an_interrupt_ends_one_long_call(tmp_path: Path) -> None:
    """One that has hardly begun when it is interrupted: what is asserted is that it does not come to its end."""
    path = tmp_path / "large.html"
    path.write_bytes(page(300_000))
    program = f"import perfeval as pe; print('ready', flush=True); pe.read({str(path)!r}); print('done')"
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=SOON)
    assert out == ""
    assert "KeyboardInterrupt" in err


def test_an_interrupt_of_the_command_is_its_status(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(page(300_000))
    process = subprocess.Popen(
        [sys.executable, "-m", "perfeval", "audit", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=SOON)
    assert process.returncode == 130


def test_a_time_of_zero_reads_nothing_and_says_so() -> None:
    read = pe.read(page(10), limits=pe.Limits(seconds=0))
    assert read.state == "unreadable"
    assert [trouble.kind for trouble in read.troubles] == ["time-limit", "unreadable-document"]
    assert pe.read(page(10), limits=pe.Limits(seconds=3600)) == pe.read(page(10))


def test_a_time_ends_reading_and_auditing_of_one_file_alone(tmp_path: Path) -> None:
    large, small = tmp_path / "a.html", tmp_path / "b.html"
    large.write_bytes(page(100_000))
    small.write_bytes(page(3))
    started = time.monotonic()
    first, second = list(pe.audit_many([large, small], limits=pe.Limits(seconds=Decimal("0.3"))))[:2]
    assert time.monotonic() - started < SOON
    assert "time-limit" in [trouble.kind for trouble in first.documents[0].troubles]
    assert [finding.code for finding in first.findings] == ["unreadable-document"]
    assert "在规定的时间内" in first.findings[0].message["zh"]
    assert len(second.forms) == 1
    assert not second.documents[0].troubles


def test_an_audit_has_a_time_of_its_own() -> None:
    report = pe.audit(pe.read(page(3)), limits=pe.Limits(seconds=0))
    assert [trouble.kind for trouble in report.documents[0].troubles] == ["time-limit"]
    assert [finding.code for finding in report.findings] == ["unreadable-document"]


def test_the_time_is_exact() -> None:
    assert pe.Limits().seconds is None
    assert pe.Limits(seconds=Fraction(1, 2)).seconds == Fraction(1, 2)
    assert pe.Limits(seconds=Decimal("0.000000001")).seconds == Fraction(1, 10**9)
    assert pe.Limits(seconds=10**30).seconds == Fraction(2**63 - 1, 10**9)
    with pytest.raises(TypeError, match="float"):
        pe.Limits(seconds=0.5)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"limits\.seconds is not negative, found -1"):
        pe.Limits(seconds=-1)
