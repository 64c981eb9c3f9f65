"""A file to print, in the form that its ending names."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from kit.cli.options import WRONG_CALL, stop
from kit.cli.printing.browser import NoPdf, pdf_of

ENDINGS: Final = (".html", ".docx", ".pdf")
#: The pages are the web layer's, which no command may name: loaded as the server loads its app.
_PAGES: Final = "kit.web.teacher.printing.standalone"


@dataclass(frozen=True, slots=True)
class Size:
    """The paper, "A4" or "letter", and whether in large print."""

    paper: str
    large: bool


def content_of(ending: str, size: Size, **printed: Any) -> bytes:
    """The file's bytes; what cannot be made ends the command.

    `printed` are the fields of what is printed: title, and sheets, readings or document.
    """
    if ending == ".docx":
        return _word(size, printed)
    pages = import_module(_PAGES)
    html: str = pages.page(
        pages.Printed(**printed), letter=size.paper == "letter", large=size.large
    )
    if ending == ".html":
        return html.encode()
    try:
        return pdf_of(html)
    except NoPdf as problem:
        stop(str(problem))


def _word(size: Size, printed: dict[str, Any]) -> bytes:
    from kit.exchange.word.document import Layout  # noqa: PLC0415 - slow import
    from kit.exchange.word.reading import document_file, readings_file  # noqa: PLC0415 - slow import
    from kit.exchange.word.sheets import sheets_file  # noqa: PLC0415 - slow import
    from kit.exchange.word.wording import in_english  # noqa: PLC0415 - slow import

    layout = Layout(size.paper, size.large)
    if printed.get("sheets"):
        return sheets_file(printed["sheets"], layout, in_english)
    if printed.get("readings"):
        return readings_file(printed["readings"], layout)
    return document_file(printed["document"], layout)


def target_or_stop(target: Path) -> str:
    """The ending of a file that can be written; any other ends the command."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        stop(
            f"--to writes a .html, a .docx or a .pdf; {target} ends in none of them. Name it so.",
            status=WRONG_CALL,
        )
    if not target.parent.is_dir():
        stop(f"There is no folder {target.parent}. Make it, or name another.", status=WRONG_CALL)
    return ending
