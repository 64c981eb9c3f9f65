"""Whether a text is English."""

import pytest

from kit.drafting.cutting.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "", "Fire", "The council closed the bridge on Tuesday and nobody knows why.",
        "Bridge shut. Mayor silent. Ferry full. Weir dry.",
        "THE BRIDGE IS SHUT AND NOBODY KNOWS WHY.",
        # Names of other languages, and words that they have as well.
        "Café owner José Muñoz called it a fiasco.", "Zürich bank fined over Château deal.",
        "Real Madrid beat Bayern 3-1. Benzema scored twice. Ancelotti praised Modrić.",
        "Die Linke and La France Insoumise gained seats, El País reported.",
        "UN warns of famine in El Salvador.", "Los Angeles mayor to visit Le Havre.",
        "No announcement, no consultation, nothing.",
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
        # Short, without a letter of their own, in capitals.
        "Polizei sucht Zeugen nach Unfall in Tarn.", "Die Brücke ist zu.", "DER RAT IST GEGEN DEN BAU.",
        "On nous ment depuis des années.", "Dos muertos en un accidente en Tarn.",
        "Incidente a Tarn, due morti sul ponte.", "L'acqua è arrivata.",
        "Most jest zamknięty od poniedziałku.", "Rada głosowała we wtorek wieczorem.",
    ],
)  # fmt: skip
def test_other_languages_are_told(text: str) -> None:
    assert not is_english(text)
