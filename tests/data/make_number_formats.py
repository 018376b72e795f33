#!/usr/bin/env python3
"""Writes number_formats.csv: what LibreOffice shows for stored numbers and texts (') under number formats.

Where Excel shows something else, two more columns say what and why.

Usage: make_number_formats.py        (needs openpyxl and soffice)
"""

import csv
import subprocess
import tempfile
from pathlib import Path

from openpyxl import Workbook

NUMBERS = {
    "0", "1", "-1", "0.5", "-0.5", "0.9996", "19.992000000000001", "1234.5", "-1234.567", "1234567.891", "0.00012345",
    "12345678901", "0.125", "5.25", "99.995", "1.005", "-0.004", "100", "0.3333333333333333",
}  # fmt: skip
FORMATS = [
    "0", "0.00", "0.0", "#,##0", "#,##0.00", "0%", "0.00%", "0.0%", "0.00E+00", "0E+00", "##0.0E+0", "0.000E-00",
    "# ?/?", "# ??/??", "# ?/8", "0/100", "#.##", "#,##0.00_);(#,##0.00)", "#,##0;[Red]-#,##0", '0.00"万元"',
    '#,##0.00,"千元"', '0.0,,"百万"', "[>=1000]0.0,\"K\";0", "[<1]0.00%;0.0", "0;-0;\"—\"", "00000", "000-000",
    "+0.00;-0.00", "0.??", "0.0#", '"≥"0', "0.00\\%", "¥#,##0.00", "[$¥-804]#,##0.00", ";;", "0.00;",
    '"正"0;"负"0;"零"',
]  # fmt: skip
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1"
DAYS = {"44926", "44926.5", "44926.999", "1.75", "0.5", "61", "45000.123456"}
DATES = [
    "yyyy-mm-dd", "yyyy/m/d", "yy/mm/dd", 'yyyy"年"m"月"d"日"', "m/d", "d-mmm-yy", "mmm-yy", "dddd", "ddd",
    "mmmm d, yyyy",
    "h:mm", "hh:mm:ss", "h:mm AM/PM", "[h]:mm", "[mm]:ss", "mm:ss.0", "yyyy-mm-dd hh:mm:ss", "[h]:mm:ss", "ss", "mmmmm",
]  # fmt: skip

