#!/usr/bin/env python3
"""Writes broken_pages.txt: broken pages, and their tables as html5lib (the HTML standard's own algorithm) builds them.

Usage: make_broken_pages.py        (needs html5lib)
A table is {row;row}, a row cell|cell, a cell its text without blanks, <columns x rows> if it spans, and its inner
tables.
"""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

# fmt: off
PAGES = [
'<TABLE><TR><TD>a<TD>b<TR><TH>c<TH>d</TABLE>',
'<table><tr><td>a</table><table><tr><td>b',
'<table>标题<tr><td>a</td></tr></table>',
'<table><tr>x<td>a</td></tr></table>',
'<table><tr><td>a</td>after</tr></table>',
'<table><p>title</p><tr><td>a</td></tr></table>',
'<table><tr><td>a<table><tr><td>in</td></tr></table>b</td><td>c</td></tr></table>',
'<table><tr><td>a</td><table><tr><td>in</td></tr></table><td>c</td></tr></table>',
'<table><table><tr><td>in</td></tr></table>',
'<table><tr><table><tr><td>in</td></tr></table></tr></table>',
'<table><td>a</td><td>b</td></table>',
'<td>a</td><td>b</td>',
'<tr><td>a</td></tr>',
'<table><thead><tr><th>h<tbody><tr><td>b<tfoot><tr><td>f</table>',
'<table><tfoot><tr><td>f</tfoot><tbody><tr><td>b</table>',
'<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>',
'<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>',
'<table><tbody><tr><td rowspan=5>a<td>b</tbody><tbody><tr><td>d<td>e</table>',
'<table><tr><td colspan=0>a<td colspan=-2>b<td colspan=" 2x">c<td colspan="+3">d<td colspan=1001>e</table>',
'<table><tr><td rowspan=-1>a<td rowspan="2.5">b<td rowspan=x>c<tr><td>d</table>',
'<table><tr><td>a<div>b</td><td>c</div></td></tr></table>',
'<table><tr><td><b>a</td><td>c</b></td></tr></table>',
'<table><tr><td><p>a<p>b</td></tr></table>',
'<table><tr><td>a</div></td><td>b</td></tr></table>',
'<table><tr><td>a</p></td><td>b</td></tr></table>',
'<table><tr><td>a</td></tr></tbody></tbody><tr><td>b</td></tr></table>',
'<table><tr><td>a</tr></td><tr><td>b</table>',
'<table><tr><td>a</th><td>b</tr></table>',
'<table><caption>cap<tr><td>a</table>',
'<table><caption>cap<b>x</caption><tr><td>a</b></table>',
'<table><colgroup><col><col><tr><td>a</table>',
'<table><tr><td><select><option>x</select></td><td>b</table>',
'<table><tr><td><textarea><td>no</textarea>x</td></tr></table>',
'<table><tr><td>a<script>document.write("<td>b")</script></td></tr></table>',
'<table><tr><td>a<style>td:after{quotes:"<"}</style></td></tr></table>',
'<table><tr><td>a<!-- <td>b --></td></tr></table>',
'<table><tr><td>a<!-- unclosed <td>b</td></tr></table>',
'<table><tr><td>a<!--></td><td>b</td></tr></table>',
'<table><tr><td>a<!---></td><td>b</td></tr></table>',
'<table><tr><td>a<!--x--!></td><td>b</td></tr></table>',
'<table><tr><td>a<?php echo ">"?>b</td></tr></table>',
'<table><tr><td>a<![CDATA[x]]>b</td></tr></table>',
'<table><tr><td>a</ >b</td></tr></table>',
'<table><tr><td>a</>b</td></tr></table>',
'<table><tr><td>a < b <3 c</td></tr></table>',
'<table><tr><td>a<b',
'<table><tr><td>a</td',
'<table><tr><td title="a>b">c</td></tr></table>',
"<table><tr><td title='a\"b>c'>d</td></tr></table>",
'<table><tr><td title=a"b>c</td><td>d"e</td></tr></table>',
'<table><tr><td title = "x>y">c</td></tr></table>',
'<table><tr><td colspan="2"rowspan="2">c</td><td>d</table>',
'<table><tr><td colspan=2/>c<td>d</table>',
'<table><tr><td COLSPAN=2 colspan=3>c<td>d</table>',
'<table><tr><td/>c<td>d</table>',
'<table><tr/><tr><td>c</table>',
'<table/><tr><td>c</table>',
'<table><tr><td>&lt;td&gt; &amp &copy2 &notit; &ge;&ge &#65 &#x41; &#150; &hellip;&NotEqual;&times5</table>',
'<table><tr><td>&nbsp;&emsp;a&ensp;</table>',
'<table><tr><td>a<br/>b<br>c</br>d</table>',
'<table><tr><td><pre>\na  b\n c</pre></table>',
'<table><tr><td>a</body></html>b</td><td>c</table>',
'<html><body><table><tr><td>a</td></body><td>c</table>',
'<table><form><tr><td>a</form><td>b</table>',
'<form><table><tr><td>a</form></td><td>b</table>',
'<title><table></title><table><tr><td>a</table>',
'<noscript><table><tr><td>n</table></noscript><table><tr><td>a</table>',
'<iframe><table><tr><td>n</table></iframe><table><tr><td>a</table>',
'<noframes><table><tr><td>n</table></noframes><table><tr><td>a</table>',
'<xmp><table></xmp><table><tr><td>a</table>',
'<template><table><tr><td>t</table></template><table><tr><td>a</table>',
'<p><table><tr><td>a</table>',
'<a href=x><table><tr><td><a href=y>a</a></table></a>',
'<center><table align=center><tr><td>a</center><td>b</table>',
'<table><tr><td>a</td></tr></table></table><table><tr><td>b</table>',
'<table><tr><td>a<table><tr><td>b</table></table><table><tr><td>c</table>',
'<table><tr><td>a<table><tr><td>b</td></tr></td><td>c</td></tr></table>',
'<table><tr><td>a\x00b</table>',
'<script>var a="</scriptx><table>";</script><table><tr><td>a</table>',
'<script><!--<script></script>--></script><table><tr><td>a</table>',
'<o:p></o:p><table class=MsoNormalTable><tr><td><p class=MsoNormal>'
'<span lang=EN-US>95<o:p></o:p></span></p></td><![if !supportEmptyParas]><td>b</td><![endif]></table>',
'<!--[if gte mso 9]><xml><table></xml><![endif]--><table><tr><td>a</table>',
'<xml><w:tbl><table><tr><td>a</table></xml>',
'<table><tr><td>a<hr>b<ul><li>c<li>d</ul></table>',
'<table><tr><td><h3>a</td><td>b</h3></table>',
'<table><tr><td><font color=red>a</td><td><font>b</font></font></td></table>',
'<table><tr><td>a<td>b</tr><td>c</table>',
'<table><tr><td>a</thead><td>b</table>',
'<table><tr><td><object><table><tr><td>in</table></object>x<td>y</table>',
'<table><tr><td><marquee>a</td><td>b</marquee></td></table>',
'<table><tr><td><button>a</td><td>b</button></td></table>',
'<ul><li><table><tr><td>a</li></ul></table>',
'<div><table><tr><td>a</div><div>b</div></td></tr></table></div>',
]
# fmt: on

