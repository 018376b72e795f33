"""The command perfeval: formats, exit status, inputs, languages."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import perfeval as pe
from perfeval.command.convert import SCHEMAS

FORMS = str(Path(__file__).parents[2] / "examples" / "data" / "forms.txt")


def run(
    *words: str, data: bytes | None = None, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "perfeval", *words],
        input=data,
        stdin=subprocess.DEVNULL if data is None else None,
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )


def out(*words: str, **options: str) -> str:
    return run(*words, **options).stdout.decode("utf-8")


class TestMarkedFolder:
    """`-o FOLDER/` marks every file that can carry comments."""

    def test_files_keep_their_place_and_others_are_named(self, tmp_path: Path) -> None:
        office = Path(__file__).parents[1] / "data" / "office"
        given = tmp_path / "given"
        (given / "a").mkdir(parents=True)
        (given / "a" / "road.xlsx").write_bytes((office / "road_upkeep.xlsx").read_bytes())
        (given / "road.docx").write_bytes((office / "road_upkeep.docx").read_bytes())
        (given / "road.json").write_text(pe.examples()[14].to_json(), encoding="utf-8")
        ended = run("audit", str(given), "-o", f"{tmp_path / 'marked'}/", "--lang", "zh")
        assert ended.returncode == 1
        marked = sorted(path.relative_to(tmp_path / "marked") for path in (tmp_path / "marked").rglob("*.*"))
        assert marked == [Path("a/road.xlsx"), Path("road.docx")]
        refused = f"没有写出 {given / 'road.json'} 的标注副本：这种文件中不能加批注，只有 Word、Excel 文件和 PDF 可以\n"
        assert refused in ended.stderr.decode()
        with zipfile.ZipFile(tmp_path / "marked" / "road.docx") as package:
            assert "审核汇总：1. " in package.read("word/comments.xml").decode()

    def test_an_input_is_never_written_over(self, tmp_path: Path) -> None:
        source = tmp_path / "road.docx"
        data = (Path(__file__).parents[1] / "data" / "office" / "road_upkeep.docx").read_bytes()
        source.write_bytes(data)
        ended = run("audit", str(source), "-o", f"{tmp_path}/")
        assert ended.returncode == 2
        assert b"never written over" in ended.stderr
        assert source.read_bytes() == data


class TestExitStatus:
    def test_0_without_findings_at_or_above(self, forms_txt: str) -> None:
        assert run("audit", forms_txt, "--fail-on", "never").returncode == 0

    def test_1_with_findings_at_or_above(self, forms_txt: str, tmp_path: Path) -> None:
        assert run("audit", forms_txt).returncode == 1
        warned = tmp_path / "warned.json"
        clean = next(f for f in pe.examples() if set(pe.audit(f).findings.counts("severity")) == {"warning", "note"})
        warned.write_text(clean.to_json(), encoding="utf-8")
        assert run("audit", str(warned)).returncode == 0
        assert run("audit", str(warned), "--fail-on", "warning").returncode == 1

    def test_1_where_the_bytes_were_read_and_hold_no_form(self, tmp_path: Path) -> None:
        letter = tmp_path / "letter.txt"
        letter.write_text("只有文字，没有表格。", encoding="utf-8")
        assert run("audit", str(letter)).returncode == 1

    def test_2_where_no_input_could_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        for command in ("audit", "score", "explain"):
            ended = run(command, str(tmp_path / "empty.txt"))
            assert ended.returncode == 2
            assert b"found an empty file" in ended.stderr
        assert run("audit", "nothing.txt", "nothing.json", "--fail-on", "never").returncode == 2

    def test_unreadable_input_does_not_stop_the_others(self, forms_txt: str) -> None:
        ended = run("audit", "nothing.txt", forms_txt, "--format", "json")
        assert ended.returncode == 1
        first, second = json.loads(ended.stdout)["documents"]
        assert first["findings"][0]["code"] == "unreadable-document"
        assert len(second["forms"]) == 17

    @pytest.mark.parametrize(
        "wrong",
        [
            [],
            ["audit"],
            ["audit", "x", "--format", "pdf"],
            ["audit", "x", "--rules", "nowhere"],
            ["schema", "forms"],
            ["guess"],
            ["convert", "x", "-o", "y.pdf"],
        ],
        ids=str,
    )
    def test_2_where_the_call_is_wrong(self, wrong: list[str]) -> None:
        assert run(*wrong).returncode == 2

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["audit", FORMS, "-o", ""], "an OUT without a name: expected a file or -"),
            (["audit", FORMS, "--resume", FORMS], f"{FORMS} is the input: expected another file for --resume"),
            (["rules", "check", "no/such"], "cannot read the rules no/such: No such file or directory"),
        ],
        ids=["output", "state", "rules"],
    )
    def test_2_and_the_name_of_what_is_wrong(self, words: list[str], said: str) -> None:
        ended = run(*words)
        assert (ended.returncode, ended.stderr.decode()) == (2, f"perfeval: {said}\n")

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["audit", FORMS, "-o", "a.html", "-o", "b.html"], "--output takes one value, found 2"),
            (["audit", FORMS, "-o", "a.html", "--output=a.html"], "--output takes one value, found 2"),
            (["audit", FORMS, "--rules", "auto", "--rules", "pmkpi"], "--rules takes one value, found 2"),
            (["audit", FORMS, "--fail-on", "never", "--fail-on", "error"], "--fail-on takes one value, found 2"),
            (["score", FORMS, "--lang", "en", "--lang", "en"], "--lang takes one value, found 2"),
            (["explain", FORMS, "--form", "1", "--form", "2"], "--form takes one value, found 2"),
            (["convert", FORMS, "-o", "a.json", "-o", "b.json"], "--output takes one value, found 2"),
            (["read", FORMS, "--words", "a", "--words", "b"], "--words takes one value, found 2"),
            (
                ["rules", "test", "pmkpi", "--scenarios", "a", "--scenarios", "b"],
                "--scenarios takes one value, found 2",
            ),
            (["audit", FORMS, "--words", ""], "--words has an empty value"),
            (["audit", FORMS, "--baseline="], "--baseline has an empty value"),
            (["audit", FORMS, "--resume", ""], "--resume has an empty value"),
            (["audit", FORMS, "--seconds", ""], "--seconds has an empty value"),
            (["audit", FORMS, "--only", "total-mismatch", "--only", ""], "--only has an empty value"),
            (["convert", FORMS, "-o", "a", "--format", ""], "--format has an empty value"),
            (["rules", "test", "pmkpi", "--scenarios", ""], "--scenarios has an empty value"),
        ],
        ids=lambda one: " ".join(one[2:]) if isinstance(one, list) else "",
    )
    def test_2_for_an_option_that_is_given_twice_or_empty(self, words: list[str], said: str, tmp_path: Path) -> None:
        ended = run(*words, folder=tmp_path)
        assert (ended.returncode, ended.stderr.decode().splitlines()[-1]) == (2, f"Error: {said}")
        assert list(tmp_path.iterdir()) == []

    def test_2_for_an_output_without_a_name(self) -> None:
        for command in ("audit", "score", "convert"):
            ended = run(command, FORMS, "-o", "")
            assert (ended.returncode, ended.stderr) == (2, b"perfeval: an OUT without a name: expected a file or -\n")

    def test_a_misspelled_auto_is_refused_with_the_word(self) -> None:
        for command in ("audit", "score", "explain"):
            ended = run(command, FORMS, "--rules", "atuo")
            assert ended.returncode == 2
            assert 'no pack "atuo" comes with the library (the nearest is auto); there are: ' in ended.stderr.decode()
            assert ended.stderr.decode().endswith(", auto\n")

    def test_auto_is_no_pack_where_there_are_no_forms(self) -> None:
        assert run("rules", "show", "auto").returncode == 2

    def test_2_for_a_form_or_indicator_that_is_not_there(self, forms_txt: str) -> None:
        assert run("explain", forms_txt, "--form", "18").returncode == 2
        assert run("explain", forms_txt, "--form", "1", "--indicator", "99").returncode == 2
        for number in ("-1", "4294967296"):
            ended = run("explain", forms_txt, "--indicator", number)
            said = f"perfeval: expected --indicator to be a number from 1, or 0 for all, found {number}\n"
            assert (ended.returncode, ended.stderr.decode()) == (2, said)

    def test_2_where_the_standard_input_would_be_marked_in_a_folder(self, forms_txt: str, tmp_path: Path) -> None:
        ended = run("audit", "-", "-o", f"{tmp_path}/M/", data=Path(forms_txt).read_bytes())
        assert (ended.returncode, ended.stderr) == (2, b"perfeval: no marked copy of -: it is not a file\n")
        assert list(tmp_path.iterdir()) == []


class TestFormats:
    def test_json_is_what_the_library_writes(self, forms_txt: str) -> None:
        assert json.loads(out("audit", forms_txt, "--format", "json")) == json.loads(pe.audit(forms_txt).to_json())

    def test_jsonl_is_one_form_a_line(self, forms_txt: str) -> None:
        lines = out("audit", forms_txt, "--format", "jsonl").splitlines()
        assert [json.loads(line)["form"]["index"] for line in lines] == list(range(1, 18))

    def test_html_and_md_go_into_a_file(self, forms_txt: str, tmp_path: Path) -> None:
        for ending in ("html", "md"):
            target = tmp_path / f"report.{ending}"
            assert run("audit", forms_txt, "--format", ending, "-o", str(target)).stdout == b""
            assert "total-mismatch" in target.read_text(encoding="utf-8")

    def test_a_table_in_a_pipe_has_no_colours_and_no_progress(self, forms_txt: str) -> None:
        ended = run("audit", forms_txt, forms_txt)
        assert b"\x1b" not in ended.stdout
        assert ended.stderr == b""

    def test_json_is_utf_8_in_every_locale(self, forms_txt: str) -> None:
        ended = run("audit", forms_txt, "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii")
        assert "全区离退休干部学习活动经费" in ended.stdout.decode("utf-8")

    def test_scores_are_exact(self, forms_txt: str) -> None:
        cards = json.loads(out("score", forms_txt, "--format", "json"))["scorecards"]
        assert cards[14]["total"]["exact"] == "78304/1125"
        assert "69.6036" in out("score", forms_txt)
        assert "78304/1125" in out("score", forms_txt, "--fractions")

    def test_a_file_that_cannot_be_written_is_named(self, forms_txt: str, tmp_path: Path) -> None:
        ended = run("audit", forms_txt, "-o", str(tmp_path / "no" / "such" / "folder.html"), "--format", "html")
        assert ended.returncode == 2
        assert b"cannot write" in ended.stderr


class TestInputs:
    def test_the_standard_input(self, forms_txt: str) -> None:
        data = Path(forms_txt).read_bytes()
        (document,) = json.loads(run("audit", "-", "--format", "json", data=data).stdout)["documents"]
        assert (document["path"], len(document["forms"])) == ("-", 17)

    def test_a_folder_without_anything_to_read(self, tmp_path: Path) -> None:
        ended = run("audit", str(tmp_path))
        assert ended.returncode == 2
        assert b"nothing to read" in ended.stderr

    def test_one_document_at_a_time_is_converted_and_explained(self, forms_txt: str) -> None:
        folder = str(Path(forms_txt).parent)
        for words in (("convert", folder, "-o", "-", "--format", "json"), ("explain", folder)):
            ended = run(*words)
            assert ended.returncode == 2
            assert b"one document at a time" in ended.stderr

    def test_json_in_json_out_is_lossless(self, forms_txt: str, tmp_path: Path) -> None:
        first, second = tmp_path / "first.json", tmp_path / "second.json"
        assert run("convert", forms_txt, "-o", str(first)).returncode == 0
        assert run("convert", str(first), "-o", str(second)).returncode == 0
        assert first.read_bytes() == second.read_bytes()
        assert out("convert", forms_txt, "-o", "-", "--format", "json").encode() == first.read_bytes()


def test_the_language_follows_the_locale_unless_given(forms_txt: str) -> None:
    assert "warning" in out("audit", forms_txt)
    assert "警告" in out("audit", forms_txt, LC_ALL="zh_CN.UTF-8")
    assert "警告" in out("audit", forms_txt, "--lang", "zh")
    assert "warning" in out("audit", forms_txt, "--lang", "en", LC_ALL="zh_CN.UTF-8")


def test_a_form_without_shown_errors_has_no_proposed_correction(forms_txt: str) -> None:
    corrected = [line for line in out("audit", forms_txt).splitlines() if "proposed correction" in line]
    assert [line.split()[1] for line in corrected] == ["14", "6", "15"]
    shown = out("audit", forms_txt, "--only", "total-mismatch", "--lang", "en").splitlines()
    assert [line.split()[1] for line in shown if "proposed correction" in line] == ["15"]


def test_the_clauses_below_a_chinese_table_are_chinese(forms_txt: str) -> None:
    notes = [line for line in out("audit", forms_txt, "--lang", "zh").splitlines() if line.startswith("[")]
    assert len(notes) > 3
    assert notes[0].endswith("财预〔2020〕10号：定量指标：达到指标值记满分，未达到按完成值占指标值的比例记分")
    assert not any(" / " in line or "observed" in line for line in notes)


def test_version_names_library_rules_and_schema() -> None:
    assert out("--version") == f"perfeval {pe.__version__}, rules cn-mof-2020 1, schema 1\n"


def test_schemas_are_json_schemas() -> None:
    shipped = {path.name for path in (Path(__file__).parents[2] / "docs" / "schema").iterdir()}
    assert shipped == {f"{which}.schema.json" for which in SCHEMAS}
    for which in SCHEMAS:
        assert "$schema" in json.loads(out("schema", which))


def test_explain_traces_a_point_to_its_clause(forms_txt: str) -> None:
    traced = out("explain", forms_txt, "--form", "15", "--indicator", "3")
    assert "about 0.8333 of 12.5, printed 0.8" in traced
    assert "财预〔2020〕10号" in traced


class TestOfficeFiles:
    @pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
    def test_forms_written_are_read_back_with_the_same_findings(
        self, forms_txt: str, tmp_path: Path, ending: str
    ) -> None:
        written = tmp_path / f"forms.{ending}"
        assert run("convert", forms_txt, "-o", str(written)).returncode == 0
        found = [(f.form, f.code, f.severity) for f in pe.audit(str(written)).findings]
        assert found == [(f.form, f.code, f.severity) for f in pe.audit(forms_txt).findings]

    def test_a_workbook_is_marked_with_its_findings(self, forms_txt: str, tmp_path: Path) -> None:
        plain, marked = tmp_path / "plain.xlsx", tmp_path / "marked.xlsx"
        run("convert", forms_txt, "-o", str(plain))
        assert run("audit", str(plain), "-o", str(marked)).returncode == 1
        with zipfile.ZipFile(marked) as package:
            assert any("comments" in name for name in package.namelist())

    def test_findings_go_into_a_workbook(self, forms_txt: str, tmp_path: Path) -> None:
        findings = tmp_path / "findings.xlsx"
        assert run("audit", forms_txt, "-o", str(findings)).returncode == 1
        assert zipfile.is_zipfile(findings)


class TestRules:
    def test_every_shipped_pack_is_listed_shown_and_passes_its_scenarios(self) -> None:
        listed = [line.split()[0] for line in out("rules", "list").splitlines()]
        assert "cn-mof-2020" in listed
        for name in listed:
            assert "weights.total = 100" in out("rules", "show", name)
            assert run("rules", "test", name).returncode == 0

    def test_a_broken_pack_is_refused_with_file_and_line(self, tmp_path: Path) -> None:
        broken = tmp_path / "broken.toml"
        broken.write_text('id = "x"\nwrong = 1\n', encoding="utf-8")
        ended = run("rules", "check", str(broken))
        assert ended.returncode == 1
        assert b"broken.toml:2" in ended.stdout
        assert run("audit", "x.txt", "--rules", str(broken)).returncode == 2

    def test_what_differs_between_two_packs_is_shown(self) -> None:
        assert run("rules", "diff", "cn-mof-2020", "cn-mof-2020").stdout == b""
        assert run("rules", "diff", "cn-mof-2020", "cn-legacy-2016").returncode == 1

    def test_auto_chooses_by_the_form_and_says_why(self, forms_txt: str) -> None:
        ended = run("audit", forms_txt, "--rules", "auto", "--format", "json")
        assert ended.stderr.startswith(b"perfeval: rules ")
