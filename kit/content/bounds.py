"""The bounds of a good exercise and a good course. docs/authoring.md explains them."""

from types import MappingProxyType
from typing import Final

from kit.vocabulary import Scheme

#: Fewer items than this tell a teacher little about a class; more tire it.
FEW_ITEMS: Final = 12
MANY_ITEMS: Final = 20
#: Shares of a label in an exercise, of those with FEW_ITEMS or more that carry labels.
LABEL_SHARES: Final = MappingProxyType(
    {Scheme.THREE_WAY: (0.20, 0.50), Scheme.FIVE_WAY: (0.10, 0.40)}
)

#: From so many claims with labels on a label that none of them has is missed: of so many drawn at
#: random from sound exercises at most a tenth lack one (docs/authoring.md).
MISSING_FROM: Final = MappingProxyType({Scheme.THREE_WAY: 7, Scheme.FIVE_WAY: 11})

#: The best of several rules fits a small set by chance, so a course is judged from here on.
COURSE_ITEMS: Final = 60
#: Shares of the course's items that one giveaway rule, and the tree, may get right.
RULE_SHARE: Final = 0.65
TREE_SHARE: Final = 0.75
TYPICAL_SHARE: Final = 0.50
DEBATABLE_SHARE: Final = 0.10
#: The largest share of a label's items about the war that one outlet may supply.
OUTLET_SHARE: Final = 0.60
#: Labels with fewer such items are not judged.
OUTLET_ITEMS: Final = 5

#: Shares of items that the guesser of words may get right: over the course, in one exercise, and
#: in an exercise guessed from its partner alone.
WORDS_SHARE: Final = 0.48
WORDS_EXERCISE_SHARE: Final = 0.70
WORDS_PARTNER_SHARE: Final = 0.60
#: The largest share of one side among the speakers, and among those whom verdicts are aimed at.
SIDE_SHARE: Final = 0.60
#: Fewer items with a side are not judged.
SIDE_ITEMS: Final = 10
#: Items of the core of an exercise that has one: fewer tell little about a student.
FEW_CORE_ITEMS: Final = 8

#: Words of a lesson's reading.
LESSON_WORDS: Final = (550, 650)
#: Flesch-Kincaid grades of a lesson's reading: beyond them there is a warning.
LESSON_GRADES: Final = (5, 8)
#: The largest share of a reading's sentences that may be long (`reading_level.LONG_SENTENCE`).
LONG_SENTENCE_SHARE: Final = 0.05
#: The formula was made for samples of a hundred words and more.
GRADED_WORDS: Final = 100

#: What somebody may earn in an exercise who doubts everything in it, or trusts everything.
STANCE_SHARE: Final = 0.45
#: From the lesson of this number on, exercises hold claims that look otherwise than they are.
LOOKS_FROM_LESSON: Final = 4

#: *Leave the page*: words of its task and of each extract, and how many extracts there are.
LEAVE_TASK_WORDS: Final = (80, 160)
LEAVE_EXTRACT_WORDS: Final = (40, 120)
LEAVE_EXTRACTS: Final = (2, 4)

#: How many random orders of an exercise's labels, 0 to 1, may pay a rule as well that looks only
#: at the label before: another one, the same once more, or the best rotation. Together 1 in 20.
ORDER_ANOTHER: Final = 0.035
ORDER_SAME: Final = 0.005
ORDER_ROTATION: Final = 0.01
