"""A text form as a teacher types it, and parts of one to spoil."""

TEXT = """\
Title: The bridge
Scheme: three-way
From: invented, The town is made up.
Article: bridge; The Ardenmoor Post; report; 1 March 2026; 9 paragraphs

The mayor announced a bridge for the spring.
before: The council met on Monday.
= official
because: Step 1: the mayor speaks in public for the town.
cues: announced
check: The town's own record of the meeting.
from: bridge, paragraphs 2, 3

The minutes of 1 March record nine votes to six.
= sourced
because: Step 3: the minutes are named, with their date.
cues: minutes; nine votes
check: The minutes.

The old bridge is an eyesore.
= editorial, mixed
or official (half): The town says so of itself.
because: Step 2: a verdict; nobody is named who holds it.
check: No record could settle it.
case: own-word
"""
