"""What the command says, in Chinese: each sentence by its pattern in English.

A pattern has {} where a sentence has a name, a number or a reason; what stands there is translated by itself, if it has
a pattern. A sentence without a pattern stays English: tests hold every sentence of the command to one.
"""

import re
from collections.abc import Mapping
from functools import cache

from perfeval.command.chinese_packs import FAULTS, PHRASES, SCENARIOS

__all__ = ["SENTENCES", "in_chinese"]

_CALLS = {
    "Missing argument '{}'.": "缺少参数 {}。",
    "Missing option '{}'.": "缺少选项 {}。",
    "Missing command.": "缺少子命令。",
    "No such command '{}'.": "没有子命令 {}。",
    "'{}' is a file, not a command: perfeval audit {} audits it": "“{}”是文件，不是子命令：请用 perfeval audit {} 审核",
    "No such command '{}'. Did you mean {}?": "没有子命令 {}。您是否指 {}？",
    "No such command '{}'. (Possible commands: {})": "没有子命令 {}。相近的有：{}。",
    "No such option: {}": "没有选项 {}。",
    "No such option: {} (Possible options: {})": "没有选项 {}。相近的有：{}。",
    "No such option: {} Did you mean {}?": "没有选项 {}。您是否指 {}？",
    "Option '{}' requires an argument.": "选项 {} 后面须有一个值。",
    "Option '{}' requires {} arguments.": "选项 {} 后面须有{}个值。",
    "Option '{}' does not take a value.": "选项 {} 后面不能有值。",
    "{} takes one value, found {}": "{} 只能有一个值，实有{}个",
    "{} has an empty value": "{} 的值为空",
    "Got unexpected extra argument(s) ({})": "多出了参数 {}。",
    "Got unexpected extra argument ({})": "多出了参数 {}。",
    "Got unexpected extra arguments ({})": "多出了参数 {}。",
    "Invalid value: {}": "取值不对：{}",
    "Invalid value for '{}': {}": "{} 的取值不对：{}",
    "Invalid value for {}: {}": "{} 的取值不对：{}",
    "Value error, {}": "{}",
    "'{}' is not one of {}.": "“{}”不在 {} 之列。",
    "'{}' is not a valid integer.": "“{}”不是整数。",
    "'{}' is not a valid int.": "“{}”不是整数。",
    "Input should be a valid integer, unable to parse string as an integer": "须为整数。",
}

_SYSTEM = {
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "Is a directory": "它是文件夹",
    "Not a directory": "路径中有一部分不是文件夹",
    "File exists": "文件已存在",
    "No space left on device": "磁盘已满",
    "File too large": "文件过大",
    "Read-only file system": "文件系统只读",
    "Input/output error": "读写出错",
    "no such folder": "没有这个文件夹",
    "a web address: download the file first": "这是网址，请先下载文件",
    "a pipe that nobody writes to": "没有程序向这个管道写入",
}