# Literals, conditions and sections as Chinese offices write them: each format with values that tell its parts apart.
WRITTEN = {
    'General"万元"': ("20", "-19.5"), '"约"General"元"': ("5", "-19.5"), '"≥"General': ("95", "-1"),
    "General;-General": ("5", "-5", "0"), "General;[Red]-General": ("5", "-5"), "0.0;General": ("5", "-1234.567"),
    'General;General;"零";@': ("-5", "0"), '0.0000"万元"': ("19.992", "-0.5"), '0\\.0000"万元"': ("195000", "1"),
    '0000"年"00"月"00"日"': ("20221220",), "0000年00月00日": ("20221220",), '00"-"00"-"00': ("123456", "1234567"),
    '#"."##': ("1234", "5"), '0"/"0': ("12", "-1"), '0"/"00': ("1234", "0"), '"第"0"名"': ("3",),
    '"("0")"': ("3", "-3"), "\\(0\\)": ("3", "-3"), "(0.00)": ("5.25", "-19.5"), "0.00;(0.00)": ("5.25", "-19.5"),
    '#,##0.00;(#,##0.00);"-"': ("1234.5", "-1234.567", "0"), '#,##0.00_);(#,##0.00);_("-"??_)': ("-1234.567", "0"),
    '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ': ("1234.5", "-1234.567", "0"),
    "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)": ("1234.5", "-1234.567", "0"), ";;;": ("5", "-5", "0", "'无"),
    "0;;": ("5", "-5", "0"), ";-0;": ("5", "-5"), "0;;;@": ("5", "0", "'无"), '0.00;"-";@': ("5", "-5", "'无"),
    '[>=10000]0.0,"千";0': ("195000", "10000", "9999"), '[<0]"负"0;[=0]"零";0': ("-5", "0", "5"),
    '[>100]"大";[<0]"小";0.0': ("150", "-5", "5"), '[=1]"是";[=0]"否";0': ("1", "0", "5"),
    '[>100]"甲"0;"乙"0;"丙"0': ("150", "-5", "5"), "[>=-1]0;0": ("-1", "-7"), '[<=0]"降"0;"升"0': ("-5", "5"),
    "[>100]0.0": ("150", "5"), "[Red]0.00": ("5",), "[Color10]0.00;[Color 3]-0.00": ("5", "-5"),
    "[DBNum1]0": ("2022",), "0 0/0": ("5", "0.5", "0"), "?/?": ("0.5",), "#E+0": ("0", "1234.5"),
    "00.0E+00": ("1234.5",), "%0": ("0.5",), '0%"占"': ("0.5",), "#,##0,": ("1234567.891",),
    '#,##0,,"百万"': ("1234567.891",), "#,##0.00元": ("1234.5",), '0.00"元/人"': ("5",), "0个": ("5",),
    "+0;-0;0": ("5",),
    "-0": ("5",), "0-": ("5",), "# ##0": ("1234.5",), "0,000.0": ("5",), '#,##0.00"(万元)"': ("1234.5",),
    "[$€-407]0.00": ("5",), "[$USD] 0.00": ("5",), '"0"0': ("5",), '"无";"无"': ("5", "-5"), "000.000": ("5.25",),
    '@"万元"': ("'19.5", "5"), '"共"@"项"': ("'三",), "@@": ("'无",), '0;-0;0;"文："@': ("'无", "-5"),
    '"甲";"乙";"丙";"丁"': ("5", "-5", "0", "'无"), ';;;"注："@': ("'无", "5"), '[$-804]yyyy"年"m"月"d"日"': ("44926",),
    "[$-804]yyyy\\年m\\月d\\日;@": ("44926", "'待定"), "yyyy年m月d日": ("44926",), "[$-804]mmmm": ("44926", "45000"),
    "[$-804]mmm": ("44926",), "[$-804]dddd": ("44926",), '[$-804]AM/PMh"时"mm"分"': ("44926.5", "44926.75"),
    '"截至"yyyy"年"m"月底"': ("44926",), 'yyyy"年第"m"期"': ("44926",), "yyyymmdd": ("44926",), "[m]\"分\"": ("1.75",),
    "yyyy.mm.dd": ("44926",), "AM/PM h:mm": ("44926.75",), "[<40000]yyyy;yyyy-mm": ("44926", "36526"),
}  # fmt: skip

