"""What a text says of where it has something from: a correction, its own reporter, a journal."""

import re

from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.forms import Form

_CORRECTION = re.compile(
    r"^\W*(?:corrections?|clarification)\b[^.]{0,20}[:.\u2013\u2014-].{0,40}?"
    r"\b(?:earlier version|last (?:week|month|night|saturday|sunday|monday)|yesterday|we gave|"
    r"we said|we wrote|we named|misstated|misspelled|misspelt|was wrongly|gave the|edition of)\b"
)
_REPORTER = re.compile(
    r"^\W*(?:our (?:own )?|an? (?:\w+ ){1,3}|(?:two|three) (?:\w+ ){0,3}|the (?:\w+ ){0,2})"
    r"(?:reporters?|correspondents?|journalists?|photographers?)\b[^.;]{0,60}?"
    r"\b(?:saw|heard|counted|watched|visited|found|was shown|were shown|timed|measured)\b"
)
_JOURNAL = re.compile(
    r"\b(?:reports?|reported|writes?|wrote|concludes?|concluded|describes?|described|published)"
    r"(?: (?:this|last) (?:week|month|year)| today| on \w+day| online)? in (?:the )?(?:journal )?"
    r"(?:\w+ ){0,4}?(?:journal|annals|proceedings|transactions|letters|review|reviews|archives|"
    r"quarterly|science|sciences|nature|bulletin|reports)\b"
)
_COUNTS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a third|a quarter) in "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|every|a hundred)\b|"
    r"\b(?:per ?cent|percent)\b|\d%"
)
#: What is fixed for a day, or not known, by words that say so and name nobody.
_SCHEDULED = re.compile(
    r"\b(?:is|are) (?:still |now |also )?(?:due|scheduled|expected)"
    r"(?= (?:to|on|in|at|by|from|back|this|next|later|any|\w+day)\b)"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:is|are|was|were) not (?:yet |immediately |at once )?(?:clear|known)|"
    r"(?:is|are|was|were|remains?|remained) (?:still )?(?:unclear|unknown)|"
    r"(?:has|have) (?:never|not) (?:yet )?been (?:published|explained|established|disclosed)|"
    r"(?:nobody|no[- ]one) (?:knows|has (?:yet |ever )?(?:explained|said|established)))\b"
)


def corrects(row: Evidence) -> bool:
    """Whether a publication says what it printed before: one can look that up."""
    return bool(_CORRECTION.search(row.unit.plain))


def own_reporter(row: Evidence) -> bool:
    """Whether the outlet's own reporter saw, heard or counted it."""
    return bool(_REPORTER.search(row.unit.outside))


def in_a_journal(row: Evidence) -> bool:
    """Whether a named journal has it, of those who report in it."""
    return bool(_JOURNAL.search(row.unit.outside)) and not (row.loaded or row.demands)


def survey_counts(row: Evidence) -> bool:
    """Whether a release on a survey gives its counts, and no verdict."""
    outside = row.unit.outside
    counts = _COUNTS.search(outside)
    known = row.form.form is Form.RELEASE and row.surveyed
    return known and bool(counts) and not (row.verdicts or row.loaded or row.demands or row.names)


def nobody_tells(row: Evidence) -> bool:
    """Whether a report says that something is fixed or not known, and names nobody for it."""
    outside = row.unit.outside
    if row.form.form not in {Form.REPORT, Form.MATCH}:
        return False
    return bool(_UNKNOWN.search(outside) or (_SCHEDULED.search(outside) and not row.loaded))
