"""Words of one's own: every door takes them, a report names them, and a broken file is refused before the work."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import perfeval as pe
from perfeval import _core

ROWS = [
    ["项目支出绩效自评表"],
    ["工程简称", "老旧管网改造"],
    ["项目资金", "全年预算数", "全年执行数", "执行率", "分值", "得分"],
    ["年度资金总额", "120", "60", "50%", "10", "5"],
    ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "考核所得"],
    ["产出指标", "数量指标", "改造长度", "≥5公里", "5公里", "90", "90"],
    ["总分", "", "", "", "", "100", "95"],
]
WORDS = '[score_column]\nwhole = ["考核所得"]\n\n[project_label]\nwhole = { "工程简称" = "composed" }\n'


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A words file."""
    file = tmp_path / "own.toml"
    file.write_text(WORDS, encoding="utf-8")
    return file


@pytest.fixture
def form_csv(tmp_path: Path) -> Path:
    """A form that only those words explain."""
    file = tmp_path / "form.csv"
    file.write_text("\n".join(",".join(row) for row in ROWS) + "\n", encoding="utf-8")
    return file


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command."""
    call = [sys.executable, "-m", "perfeval", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, check=False, encoding="utf-8")


class TestDoors:
    """Python takes a path or a lexicon."""

    def test_read(self, words: Path, form_csv: Path) -> None:
        plain = pe.read(form_csv).forms[0]
        assert (plain.project.text, plain.indicators[0].score.text) == ("", "")
        taught = pe.read(form_csv, words=words)
        assert (taught.forms[0].project.text, taught.forms[0].indicators[0].score.text) == ("老旧管网改造", "90")
        assert taught.words is not None
        assert taught.words.fingerprint == hashlib.sha256(words.read_bytes()).hexdigest()
        assert pe.read(form_csv).words is None

    def test_bytes_texts_and_tables(self, form_csv: Path) -> None:
        words = pe.Lexicon.from_toml(WORDS)
        data = form_csv.read_bytes()
        for source in (data, data.decode(), ROWS):
            assert pe.read(source, words=words).forms[0].indicators[0].score.text == "90"

    def test_audit_names_them(self, words: Path, form_csv: Path) -> None:
        report = pe.audit(form_csv, words=words)
        named = {"file": str(words), "fingerprint": hashlib.sha256(words.read_bytes()).hexdigest()}
        assert report.words == named
        assert json.loads(report.to_jsonl().splitlines()[0])["words"] == named
        for layout in ("html", "md"):
            text = report.to_bytes(layout, "zh").decode().replace("\\_", "_")
            assert f"增补词表 {words}（指纹 {named['fingerprint'][:16]}）" in text
        assert pe.audit(form_csv).words is None
        assert "words" not in json.loads(pe.audit(form_csv).to_json())

    def test_audit_many_names_them_in_every_report(self, words: Path, form_csv: Path, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        reports = list(pe.audit_many([form_csv, tmp_path / "empty.txt", form_csv], words=words))
        assert [report.words is not None for report in reports] == [True, True, True]
        assert reports[2].forms[0].project == "老旧管网改造"

    def test_a_lexicon_shows_itself(self) -> None:
        assert repr(pe.Lexicon()) == "<Lexicon>"
        assert repr(pe.Lexicon.from_toml("", "own.toml")) == "<Lexicon with 'own.toml'>"
        assert pe.Lexicon() == pe.Lexicon() != pe.Lexicon.from_toml("")
        assert "score_column" in _core.lexicon_lists()


class TestFaults:
    """A broken file raises with everything that is wrong."""

    def test_every_fault_is_named(self, form_csv: Path, tmp_path: Path) -> None:
        broken = tmp_path / "broken.toml"
        broken.write_text('[score_colum]\nwhole = ["甲"]\n[total]\nwhole = [""]\n', encoding="utf-8")
        with pytest.raises(pe.errors.InvalidWords) as raised:
            pe.read(form_csv, words=broken)
        assert [error["code"] for error in raised.value.errors] == ["list-unknown", "word-empty"]
        assert f"{broken}:4:10: word-empty: total.whole" in str(raised.value)

    def test_a_file_that_is_not_there(self, form_csv: Path) -> None:
        with pytest.raises(pe.errors.InvalidValue, match=r"cannot read the words none\.toml"):
            pe.audit(form_csv, words="none.toml")


class TestCommand:
    """--words in audit, score, explain and convert."""

    @pytest.mark.parametrize("call", [["audit"], ["score"], ["explain"], ["convert", "-o", "-", "--format", "json"]])
    def test_every_command_reads_by_them(self, call: list[str], words: Path, form_csv: Path) -> None:
        ended = run(*call, form_csv, "--words", words)
        assert ended.returncode in (0, 1), ended.stderr
        assert ended.stdout != run(*call, form_csv).stdout

    def test_the_table_names_them(self, words: Path, form_csv: Path) -> None:
        last = "".join(run("audit", form_csv, "--words", words, "--lang", "en").stdout.split())  # lines are folded
        assert f"words{words}({hashlib.sha256(words.read_bytes()).hexdigest()[:16]})" in last

    @pytest.mark.parametrize("ending", ["txt", "json", "jsonl", "md", "html", "xlsx", "docx"])
    def test_every_format_of_the_report_names_them(
        self, ending: str, words: Path, form_csv: Path, tmp_path: Path
    ) -> None:
        report = tmp_path / f"report.{ending}"
        ended = run("audit", form_csv, "--words", words, "-o", report, "--fail-on", "never")
        assert ended.returncode == 0, ended.stderr
        text = report.read_bytes()
        if ending in ("xlsx", "docx"):
            with zipfile.ZipFile(report) as package:
                text = b"".join(package.read(name) for name in package.namelist())
        plain = b"".join(text.split())  # a table wraps its last line
        assert hashlib.sha256(words.read_bytes()).hexdigest()[:16].encode() in plain
        assert words.name.encode() in plain or ending == "docx"  # a letter names no file

    @pytest.mark.parametrize(
        ("command", "layout"),
        [("score", one) for one in ("table", "json", "md", "html")]
        + [("explain", one) for one in ("text", "json", "html")],
    )
    def test_scores_and_trees_name_them(self, command: str, layout: str, words: Path, form_csv: Path) -> None:
        shown = run(command, form_csv, "--format", layout, "--words", words).stdout
        plain = "".join(shown.split()).replace("\\", "")  # a table wraps its last line
        assert hashlib.sha256(words.read_bytes()).hexdigest()[:16] in plain
        assert words.name in plain
        without = run(command, form_csv, "--format", layout).stdout
        assert "增补词表" not in without
        assert '"words"' not in without

    def test_what_if_and_lift_name_them(self, words: Path, form_csv: Path) -> None:
        for option in (["--what-if", "hubei-20"], ["--lift"]):
            shown = "".join(run("explain", form_csv, "--words", words, "--lang", "en", *option).stdout.split())
            assert shown.endswith(f"words{words}({hashlib.sha256(words.read_bytes()).hexdigest()[:16]})")

    @pytest.mark.parametrize("command", ["audit", "score", "explain"])
    def test_a_broken_file_is_refused_before_the_work(self, command: str, form_csv: Path, tmp_path: Path) -> None:
        broken = tmp_path / "broken.toml"
        broken.write_text("[score_column]\nwhole = 1\n", encoding="utf-8")
        rules = run(command, form_csv, "--rules", broken)
        ended = run(command, form_csv, "--words", broken)
        assert (ended.returncode, ended.stdout) == (2, "") == (rules.returncode, rules.stdout)
        assert "broken.toml:2:9: value-type: score_column.whole" in ended.stderr


class TestUnits:
    """A words file adds units, exact wherever one is read."""

    UNITS = '[units]\n"垧" = "15 亩"\n'

    def test_targets_and_actuals(self) -> None:
        rows = [list(row) for row in ROWS]
        rows[4][6] = "得分"
        rows[5][3:5] = ["≥2垧", "30亩"]
        taught = pe.read(rows, words=pe.Lexicon.from_toml(self.UNITS))
        form = taught.forms[0]
        unit = form.indicators[0].wanted.unit
        assert (unit.dimension, unit.base, unit.numerator, unit.denominator) == ("area", "平方米", 10000, 1)
        assert [(one.name, one.meaning.base) for one in form.own_units] == [("垧", "平方米")]
        assert pe.Form.from_json(form.to_json()) == form
        codes = [finding.code for finding in pe.audit(taught).findings]
        assert "unit-mismatch" not in codes
        assert "unit-mismatch" in [finding.code for finding in pe.audit(rows).findings]

    def test_a_fault_is_named(self) -> None:
        with pytest.raises(pe.errors.InvalidWords, match="unit-known"):
            pe.Lexicon.from_toml('[units]\n"亩" = "666 平方米"\n')

    def test_the_schema_has_every_list(self) -> None:
        schema = json.loads(Path("docs/schema/words.schema.json").read_text("utf-8"))
        assert set(schema["properties"]) == {*_core.lexicon_lists(), "units"}
        places = schema["$defs"]["list"]["properties"]
        assert set(places) == {"anywhere", "whole", "first", "last", "part"}
