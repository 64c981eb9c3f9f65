"""The rules: each a name, a label, the step of the guide that decides, and when it applies.

The first that applies decides; it proposes only if its family has earned it (`earned`). There is
no rule for what has nothing in it: *unsourced* is never proposed from absence.
"""

from dataclasses import dataclass

from kit.drafting.findings import SpeakerKind
from kit.drafting.reading import conditions as when
from kit.drafting.reading.forms import Form
from kit.drafting.reading.limits import records as told
from kit.drafting.reading.limits.texts import (
    contradicts,
    demands,
    judges,
    match_judged,
    match_told,
    saw_it,
    states_in_general,
)
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Rule:
    """`family` names the rules that fail alike; `cues` are the spans that show it."""

    name: str
    family: str
    label: Label
    step: int
    applies: when.Applies
    cues: when.Cues


K = SpeakerKind
RULES: tuple[Rule, ...] = (
    Rule("correction", "own observation", Label.SOURCED, 3, told.corrects, when.no_cues),
    Rule("in a journal", "record or act", Label.SOURCED, 3, told.in_a_journal, when.no_cues),
    Rule(
        "dated paper of a body",
        "record or act",
        Label.SOURCED,
        3,
        lambda r: (
            bool(r.pages)
            and (not r.mailed or bool(r.dates))
            and r.speaking is not None
            and r.speaking.kind in {K.BODY, K.EXPERT}
        ),
        when.paper_cues,
    ),
    Rule(
        "office speaks",
        "office",
        Label.OFFICIAL,
        1,
        lambda r: when.said_by(K.OFFICE)(r) and when.office_named(r),
        when.speech_cues,
    ),
    Rule(
        "known office speaks",
        "office referred to",
        Label.OFFICIAL,
        1,
        when.known_office,
        when.speech_cues,
    ),
    Rule(
        "office quoted on",
        "office referred to",
        Label.OFFICIAL,
        1,
        when.quoted_on(K.OFFICE),
        when.no_cues,
    ),
    Rule(
        "party or member speaks",
        "outside voice",
        Label.VOICE,
        1,
        when.said_by(K.PARTY, K.FORMER_OFFICE),
        when.speech_cues,
    ),
    Rule(
        "party or member quoted on",
        "outside voice",
        Label.VOICE,
        1,
        when.quoted_on(K.PARTY, K.FORMER_OFFICE),
        when.no_cues,
    ),
    Rule("body speaks", "outside voice", Label.VOICE, 1, when.said_by(K.BODY), when.speech_cues),
    Rule("body quoted on", "outside voice", Label.VOICE, 1, when.quoted_on(K.BODY), when.no_cues),
    Rule("expert speaks", "expert", Label.VOICE, 1, when.expert_speaks, when.speech_cues),
    Rule("expert quoted on", "expert", Label.VOICE, 1, when.expert_goes_on, when.no_cues),
    Rule(
        "other first of two",
        "outside voice",
        Label.VOICE,
        1,
        when.first_of_two(office=False),
        when.speech_cues,
    ),
    Rule("told to a log", "log", Label.SOURCED, 3, when.told_to_log, when.speech_cues),
    Rule("witness judges", "witness", Label.VOICE, 1, when.witness_view, when.speech_cues),
    Rule("witness tells", "witness", Label.SOURCED, 1, when.witness_tells, when.speech_cues),
    Rule("witness quoted on", "witness", Label.SOURCED, 1, when.witness_goes_on, when.no_cues),
    Rule(
        "crowd judges",
        "nobody named",
        Label.EDITORIAL,
        3,
        when.crowd(judges=True),
        when.speech_cues,
    ),
    Rule(
        "crowd tells",
        "nobody named",
        Label.UNSOURCED,
        3,
        when.crowd(judges=False),
        when.speech_cues,
    ),
    Rule(
        "outlet passes an office on",
        "outlet",
        Label.OFFICIAL,
        1,
        lambda r: when.said_by(K.OUTLET)(r) and bool(when.CITING.search(r.unit.outside)),
        when.speech_cues,
    ),
    Rule("outlet reports", "outlet", Label.SOURCED, 3, when.said_by(K.OUTLET), when.speech_cues),
    Rule(
        "paper judged",
        "paper judged",
        Label.EDITORIAL,
        2,
        lambda r: not r.voices and bool(r.papers) and bool(r.loaded),
        when.opinion_cues,
    ),
    Rule(
        "any paper",
        "any paper",
        Label.UNSOURCED,
        3,
        lambda r: when.paper_speaks(r, vague=True),
        when.paper_cues,
    ),
    Rule(
        "named paper",
        "record or act",
        Label.SOURCED,
        3,
        lambda r: when.paper_speaks(r, vague=False),
        when.paper_cues,
    ),
    Rule(
        "act that leaves a record", "record or act", Label.SOURCED, 1, when.recorded, when.no_cues
    ),
    Rule(
        "own reporter",
        "own observation",
        Label.SOURCED,
        3,
        lambda r: when.silent(r) and told.own_reporter(r),
        when.no_cues,
    ),
    Rule(
        "survey counts",
        "record or act",
        Label.SOURCED,
        3,
        lambda r: when.silent(r) and told.survey_counts(r),
        when.no_cues,
    ),
    Rule("study tells how", "record or act", Label.SOURCED, 3, when.study_told, when.no_cues),
    Rule("office signs", "signed", Label.OFFICIAL, 1, when.signed_by(K.OFFICE), when.no_cues),
    Rule("body signs", "signed", Label.VOICE, 1, when.signed_by(K.BODY), when.no_cues),
    Rule(
        "log of an office",
        "log",
        Label.SOURCED,
        3,
        when.bare_in(Form.LOG, lambda r: not contradicts(r)),
        when.no_cues,
    ),
    Rule(
        "match told",
        "own observation",
        Label.SOURCED,
        3,
        when.bare_in(Form.MATCH, match_told),
        when.no_cues,
    ),
    Rule(
        "nobody tells",
        "nobody named",
        Label.UNSOURCED,
        3,
        lambda r: when.silent(r) and told.nobody_tells(r),
        when.no_cues,
    ),
    Rule(
        "match judged",
        "writer judges",
        Label.EDITORIAL,
        2,
        when.bare_in(Form.MATCH, match_judged),
        when.opinion_cues,
    ),
    Rule(
        "column asks",
        "writer judges",
        Label.EDITORIAL,
        2,
        when.column(lambda r: r.question),
        when.no_cues,
    ),
    Rule(
        "column demands",
        "writer judges",
        Label.EDITORIAL,
        2,
        when.column(demands),
        when.opinion_cues,
    ),
    Rule(
        "column judges", "writer judges", Label.EDITORIAL, 2, when.column(judges), when.opinion_cues
    ),
    Rule(
        "column thinks",
        "writer judges",
        Label.EDITORIAL,
        2,
        lambda r: r.form.form is Form.COLUMN and when.writer_views(r),
        when.speech_cues,
    ),
    Rule(
        "column states",
        "writer judges",
        Label.EDITORIAL,
        2,
        when.column(states_in_general),
        when.no_cues,
    ),
    Rule(
        "thread judges",
        "thread",
        Label.VOICE,
        1,
        when.bare_in(Form.THREAD, when.opinionated),
        when.opinion_cues,
    ),
    Rule(
        "outlet's own asking",
        "own observation",
        Label.SOURCED,
        3,
        lambda r: when.silent(r) and bool(r.observed) and " saying" not in r.unit.outside,
        lambda r: r.observed,
    ),
    Rule(
        "hedge alone",
        "nobody named",
        Label.UNSOURCED,
        3,
        lambda r: when.silent(r) and bool(r.hedges),
        lambda r: r.hedges,
    ),
    Rule(
        "writer saw",
        "own observation",
        Label.SOURCED,
        3,
        lambda r: when.silent(r) and bool(r.saw) and saw_it(r),
        lambda r: r.saw,
    ),
    Rule(
        "dated act of an office",
        "record or act",
        Label.SOURCED,
        1,
        lambda r: when.silent(r) and r.office_acts and bool(r.dates),
        lambda r: r.acts,
    ),
    Rule(
        "act of a court",
        "record or act",
        Label.SOURCED,
        1,
        lambda r: when.silent(r) and bool(r.passives),
        lambda r: r.passives,
    ),
)
