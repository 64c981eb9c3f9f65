"""The shipped files are where they are looked for."""

from kit.content.paths import shipped_root, templates_root


def test_shipped_root_holds_lessons_and_exercises() -> None:
    for name in ("lessons", "exercises"):
        assert (shipped_root() / name).is_dir()


def test_templates_lie_in_the_shipped_root() -> None:
    assert templates_root().parent == shipped_root()
    assert (templates_root() / "base.html").is_file()
