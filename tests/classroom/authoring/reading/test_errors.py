"""What goes wrong in a reading, in words."""

from kit.classroom.authoring.reading.errors import NoName, NoReading, NotDebatable


def test_messages_say_what_to_do() -> None:
    assert str(NoReading()) == (
        "This link leads to no reading: it was ended, or it is not complete. Copy the whole link "
        "once more; if it still leads here, ask whoever sent it to you."
    )
    assert str(NoName(most=80)) == "Type the reader's name: 1 to 80 characters."
    assert str(NotDebatable()) == (
        "Nothing was changed: this claim, or its label in the key, is another one by now. Here is "
        "how it stands."
    )
