"""Long calls end when they are interrupted, and when their time is over. How fast is held against a generous bound."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pytest

import perfeval as pe
from perfeval import _core
from perfeval.errors import DeadlinePassed, InvalidValue

DATA = Path(__file__).parents[1] / "data"
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


def test_a_deadline_holds_for_every_call_of_its_block(tmp_path: Path) -> None:
    form = pe.read(page(300)).forms[0]
    card = pe.score(form)
    path = tmp_path / "page.html"
    path.write_bytes(page(3))
    report = pe.audit(form)
    calls: list[Callable[[], object]] = [
        lambda: pe.score(form),
        lambda: card.explain(),
        lambda: pe.what_if(form, "cn-mof-2020", "pmkpi"),
        lambda: pe.lift_by(form, 1),
        lambda: report.to_json(),
        lambda: report.to_bytes("html"),
        lambda: report.to_bytes("xlsx"),
    ]
    with pe.Deadline(0):
        for call in calls:
            with pytest.raises(DeadlinePassed, match=r"^more than 0 s$"):
                call()
        reports = [pe.audit(form), pe.audit([form]), pe.audit(path), *pe.audit_many([path])]
        assert pe.read(page(300)).state == "unreadable"
    assert [made.documents[0].troubles[0].kind for made in reports] == ["time-limit"] * 4
    assert all([finding.code for finding in made.findings] == ["unreadable-document"] for made in reports)
    assert not pe.audit(path).documents[0].troubles
    assert pe.score(form) == card


def test_a_time_that_cuts_a_reading_off_says_so_wherever_something_is_read() -> None:
    """Never that a cell was changed, or that a text is wrong."""
    data = _core.write_docx(pe.read(page(300)).forms)
    report, text = pe.audit(data), pe.read(page(300)).forms[0].to_json()
    column = ["10"] * 2000
    rows = pa.table(dict.fromkeys(("name", "target", "actual", "weight", "score"), column))
    calls: list[Callable[[], object]] = [
        lambda: report.repair(data),
        lambda: pe.Form.from_json(text),
        lambda: pe.forms_from(rows),
        lambda: pe.score_table(pa.table({"weight": [1], "target": [1], "actual": [1], "direction": ["equal"]})),
    ]
    for call in calls:
        with pe.Deadline(0), pytest.raises(DeadlinePassed):
            call()


def test_a_deadline_within_another_ends_no_later() -> None:
    form = pe.read(page(300)).forms[0]
    with pe.Deadline(0), pe.Deadline(3600), pytest.raises(DeadlinePassed):
        pe.score(form)
    with pe.Deadline(None), pe.Deadline(3600):
        pe.score(form)
    with pytest.raises(InvalidValue, match="seconds is not negative, found -1"):
        pe.Deadline(-1)
    with pytest.raises(TypeError, match="float"):
        pe.Deadline(0.5)  # type: ignore[arg-type]


def test_a_deadline_of_another_thread_does_not_hold() -> None:
    form = pe.read(page(300)).forms[0]
    with pe.Deadline(0), ThreadPoolExecutor(1) as pool:
        assert pool.submit(pe.score, form).result() == pool.submit(pe.score, form).result()


def test_single_calls_take_a_time() -> None:
    form = pe.read(page(300)).forms[0]
    none = pe.Limits(seconds=0)
    with pytest.raises(DeadlinePassed):
        pe.score(form, limits=none)
    for report in (pe.audit(form, limits=none), pe.audit([form, form], limits=none)):
        assert [trouble.kind for trouble in report.documents[0].troubles] == ["time-limit"]
        assert not report.forms
        assert report.to_bytes("html")
    with pytest.raises(TypeError, match="limits must be a Limits, found int 3"):
        pe.score(form, limits=3)  # type: ignore[arg-type]


# A rule that never returns, under the calls that ask it; one call a line, with what ended it and when.
ENDLESS = """
import sys, time
from fractions import Fraction
import perfeval as pe

def endless(target, actual, weight):
    while True:
        try:
            time.sleep(0.001 if sys.argv[1] == "sleeps" else 0)
        except Exception:
            pass

form, path = pe.examples()[14], sys.argv[2]
rules = pe.Pack("cn-mof-2020").with_rule(pe.rule(version="1")(endless), name="支出进度")
moment = pe.Limits(seconds=Fraction(1, 5))

def ended(call):
    start = time.monotonic()
    try:
        reports = call()
        kinds = {trouble.kind for report in reports for trouble in report.documents[0].troubles}
        print(*kinds, time.monotonic() - start)
    except pe.errors.DeadlinePassed:
        print("deadline", time.monotonic() - start)

def within(call):
    with pe.Deadline(Fraction(1, 5)):
        return call()

