"""What can be seen in an item without understanding it."""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from kit.content.words import loaded_forms, pattern_of


class Feature(StrEnum):
    """A feature of an item; the value is its name in reports.

    All but the last look at everything that the student reads, claim and context. `LONGER`
    compares the claim's words with the median of the course's items under the same scheme.
    """

    QUOTES = "quotation mark"
    SAID = "said, told, according to"
    SPEAKING = "verb of speaking"
    NUMBER = "number"
    LOADED = "loaded word"
    LONGER = "longer than most"


#: Double marks of any kind, or a phrase between single ones. An apostrophe opens nothing.
_QUOTES: Final = re.compile(
    r"[\"\u201c-\u201f«»]"
    r"|(?<!\w)['\u2018](?!\d0s)(?=\w)[^\"\u2018]{2,}?(?<=[\w.,!?])['\u2019](?!\w)"
)
_SAY: Final = r"say|says|said|saying|tell|tells|told|telling|according to"
_SAID: Final = re.compile(rf"\b(?:{_SAY})\b", re.IGNORECASE)
#: Those and the other verbs that a reader would underline without thinking.
_SPEAKING: Final = re.compile(
    rf"\b(?:{_SAY}|announc(?:e|es|ed|ing)|stat(?:ed|ing)|confirm(?:s|ed|ing)?|den(?:y|ies|ied|ying)"
    r"|warn(?:s|ed)?|claim(?:s|ed|ing)|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|insist(?:s|ed|ing)?"
    r"|admit(?:s|ted|ting)?|acknowledg(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|argu(?:e|es|ed|ing)"
    r"|answer(?:ed|ing)|repl(?:ies|ied|ying)|urg(?:es|ed|ing)|explain(?:s|ed|ing)?|vow(?:s|ed|ing)"
    r"|assur(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|writes|wrote)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|[mb]illions?"
    r"|trillions?|dozens?|half|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?)\b",
    re.IGNORECASE,
)


def features_of(text: str) -> frozenset[Feature]:
    """The features that a text shows by itself: all but `LONGER`."""
    seen = {
        Feature.QUOTES: _QUOTES,
        Feature.SAID: _SAID,
        Feature.SPEAKING: _SPEAKING,
        Feature.NUMBER: _NUMBER,
        Feature.LOADED: _loaded(),
    }
    return frozenset(feature for feature, pattern in seen.items() if pattern.search(text))


@cache
def _loaded() -> re.Pattern[str]:
    return re.compile(pattern_of(loaded_forms()), re.IGNORECASE)
