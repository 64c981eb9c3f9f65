"""What the content as a whole is like: its labels, its outlets, its language, its giveaways.

Numbers in frozen dataclasses, computed from what was read; `course_check` holds them against
the bounds that docs/authoring.md states.
"""
