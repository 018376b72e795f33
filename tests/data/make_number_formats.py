#!/usr/bin/env python3
"""Writes number_formats.csv: what LibreOffice shows for stored numbers under number formats.

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

if __name__ == "__main__":
    cases = [(value, code) for code in FORMATS for value in sorted(NUMBERS, key=float)]
    cases += [(value, code) for code in DATES for value in sorted(DAYS, key=float)]
    book = Workbook()
    for row, (value, code) in enumerate(cases, 1):
        cell = book.active.cell(row, 1, float(value))
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
    with Path(__file__).with_name("number_formats.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(
            (value, code, text) for (value, code), text in zip(cases, shown, strict=True)
        )
