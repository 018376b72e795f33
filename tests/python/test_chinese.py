"""The command in Chinese: help, invalid calls, rules; and that no sentence of it was forgotten."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import perfeval as pe
from perfeval import cli, command
from perfeval.command.chinese import in_chinese
from perfeval.command.chinese_help import HELP

COMMAND = [sys.executable, "-m", "perfeval"]
SOURCES = Path(command.__file__).parent
FORMS = str(Path(__file__).parents[2] / "examples" / "data" / "forms.txt")


def said(*words: str, locale: str = "C.UTF-8") -> tuple[int, str]:
    """The exit status, and what is said on both streams."""
    environment = {**os.environ, "LC_ALL": locale}
    ended = subprocess.run([*COMMAND, *words], capture_output=True, check=False, env=environment)
    return ended.returncode, (ended.stdout + ended.stderr).decode()


def commands(group: Any) -> Iterator[Any]:
    yield group
    for one in getattr(group, "commands", {}).values():
        yield from commands(one)


def test_every_text_of_the_help_has_its_chinese() -> None:
    texts = [one.help for one in commands(typer.main.get_command(cli.app))]
    texts += [p.help for one in commands(typer.main.get_command(cli.app)) for p in one.params if p.help]
    missing = {" ".join(text.split()) for text in texts} - HELP.keys()
    assert missing == set()


def literal_of(node: ast.expr) -> str | None:
    """A text of the source with {} where a value goes; None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    return None


def sentences() -> Iterator[str]:
    """What the command says on standard error, from its sources."""
    for source in [*SOURCES.glob("*.py"), Path(cli.__file__)]:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                texts = [literal_of(one) for one in node.args[:1]] if name in ("say", "wrong", "_refuse") else []
                yield from filter(None, texts)


def test_every_sentence_of_the_command_has_its_chinese() -> None:
    english = [one.replace("{}", "x") for one in sentences() if re.search("[a-z]{3}", one.replace("{}", ""))]
    assert [one for one in english if not re.search("[\u4e00-\u9fff]", in_chinese(one))] == []
    assert len(list(sentences())) > 30


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["audit", "--fomat", "json"], "错误：没有选项 --fomat。相近的有：--format。\n"),
        (
            ["audit", FORMS, "--format", "eror"],
            "错误：--format 的取值不对：“eror”不在 table、json、jsonl、md、html、xlsx、docx 之列。\n",
        ),
        (["audit"], "错误：缺少参数 INPUT...。\n"),
        (["explain", FORMS, "--form", "a"], "错误：--form 的取值不对：须为整数。\n"),
        (["audit", FORMS, "--rules"], "错误：选项 --rules 后面须有一个值。\n"),
        (["adit"], "错误：没有子命令 adit。您是否指 audit？\n"),
        (["schema", "form", "b"], "错误：多出了参数 b。\n"),
        (
            ["audit", FORMS, "--rules", "cn"],
            "perfeval: 没有名为“cn”的内置规则，可用的有：cn-mof-2020、cn-mof-2021-guideline、cn-legacy-2016、hubei-20、"
            "pmkpi、chaoyang-2022-observed、auto\n",
        ),
        (
            ["audit", FORMS, "--rules", "cn-mof-2002"],
            "perfeval: 没有名为“cn-mof-2002”的内置规则，名称最接近的是 cn-mof-2020。可用的有：cn-mof-2020、"
            "cn-mof-2021-guideline、cn-legacy-2016、hubei-20、pmkpi、chaoyang-2022-observed、auto\n",
        ),
        (["audit", FORMS, "--rules", "pmkpi", "--rules", "auto"], "错误：--rules 只能有一个值，实有2个\n"),
        (["audit", FORMS, "--baseline", ""], "错误：--baseline 的值为空\n"),
        (
            ["audit", FORMS, "--rules", "https://example.com/ours.toml"],
            "perfeval: 无法读取规则 https://example.com/ours.toml：这是网址，请先下载文件\n",
        ),
        (["audit", FORMS, "-o", "/no/r.json"], "perfeval: 无法写入 /no/r.json：没有这个文件夹\n"),
        (["audit", FORMS, "-o", FORMS], f"perfeval: {FORMS} 就是输入文件 {FORMS}。输入文件从不覆盖，请另指定输出\n"),
        (["audit", FORMS, "--seconds", "x"], "perfeval: --seconds 应为不小于0的数，实为“x”\n"),
        (["explain", FORMS, "--form", "99"], f"perfeval: {FORMS} 有第1至第17张表，--form 实为 99\n"),
        (
            ["audit", FORMS, "--redact", "--repair"],
            "perfeval: 输入文件的副本含有全部人员信息，不能与 --redact 同用：请用 --format 指定报告的格式\n",
        ),
    ],
)
def test_an_invalid_call_is_refused_in_chinese(words: list[str], sentence: str) -> None:
    status, text = said(*words, locale="zh_CN.UTF-8")
    assert status == 2
    assert text.endswith(sentence)


