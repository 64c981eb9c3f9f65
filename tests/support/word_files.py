"""What stands in a Word file, read by the library that wrote it."""

import io

import docx
from docx.document import Document


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def lines_in(content: bytes) -> list[str]:
    """The texts of paragraphs outside of tables."""
    return [line.text for line in opened(content).paragraphs if line.text.strip()]


def styled(content: bytes, style: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    return [
        line.text
        for line in opened(content).paragraphs
        if line.style is not None and line.style.name == style
    ]


def cells_in(content: bytes, table: int = 0) -> list[list[str]]:
    """The rows of a table."""
    return [[cell.text for cell in row.cells] for row in opened(content).tables[table].rows]