_COMMAND = {
    "cannot write {}: {}": "无法写入 {}：{}",
    "cannot write into {}: {}": "无法写入文件夹 {}：{}",
    "cannot write to the standard output: {}": "无法写到标准输出：{}",
    "cannot write {} without --format: one of {}": "写入 {} 须用 --format 指定格式，可用的有：{}",
    "cannot write {}: expected an ending among {}, found '{}'": "无法写入 {}：扩展名应为 {} 之一，实为“{}”",
    "cannot write {}: expected an ending among {}; a .pdf is made of one PDF, with its findings as annotations": (
        "无法写入 {}：扩展名应为 {} 之一；只有审核一个 PDF 文件时才能写成 .pdf，问题以批注标出"
    ),
    "cannot write {}: expected an ending among {}; {}": "无法写入 {}：扩展名应为 {} 之一；{}",
    "cannot write {} with --format {}: expected the ending .{}, found '{}'": (
        "用 --format {1} 无法写入 {0}：扩展名应为 .{2}，实为“{3}”"
    ),
    "cannot read the standard input: {}": "无法读取标准输入：{}",
    "cannot read the rules {}: {}": "无法读取规则 {}：{}",
    "cannot read the words {}: {}": "无法读取词表 {}：{}",
    "byte {} is not UTF-8; a TOML file is a text": "第{}个字节不是 UTF-8；TOML 文件须为文本",
    "cannot mark {}: {}": "无法标注 {}：{}",
    "{} is not installed: pip install {}, or the extra {}": "尚未安装 {}：请执行 pip install {}",
    "a PDF is marked with pdfplumber: pip install 'perfeval[pdf]'": (
        "标注 PDF 须先安装 pdfplumber：pip install 'perfeval[pdf]'"
    ),
    "{} is marked as .{}, which LibreOffice makes of it: install it": (
        "{} 须由 LibreOffice 转换为 .{} 后才能标注：请安装 LibreOffice"
    ),
    "{}: found {}, expected {}": "{}：实际：{}；要求：{}",
    "mark: found another file, expected the bytes of {} that were audited (SHA-256 {})": (
        "不是所审核的那个文件：{}（SHA-256 {}），文件可能在审核之后有改动"
    ),
    "repair: found another file, expected the bytes of {} that were audited (SHA-256 {})": (
        "不是所审核的那个文件：{}（SHA-256 {}），文件可能在审核之后有改动"
    ),
    "the package": "文件",
    "the whole document": "整个文件",
    "no Word document and no workbook": "不是 Word 文档，也不是工作簿",
    "a .docx or .xlsx file": ".docx 或 .xlsx 文件",
    "no directory of a zip package in {} bytes": "{}个字节中没有 zip 压缩包的目录",
    "a whole .docx or .xlsx: this one is cut off or damaged, save or fetch it again": (
        "完整的 .docx 或 .xlsx：此文件不完整或已损坏，请重新保存或获取"
    ),
    "{} has no cells that carry comments: expected a Word or Excel document or a PDF": (
        "这种文件中不能加批注，只有 Word、Excel 文件和 PDF 可以"
    ),
    "no marked copy of {}: it is not a file": "没有写出 {} 的标注副本：它不是文件",
    "no marked copy of {}: {}": "没有写出 {} 的标注副本：{}",
    "no copy of {}: it is not a file": "没有写出 {} 的副本：它不是文件",
    "no copy of {}: {}": "没有写出 {} 的副本：{}",
    "{} exists and is not replaced: move it away, or give it another name": "{} 已存在，不予覆盖：请移走或改名后重试",
    "the standard input is closed": "标准输入已关闭",
    "standard output is the input {}, which is never written over: expected another output": (
        "标准输出就是输入文件 {}。输入文件从不覆盖，请另指定输出"
    ),
    "{} is the input {}, which is never written over: expected another output": (
        "{} 就是输入文件 {}。输入文件从不覆盖，请另指定输出"
    ),
    "an OUT without a name: expected a file or -": "-o 为空：应为文件或 -",
    "{} is the input: expected another file for --resume": "{} 是输入文件，--resume 请另指定文件",
    "an INPUT without a name: expected a file, a folder, a glob or -": "INPUT 为空：应为文件、文件夹、通配符或 -",
    "nothing to read in {}: expected files ending in {}": "{} 中没有可读的文件：扩展名应为 {}",
    "one document at a time: {} names {}": "一次只能处理一个文件：{} 指的是{}个文件",
    "expected --seconds to be a number from 0, found '{}'": "--seconds 应为不小于0的数，实为“{}”",
    "{}: time-limit: found {}, expected less (--seconds)": "{}：超过了 --seconds 规定的时间：{}",
    "rules {}: {}": "采用规则 {}：{}",
    "no form": "没有自评表",
    "{} in {}, {}: in force": "“{1}”中有“{0}”，{2}年度，现行",
    "{} in {}, {}: in force from {}": "“{1}”中有“{0}”，{2}年度，自{3}年起施行",
    "{} in {}, {}: in force from {} to {}": "“{1}”中有“{0}”，{2}年度，{3}年至{4}年施行",
    "any region, {}: in force": "不限地区，{}年度，现行",
    "any region, {}: in force from {}": "不限地区，{}年度，自{}年起施行",
    "any region, {}: in force from {} to {}": "不限地区，{}年度，{}年至{}年施行",
    "{}: no pack is in force for this form; the default is taken": "{}年度没有适用的规则，采用默认规则",
    "no year: no pack is in force for this form; the default is taken": "没有年度，采用默认规则",
    "the form has no indicator {}; it has {}": "该表没有第{}个指标，共有{}个",
    "{} is a folder: audit and audit_many take folders, read takes one file": "{} 是文件夹，此处应为一个文件",
    "the forms need different rules ({}): use separate calls": "各表所需的规则不同（{}），请分别审核",
    "expected --format to be one of {}, found '{}'": "--format 应为 {} 之一，实为“{}”",
    "expected one of {}, found '{}'": "应为 {} 之一，实为“{}”",
    "expected --indicator to be a number from 1, or 0 for all, found {}": (
        "--indicator 应为不小于1的整数，0 表示全部，实为 {}"
    ),
    "{} has forms 1 to {}, found --form {}": "{} 有第1至第{}张表，--form 实为 {}",
    "--by department writes letters as docx, found --format {}": "--by department 写出 docx，--format 实为 {}",
    "--by department writes a file a department: expected a folder as -o FOLDER/, found {}": (
        "--by department 为每个部门写一个文件：-o 应为文件夹（以 / 结尾），实为 {}"
    ),
    "--redact is not for copies of the inputs, which have every person in them: expected a --format": (
        "输入文件的副本含有全部人员信息，不能与 --redact 同用：请用 --format 指定报告的格式"
    ),
    "--resume is for files: the standard input can be read only once": "--resume 只用于文件：标准输入只能读取一次",
    "{} is the state of --resume: expected another output": "{} 是 --resume 的状态文件，请另指定输出",
    "a document is marked in its own format: one .{} in, found {}": "文件按其原有格式填写：应为一个 .{} 文件，实为 {}",
    "{}: expected a report that --format json wrote": "{}：应为用 --format json 写出的报告",
    "there is no code '{}', the nearest are {}: perfeval schema findings lists all of them": (
        "没有代码“{}”，相近的有：{}。全部代码见 perfeval schema findings"
    ),
    'no pack "{}" comes with the library (the nearest is {}); there are: {}': (
        "没有名为“{}”的内置规则，名称最接近的是 {}。可用的有：{}"
    ),
    'no pack "{}" comes with the library; there are: {}': "没有名为“{}”的内置规则，可用的有：{}",
    "{}: {}": "{}：{}",
    "not enough memory": "内存不足",
    "internal error, please report it: {}: {}": "内部错误，请报告：{}：{}",
    "interrupted: the output is incomplete / 已中断，输出不完整": "已中断，输出不完整",
}

