"""Word documents in the single XML file of Word 2003 (WordprocessingML), as packages that the C++ library reads.

Most elements have the names that they kept in .docx. Tracked changes are annotations of their own, sections and smart
tags wrap what is inside them, and merges are spelled otherwise.
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

__all__ = ["package_of_word_2003"]

_WORD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_CHANGE = "{http://schemas.microsoft.com/aml/2001/core}"
_DRAWING = "{urn:schemas-microsoft-com:vml}"

_NAMES = {"vmerge": "vMerge", "hmerge": "hMerge", "hlink": "hyperlink"}
_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del"}  # others are comments, bookmarks and earlier formats
_WITHOUT_TEXT = {f"{_WORD}binData", f"{_WORD}docOleData"}

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LIST = '<Relationships><Relationship Id="r1" Type="{}/{}" Target="{}"/></Relationships>'


def package_of_word_2003(data: bytes) -> bytes | None:
    """The same document as a package; None for bytes that are not one, or that declare entities of their own."""
    if b"<!DOCTYPE" in data:
        return None
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        return None
    if root.tag != f"{_WORD}wordDocument":
        return None
    styles = root.find(f"{_WORD}styles")
    _rename(root)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("_rels/.rels", _LIST.format(_RELATIONS, "officeDocument", "word/document.xml"))
        package.writestr("word/document.xml", ET.tostring(root, "utf-8"))
        package.writestr("word/_rels/document.xml.rels", _LIST.format(_RELATIONS, "styles", "styles.xml"))
        if styles is not None:
            package.writestr("word/styles.xml", ET.tostring(styles, "utf-8"))
    return packed.getvalue()


def _rename(root: ET.Element) -> None:
    """Without recursion: a document may nest as deep as it likes."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        element[:] = _inside(element)
        waiting.extend(element)


def _inside(element: ET.Element) -> list[ET.Element]:
    """The children of an element as .docx names them, those of wrappers in their place."""
    made: list[ET.Element] = []
    levels: list[Iterator[ET.Element]] = [iter(element)]
    while levels:
        child = next(levels[-1], None)
        if child is None:
            levels.pop()
        elif child.tag == f"{_CHANGE}annotation":
            if (kind := _CHANGES.get(child.get(f"{_WORD}type", ""))) is not None:
                child.tag = _WORD + kind
                made.append(child)
        elif child.tag in _WITHOUT_TEXT:
            continue
        elif child.tag.startswith(_WORD):
            name = child.tag.removeprefix(_WORD)
            child.tag = _WORD + _NAMES.get(name, name)
            made.append(child)
        elif child.tag.startswith(_DRAWING):
            made.append(child)
        else:
            levels.append(iter(child))
    return made
