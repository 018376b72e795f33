"""The report page of many forms in chromium: its size, the first paint, and how long filters take.

The seventeen forms are repeated with other names, departments and points. A filter is measured from its event until
the frame after the next one has been drawn.
Usage: benchmarks/page_benchmark.py [FORMS]     (needs chromium, chromium-driver and selenium)
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from selenium import webdriver

import perfeval as pe

ROUNDS = 5
CHOICES = {
    "severity": ("2", "1", ""),
    "department": ("第3局", ""),
    "text": ("培训", "没有的字", ""),
    "order": ("score", "money", "worst"),
}
FILTER = """
const done = arguments[2], node = document.getElementById("by-" + arguments[0]), start = performance.now();
node.value = arguments[1];
node.dispatchEvent(new Event(node.tagName === "SELECT" ? "change" : "input"));
requestAnimationFrame(() => requestAnimationFrame(() => {
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => done(performance.now() - start);
  drawn.port2.postMessage(0);
}));
"""


def many_forms(number: int) -> list[pe.Form]:
    """The seventeen again and again; every seventh row of points is one lower."""
    published = [json.loads(form.to_json()) for form in pe.examples()]
    forms = []
    for i in range(number):
        content = json.loads(json.dumps(published[i % 17]))
        form = content["forms"][0]
        form["project"]["text"] += f"（{i // 17}）"
        form["department"]["text"] = f"第{i % 30}局"
        for k, row in enumerate(form["indicators"]):
            points = row.get("score", {}).get("text", "")
            if points.isdigit() and int(points) > 1 and (i // 17 + k) % 7 == 3:
                row["score"]["text"] = str(int(points) - 1)
        forms.append(pe.Form.from_json(json.dumps(content)))
    return forms


def browser() -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1300,1000"):
        options.add_argument(word)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def measure(page: Path) -> None:
    driver = browser()
    paints = []
    for _ in range(ROUNDS):
        driver.get(page.as_uri())
        time.sleep(2)
        paints.append(
            driver.execute_script("return performance.getEntriesByName('first-contentful-paint')[0].startTime")
        )
    print(f"first contentful paint: median {median(paints):.0f} ms, the longest {max(paints):.0f} ms")
    time.sleep(3)  # the rest of the data is unpacked
    for name, values in CHOICES.items():
        times = [driver.execute_async_script(FILTER, name, value) for _ in range(ROUNDS) for value in values]
        print(f"filter by {name}: median {median(times):.0f} ms, the longest {max(times):.0f} ms")
    driver.quit()


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    report = pe.audit(many_forms(number))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        start = time.monotonic()
        report.save(page)
        print(f"{number} forms, {len(report.findings)} findings: written in {time.monotonic() - start:.1f} s")
        print(f"size: {page.stat().st_size / 1e6:.1f} MB")
        measure(page)


if __name__ == "__main__":
    main()
