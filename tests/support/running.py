"""Pieces that, repeated, make regular expressions run away where they can."""

ENDLESS = (
    "a ", "A", "A ", "Mr. ", "said ", "who said, ", '"', "'", "“", "’ ", ", ", "that ", "1,",
    "in the email ", "according to ", "the minister, ", "of the X ", "- ", "·", "\n", "\u00a0A",
    "a study ", "not ", "(", "@aaa ", "1/ ", "Monday 1 1.11 ",
)  # fmt: skip
