"""What each of the teacher's pages is, in a sentence or two, and where to read more.

By endpoint. A page that a form made is the one that the form stands on.
"""

from dataclasses import dataclass
from typing import Final

from kit.vocabulary import N_
from kit.web.kept_form import PAGES
from kit.web.teacher.help.what_factor import OF_FACTOR
from kit.web.teacher.help.what_own import OWN
from kit.web.teacher.help.what_paper import ON_PAPER
from kit.web.teacher.help.what_running import OF_ADMINISTRATOR, OF_BACKUPS
from kit.web.teacher.help.what_trail import WHO_DID_WHAT


@dataclass(frozen=True, slots=True)
class What:
    """What a page is: an English message id, and the name of the document that says more."""

    text: str
    document: str = "classroom"


#: Pages that a class reads from the wall: there the words stand below.
ON_WALL: Final = frozenset({"classrooms.join_page", "live_control.projector", "outcomes.text"})

WHAT: Final = {
    "classrooms.home": What(
        N_("Where you begin: your classes, and the lessons of the course to read beforehand.")
    ),
    "demo.remake_page": What(
        N_("The made-up class as it was at first: what you have tried in it goes."), "results"
    ),
    "demo.remove_page": What(
        N_("Takes the made-up class off your start page, with all that is in it."), "results"
    ),
    **{endpoint: What(words, "backup") for endpoint, words in OF_BACKUPS.items()},
    **{endpoint: What(words, "administrator") for endpoint, words in OF_ADMINISTRATOR.items()},
    "own_account.show": What(
        N_(
            "Your name and password, and every browser that you are signed in on. End a sign-in "
            "that you do not know."
        )
    ),
    "classrooms.lesson": What(
        N_(
            "A lesson as the class reads it, your own page with a plan of 45 minutes, and the "
            "claims with their key."
        ),
        "course",
    ),
    "classrooms.packet": What(
        N_(
            "The task beyond the reading for a room without internet: the questions, the steps and "
            "what the pages say, on paper. No key is in it."
        ),
        "authoring",
    ),
    "classrooms.test_form": What(
        N_("An exercise without a lesson, with its key: to give before a course and after it."),
        "course",
    ),
    "classrooms.show": What(
        N_(
            "One class as it is now: what is open, who works at it, what waits for you. Show the "
            "join page first."
        )
    ),
    "colleagues.show": What(
        N_(
            "Who teaches this class with you, who did what in it, and handing it over. A colleague "
            "who shares it does everything but delete it, add others or hand it over."
        )
    ),
    **{endpoint: What(words, "logs") for endpoint, words in WHO_DID_WHAT.items()},
    "colleagues.leave": What(
        N_("Asks before you leave a class that a colleague shares with you. Nothing of it is lost.")
    ),
    "colleagues.hand_over": What(
        N_("Asks before a class becomes a colleague's for good, and names what goes over.")
    ),
    "desk.lessons": What(
        N_("The course in order: what this class was given, and what you can give it next.")
    ),
    "desk.again": What(
        N_("An exercise that the class has: go on with that, or give it once more on purpose.")
    ),
    "desk.students": What(
        N_("Who is in the class, and how much each has handed in. A roster is pasted here.")
    ),
    "desk.results": What(
        N_("The gradebook: students by exercises. Each cell leads to what the student handed in."),
        "results",
    ),
    "desk.waits": What(
        N_("What waits for you in this class: arguments to answer, texts to mark, ways back in.")
    ),
    "classrooms.join_page": What(
        N_("The way in, for the wall: address, code, and how many are in. It never shows names.")
    ),
    "classrooms.codes": What(
        N_("A slip for each student. The code on it takes them back to their work on any device.")
    ),
    "classrooms.delete": What(
        N_(
            "The end of a class, with all that belongs to it. Archiving it instead loses nothing "
            "and can be undone."
        )
    ),
    "groups.show": What(
        N_("Parts of a class: an exercise can go to one alone. Nobody reads who is in which.")
    ),
    "groups.group": What(
        N_("One group: who is in it, and its name. Who leaves it keeps what is begun.")
    ),
    "deals.new": What(
        N_(
            "Two forms dealt crosswise: half the class has one before and the other after, so that "
            "what differs is not the form."
        ),
        "results",
    ),
    "deals.show": What(
        N_("A deal: which half has which form, what was given, and what is next."), "results"
    ),
    "deals.give": What(
        N_("Gives each half its form of this occasion, both by the same rules."), "results"
    ),
    "deals.take_back": What(
        N_("What goes if the deal is taken back. Once somebody has begun, it stays."), "results"
    ),
    "next_year.begin": What(
        N_("A new class that is to have the same lessons in the same order, and nobody in it yet.")
    ),
    "retention.change": What(
        N_(
            "The last day of the class: until then all of it is kept, and then it is deleted for "
            "good, after warnings that you can answer."
        ),
        "backup",
    ),
    "class_list.edit": What(
        N_("One student: the name, more time, another exercise, and the ways back in.")
    ),
    "class_list.merge_page": What(
        N_("Two students who are one person: what each has done, and what the one has afterwards.")
    ),
    "class_list.readmission": What(
        N_("A code that lets this student in once, within half an hour, on whatever device.")
    ),
    "class_list.new_personal_code": What(
        N_("For a student whose code somebody else has: all devices are out, the work is kept.")
    ),
    "class_list.instead": What(
        N_("Another exercise for this student alone, without a word to the class.")
    ),
    "class_list.erase": What(
        N_("What goes if a student is deleted, with all answers and marks, for good.")
    ),
    "giving.give_with_rules": What(
        N_("How an exercise is given: when, how often, and when the class sees the key.")
    ),
    "giving.watch": What(
        N_("How far each student is. It keeps itself fresh; you close the exercise from here.")
    ),
    "rules.show": What(
        N_(
            "The rules of what was given: closing, attempts, the key, more time for one student, a "
            "question left out. Each can be undone."
        )
    ),
    "giving.close_page": What(
        N_("Who is still at work, before you close it: what they have saved counts as handed in.")
    ),
    "giving.reopen": What(N_("What it means to take answers again, before you do it.")),
    "answer_files.show": What(
        N_(
            "Answers that a phone kept because it could not reach the kit, from a file. Nothing "
            "changes before you have seen whose they are."
        )
    ),
    "outcomes.results": What(
        N_(
            "What the class said beside what the key says. The sentence on top names what to talk "
            "about."
        ),
        "results",
    ),
    "outcomes.text": What(
        N_("The text with the class's answers, to project: no names, and the key only if you ask."),
        "results",
    ),
    "outcomes.item": What(
        N_("One question: who said what, how it worked, and what students argue about it."),
        "results",
    ),
    "outcomes.student": What(
        N_("What one student handed in, beside the key, and how each mark came about."), "results"
    ),
    "marking.show": What(
        N_(
            "Texts that you mark yourself, one after another, without names. Each level that you "
            "choose is saved at once."
        )
    ),
    "class_claims.show": What(
        N_(
            "Claims that students wrote themselves once they had seen their feedback. No other "
            "student sees them; you may take one into an exercise of yours."
        )
    ),
    "class_claims.take": What(
        N_(
            "Adds a student's claim to an exercise of yours. Their name does not go with it, and "
            "the label in the key is yours to choose."
        )
    ),
    "keys.decide": What(
        N_(
            "Where you settle an argument about the key, for this class. You see whose marks would "
            "change before anything does."
        )
    ),
    "keys.preview": What(
        N_("Whose marks your decision would change, and by how much. Nothing is stored yet.")
    ),
    "keys.history": What(N_("Every version of this key in this class, with who decided and why.")),
    "keys.shipped": What(
        N_("The kit has another key now than this class: what would change if you took it over.")
    ),
    "live_control.show": What(
        N_(
            "Puts questions to the whole class, one by one, with a vote before and after they talk."
        ),
        "live",
    ),
    "live_control.projector": What(
        N_("The question on the wall. It never shows names, and the key only once you show it."),
        "live",
    ),
    "live_control.end_page": What(
        N_("Who takes part and which keys were not shown, before you end the lesson."), "live"
    ),
    "live_control.pair": What(
        N_("Makes your phone the remote of this lesson. It can move the lesson and nothing else."),
        "live",
    ),
    "hands.show": What(
        N_("How many hands were raised in one vote. They are counts, and nobody's results."), "live"
    ),
    "hands.present": What(
        N_("How many students are in the room, so that the kit tells you of too many hands."),
        "live",
    ),
    "before_after.show": What(
        N_("The class compared with itself: what it knew before, and what it knows now."), "results"
    ),
    "comparing.classes": What(
        N_("All your classes on the exercises that they have in common."), "results"
    ),
    "comparing.two": What(
        N_("Two classes on one exercise, and how sure the difference is."), "results"
    ),
    "student_work.show": What(
        N_("One student through time: what got better, to print or to talk over."), "results"
    ),
    **{endpoint: What(words, "authoring") for endpoint, words in OWN.items()},
    **{endpoint: What(words, "second-factor") for endpoint, words in OF_FACTOR.items()},
    **{endpoint: What(words, "paper") for endpoint, words in ON_PAPER.items()},
    "doctor.show": What(
        N_(
            "What the kit sees of itself and of this computer now: what is wrong or to be minded, "
            "worst first, with what to do."
        ),
        "doctor",
    ),
    "help.index": What(N_("The documents of the kit, to read here without the internet.")),
    "help.document": What(
        N_("One of the kit's documents. Its links lead to the others, and to the lessons.")
    ),
}


def what_of(endpoint: str | None) -> What | None:
    """What the page of an endpoint is; None where nobody is signed in yet, or no page is shown."""
    known = WHAT.get(endpoint or "")
    return known or WHAT.get(PAGES.get(endpoint or "", ""))
