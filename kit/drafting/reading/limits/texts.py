"""What a text of some kind tells by itself: a match, a study, a log, a vote, a column."""

import re

from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import has_listed
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.introductions import ranks
from kit.drafting.reading.register import names

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|a third|a quarter)"
_SHARE = re.compile(rf"\b{_NUMBER} (?:in|of|out of) (?:\w+)\b|per ?cent\b")
#: A place that does something, and rules that hold, are not the word of who signs.
_PLACE_ACTS = re.compile(
    r"^\W*(?:the (?:town|city|county|state|country|borough|district|village|law)\b|"
    r"under (?:\w+ )?(?:\w+ )?(?:rules?|laws?|regulations?|acts?)\b)"
)
#: What others say, somebody else found, or a rule holds, in a text that a body signs.
_HEARSAY = re.compile(
    r"\bit (?:has been|is|was) (?:said|alleged|claimed|suggested|put about)\b|"
    r"\b(?:heard (?:talk|it said|rumours?|that)|rumours?|going round)\b|"
    r"\b(?:rule|article|section|clause|regulation) \d+ \w+s\b|"
    r"^\W*(?:he|she) (?:also |then |has )?(?:found|reported|wrote|told|says?|said|noted)\b"
)
_ON_THE_MATCH = re.compile(
    r"\b(?:looked|looks|unless|would|will|meets?|faces?|play next|could|may|might|had promised|"
    r"has|have|is|are|says?|like|as (?:if|though)|felt|feel|better side|fair|everything|"
    r"explanation|version|view|excuse|protest|appeal|blamed?|probably|seems?|seemed)\b|"
    r"^[^:.]{2,40}: "
)
#: What is done or happens in a match, by which it is told from a remark on it.
_PLAYED = re.compile(
    r"\b(?:scor|equalis|equaliz|level|convert|head|bowl|dismiss|substitut|trail|tackl|sav)(?:ed|led)\b|"
    r"\b(?:led|won|lost|beat|hit|struck|shot|drew|goals?|points?|tries|wickets?|penalty|corner|"
    r"half-time|minutes?|ahead|quarter|half|lead|ball|bell|whistle|play (?:resumed|stopped)|"
    r"came on|went off|sent off|pitch|court|sets?|innings|overs?)\b"
)
#: What judges a match whoever is named, and a share that somebody counted.
_JUDGES_PLAY = re.compile(
    r"\b(?:belonged to|(?:better|worse|poorer|stronger) (?:side|team)|deserved|dominated|pity|"
    r"turning point|turned on|toothless|ever seemed|superb|dreadful|shambles)\b"
)
_COUNTED_SHARE = re.compile(r"per ?cent|%|\bstatistic")
#: A writer who saw something says so within so many characters.
_AT_ONCE = 60
_SCORED = re.compile(r"\b\d+(?:-|\u2013)\d+\b|\b(?:goals?|points?|wickets?|runs?|ahead)\b")
_STUDY_DOES = re.compile(
    r"^\W*(?:(?:to|in|by|over|for|at|after) [^,]{3,60}, )?(?:the (?:team|trial|study|researchers|"
    r"scientists|authors|participants|survey|experiment|samples?)|they|participants|volunteers) "
    r"(?:also |then |first |later )?(?:did not \w+|\w+ed|found|took|brought|gave|ran|put|kept|"
    r"chose|drew|built|were|was)\b"
)
_PAID_FOR = re.compile(
    r"\b(?:study|trial|research|survey|work|project|experiment)s? (?:was|were|is|has been) "
    r"(?:partly |jointly |mainly )?(?:funded|paid for|supported|financed|sponsored)\b"
)
_APPROVED = re.compile(
    r"\b(?:was|were|has been|have been) (?:approved|adopted|granted|ratified|annulled|overturned|"
    r"passed|rejected|authorised|authorized|confirmed|signed) by (?:the |a )?"
)
_COUNTED_VOTE = re.compile(
    r"\b(?:voted|vote|votes|passes|passed|carried|rejected|defeated|decision|ruling|ruled|approved)"
    r"\b[^.;]{0,40}?\b\d+(?: votes)?(?: to |-|\u2013)\d+\b|"
    r"\b\d+(?:-|\u2013)\d+ (?:vote|decision|ruling|majority)\b"
)
_EMPTY = frozenset({"nothing", "never", "nobody", "always", "no one", "clear", "good", "real"})
#: Who has to do what is told there, in a clause that hangs on another.
_TOLD_DUTY = re.compile(
    r"\b(?:who|which|that|whom|whether|whose|if)\b[^,;.]{0,60}"
    r"\b(?:must|mustn't|have to|need to|needs to)\b"
)
_IS = re.compile(r"\b(?:is|are|isn't|aren't|cannot|can't)\b|\b(?:it|that|this|there)'s\b")
#: What was said before is summed up, or one thing is weighed against another.
_THIS_IS = re.compile(
    r"^\W*(?:(?:but|and|so|still|yet) )?(?:this|that|these|those|it) (?:is|are|isn't|aren't)\b"
)
_WEIGHED = re.compile(
    r"\b(?:not|no|only|hardly|than|same|nothing|everything|anything|as much|what)\b|n't\b"
)
_COUNTED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|"
    r"thousands?|hours?|minutes?|miles?|kilometres?|metres?|years?|months?|weeks?|days?)\b"
)
#: What happened, or of whom it is told: no statement of what something is in general.
_TELLS = re.compile(
    r"^\W*(?:(?:but|and|so|still|now|then) )?(?:he|she|i|we|my|our|there (?:is|are|will))\b|"
    r"\b(?:was|were|had|did|went|came|took|gave|told|\w{3,}ed)\b"
)
#: Words that may hedge, or stand in an idiom.
_WEAK = frozenset({"seemed", "seem to", "seemed to", "right", "really", "simply", "perhaps", "lie"})
#: An office this near to the beginning of a claim is what it is about.
_SUBJECT = 30
#: Others who are named in a text that somebody signs: what is told of them may not be its own word.
_OTHERS = {"outlet", "masthead", "expert", "witness", "crowd"}
_CONTRADICTS = re.compile(r"\b(?:den(?:ies|y|ied)|claims?|claimed|insists?|maintains?|disputes?)\b")
_REMARKS = re.compile(r"\b(?:i|me|my|seems?|seemed)\b|^\W*which\b")


