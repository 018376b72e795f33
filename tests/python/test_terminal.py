"""What the command prints on terminals of 80 to 200 columns: no line is wider, no word, number or field is broken."""

import os
import pty
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

import perfeval as pe
from perfeval.cli import app
from perfeval.folding import folded, packed, shortened

COMMAND = (sys.executable, "-m", "perfeval")
WIDTHS = (80, 100, 120, 200)


def out(*words: str, **environment: str) -> str:
    """The output of the command."""
    ended = CliRunner().invoke(app, words, env=environment)
    assert ended.exit_code in (0, 1), ended.output
    return ended.stdout


def run(*words: str, **environment: str) -> str:
    """The output of the command as a process of its own."""
    return subprocess.run(
        [*COMMAND, *words], env={**os.environ, **environment}, capture_output=True, check=True, text=True
    ).stdout


def cells(line: str) -> int:
    """How wide a line is by the Unicode standard: East Asian wide characters take two cells."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in line)


class TestFolding:
    def test_latin_text_breaks_at_spaces(self) -> None:
        assert folded("The score is 6, above 3.", 12) == ["The score is", "6, above 3."]

    def test_chinese_text_breaks_between_characters_but_not_before_a_comma(self) -> None:
        assert folded("得分高于分值，请改正。", 12) == ["得分高于分", "值，请改正。"]

    def test_numbers_keep_their_digits_and_their_unit(self) -> None:
        assert folded("全年执行数691.102095万元", 18) == ["全年执行数", "691.102095万元"]

    def test_a_quoted_field_stays_whole_up_to_half_a_line(self) -> None:
        assert folded("得分填写的也是“按时支出”，", 24) == ["得分填写的也是", "“按时支出”，"]

    def test_the_number_of_a_paper_stays_whole(self) -> None:
        assert folded("得分高于评分规则所允许的得分：财预〔2020〕10号。", 40) == [
            "得分高于评分规则所允许的得分：",
            "财预〔2020〕10号。",
        ]

    def test_what_is_wider_than_a_line_is_broken_anywhere(self) -> None:
        assert folded("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]

    def test_an_empty_text_is_one_empty_line(self) -> None:
        assert folded("", 10) == [""]

    def test_a_text_is_cut_after_a_word(self) -> None:
        assert shortened("The score is 6, above 3.", 13) == "The score is…"
        assert shortened("得分高于分值，请改正。", 14) == "得分高于分…"
        assert shortened("fits", 4) == "fits"

    def test_fields_are_parted_between_them_only(self) -> None:
        assert packed(["printed 99", "7 differ", "2 agree"], "; ", 20) == ["printed 99;", "7 differ; 2 agree"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
class TestWidths:
    @pytest.mark.parametrize(
        "words", [("audit",), ("audit", "--summary"), ("audit", "--only", "cost-execution"), ("score",), ("read",)]
    )
    def test_no_line_is_wider_than_the_terminal(
        self, forms_txt: str, words: tuple[str, ...], width: int, lang: str
    ) -> None:
        printed = out(words[0], forms_txt, *words[1:], "--lang", lang, COLUMNS=str(width)).splitlines()
        assert len(printed) > 15
        assert max(map(cells, printed)) <= width

    def test_every_form_has_one_line_of_the_summary(self, forms_txt: str, width: int, lang: str) -> None:
        printed = out("audit", forms_txt, "--summary", "--lang", lang, COLUMNS=str(width)).splitlines()
        numbers = [line.split()[1] for line in printed[1:-1]]
        assert sorted(map(int, numbers)) == list(range(1, 18))

    def test_folding_loses_nothing(self, forms_txt: str, width: int, lang: str) -> None:
        words = ("explain", forms_txt, "--form", "15", "--lang", lang)
        whole = re.sub(r"[│├└─\s]+", "", out(*words))
        assert re.sub(r"[│├└─\s]+", "", out(*words, COLUMNS=str(width))) == whole


@pytest.mark.parametrize("width", WIDTHS)
def test_clauses_begin_next_to_their_number(forms_txt: str, width: int) -> None:
    printed = out("audit", forms_txt, "--lang", "zh", COLUMNS=str(width)).splitlines()
    clauses = [line for line in printed if re.match(r"\[\d", line)]
    assert len(clauses) == 7
    assert all("号：" in clause for clause in clauses)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pipe_and_a_file_get_every_sentence_whole_on_one_line(forms_txt: str, lang: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [*COMMAND, "audit", forms_txt, "--lang", lang, "--fail-on", "never"]
    piped = subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout
    lines = piped.splitlines()
    graver = [f.message[lang] for f in pe.audit(forms_txt).findings if f.severity != "note"]
    assert len(graver) > 20
    for sentence in graver:
        assert any(sentence in line for line in lines), sentence
    assert "…" not in "".join(line for line in lines if any(sentence in line for sentence in graver))
    subprocess.run([*command, "-o", str(tmp_path / "r.txt")], check=True, env=environment)
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == piped


def test_every_code_of_the_report_is_whole(forms_txt: str) -> None:
    assert "satisfaction-equals-target" in out("audit", forms_txt, COLUMNS="80")


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("en", "1 document, 17 forms: 6 errors, 26 warnings, 103 notes (cn-mof-2020 1)"),
        ("zh", "1个文件，17张表：错误6条、警告26条、提示103条（cn-mof-2020 1）"),
    ],
)
def test_the_last_line_counts(forms_txt: str, lang: str, last: str) -> None:
    assert out("audit", forms_txt, "--lang", lang, COLUMNS="80").splitlines()[-1] == last


def on_terminal(*words: str) -> str:
    """What the command writes when both its outputs are one terminal."""
    screen, terminal = pty.openpty()
    child = subprocess.Popen([*COMMAND, *words], stdout=terminal, stderr=terminal, stdin=subprocess.DEVNULL)
    os.close(terminal)
    written = b""
    try:
        while piece := os.read(screen, 1 << 16):
            written += piece
    except OSError:  # the terminal was closed by its last user
        pass
    os.close(screen)
    child.wait()
    return written.decode()


def test_progress_never_mixes_with_output(forms_txt: str, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(forms_txt, tmp_path / name)
    assert "━" not in on_terminal("audit", str(tmp_path), "--summary")
    written = on_terminal("audit", str(tmp_path), "-o", str(tmp_path / "report.html"))
    assert "━" in written
    assert written.rstrip().endswith("(cn-mof-2020 1)")


def proposed(shell: str, *typed: str) -> list[str]:
    """What a shell is told to propose for the last word."""
    environment = {
        "_PERFEVAL_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": " ".join(("perfeval", *typed)),
        "COMP_CWORD": str(len(typed)),
        "_TYPER_COMPLETE_ARGS": " ".join(("perfeval", *typed)),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    return re.findall(r"[\w-]+", run(**environment))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
class TestCompletion:
    def test_commands(self, shell: str) -> None:
        assert "audit" in proposed(shell, "au")

    def test_the_words_of_an_option(self, shell: str) -> None:
        assert {"xlsx"} <= set(proposed(shell, "audit", "--format", "xl"))

    def test_codes_and_rules(self, shell: str) -> None:
        assert "total-mismatch" in proposed(shell, "audit", "--only", "total-m")
        assert "cn-mof-2020" in proposed(shell, "audit", "--rules", "cn-mof-2020")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_by_the_script_that_is_shown(tmp_path: Path) -> None:
    command = tmp_path / "perfeval"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m perfeval "$@"\n')
    command.chmod(0o755)
    ask = run(_PERFEVAL_COMPLETE="source_bash")
    ask += "\nCOMP_WORDS=(perfeval audit --only total-m); COMP_CWORD=3; _perfeval_completion perfeval\n"
    ask += 'echo "${COMPREPLY[@]}"'
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        ["bash", "-c", ask], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == ["total-mismatch"]


def test_what_is_said_beside_the_output_is_in_its_language(forms_txt: str, tmp_path: Path) -> None:
    shutil.copy(forms_txt, tmp_path / "forms.txt")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    wrote = CliRunner().invoke(
        app, ["audit", str(tmp_path), "--by", "department", "-o", f"{tmp_path}/l/", "--lang", "zh"]
    )
    assert "已写入" in wrote.stderr
    assert "文件无法读取。" in wrote.stderr
    assert "2个文件（其中1个无法读取），17张表" in wrote.stderr
    assert not re.search(r"\b(wrote|found|expected)\b", wrote.stderr)
    english = CliRunner().invoke(app, ["audit", str(tmp_path), "-o", f"{tmp_path}/r.html", "--lang", "en"])
    assert "found the end of the document" in english.stderr


@pytest.mark.parametrize(
    ("output", "cause"),
    [("nowhere/report.html", "no such folder"), ("forms.txt/report.html", "no such folder"), ("sub", "Is a directory")],
)
def test_an_output_that_cannot_be_written_fails_before_the_work(
    forms_txt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, cause: str
) -> None:
    (tmp_path / "sub").mkdir()
    shutil.copy(forms_txt, tmp_path / "forms.txt")
    monkeypatch.setattr("perfeval.many.audit_many", lambda *_, **__: pytest.fail("the work was begun"))
    ended = CliRunner().invoke(app, ["audit", forms_txt, "-o", str(tmp_path / output), "--format", "html"])
    assert (ended.exit_code, ended.stderr) == (2, f"perfeval: cannot write {tmp_path / output}: {cause}\n")


def test_rules_cite_their_clauses_in_the_language_asked_for() -> None:
    chinese = out("rules", "diff", "cn-mof-2020", "pmkpi", "--lang", "zh")
    assert "  cn-mof-2020: 财预〔2020〕10号：未完成或偏差较大的指标，应说明原因和改进措施\n" in chinese
    assert " / " not in chinese
    assert "observed" not in chinese
    assert "observed (实践所见)" in out("rules", "show", "pmkpi", "--lang", "en")
    assert "observed" not in out("rules", "show", "pmkpi", "--lang", "zh")
