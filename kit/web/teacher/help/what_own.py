"""What each page of a teacher's own is, in a sentence or two: `docs/authoring.md` says more."""

from typing import Final

from kit.vocabulary import N_

#: By endpoint, as in `WHAT`.
OWN: Final = {
    "authoring.home": N_(
        "Exercises and lessons that you write yourself: drafts that nobody else sees, and what "
        "you have published for your classes."
    ),
    "lending.show": N_(
        "To whom you lend this exercise. They may copy it, and give it to their classes once it is "
        "published; one press ends it, and classes keep what they were given."
    ),
    "authoring.begin": N_(
        "Begins a draft with an example of its type, with its key, to write over."
    ),
    "authoring.copy": N_(
        "Begins a draft with a copy of what the course has. The course stays as it is."
    ),
    "authoring.show": N_(
        "One draft: its texts, every version of it, and what keeps it from being published. "
        "Classes keep what they were given, whatever you change here."
    ),
    "editor.exercise": N_(
        "Where you write an exercise: the article, claims pasted one a line, its title. Each "
        "change is kept as a version; “Undo” leads back on any device."
    ),
    "editor.item": N_(
        "One of what students judge, with its key below: the label, the words that show it, "
        "why, and how one would check it."
    ),
    "from_article.begin": N_(
        "Makes a draft of an article that you paste or have in a file. The text stays on this "
        "computer; students see the sentences that you choose."
    ),
    "from_article.article": N_(
        "The article as it is cut into paragraphs: what was left out can be put back, and where "
        "it was published is looked over."
    ),
    "from_article.claims": N_(
        "The article's sentences, to take as claims or let go, with what is greyed around each. "
        "What you change in a claim makes it your own words."
    ),
    "from_article.key": N_(
        "One claim with the three questions of the guide in their order, what was found for each, "
        "its pen, the reason and how one would check it."
    ),
    "authoring.classes": N_(
        "Which classes have which version of what you wrote, with what differs from how it "
        "stands now. Publish it beside theirs, or correct the key that a class has."
    ),
    "lesson_editor.reading": N_(
        "What a class reads, with its title, its three lines and its question: you write on "
        "one side, and see on the other what students will see."
    ),
    "lesson_editor.notes": N_(
        "The page for whoever teaches the lesson: a plan, and what to be careful with."
    ),
    "lesson_editor.leave": N_(
        "A task of five minutes that leads beyond the reading, with extracts to print for a "
        "room without internet."
    ),
    "lesson_editor.pictures": N_(
        "The pictures of the lesson: whose they are, what is to be seen, and where they stand."
    ),
    "authoring.share": N_(
        "Makes one file of this draft for a colleague, with its key or without, or a text of "
        "claims and key. Nothing changes here, and nothing of a class is in it."
    ),
    "authoring.share_course": N_(
        "Makes one file of what the course has, for a colleague with a kit of theirs."
    ),
    "authoring.bring_in": N_(
        "Takes in a file or a text that a colleague sent you. It is looked at whole first, and "
        "comes in as a draft that nobody else sees."
    ),
    "authoring.readers": N_(
        "Who reads your exercise without its key: ask a reader by a link or on a sheet, see where "
        "the key stands alone, and make debatable what readers disagree on."
    ),
    "authoring.sheet": N_(
        "The claims without their key, as a table to send or a page to print, for one reader."
    ),
    "authoring.check": N_(
        "What keeps a draft from being given, and what would make it better, each with the way "
        "to its field. Advice keeps nothing from being given."
    ),
    "authoring.preview": N_(
        "The draft as a student sees it, to try out: to the end, with feedback by its own key. "
        "Nothing of it is kept."
    ),
    "printing.draft": N_(
        "The draft as it stands, on paper: the worksheet or the key. Whoever changes the draft "
        "prints it again, since the code on the sheet changes with it."
    ),
    "authoring.delete": N_(
        "Takes a draft away for good, with its versions. What classes were given stays."
    ),
    "articles.home": N_(
        "The articles that the course and your drafts name, and your own copies of them."
    ),
    "articles.attach": N_(
        "Keeps your copy of an article, so that the paragraph stands beside the claims after "
        "it. For your classes alone."
    ),
    "articles.show": N_(
        "Your copy of an article, each paragraph with the number that claims name it by."
    ),
    "articles.paragraphs": N_(
        "Where you say which lines of your copy are paragraphs, so that the numbers are right."
    ),
    "articles.remove": N_("Takes your copy of an article away, from every page that shows it."),
}
