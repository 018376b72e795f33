"""Tables of a PDF that the end of a page cuts, and text printed on other text. The pages are drawn here, in points."""

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from compositions import Composition, all_compositions, read_figures
from pages import to_html, to_word

import perfeval as pe

pytest.importorskip("pdfplumber")

BROWSER = shutil.which("chromium")
STYLE = """<style>@page { size: A4; margin: 15mm } body { font: 17px sans-serif }
table { border-collapse: collapse; width: 100% } td { border: 1px solid; padding: 4px;
word-break: break-all }</style>"""

HEIGHT = 842  # of a page
SIZE = 10  # of the type; a letter of Courier is 6 wide

PERFORMANCE = (
    b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <23> <7ee9> <24> <6548> endbfchar"  # 绩效
)

Rule = tuple[float, float, float, float]
Text = tuple[float, float, str]


def drawn(rules: Iterable[Rule], texts: Iterable[Text]) -> bytes:
    """What is drawn on a page: rules from one point to another, and texts at the left end of their base line."""
    parts = [f"{x} {HEIGHT - y} m {u} {HEIGHT - v} l S" for x, y, u, v in rules]
    parts += [f"BT /F {SIZE} Tf {x} {HEIGHT - y} Td ({text}) Tj ET" for x, y, text in texts]
    return "\n".join(parts).encode()


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def pdf(pages: Sequence[bytes]) -> bytes:
    """A PDF of such pages."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(b"%d 0 R" % n for n in numbers)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode %d 0 R>>" % (4 + 2 * len(pages)),
    ]
    for number, content in zip(numbers, pages, strict=True):
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (HEIGHT, number + 1)
        )
        bodies.append(stream(content))
    bodies.append(stream(PERFORMANCE))
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(made))
    )


def rows(pages: Sequence[bytes]) -> list[list[str]]:
    """The texts of the only table."""
    (table,) = pe.read(pdf(pages), name="drawn.pdf").tables
    return [[cell.text for cell in row] for row in table.rows]


def upright(places: Iterable[float], top: float, bottom: float) -> list[Rule]:
    return [(x, top, x, bottom) for x in places]


def level(heights: Iterable[float], left: float, right: float) -> list[Rule]:
    return [(left, y, right, y) for y in heights]


def test_a_row_without_its_upper_rule_at_the_top_of_a_page_is_read() -> None:
    """A browser draws the rule between two pages on the first of them alone."""
    first = drawn(
        [*upright([50, 150, 250], 700, 800), *level([700, 750, 800], 50, 250)],
        [(60, 730, "name"), (160, 730, "points"), (60, 780, "roads"), (160, 780, "50")],
    )
    second = drawn(
        [*upright([50, 150, 250], 40, 140), *level([90, 140], 50, 250)],
        [(60, 70, "trees"), (160, 70, "30"), (60, 120, "total"), (160, 120, "80")],
    )
    assert rows([first, second]) == [["name", "points"], ["roads", "50"], ["trees", "30"], ["total", "80"]]


def test_a_merged_cell_that_goes_on_has_no_rule_at_the_end_of_the_page() -> None:
    """Its text is printed once, in its middle, which is on the second page."""
    first = drawn(
        [*upright([50, 150, 250], 700, 800), *level([700, 750], 50, 250), *level([800], 150, 250)],
        [(60, 730, "level"), (160, 730, "name"), (160, 780, "roads")],
    )
    second = drawn(
        [*upright([50, 150, 250], 40, 240), *level([40, 90, 140], 150, 250), *level([190, 240], 50, 250)],
        [
            *[(60, 80, "output"), (160, 70, "trees"), (160, 120, "lamps"), (160, 170, "pipes")],
            *[(60, 220, "benefit"), (160, 220, "jobs")],
        ],
    )
    assert rows([first, second]) == [
        ["level", "name"],
        ["output", "roads"],
        ["trees"],
        ["lamps"],
        ["pipes"],
        ["benefit", "jobs"],
    ]


def test_headings_in_the_middle_of_their_cells_at_both_sides_of_a_break_are_two() -> None:
    """Each fills its narrow column: `output` 36 of 40 points, so that more might seem to have gone to a next line."""
    first = drawn(
        [*upright([50, 90, 250], 650, 800), *level([650, 800], 50, 250), *level([700, 750], 90, 250)],
        [(52, 730, "output"), (100, 680, "roads"), (100, 730, "trees"), (100, 780, "lamps")],
    )
    second = drawn(
        [*upright([50, 90, 250], 40, 190), *level([40, 190], 50, 250), *level([90, 140], 90, 250)],
        [(52, 120, "profit"), (100, 70, "jobs"), (100, 120, "incomes"), (100, 170, "taxes")],
    )
    assert rows([first, second]) == [
        ["output", "roads"],
        ["trees"],
        ["lamps"],
        ["profit", "jobs"],
        ["incomes"],
        ["taxes"],
    ]


def test_a_cut_row_whose_cells_have_lines_at_different_heights_is_one() -> None:
    """Its three and its two lines are set around the middle of a row of 26 and 12 points, as a browser does."""
    columns = [50, 106, 156, 206, 256]
    first = drawn(
        [*upright(columns, 740, 800), *level([740, 765, 800], 50, 256)],
        [
            *[(60, 757, "name"), (110, 757, "rate"), (160, 757, "got"), (210, 757, "done")],
            *[(54, 783, "relieved"), (54, 796, "families"), (110, 790, "5300000"), (160, 790, "10")],
            (210, 790, "yes"),
        ],
    )
    second = drawn(
        [*upright(columns, 40, 80), *level([40, 55, 80], 50, 256)],
        [(54, 51, "together"), (110, 51, "5"), (60, 70, "total"), (160, 70, "10")],
    )
    assert rows([first, second]) == [
        ["name", "rate", "got", "done"],
        ["relieved families together", "53000005", "10", "yes"],
        ["total", "", "10", ""],
    ]


def test_rows_at_both_sides_of_a_break_that_fill_narrow_columns_are_two() -> None:
    """Each has its own figures, and a heading merged over the first of them ends there."""
    columns = [50, 106, 156, 206, 256]
    first = drawn(
        [*upright(columns, 740, 830), *level([740, 765, 830], 50, 256), *level([800], 106, 256)],
        [
            *[(60, 757, "level"), (110, 757, "name"), (160, 757, "want"), (210, 757, "got")],
            *[(54, 800, "output"), (110, 787, "number"), (160, 787, "15"), (210, 787, "16")],
            *[(110, 812, "germi-"), (110, 824, "nation"), (160, 818, "85.5%"), (210, 818, "86.2%")],
        ],
    )
    second = drawn(
        [*upright(columns, 40, 90), *level([40, 65, 90], 50, 256)],
        [
            *[(110, 57, "fences"), (160, 57, "30.05"), (210, 57, "30.05")],
            *[(54, 82, "benefit"), (110, 82, "grass"), (160, 82, "45%"), (210, 82, "46%")],
        ],
    )
    assert rows([first, second])[2:] == [
        ["germi-nation", "85.5%", "86.2%"],
        ["fences", "30.05", "30.05"],
        ["benefit", "grass", "45%", "46%"],
    ]


def test_a_figure_printed_on_another_is_no_figure() -> None:
    """A row too low for its text: 95 runs into 40, which no one can read."""
    page = drawn(
        [*upright([50, 150, 250], 700, 800), *level([700, 750, 800], 50, 250)],
        [(60, 730, "name"), (160, 730, "points"), (60, 780, "roads"), (160, 780, "95"), (163, 782, "40")],
    )
    name, points = rows([page])[1]
    assert name == "roads"
    assert "\ufffd" in points
    assert [character for character in points if character.isdigit()] == ["9", "4", "5", "0"]


def test_a_table_without_rules_is_not_a_document_without_a_form() -> None:
    """That it cannot be read is said as such, in both languages; a text about something else has no form."""
    read = pe.read(pdf([drawn([], [(60, 60, "#$"), (60, 90, "roads"), (160, 90, "95")])]), name="drawn.pdf")
    assert (read.state, [trouble.kind for trouble in read.troubles]) == ("unreadable", ["unreadable-document"])
    assert "no table with ruled lines" in read.troubles[0].found
    assert "边框线" in read.troubles[0].advice
    assert pe.read(pdf([drawn([], [(60, 60, "a letter")])]), name="drawn.pdf").state == "no_form"


def long_ones() -> list[Composition]:
    return sorted(all_compositions(), key=lambda one: -sum(len(part.rows) for part in one.sections))[:6]


@pytest.mark.skipif(not BROWSER, reason="chromium is not installed")
@pytest.mark.parametrize("composition", long_ones(), ids=lambda one: one.name)
def test_what_a_browser_prints_over_several_pages_says_what_the_table_says(
    composition: Composition, tmp_path: Path
) -> None:
    """In large type on narrow paper: rows, merged cells and figures are cut. A PDF does not record spaces."""
    page = to_html(composition.page()).decode().replace("<body>", f"{STYLE}<body>")
    (tmp_path / "page.html").write_text(page, "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    target = f"--print-to-pdf={tmp_path / 'page.pdf'}"
    subprocess.run(
        [str(BROWSER), *options, target, tmp_path / "page.html"], check=True, capture_output=True, timeout=120
    )

    def bare(document: pe.Document) -> list[dict[str, str]]:
        forms = (read_figures(form) for form in document.forms)
        return [{name: "".join(text.split()) for name, text in form.items()} for form in forms]

    assert bare(pe.read(tmp_path / "page.pdf")) == bare(pe.read(to_word(composition.page())))
