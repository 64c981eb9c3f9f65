"""Whether a text is English."""

import pytest

from kit.drafting.cutting.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "", "Fire", "The council closed the bridge on Tuesday and nobody knows why.",
        "Bridge shut. Mayor silent. Ferry full. Weir dry.",
        "THE BRIDGE IS SHUT AND NOBODY KNOWS WHY.",
    ],
)  # fmt: skip
def test_english_is_told(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat hat die Brücke am Dienstag geschlossen, und niemand weiß, warum.",
        "Le conseil a fermé le pont mardi et personne ne sait pourquoi.",
        "El consejo cerró el puente el martes y nadie sabe por qué.",
        "Il consiglio ha chiuso il ponte martedì e nessuno sa perché.",
        "Совет закрыл мост во вторник, и никто не знает почему.",
        "أغلق المجلس الجسر يوم الثلاثاء ولا أحد يعرف السبب.",
        "Rada zamknęła most we wtorek i nikt nie wie, dlaczego się to stało.",
    ],
)  # fmt: skip
def test_other_languages_are_told(text: str) -> None:
    assert not is_english(text)