def match_told(row: Evidence) -> bool:
    """Whether it tells of what was seen in a match: no verdict, no forecast, no remark."""
    judged = row.demands or row.own or row.question or row.verdicts or row.loaded or row.hedges
    outside = row.unit.outside
    told = (row.names and bool(_PLAYED.search(outside))) or bool(_SCORED.search(outside))
    return told and not judged and not _ON_THE_MATCH.search(outside)


def match_judged(row: Evidence) -> bool:
    """Whether a match is judged: of nobody by name, or by words that judge a match."""
    outside = row.unit.outside
    words = {span.of(outside) for span in row.verdicts} - _EMPTY - _WEAK
    judged = words or row.loaded or row.demands or row.own
    if not judged or row.question or _COUNTED_SHARE.search(outside):
        return False
    named = any(start > 0 for start, _end, _name in names(row.unit.text))
    return not named or bool(_JUDGES_PLAY.search(outside))


def saw_it(row: Evidence) -> bool:
    """Whether the writer saw it: said at once, and nothing is judged beside it."""
    judged = row.demands or row.own or row.loaded
    return row.saw[0].start < _AT_ONCE and not judged


def study_does(row: Evidence) -> bool:
    """Whether a report of a named study tells how it was done, or who paid for it."""
    outside = row.unit.outside
    told = row.surveyed and not (row.verdicts or row.loaded) and bool(_STUDY_DOES.match(outside))
    return told or bool(_PAID_FOR.search(outside))


def leaves_a_record(row: Evidence) -> bool:
    """Whether a vote is told with its count, or an act with the office and the date."""
    if row.verdicts or row.loaded:
        return False
    outside = row.unit.outside
    approved = _APPROVED.search(outside)
    named = approved and has_listed(outside[approved.end() :], "speakers", "office")
    return bool(_COUNTED_VOTE.search(outside)) or bool(named and row.dates)


def of_others(row: Evidence) -> bool:
    """Whether a text that a body signs tells of others, or of a survey: a source of its own."""
    if row.form.signer is SpeakerKind.OFFICE:
        return False
    outside = row.unit.outside
    words = ranks(row.unit.text, outside)
    counts = bool(row.figures or _SHARE.search(outside))
    if _HEARSAY.search(outside):
        return True
    survey = row.surveyed and (counts or has_listed(outside, "records", "study"))
    acting = any(word.sort == "office" and word.start < _SUBJECT for word in words)
    others = any(
        word.sort in _OTHERS and (word.sort != "crowd" or word.start < _SUBJECT) for word in words
    )
    return survey or acting or others or bool(_PLACE_ACTS.match(outside))


def judges(row: Evidence) -> bool:
    """Whether a column judges, by more than a word that may tell a plain fact."""
    words = {span.of(row.unit.outside) for span in row.verdicts}
    others = row.loaded or demands(row) or row.own or row.question
    counted = row.figures or row.dates or row.saw
    return bool(others) or (bool(words - _EMPTY) and not counted)


def demands(row: Evidence) -> bool:
    """Whether a column says what ought to be: not what somebody in it has to do."""
    return bool(row.demands) and not _TOLD_DUTY.search(row.unit.outside)


def states_in_general(row: Evidence) -> bool:
    """Whether a column says what something is or is worth, and names and counts nothing."""
    outside = row.unit.outside
    counted = row.names or row.figures or row.dates or _COUNTED.search(outside)
    if counted or _TELLS.search(outside):
        return False
    return bool(_THIS_IS.search(outside) or (_IS.search(outside) and _WEIGHED.search(outside)))


def contradicts(row: Evidence) -> bool:
    """Whether somebody in it contradicts, or its writer judges: no entry of a log then."""
    outside = row.unit.outside
    return row.question or bool(_CONTRADICTS.search(outside) or _REMARKS.search(outside))
