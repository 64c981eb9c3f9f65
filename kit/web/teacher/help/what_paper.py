"""What each page of a class on paper is, in a sentence or two: `docs/paper.md` says more."""

from typing import Final

from kit.vocabulary import N_

#: By endpoint, as in `WHAT`.
ON_PAPER: Final = {
    "printing.reading": N_(
        "A lesson's reading for paper, with its pictures and the words that it uses."
    ),
    "printing.grid": N_(
        "A line for each student and a cell for each answer, to fill in from sheets or while "
        "you go round. A class without names gets numbered lines."
    ),
    "printing.take_home": N_(
        "A sheet for each student who may see the key by now: their answers beside the key's, "
        "what differs first."
    ),
    "printing.exercise": N_(
        "An exercise on paper: the worksheet for students or the key for you, in up to four "
        "versions. Choose, press Show, and print this page by your browser."
    ),
    "printing.assignment": N_(
        "What this class was given, on paper: without what you left out, with the key that "
        "counts here. The code on each sheet says its version."
    ),
    "printing.handout": N_(
        "A page for people outside the class, with lines for the school to fill in: by hand on "
        "paper, or by keyboard in the Word file."
    ),
    "paper.show": N_(
        "Where you enter sheets of paper by keyboard: letters of a name, a key an answer. Each "
        "sheet is its student's own attempt, and says who entered it and when."
    ),
}
