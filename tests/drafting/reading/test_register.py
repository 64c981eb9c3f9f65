from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.register import Register, names
from tests.support.reading import kinds, unit

K = SpeakerKind


def met(*lines: str) -> Register:
    register = Register()
    for line in lines:
        register.meet(unit(line))
    return register


def test_names_are_capitals_in_a_row() -> None:
    text = "In May, Ana van der Berg's brother met Dr. Omar Tessema at the Old Mill."
    assert [name for _start, _end, name in names(text)] == [
        "Ana van der Berg",
        "Omar Tessema",
        "Old Mill",
    ]


def test_surname_is_referred_to_the_full_name() -> None:
    register = met("Finance Minister Katalin Dorosz came.", "Dorosz left.")
    speaker = register.look_up("Dorosz")
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("Finance Minister Katalin Dorosz", K.OFFICE)


def test_other_first_name_is_somebody_else() -> None:
    register = met("The mayor, Sadiq Hale, came.")
    assert register.look_up("Tom Hale") is None


def test_apposition_introduces() -> None:
    register = met("Ingrid Berg, chief executive of Brightwater, came.", "Tom Hale, 61, came.")
    assert [register.known[name].kind for name in ("Berg", "Hale")] == [K.BODY, K.WITNESS]


def test_position_is_that_of_the_body_named_before() -> None:
    assert kinds("The police union objects: its president, Sgt. Ana Ruiz, said it was late.") == [
        K.BODY
    ]
    assert kinds("The council met.", "A spokeswoman said the bridge was safe.") == [None, K.OFFICE]


def test_last_word_of_an_office_means_it() -> None:
    lines = ("The central bank met.", "The bank disputes this.")
    assert kinds(*lines) == [None, K.OFFICE]


def test_doctor_of_an_office_speaks_for_it() -> None:
    register = met("Its health secretary, Dr. Ana Ruiz, left.", "Ruiz came.")
    assert register.known["Ruiz"].kind is K.OFFICE
    assert kinds("“It is late,” said Dr. Eva Holm, the ministry's director of care.") == [K.OFFICE]


def test_it_is_what_the_claim_begins_with() -> None:
    assert kinds("The council shut the pool because, it said, nobody swam.") == [K.OFFICE]


def test_colon_before_a_quotation_names_who_speaks() -> None:
    assert kinds("The mayor, on the steps: “It is late.”") == [K.OFFICE]


def test_pronoun_is_whoever_spoke_last() -> None:
    assert kinds("Mayor Ana Ruiz said it was late.", "She added that it was dear.") == [
        K.OFFICE,
        K.OFFICE,
    ]