UNSEEN = {"script", "style", "template", "iframe", "noframes", "title"}


def text_of(element: Element, inner: list[str]) -> str:
    """The text of a cell; its tables go into inner."""
    found = [element.text or ""]
    for child in element:
        if child.tag == "table":
            inner.append(shown(child))
        elif isinstance(child.tag, str) and child.tag not in UNSEEN:
            found.append(text_of(child, inner))
        found.append(child.tail or "")
    return "".join(found)


def span_of(cell: Element, name: str, least: int, most: int) -> int:
    number = re.match(r"[ \t\n\r\f]*\+?(\d+)", cell.get(name, ""))
    return min(int(number[1]), most) if number and int(number[1]) >= least else 1


def cell_of(cell: Element, rows_left: int) -> str:
    inner: list[str] = []
    text = re.sub(r"[ \t\n\r\f\v]", "", text_of(cell, inner))
    columns = span_of(cell, "colspan", 1, 1000)
    rows = min(span_of(cell, "rowspan", 0, 65534) or rows_left, rows_left)
    return text + (f"<{columns}x{rows}>" if (columns, rows) != (1, 1) else "") + "".join(inner)


def shown(table: Element) -> str:
    groups: list[list[Element]] = [list(group) for group in table if group.tag in ("thead", "tbody")]
    groups += [list(group) for group in table if group.tag == "tfoot"]
    rows = [
        "|".join(cell_of(cell, len(group) - i) for cell in row if cell.tag in ("td", "th"))
        for group in groups
        for i, row in enumerate(group)
    ]
    return "{" + ";".join(rows) + "}"


def outer_tables(element: Element) -> list[str]:
    found: list[str] = []
    for child in element:
        if child.tag == "table":
            found.append(shown(child))
        elif isinstance(child.tag, str) and child.tag not in UNSEEN:
            found += outer_tables(child)
    return found


if __name__ == "__main__":
    with Path(__file__).with_name("broken_pages.txt").open("w", encoding="utf-8", newline="\n") as out:
        for page in PAGES:
            root = html5lib.parse(page, namespaceHTMLElements=False)
            one_line = page.replace("\n", "\\n").replace("\0", "\\0")
            out.write(f"{one_line}\n{' '.join(outer_tables(root))}\n")