ended(lambda: within(lambda: pe.score(form, rules)))
ended(lambda: within(lambda: pe.what_if(form, "cn-mof-2020", rules)))
ended(lambda: pe.score(form, rules, limits=moment))
ended(lambda: [within(lambda: pe.audit(form, rules))])
ended(lambda: [within(lambda: pe.audit(path, rules))])
ended(lambda: [pe.audit(path, rules, limits=moment)])
ended(lambda: list(pe.audit_many(path, rules, limits=moment)))
print(pe.score(form).total, 0)
"""


@pytest.mark.parametrize("rule", ["sleeps", "spins"])
def test_a_rule_without_end_ends_with_the_time(rule: str) -> None:
    source = Path(__file__).parents[2] / "examples" / "data" / "forms.txt"
    done = subprocess.run(
        [sys.executable, "-c", ENDLESS, rule, str(source)], capture_output=True, text=True, timeout=60, check=False
    )
    told = [line.rsplit(maxsplit=1) for line in done.stdout.splitlines()]
    assert [words for words, _ in told] == ["deadline"] * 3 + ["time-limit"] * 4 + ["78304/1125"], done.stderr
    assert max(float(seconds) for _, seconds in told) < SOON


def test_an_interrupt_ends_a_rule_without_end_in_another_thread() -> None:
    source = Path(__file__).parents[2] / "examples" / "data" / "forms.txt"
    before = "rules = pe.Pack('cn-mof-2020').with_rule(pe.rule(lambda target, actual, weight: run()), name='支出进度')"
    program = (
        "import time, threading, os, signal\nimport perfeval as pe\n"
        "def run():\n    while True: pass\n"
        f"{before}\nthreading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
        f"try: list(pe.audit_many({str(source)!r}, rules))\nexcept KeyboardInterrupt: print('interrupted')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("interrupted\n", 0), done.stderr


def test_the_time_holds_for_a_pdf() -> None:
    data = (DATA / "forms.pdf").read_bytes()
    for seconds in (0, Decimal("0.001")):
        read = pe.read(data, limits=pe.Limits(seconds=seconds))
        assert read.state == "unreadable"
        assert [trouble.kind for trouble in read.troubles] == ["time-limit", "unreadable-document"]
    assert pe.read(data, limits=pe.Limits(seconds=3600)) == pe.read(data)


def test_the_time_holds_for_a_web_archive() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        + b"--b\nContent-Type: text/html\n\n" * 10**5
    )
    read = pe.read(data, limits=pe.Limits(seconds=Decimal("0.001")))
    assert [trouble.kind for trouble in read.troubles] == ["time-limit", "unreadable-document"]


def test_libreoffice_is_stopped_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "soffice"
    sleeper.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 600\n")
    sleeper.chmod(0o755)
    monkeypatch.setenv("PERFEVAL_SOFFICE", str(sleeper))
    started = time.monotonic()
    read = pe.read(b"{\\rtf1 nothing}", limits=pe.Limits(seconds=Decimal("0.5")))
    assert time.monotonic() - started < SOON
    assert [trouble.kind for trouble in read.troubles] == ["time-limit", "unreadable-document"]
    assert read.troubles[0].found == "more than 0.5 s"
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_pipe_whose_writer_is_silent_ends_with_the_time_and_with_an_interrupt(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    read = pe.read(path, limits=pe.Limits(seconds=Decimal("0.1")))
    assert [trouble.kind for trouble in read.troubles] == ["time-limit", "unreadable-document"]
    program = f"import perfeval as pe; print('ready', flush=True); pe.read({str(path)!r})"
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in process.communicate(timeout=SOON)[1]
    os.close(writer)


COMMANDS = [
    ["audit"],
    ["audit", "--format", "json"],
    ["score"],
    ["explain"],
    ["read"],
    ["convert", "-o", "-", "--format", "json"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_command_takes_a_time(words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(20))

    def run(seconds: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "perfeval", *words, str(path), "--seconds", seconds]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    over, sound, wrong = run("0"), run("3600"), run("soon")
    assert over.returncode == 2
    assert "found more than 0 s" in over.stdout + over.stderr
    assert sound.returncode in (0, 1)
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "perfeval: expected --seconds to be a number from 0, found 'soon'\n",
    )
    assert run("-1").returncode == run("nan").returncode == run("1e999999999").returncode == 2


def test_the_time_holds_while_the_standard_input_is_silent() -> None:
    command = [sys.executable, "-m", "perfeval", "score", "-", "--seconds", "0.2"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(page(1))
        running.stdin.flush()  # and it is not closed
        assert running.wait(SOON) == 2
        assert b"time-limit: found more than 0.2 s" in running.stderr.read()


def test_the_whole_standard_input_is_read_within_its_time() -> None:
    command = [sys.executable, "-m", "perfeval", "convert", "-", "-o", "-", "--format", "json"]
    timed = [*command, "--seconds", "3600"]
    given = page(1000)
    assert len(given) > 65536  # more than a pipe holds
    one, other = (subprocess.run(words, input=given, capture_output=True, check=True) for words in (command, timed))
    assert one.stdout == other.stdout