SENTENCES: Mapping[str, str] = _CALLS | _SYSTEM | _COMMAND | PHRASES | SCENARIOS
"""Every pattern, with its Chinese."""

_FAULT = re.compile(r"(.*?):(\d+):(\d+): ([a-z-]+): (?:([\w.\[\]-]+): )?found (.*); expected (.*)")
_LIST = re.compile(r"'[^' ]*'|[^\s,]+(, [^\s,]+)+")
_QUOTED = re.compile(r'"([^"]*)"')


def in_chinese(text: str) -> str:
    """The text in Chinese, line by line; what has no pattern stays as it is."""
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    fault = _FAULT.fullmatch(text)
    if fault is not None and fault[4] in FAULTS:
        return _fault(*fault.groups(default=""))
    return _phrase(text)


def _fault(file: str, line: str, column: str, code: str, key: str, found: str, expected: str) -> str:
    """A fault of a TOML file: where, what, what was found there and what was expected."""
    place = f"第{line}行第{column}列" + (f" {key}" if key else "")
    return f"{file} {place}：{FAULTS[code]}（{code}）。实际：{_phrase(found)}；要求：{_phrase(expected)}"


def _phrase(text: str) -> str:
    for pattern, chinese in _patterns():
        found = pattern.fullmatch(text)
        parts = [_part(part) for part in found.groups()] if found is not None else []
        if found is not None and not (chinese == "{}：{}" and parts == list(found.groups())):
            return chinese.format(*parts)
    return _QUOTED.sub(r"“\1”", text)


def _part(text: str) -> str:
    """What stands in the place of {}: a list, a value, or a phrase with its own pattern."""
    if _LIST.fullmatch(text):
        return "、".join(item.strip("'") for item in text.split(", "))
    return SENTENCES.get(text, _QUOTED.sub(r"“\1”", text)) if " " not in text else _phrase(text)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The patterns: first those that begin with a word, and of these those with the most words."""
    return [(_regex(pattern), SENTENCES[pattern]) for pattern in sorted(SENTENCES, key=_weight, reverse=True)]


def _weight(pattern: str) -> tuple[bool, int]:
    return not pattern.startswith("{}"), len(pattern.replace("{}", ""))


def _regex(pattern: str) -> re.Pattern[str]:
    literals = (part.replace("{{", "{").replace("}}", "}") for part in pattern.split("{}"))
    return re.compile("(.+?)".join(map(re.escape, literals)), re.DOTALL)
