import pytest

from kit.drafting.findings import SpeakerKind
from tests.support.reading import kinds, rows

K = SpeakerKind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The White House said the talks went on.", K.OFFICE),
        ("The Kremlin dismissed the report as fiction.", K.OFFICE),
        ("Moscow said its forces had left.", K.OFFICE),
        ("According to the police, two men ran.", K.OFFICE),
        ("Two men ran, according to police.", K.OFFICE),
        ("Two officials who asked not to be named said it was lost.", K.OFFICE),
        ("The New York Times reported that it was lost.", K.OUTLET),
        ("Amnesty International called it a sham.", K.BODY),
        ("Opposition leader Emil Hale rejected that.", K.PARTY),
        ("Residents say the smell is back.", K.NOBODY_NAMED),
        ("I believe him.", K.WRITER),
        ("The bridge was shut.", None),
    ],
)
def test_speaker_of_a_claim(line: str, kind: SpeakerKind | None) -> None:
    assert kinds(line) == [kind]


def test_quotation_that_goes_on_has_the_speaker_before_it() -> None:
    lines = ("“It is late,” said the mayor, Ana Ruiz.", "“It is dear as well.”")
    assert kinds(*lines) == [K.OFFICE, K.OFFICE]
    first, second = rows(*lines)
    assert first.voice is not None
    assert second.voice is not None
    assert (first.voice.carried, second.voice.carried) == (False, True)


def test_quotation_before_its_speaker_has_the_one_behind() -> None:
    lines = ("“It is late.", "It is dear,” said the mayor, Ana Ruiz.")
    assert kinds(*lines) == [K.OFFICE, K.OFFICE]


def test_paper_that_says_so_is_no_voice() -> None:
    (row,) = rows("The minutes of 4 May show that nobody voted.")
    assert [paper.name for paper in row.papers] == ["The minutes of 4 May"]
    assert row.voices == ()