def test_lang_decides_before_the_call_is_understood() -> None:
    assert said("audit", FORMS, "--foo", "--lang", "zh")[1].startswith("用法：perfeval audit [选项] {INPUT...}...\n")
    english = said("audit", FORMS, "--foo", "--lang=en", locale="zh_CN.UTF-8")
    assert english[1].startswith("Usage: perfeval audit [OPTIONS]")
    assert english[0] == 2


def test_a_call_without_words_is_answered_by_the_help() -> None:
    for words in ([], ["rules"]):
        status, text = said(*words, locale="zh_CN.UTF-8")
        assert (status, text) == (2, said(*words, "--help", locale="zh_CN.UTF-8")[1])


def test_help_fits_eighty_columns_of_chinese() -> None:
    from rich.cells import cell_len

    for words in (
        [],
        ["audit"],
        ["score"],
        ["explain"],
        ["convert"],
        ["read"],
        ["schema"],
        ["rules"],
        ["rules", "test"],
    ):
        status, text = said(*words, "--help", locale="zh_CN.UTF-8")
        assert status == 0
        assert max(map(cell_len, text.splitlines())) <= 80
        assert text.startswith(f"用法：{' '.join(['perfeval', *words])} ")
        assert "显示本说明。" in text
        assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", text.partition("\n")[2]), text


FAULTS = """
id = "市级 规则"
version = 1
title = "测试"
extends = "cn-mof-2020"
until = 3

[quant]
at_least = { rule = "bandd" }
at_most = { rule = "deduction" }
equal = { rule = "banded", x = "share_of_target", bands = [[0, 0.5], 3] }

[grade]
bounds = [60, 80, 90]
rounding = { places = 1 }

[weights]
total = "百"

[[rows]]
kind = "quantity"

[[scenario]]
name = "一"
target = "100"
actual = "65"
weight = "10"
expect = "8分"

[[scenario]]
name = "一"
"""


def test_faults_of_a_pack_are_told_in_chinese(tmp_path: Path) -> None:
    pack = tmp_path / "our.toml"
    pack.write_text(FAULTS, encoding="utf-8")
    status, text = said("rules", "check", str(pack), "--lang", "zh")
    assert status == 1
    lines = text.splitlines()
    assert f"{pack} 第3行第11列 version：值的类型不对（value-type）。实际：数；要求：引号内的文本" in lines
    until = f"{pack} 第6行第1列 until：没有这样的键（key-unknown）。实际：“until”；要求：规则文件所规定的键，此处有 "
    assert f"{until}extends、id、version、title、jurisdiction、regions、years、source、" in text
    assert (
        f"{pack} 第28行第10列 scenario[1].expect：测试用例中没有可检验的内容（scenario-invalid）。实际：“8分”；"
        "要求：得分：9.5、“278/3”、“[6, 8)”或“not known”"
    ) in lines
    english = pe.errors.InvalidPack
    with pytest.raises(english) as refused:
        pe.Pack.from_toml(FAULTS, str(pack))
    assert len(lines) == len(refused.value.errors) > 8
    for line in lines:
        assert not re.search(r"[a-z]+ [a-z]+", line.replace("not known", "")), line


def test_doubts_and_a_good_pack_are_told_in_chinese(tmp_path: Path) -> None:
    pack = tmp_path / "our.toml"
    pack.write_text(
        'id = "our"\nversion = "1"\ntitle = "我市"\njurisdiction = "我市"\nextends = "cn-mof-2020"\n'
        'source = { document = "甲〔2024〕1号" }\n[sources]\nquant.at_least = { document = "甲〔2024〕1号" }\n'
        '[quant]\nat_least = { rule = "threshold", at = 90 }\n',
        encoding="utf-8",
    )
    status, text = said("rules", "check", str(pack), "--lang", "zh")
    assert status == 0, text
    assert text == (
        f"存疑：{pack} 第10行第12列 quant.at_least：界限可能写错（bound-doubtful）。实际：界限 x = 90，即 9000%；"
        f"要求：比例，如 0.6 或“60%”：此处的 x 是商或百分比\n{pack}：our 第1版，没有问题\n"
    )


