"""An extension of griffe: our docstrings as Markdown. `name: …` and `Raises: …` begin a paragraph."""

import re
from typing import Any

from griffe import Extension, Object

FIELD = re.compile(r"\n(?=\*{0,2}\w+(?:, \w+)*: )")
SESSION = re.compile(r"^>>> .*(?:\n(?!\n).+)*", re.MULTILINE)


class Docstrings(Extension):
    """Changes each docstring after it was read."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """One object of the package."""
        if obj.docstring:
            text = SESSION.sub(lambda session: f"```python\n{session.group()}\n```", obj.docstring.value)
            obj.docstring.value = FIELD.sub("\n\n", text)
