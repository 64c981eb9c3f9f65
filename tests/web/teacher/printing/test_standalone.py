"""A page that stands alone in a file."""

import re

from kit.classroom.printing.printing import SheetChoice, of_course, sheets
from kit.content.documents.reading import document_of
from kit.web.teacher.printing.standalone import Printed, page
from tests.support.room import KEY_MARK, tiny_library

LESSON = "01-three-claims"


def test_page_asks_for_nothing_beside_it() -> None:
    made = sheets(of_course(tiny_library(), "three-claims"), SheetChoice())
    lesson = tiny_library().lessons[LESSON]
    html = page(
        Printed("Three claims", sheets=made, readings=[(lesson, {"claim": "one thing"})]),
        letter=True,
        large=True,
    )
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', html) == []
    assert 'src="data:image/svg+xml;base64,' in html
    assert "size: letter portrait" in html
    assert 'class="paper large"' in html
    assert KEY_MARK not in html
    # Style sheets stand there as they are.
    assert "@media print" in html
    assert "&gt;" not in html.partition("</style>")[0]


def test_document_stands_there_section_by_section() -> None:
    html = page(
        Printed("Plan", document=document_of("course", "# Plan\n\nA\n\n## B\n\nC")),
        letter=False,
        large=False,
    )
    assert '<article class="reading" id="document-course">' in html
    assert "<h2>B</h2>" in html