def test_faults_of_words_and_the_choice_of_rules_are_told_in_chinese(tmp_path: Path) -> None:
    words = tmp_path / "w.toml"
    words.write_text(
        '[score_colum]\nwhole = ["a"]\n[score_column]\nwhole = "b"\nfirst = ["（一）"]\n', encoding="utf-8"
    )
    status, text = said("audit", FORMS, "--words", str(words), "--lang", "zh")
    assert status == 2
    assert text == (
        f"perfeval: {words} 第1行第2列 score_colum：没有这样的词表（list-unknown）。实际：“score_colum”；"
        "要求：说明中所列的词表之一，名称最接近的是 score_column\n"
        f"{words} 第5行第10列 score_column.first：这个词永远不会匹配（word-never-found）。实际：“（一）”；"
        "要求：“”：比较单元格时，略去括号内的文字、前面的序号、两端的标点和后面的外文\n"
        f"{words} 第4行第9列 score_column.whole：值的类型不对（value-type）。实际：其他类型的值；"
        "要求：词的列表，或注明各词出处的表\n"
    )
    assert (
        "perfeval: 采用规则 chaoyang-2022-observed：“北京市朝阳区城市管理综合行政执法局”中有“朝阳区”，2022年度，"
        "2022年至2022年施行\n"
    ) in said("audit", FORMS, "--rules", "auto", "--lang", "zh")[1]
    assert said("explain", FORMS, "--form", "1", "--indicator", "77", "--lang", "zh") == (
        2,
        "perfeval: 该表没有第77个指标，共有6个\n",
    )
    assert "pmkpi  第1版  2020-…" in said("rules", "list", "--lang", "zh")[1]


def test_the_outcome_of_scenarios_is_told_in_chinese(tmp_path: Path) -> None:
    assert said("rules", "test", "cn-mof-2020", "--lang", "zh") == (
        0,
        "cn-mof-2020 1\n测试用例：通过43个，共43个\n分段：用例涉及22处，共22处（100.0%）\n"
        "错误的界限：用例能发现66处，共66处（100.0%）\n\n",
    )
    table = tmp_path / "cases.csv"
    table.write_text("name,target,actual,weight,expect\n达标,≥100,90,10,8\n", encoding="utf-8")
    status, text = said("rules", "test", "cn-mof-2020", "--scenarios", str(table), "--lang", "zh")
    assert status == 1
    assert text.startswith(
        "cn-mof-2020 1\n未通过：达标（cases.csv 第2行）\n  已知：指标值 ≥100，完成值 90，分值 10\n  预期：8\n"
        "  实得：9\n  依据：第1项指标：9，分值10；财预〔2020〕10号：定量指标：达到指标值记满分，"
        "未达到按完成值占指标值的比例记分\n"
    )
    record = text.partition("依据")[2].partition("若实得")[0]
    assert "  ├─ 完成值与指标值之比（x）：0.9\n  ├─ 分段：第2段，x为0至1（不含1）时，得分为分值乘以x\n" in record
    assert re.findall("[a-wyz]{2,}", record) == ["cn", "mof"]  # the id of the rules
    table.write_text("name,total,expect\n总评,89.9,优\n", encoding="utf-8")
    assert (
        "  已知：总分 89.9\n  预期：优\n  实得：良\n  依据：总分89.9；财预〔2020〕10号：评价等级："
        in said("rules", "test", "cn-mof-2020", "--scenarios", str(table), "--lang", "zh")[1]
    )


def test_what_has_no_pattern_stays_as_it_is() -> None:
    assert in_chinese("a sentence that nobody wrote") == "a sentence that nobody wrote"


def test_a_word_that_there_is_not_is_refused_without_the_name_of_an_exception() -> None:
    status, text = said("audit", FORMS, "--fail-on", "errors")
    assert status == 2
    assert "Error: Invalid value for '--fail-on': 'errors' is not one of 'error', 'warning', 'never'." in text
    status, text = said("audit", FORMS, "--only", "TOTAL-MISMATCH")
    assert status == 2
    assert "there is no code 'TOTAL-MISMATCH', the nearest are total-mismatch, " in text


def test_a_file_in_the_place_of_a_command_is_told_which_command_takes_files() -> None:
    status, text = said(FORMS)
    assert status == 2
    assert f"Error: '{FORMS}' is a file, not a command: perfeval audit {FORMS} audits it" in text
    status, text = said(FORMS, locale="zh_CN.UTF-8")
    assert status == 2
    assert f"错误：“{FORMS}”是文件，不是子命令：请用 perfeval audit {FORMS} 审核" in text