# What Excel shows where LibreOffice differs, and why.
EXCEL = {
    "Excel counts its days from 1900-01-00": {
        "yyyy-mm-dd": {"0.5": "1900-01-00", "1.75": "1900-01-01"}, "yyyy/m/d": {"0.5": "1900/1/0", "1.75": "1900/1/1"},
        "yy/mm/dd": {"0.5": "00/01/00", "1.75": "00/01/01"}, "m/d": {"0.5": "1/0", "1.75": "1/1"},
        'yyyy"年"m"月"d"日"': {"0.5": "1900年1月0日", "1.75": "1900年1月1日"},
        "d-mmm-yy": {"0.5": "0-Jan-00", "1.75": "1-Jan-00"}, "mmm-yy": {"0.5": "Jan-00", "1.75": "Jan-00"},
        "dddd": {"1.75": "Sunday"}, "ddd": {"1.75": "Sun"}, "mmmmm": {"0.5": "J", "1.75": "J"},
        "mmmm d, yyyy": {"0.5": "January 0, 1900", "1.75": "January 1, 1900"},
        "yyyy-mm-dd hh:mm:ss": {"0.5": "1900-01-00 12:00:00", "1.75": "1900-01-01 18:00:00"},
        "m\"月\"d\"日\"": {"60": "2月29日"},
    },
    "Excel rounds seconds": {
        "hh:mm:ss": {"44926.999": "23:58:34", "45000.123456": "02:57:47"},
        "yyyy-mm-dd hh:mm:ss": {"44926.999": "2022-12-31 23:58:34", "45000.123456": "2023-03-15 02:57:47"},
        "[h]:mm:ss": {"44926.999": "1078247:58:34", "45000.123456": "1080002:57:47"},
        "[mm]:ss": {"44926.999": "64694878:34", "45000.123456": "64800177:47"},
        "ss": {"44926.999": "34", "45000.123456": "47"},
    },
    "LibreOffice gives up": {
        "# ?/?": {"12345678901": "12345678901"}, "# ??/??": {"12345678901": "12345678901"},
        "# ?/8": {"12345678901": "12345678901"}, "0/100": {"12345678901": "1234567890100/100"},
        '"甲"0;[<-5]"乙"0;"丙"0': {"5": "甲5", "-7": "乙7", "-1": "-丙1"},
        "[$-zh-CN]dddd": {"44926": "星期六"}, '上午/下午h"时"mm"分"': {"44926.75": "下午6时00分"},
    },
    "The rate of 1.005 is 100.5 exactly": {"0%": {"1.005": "101%"}},
    "LibreOffice cuts hundredths": {"0/100": {"0.125": "13/100", "1.005": "101/100"}},
    "A minus is left out only where the section takes no number above 0": {
        '[>=1000]0.0,"K";0': {"-1": "-1", "-0.5": "-1", "-1234.567": "-1235"}, "[>=1]0;0": {"-2": "-2"},
        '[>100]"大";0': {"-5": "-5"}, "[>-10]0": {"-5": "-5"}, '[=1]"是";[=0]"否";0': {"-5": "-5"},
        '[<-10]0" 度"': {"-20": "20 度"}, "[<=-25]General;[>=25]General;General": {"-25": "25", "-5": "-5"},
    },
    "! is an escape in Chinese Excel and WPS": {
        '0!.0,"万元"': {"195000": "19.5万元", "1234567": "123.5万元"}, "0!.0000": {"195000": "19.5000", "1": "0.0001"},
        "yyyy!年m!月d!日": {"44926": "2022年12月31日"}, '[>=10000]0!.0,"万";General': {"195000": "19.5万", "5": "5"},
    },
    "the long date and the time of a Chinese system": {
        "[$-F800]dddd, mmmm dd, yyyy": {"44926": "2022年12月31日"}, "[$-F400]h:mm:ss AM/PM": {"0.75": "18:00:00"},
        "[$-x-sysdate]dddd, mmmm dd, yyyy": {"44926": "2022年12月31日"},
    },
    "General in Chinese": {'G/通用格式"元"': {"19.5": "19.5元", "-5": "-5元"}, '"约"G/通用格式': {"5": "约5"}},
    "colours in Chinese": {"[红色]0.00": {"5": "5.00"}},
    "every % multiplies": {"0.0%%": {"0.5": "5000.0%%"}},
    "## alone groups nothing": {"##": {"1234.5": "1235"}},
    "literals alone keep the minus": {'"无"': {"-5": "-无"}},
    "e is the year in Chinese": {'e"年"': {"44926": "2022年"}},
}  # fmt: skip


def excel_of(value: str, code: str) -> tuple[str, str]:
    """What Excel shows, and why; two empty texts where it shows what LibreOffice does."""
    for why, formats in EXCEL.items():
        if value in formats.get(code, {}):
            return formats[code][value], why
    return "", ""


if __name__ == "__main__":
    cases = [(value, code) for code in FORMATS for value in sorted(NUMBERS, key=float)]
    cases += [(value, code) for code in DATES for value in sorted(DAYS, key=float)]
    cases += [(value, code) for code, values in WRITTEN.items() for value in values]
    cases += [(value, code) for formats in EXCEL.values() for code, shown in formats.items() for value in shown]
    cases = list(dict.fromkeys(cases))
    book = Workbook()
    for row, (value, code) in enumerate(cases, 1):
        cell = book.active.cell(row, 1, value[1:] if value.startswith("'") else float(value))
        cell.number_format = code
    with tempfile.TemporaryDirectory() as folder:
        book.save(Path(folder, "formats.xlsx"))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", AS_SHOWN,
             "--outdir", folder, f"{folder}/formats.xlsx"],
            check=True, capture_output=True,
        )  # fmt: skip
        lines = Path(folder, "formats.csv").read_text("utf-8").splitlines()
        shown = [row[0] if row else "" for row in csv.reader(lines)]
    shown += [""] * (len(cases) - len(shown))  # rows at the end that show nothing are left out
    with Path(__file__).with_name("number_formats.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(
            (value, code, text, *excel_of(value, code)) for (value, code), text in zip(cases, shown, strict=True)
        )
