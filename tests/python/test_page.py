"""The report page in a browser: it filters, switches its language, prints, and shows every text as text."""

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import perfeval as pe

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="chromium or its driver is not installed")

HOSTILE = (
    "<script>document.title='hit'</script>",
    "项目😀",
    "\u202e倒写项目\u202c",
    "长" * 100_000,
    "</script><!--<img src=x>",
)


@dataclass
class Page:
    """A page that is open in the browser."""

    driver: Any
    report: pe.Report

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < end, "the page did not get there"
            time.sleep(0.02)

    def choose(self, name: str, value: str) -> None:
        self.run(
            f"const n = document.getElementById('by-{name}'); n.value = {value!r};"
            f"n.dispatchEvent(new Event(n.tagName === 'SELECT' ? 'change' : 'input'))"
        )

    def shown(self) -> int:
        """How many forms fit the filter, as the page says."""
        return int("".join(c if c.isdigit() else " " for c in self.run("return count.textContent")).split()[0])

    def console(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1300,1000"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield made
    made.quit()


@pytest.fixture
def open_page(driver: Any, tmp_path: Path) -> Callable[..., Page]:
    def opened(report: pe.Report, lang: str = "zh") -> Page:
        report.save(tmp_path / "report.html", lang=lang)
        driver.get((tmp_path / "report.html").as_uri())
        page = Page(driver, report)
        page.until(lambda: page.run("return 'ready' in document.documentElement.dataset"))
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Iterator[Page]:
    made = open_page(pe.audit(pe.examples()))
    yield made
    assert made.console() == []


def test_it_filters_by_severity_code_and_text(page: Page) -> None:
    assert page.shown() == 17
    forms = page.report.forms
    page.choose("severity", "2")
    assert page.shown() == sum(any(f.severity == "error" for f in form.findings) for form in forms)
    page.run("document.getElementById('reset').click()")
    page.run("document.querySelector('a[data-code=total-mismatch]').click()")
    assert page.shown() == sum(any(f.code == "total-mismatch" for f in form.findings) for form in forms)
    page.run("document.getElementById('reset').click()")
    page.choose("text", forms[14].project)
    page.until(lambda: page.shown() == sum(form.project == forms[14].project for form in forms))
    page.choose("text", "不会有的文字")
    page.until(lambda: page.shown() == 0)


def test_a_form_is_laid_out_with_a_mark_at_the_cell_of_each_finding(page: Page) -> None:
    page.run("location.hash = 'd1f15'")
    page.until(lambda: page.run("return !!document.querySelector('#d1f15 table.official')"))
    (error,) = page.report.forms[14].findings.where(severity="error")  # 68.9 is printed, 69.5 is the sum of the points
    cell = page.run("return document.querySelector('#d1f15 td.marked.error').textContent")
    assert cell.startswith(error.printed)
    note = page.run("return document.querySelector('#d1f15 .findings li.error').textContent")
    assert error.message["zh"] in note


def test_it_switches_the_language(page: Page) -> None:
    assert page.run("return document.querySelector('h1').innerText") == "绩效自评表审核报告"
    page.run("document.getElementById('language').click()")
    assert page.run("return document.querySelector('h1').innerText") != "绩效自评表审核报告"
    page.run("location.hash = 'd1f15'")
    page.until(lambda: page.run("return !!document.querySelector('#d1f15 .findings')"))
    (error,) = page.report.forms[14].findings.where(severity="error")
    assert error.message["en"] in page.run("return document.querySelector('#d1f15 .findings').textContent")
    assert "17 of 17 forms" in page.run("return count.textContent")


def test_it_prints_each_form_on_a_sheet_of_its_own(page: Page) -> None:
    """On A4: the summary on two or three sheets, each form on one; a few long ones may need two."""
    page.until(lambda: page.run("return document.querySelectorAll('.form').length > 0"))
    made = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    pdf = base64.b64decode(made["data"])
    assert pdf.startswith(b"%PDF")
    assert 2 + 17 <= pdf.count(b"/Type /Page\n") <= 3 + 17 + 4


def test_printed_straight_after_loading_it_has_every_form(tmp_path: Path) -> None:
    """As `chromium --print-to-pdf` does it: nobody waits for the data to be unpacked, nothing was scrolled to."""
    report = pe.audit([form for _ in range(8) for form in pe.examples()])
    report.save(tmp_path / "report.html")
    assert BROWSER is not None
    printed = tmp_path / "report.pdf"
    call = [BROWSER, "--headless", "--no-sandbox", "--disable-dev-shm-usage", f"--print-to-pdf={printed}"]
    subprocess.run([*call, (tmp_path / "report.html").as_uri()], check=True, capture_output=True, timeout=120)
    assert printed.read_bytes().count(b"/Type /Page\n") >= 8 * 17


def test_texts_of_forms_are_text(open_page: Callable[..., Page]) -> None:
    content = json.loads(pe.examples()[14].to_json())
    forms = []
    for text in HOSTILE:
        content["forms"][0]["project"]["text"] = text
        forms.append(pe.Form.from_json(json.dumps(content)))
    page = open_page(pe.audit(forms))
    for number, text in enumerate(HOSTILE, 1):
        page.run(f"location.hash = 'd1f{number}'")
        page.until(lambda n=number: page.run(f"return !!document.querySelector('#d1f{n} .official')"))
        assert text[:2000] in page.run(f"return document.querySelector('#d1f{number} .official').textContent")
    assert page.run("return document.title") == "绩效自评表审核报告"
    assert page.run("return document.querySelectorAll('main img, main script').length") == 0
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert page.console() == []


def test_a_form_without_a_name_can_be_opened(open_page: Callable[..., Page]) -> None:
    """Its row in the list has a link with words, and a chart of lost points is drawn only of points that were lost."""
    row = {"level1": "产出指标", "level2": "数量指标", "name": "培训", "target": "≥120人次", "actual": "98人次"}
    form = pe.forms_from(pl.DataFrame([{**row, "weight": "50", "score": "50"}]))[0]
    page = open_page(pe.audit(form))
    page.until(lambda: page.run("return !!document.querySelector('#d1f1 table.official')"))
    assert "（没有项目名称）" in page.run("return document.querySelector('table.list a[href=\\'#d1f1\\']').textContent")
    assert "（没有项目名称）" in page.run("return document.querySelector('#d1f1 h2').textContent")
    assert page.run("return document.querySelectorAll('[data-chart=losses], .weighted').length") == 0
    assert page.console() == []


def test_without_forms_it_says_what_could_not_be_read(open_page: Callable[..., Page]) -> None:
    page = open_page(pe.audit(b"nothing of use"))
    assert page.shown() == 0
    assert page.console() == []
