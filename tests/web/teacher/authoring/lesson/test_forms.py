"""The form for one more picture."""

from kit.content.own.lessons.placing import Spot, Words
from kit.web.teacher.authoring.lesson.forms import PictureForm
from tests.web.conftest import Site


def test_places_are_offered_and_the_end_comes_first(any_site: Site) -> None:
    with any_site.app.test_request_context():
        form = PictureForm(formdata=None)
        form.offer([Spot(0, "Words."), Spot(3, "The end.")])
        assert [(one.value, one.label) for one in form.after.choices] == [
            ("end", "At the end"), ("0", "After “Words.”"), ("3", "After “The end.”"),
        ]  # fmt: skip
        assert form.place() is None
        form.after.data = "3"
        assert form.place() == 3
        assert form.words() == Words("", "", "", "")
        assert form.file_name == ""
