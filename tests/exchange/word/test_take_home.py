"""What students take home as a Word file."""

from kit.classroom.printing.take_home import TakeHome, TakeHomePage
from kit.exchange.word.document import Layout
from kit.exchange.word.take_home import take_home_file
from kit.exchange.word.wording import in_english
from kit.items.printing.blocks import Heading, paragraph
from kit.store.ids import new_id
from tests.support.word_files import lines_in, opened, styled


def page(*names: str) -> TakeHomePage:
    blocks = (Heading("What differs"), paragraph("3 of 4 same as the key."))
    sheets = [TakeHome(new_id(), number, name, blocks) for number, name in enumerate(names, 1)]
    return TakeHomePage("Three claims", sheets, 0)


def test_each_student_has_a_section_with_their_name() -> None:
    content = take_home_file(page("Ada", "ליאת"), Layout(), in_english)
    assert styled(content, "Title") == ["Ada", "ליאת"]
    assert lines_in(content)[:4] == [
        "Ada",
        "Three claims",
        "What differs",
        "3 of 4 same as the key.",
    ]
    feet = [section.footer.paragraphs[0].text for section in opened(content).sections]
    assert [foot.split("\t")[0] for foot in feet] == ["Three claims · Ada", "Three claims · ליאת"]


def test_number_stands_for_a_name_that_is_hidden() -> None:
    assert styled(take_home_file(page(""), Layout(), in_english), "Title") == ["Student 1"]
