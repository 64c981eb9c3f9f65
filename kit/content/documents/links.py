"""Links and pictures of a document, as they lead within the kit. Pure."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final

#: Code, which stays as it is, or a picture or link: of the latter words and where it leads.
_LINK: Final = re.compile(
    r"(?P<code>```.*?```|`[^`\n]*`)"
    r"|(?P<picture>!?)\[(?P<words>(?:[^\[\]`]|`[^`]*`)*)\]\((?P<target>[^()\s]+)\)",
    re.DOTALL,
)


def within_kit(text: str, documents: Collection[str], lessons: Collection[str]) -> str:
    """The Markdown with its relative links as they lead from one document's page to another's.

    `documents` and `lessons` are the names that there are pages of; what leads elsewhere in the
    repository keeps its words alone. A picture is told by what it shows.

    >>> within_kit("[how](results.md#items), [why](../LICENSE)", {"results"}, ())
    '[how](results#items), why'
    >>> within_kit("![A bar](pictures/bar.png) `[x](y.md)`", (), ())
    '*(Picture: A bar)* `[x](y.md)`'
    """

    def lead(match: re.Match[str]) -> str:
        if match["code"]:
            return match["code"]
        if match["picture"]:
            return f"*(Picture: {match['words']})*"
        target = _target(match["target"], documents, lessons)
        return match["words"] if target is None else f"[{match['words']}]({target})"

    return _LINK.sub(lead, text)


def _target(target: str, documents: Collection[str], lessons: Collection[str]) -> str | None:
    """Where a link leads from a document's page; None where there is no page of it."""
    if target.startswith(("#", "http://", "https://")):
        return target
    path, hash_sign, anchor = target.partition("#")
    name = PurePosixPath(path)
    if name.suffix != ".md":
        return None
    if str(name.parent) == "." and name.stem in documents:
        return f"{name.stem}{hash_sign}{anchor}"
    if name.parent.name == "lessons" and name.stem in lessons:
        # /teacher/help/NAME and /teacher/lessons/NAME.
        return f"../lessons/{name.stem}"
    return None
