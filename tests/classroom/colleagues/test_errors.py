"""Each refusal between colleagues says what is so, and what to do."""

from kit.classroom.colleagues import errors


def test_messages_are_whole() -> None:
    assert str(errors.OwnerOnly(name="9B", owner="Ms Gray")) == (
        "“9B” belongs to Ms Gray, who shares it with you: its owner alone deletes it, adds and "
        "ends co-teachers, or hands it over. Ask Ms Gray."
    )
    assert str(errors.OwnerStays(name="9B")) == (
        "You own “9B”, so you cannot leave it: hand it over to a co-teacher first, or archive it."
    )
    assert str(errors.NoSuchColleague()) == (
        "This teacher cannot be chosen: the account is closed, or is your own, or the class is not "
        "shared with them any more. Load the page again, and choose one of its list."
    )
    assert str(errors.SameTeacher(name="Ms Gray")) == (
        "Ms Gray cannot hand over to themselves. Give another name after --to."
    )
    assert str(errors.HeirIsDisabled(name="Mr Brown")) == (
        "Mr Brown's account is disabled, so nobody would see what is handed over. Open it again "
        "with `kit teacher reset`, or choose another teacher."
    )
