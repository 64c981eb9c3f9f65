"""What the made-up class is called, argues and writes. All of it is invented."""

from collections.abc import Mapping, Sequence
from typing import Final

CLASS_NAME: Final = "Made-up class"
AUTHOR: Final = "A made-up teacher"
NAMES: Final = (
    "Aisha", "Bruno", "Chiara", "Daniyar", "Eszter", "Farid", "Greta", "Hamza", "Ines", "Jonas",
    "Kofi", "Lena", "Marek", "Nadia", "Oskar", "Priya", "Quentin", "Rania", "Sami", "Tereza",
    "Umut", "Vera", "Wanda", "Xenia", "Yusuf", "Zofia", "Anton", "Bea", "Cem", "Dora",
)  # fmt: skip
ARGUMENTS: Final = (
    "Read it once more without the words around it: then our answer is what is left of it.",
    "I see what you mean, but the sentence itself tells us who stands behind it.",
    "We talked about this in our group, and four of us read it like this.",
)
ACCEPTED: Final = (
    "You argue from the words of the sentence, and one can read it so. Both answers count now."
)
COMMENTS: Final = (
    "Who says so? Look at your first half again.",
    "Good: I would know where to look.",
    "One loaded word is left. Which?",
)
#: By item, a version for each level of the rubric, the worst first.
WRITTEN: Final[Mapping[str, Sequence[str]]] = {
    "branch-library": (
        "The council is closing the children's library, just to save a bit of money.",
        "The branch library in Eastbank closes on 31 July.",
        (
            "The council of Fallmere closes the library in Eastbank because the rent is too "
            "high. That is in its minutes of 14 May."
        ),
        (
            "By ten votes to five the council of Fallmere has decided to close the branch in "
            "Eastbank on 31 July, say its minutes of 14 May. Its notice names the rent as "
            "the reason."
        ),
    ),
    "changed-sheet": (
        "Russia has changed the sheet to hide how many soldiers it lost.",
        "A copy of the sheet was changed. The losses in it are smaller.",
        "Le Figaro says that somebody changed the sheet to make Russia's losses look smaller.",
        (
            "Le Figaro reported in April 2023 that a changed copy of a leaked sheet was going "
            "round, with smaller Russian losses. Who changed it, it did not say."
        ),
    ),
    "phone-rule": (
        "The head does not like it when students have fun, so phones are not allowed.",
        "From October phones stay in the bags during breaks.",
        (
            "The head of Fallmere State School says that phones stay in the bags from 1 October, "
            "since students do not talk to each other."
        ),
        (
            "On 2 September Owen Pell, the head of Fallmere State School, wrote to all parents: "
            "from 1 October phones stay in the bags in the breaks. He gives as his reason that "
            "students talk too little."
        ),
    ),
    "two-figures": (
        "The Americans lied about the 200,000, their own papers show it.",
        "One figure is close to 200,000 and the other 35,000 to 43,000.",
        (
            "US officials said close to 200,000, but by the leaked papers 35,000 to 43,000 "
            "Russians were killed."
        ),
        (
            "US officials counted killed and wounded, close to 200,000, says the New York Times "
            "of 2 February 2023. The leaked papers, after article A, count the killed alone: "
            "35,000 to 43,000."
        ),
    ),
}
