"""A draft is written without scripts: versions, two windows, and nothing typed lost."""

from tests.web.conftest import Site, text_of
from tests.web.teacher.authoring.test_own import begin, text_in


def test_saved_undone_and_done_again(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    before = text_in(teacher.get(draft).text, "exercise")
    typed = before.replace("forty trees", "fifty trees").replace("\n", "\r\n")
    assert teacher.post(f"{draft}/save", on_version="1", exercise=typed).status_code == 303
    page = teacher.get(draft)
    assert "Saved as version 2." in text_of(page)
    assert "fifty trees" in text_in(page.text, "exercise")
    assert "Undo: The exercise" in text_of(page)
    teacher.post(f"{draft}/undo", on_version="2")
    page = teacher.get(draft)
    assert text_in(page.text, "exercise") == before
    assert "Redo: The exercise" in text_of(page)
    teacher.post(f"{draft}/redo", on_version="1")
    assert "fifty trees" in text_in(teacher.get(draft).text, "exercise")


def test_the_same_once_more_is_no_version(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    text = text_in(teacher.get(draft).text, "key")
    teacher.post(f"{draft}/save", on_version="1", key=text.replace("\n", "\r\n"))
    assert "Nothing was changed, so it stays as it was." in text_of(teacher.get(draft))


def test_second_window_is_told_and_keeps_its_own(site: Site) -> None:
    first, second = site.teacher(), site.teacher()
    draft = begin(first)
    text = text_in(first.get(draft).text, "exercise")
    theirs, mine = (text.replace("forty", word) for word in ("fifty", "sixty"))
    first.post(f"{draft}/save", on_version="1", exercise=theirs)
    reply = second.post(f"{draft}/save", on_version="1", exercise=mine)
    assert reply.status_code == 409
    words = text_of(reply)
    assert "“The bridge” was changed elsewhere: by Ms Gray at" in words
    assert "sixty trees" in text_in(reply.text, "exercise")
    assert "fifty trees" in words.split("The other version", 1)[1]
    assert f'formaction="{draft}/mine"' in reply.text
    kept = second.post(f"{draft}/mine", on_version="1", exercise=mine, title="The bridge")
    page = second.get(str(kept.location))
    assert "sixty trees" in text_in(page.text, "exercise")
    assert "The bridge (mine)" in text_of(page)
    assert "fifty trees" in text_in(first.get(draft).text, "exercise")


def test_undo_in_a_window_that_came_second_undoes_nothing(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    teacher.post(f"{draft}/save", on_version="1", exercise="id: other")
    teacher.post(f"{draft}/undo", on_version="1")
    page = teacher.get(draft)
    assert "was changed elsewhere" in text_of(page)
    assert text_in(page.text, "exercise") == "id: other"


def test_what_is_wrong_stands_with_its_text_and_line(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    text = text_in(teacher.get(draft).text, "key").replace("label: official", "label: offical")
    text = text.replace("label: editorial", "label: editoral")
    teacher.post(f"{draft}/save", on_version="1", key=text)
    words = text_of(teacher.get(draft)).replace("&#39;", "'")
    assert "One thing keeps it from being published:" in words
    assert "Its key, line 13: items, claim-2, label: found 'editoral'; allowed:" in words
    reply = teacher.post(f"{draft}/publish", on_version="2")
    assert reply.status_code == 409
    assert "“The bridge” cannot be published yet" in text_of(reply)


def test_too_long_a_text_is_refused_and_stays_in_its_box(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    long = "# " + "x" * 120_000
    reply = teacher.post(f"{draft}/save", on_version="1", exercise=long)
    assert reply.status_code == 400
    assert "This text has 120002 characters; 120000 are the most." in text_of(reply)
    assert text_in(reply.text, "exercise") == long
    reply = teacher.post(f"{draft}/save", on_version="1", exercise="x" * 6_000_000)
    assert reply.status_code == 413


def test_renamed_in_the_text_and_in_the_list(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    teacher.post(f"{draft}/rename", on_version="1", title='The "old" bridge')
    page = teacher.get(draft)
    assert 'title: "The \\"old\\" bridge"' in text_in(page.text, "exercise")
    assert "It is called “The &#34;old&#34; bridge” now." in text_of(page)
    reply = teacher.post(f"{draft}/rename", on_version="2", title=" ")
    assert reply.status_code == 400
    assert "Type a title." in text_of(reply)


def test_key_is_hidden_with_the_names_and_is_not_lost_by_saving(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    teacher.post("/teacher/hide", hide="1", back=draft)
    page = teacher.get(draft)
    assert "Its key is hidden with the key." in text_of(page)
    assert "No record could settle it" not in page.text
    text = text_in(page.text, "exercise").replace("forty", "fifty")
    teacher.post(f"{draft}/save", on_version="1", exercise=text)
    teacher.post("/teacher/hide", hide="0", back=draft)
    page = teacher.get(draft)
    assert "No record could settle it" in text_in(page.text, "key")
    assert "fifty" in text_in(page.text, "exercise")


def test_strange_words_are_shown_as_typed(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    for version, words in enumerate(
        ("\n\n<script>&amp;", "שלום \u202e x", "a: [", "\ufeffid: x"), 1
    ):
        teacher.post(f"{draft}/save", on_version=str(version), exercise=words)
        assert text_in(teacher.get(draft).text, "exercise") == words
