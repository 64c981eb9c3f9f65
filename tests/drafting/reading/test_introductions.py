import pytest

from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import plain
from kit.drafting.reading.introductions import rank_of

K = SpeakerKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Finance Minister Ana Ruiz", K.OFFICE),
        ("a council spokeswoman", K.OFFICE),
        ("the WHO", K.OFFICE),
        ("President Ana Ruiz", K.OFFICE),
        ("Cllr Ruth Hale, who chairs the committee", K.OFFICE),
        ("Ana Ruiz, the Kremlin's spokeswoman", K.OFFICE),
        ("former police chief Ana Ruiz", K.FORMER_OFFICE),
        ("Cllr Ruth Hale, for the opposition", K.PARTY),
        ("Senator Ana Ruiz", K.PARTY),
        ("the police union", K.BODY),
        ("the student council", K.BODY),
        ("the head judge of the dog show", K.BODY),
        ("a baker who chairs the traders' association", K.BODY),
        ("Ana Ruiz, who has run the shelter", K.BODY),
        ("analysts at Norden", K.BODY),
        ("state geologist Ana Ruiz", K.OFFICE),
        ("a spokesman for the company", K.BODY),
        ("Brightwater Renewables", K.BODY),
        ("Prof. Ana Ruiz of the University of Eastmark", K.EXPERT),
        ("Dr Ana Ruiz, who works at St Anne's Hospital", K.EXPERT),
        ("Dr Ana Ruiz, deputy director of the hospital", K.OFFICE),
        ("Ana Ruiz, 34, who lives next door", K.WITNESS),
        ("the Meridew Ledger", K.OUTLET),
        ("Reuters", K.OUTLET),
        ("Critics", K.NOBODY_NAMED),
        ("Analysts", K.NOBODY_NAMED),
        ("its president", None),
    ],
)
def test_words_rank_a_speaker(words: str, kind: SpeakerKind | None) -> None:
    rank = rank_of(words, plain(words))
    assert rank is not None
    assert rank.kind is kind


def test_words_that_say_nothing_rank_nobody() -> None:
    assert rank_of("Ana Ruiz", "ana ruiz") is None
