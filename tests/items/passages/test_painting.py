"""The score of a painted passage: what must hold whatever the passage, the key and the painting."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items.key_entries.label_entries import Debatable, KeyedLabel, Labels, labels_of
from kit.items.passages.painting import PassageScore, score_passage
from kit.items.passages.passage import Passage
from kit.items.passages.reader import read_passage
from kit.vocabulary import Label

LABELS = st.sampled_from(Label)


@dataclass(frozen=True)
class Scene:
    """A passage of claims (words before it, words of it, key), and whether it is free."""

    claims: tuple[tuple[int, int, Labels], ...]
    free: bool

    @property
    def passage(self) -> Passage:
        pieces = [
            f"{'so ' * before}[[c{number}: {' '.join(['word'] * length)}]]"
            for number, (before, length, _) in enumerate(self.claims)
        ]
        return read_passage(" ".join(pieces) + " and so on.")

    @property
    def keyed(self) -> Mapping[str, Labels]:
        return {f"c{number}": keyed for number, (_, _, keyed) in enumerate(self.claims)}

    @property
    def paintable(self) -> list[int]:
        return [word.number for word in self.passage.words if self.free or word.claim]

    def score(self, paint: Mapping[int, str]) -> PassageScore:
        return score_passage(self.passage, paint, self.keyed, free=self.free)

    def as_key(self, *claims: str) -> dict[int, str]:
        """These claims, or all, painted as the key says."""
        return {
            word.number: self.keyed[word.claim].own.value
            for word in self.passage.words
            if word.claim and (not claims or word.claim in claims)
        }


def keyed(
    label: Label, other: Label | None = None, credit: float = 0.5, accepted: Iterable[Label] = ()
) -> Labels:
    debatable = other and Debatable(label=other, credit=credit, argument="x")
    key = KeyedLabel(label=label, why="x", check="x", cues=(), debatable=debatable)
    return labels_of(key, [one.value for one in accepted])


@st.composite
def keyed_labels(draw: st.DrawFn) -> Labels:
    """A label, often one that is debatable besides, sometimes some that were accepted."""
    label = draw(LABELS)
    other = draw(st.none() | LABELS.filter(lambda one: one is not label))
    accepted = draw(st.just(set[Label]()) | st.sets(LABELS, max_size=3))
    return keyed(label, other, draw(st.sampled_from([0.25, 0.5, 1])), accepted)


CLAIM = st.tuples(st.integers(0, 2), st.integers(1, 4), keyed_labels())
SCENES = st.builds(Scene, st.lists(CLAIM, min_size=2, max_size=6).map(tuple), st.booleans())


@st.composite
def painted(draw: st.DrawFn) -> tuple[Scene, dict[int, str]]:
    """A scene with a painting; of a cut passage, claim by claim."""
    scene = draw(SCENES)
    pens = st.none() | LABELS
    if scene.free:
        given_ = {number: draw(pens) for number in scene.paintable}
    else:
        by_claim = {claim: draw(pens) for claim in scene.keyed}
        given_ = {word.number: by_claim[word.claim] for word in scene.passage.words if word.claim}
    return scene, {number: pen.value for number, pen in given_.items() if pen}


@given(SCENES)
def test_perfect_painting_earns_all(scene: Scene) -> None:
    score = scene.score(scene.as_key())
    assert (score.overlap, score.strict, score.labelled) == (1, 1, 1)
    assert (score.found_precision, score.found_recall) == (1, 1)
    assert set(score.claims.values()) == {1.0}


@given(SCENES)
def test_empty_painting_earns_nothing(scene: Scene) -> None:
    nothing = dict.fromkeys(scene.keyed, 0.0)
    assert scene.score({}) == PassageScore(0, 0, None, 0, None, nothing)


@given(SCENES, LABELS)
def test_one_pen_over_everything_earns_nothing(scene: Scene, pen: Label) -> None:
    """Wherever there is a word for which the pen is wrong; `kit check` sees to that."""
    somewhere_wrong = scene.free or not all(pen in one.earns for one in scene.keyed.values())
    score = scene.score(dict.fromkeys(scene.paintable, pen.value))
    if somewhere_wrong:
        assert (score.overlap, score.strict) == (0, 0)


@given(SCENES, LABELS, st.data())
def test_one_pen_over_some_claims_earns_no_more_than_its_own_label(
    scene: Scene, pen: Label, data: st.DataObject
) -> None:
    """At most one label's share, and what the key concedes to it elsewhere."""
    some = data.draw(st.sets(st.sampled_from(scene.paintable)))
    labels = {one.own for one in scene.keyed.values()}
    conceded = {one.own for one in scene.keyed.values() if pen in one.earns}
    score = scene.score(dict.fromkeys(some, pen.value))
    assert score.overlap <= len(conceded) / len(labels) + 1e-9


@given(painted())
def test_all_shares_are_shares(case: tuple[Scene, dict[int, str]]) -> None:
    scene, paint = case
    score = scene.score(paint)
    shares = [score.overlap, score.strict, score.found_recall, *score.claims.values()]
    shares += [share for share in (score.found_precision, score.labelled) if share is not None]
    assert all(0 <= share <= 1 for share in shares)


@given(painted(), st.data())
def test_another_claim_right_never_lowers_the_score(
    case: tuple[Scene, dict[int, str]], data: st.DataObject
) -> None:
    scene, paint = case
    claim = data.draw(st.sampled_from(sorted(scene.keyed)))
    before, after = scene.score(paint), scene.score({**paint, **scene.as_key(claim)})
    assert after.overlap >= before.overlap - 1e-12
    assert after.strict >= before.strict - 1e-12
    assert after.claims[claim] == 1


@given(painted(), st.data())
def test_another_word_right_never_lowers_the_score(
    case: tuple[Scene, dict[int, str]], data: st.DataObject
) -> None:
    scene, paint = case
    word, pen = data.draw(st.sampled_from(sorted(scene.as_key().items())))
    assert scene.score({**paint, word: pen}).overlap >= scene.score(paint).overlap - 1e-12


@given(painted(), st.data())
def test_a_claim_painted_as_was_accepted_never_lowers_the_score(
    case: tuple[Scene, dict[int, str]], data: st.DataObject
) -> None:
    """Where it was wrong or left out, whichever of its labels it is painted with."""
    scene, paint = case
    claim = data.draw(st.sampled_from(sorted(scene.keyed)))
    words = [word.number for word in scene.passage.words if word.claim == claim]
    takes = scene.keyed[claim].earns
    before = {number: pen for number, pen in paint.items() if number not in words}
    wrong = {number: pen for number, pen in paint.items() if number in words and pen not in takes}
    pen = data.draw(st.sampled_from(sorted(takes)))
    old = scene.score(before | wrong)
    new = scene.score(before | dict.fromkeys(words, pen))
    assert new.overlap >= old.overlap - 1e-12
    assert new.strict >= old.strict - 1e-12
    assert new.claims[claim] == takes[pen]


@given(painted(), st.data())
def test_a_word_painted_as_was_accepted_never_lowers_the_score(
    case: tuple[Scene, dict[int, str]], data: st.DataObject
) -> None:
    scene, paint = case
    word = data.draw(st.sampled_from([one for one in scene.passage.words if one.claim]))
    takes = scene.keyed[word.claim or ""].earns
    pen = data.draw(st.sampled_from(sorted(takes)))
    if paint.get(word.number) not in takes:
        after = scene.score({**paint, word.number: pen})
        assert after.overlap >= scene.score(paint).overlap - 1e-12


@given(painted(), st.data())
def test_accepting_what_somebody_painted_never_lowers_their_score(
    case: tuple[Scene, dict[int, str]], data: st.DataObject
) -> None:
    scene, paint = case
    at = data.draw(st.integers(0, len(scene.claims) - 1))
    pen = data.draw(LABELS)
    words = [word.number for word in scene.passage.words if word.claim == f"c{at}"]
    paint = {**paint, **dict.fromkeys(words, pen.value)}
    ahead, length, takes = scene.claims[at]
    accepting = (ahead, length, Labels(takes.own, {**takes.earns, pen.value: 1.0}))
    later = Scene((*scene.claims[:at], accepting, *scene.claims[at + 1 :]), scene.free)
    assert later.score(paint).overlap >= scene.score(paint).overlap - 1e-12
    assert later.score(paint).strict >= scene.score(paint).strict - 1e-12


@given(SCENES, st.data())
def test_painting_with_any_label_taken_in_full_earns_all(scene: Scene, data: st.DataObject) -> None:
    pens = {
        claim: data.draw(st.sampled_from([pen for pen, share in takes.earns.items() if share == 1]))
        for claim, takes in scene.keyed.items()
    }
    score = scene.score(
        {word.number: pens[word.claim] for word in scene.passage.words if word.claim}
    )
    assert (score.overlap, score.strict, score.labelled) == (1, 1, 1)


@settings(deadline=None)
@given(painted(), st.integers(0, 9))
def test_order_of_the_claims_changes_nothing(case: tuple[Scene, dict[int, str]], seed: int) -> None:
    scene, paint = case
    # A connecting stretch of its own before each claim, so that only the order differs.
    scene = Scene(tuple((1, length, key) for _, length, key in scene.claims), scene.free)
    pens = {word.claim: paint.get(word.number) for word in scene.passage.words if word.claim}
    order = list(range(len(scene.claims)))
    random.Random(seed).shuffle(order)
    moved = Scene(tuple(scene.claims[place] for place in order), scene.free)

    def by_claim(one: Scene, name: dict[str, str]) -> dict[int, str]:
        return {
            word.number: pen
            for word in one.passage.words
            if word.claim and (pen := pens[name[word.claim]])
        }

    same = {claim: claim for claim in scene.keyed}
    names = {f"c{new}": f"c{old}" for new, old in enumerate(order)}
    here, there = scene.score(by_claim(scene, same)), moved.score(by_claim(moved, names))
    assert (here.overlap, here.strict, here.found_recall, here.found_precision, here.labelled) == (
        there.overlap, there.strict, there.found_recall, there.found_precision, there.labelled,
    )  # fmt: skip
    assert {names[claim]: share for claim, share in there.claims.items()} == here.claims


CLAIMS = ((1, 4, keyed(Label.OFFICIAL)), (1, 4, keyed(Label.SOURCED, Label.OFFICIAL)))
#: Words 1, 6 and 13 to 15 connect; 2 to 5, 7 to 10, 11 and 12 are claims.
FREE = Scene((*CLAIMS, (0, 2, keyed(Label.EDITORIAL))), free=True)


@pytest.mark.parametrize(
    ("paint", "score"),
    [
        # half of one claim: found well, found little, labelled right
        ({2: "official", 3: "official"}, PassageScore(1 / 6, 0, 1, 0.2, 1, {"c0": 0.5, "c1": 0, "c2": 0})),
        # the same with the wrong pen: labelling tells it, not finding
        ({2: "voice", 3: "voice"}, PassageScore(0, 0, 1, 0.2, 0, {"c0": 0, "c1": 0, "c2": 0})),
        # a connecting word as well: one of seven other words, and one of four stretches
        (
            {1: "official", 2: "official", 3: "official", 4: "official", 5: "official"},
            PassageScore((1 - 1 / 7) / 3, (1 - 1 / 4) / 3, 0.8, 0.4, 1, {"c0": 1, "c1": 0, "c2": 0}),
        ),
        # the debatable label is no false alarm for official, and earns half of sourced
        (
            dict.fromkeys((2, 3, 4, 5, 7, 8, 9, 10), "official"),
            PassageScore(0.5, 0.5, 1, 0.8, 0.75, {"c0": 1, "c1": 0.5, "c2": 0}),
        ),
    ],
)  # fmt: skip
def test_finding_labelling_and_both_scores_are_apart(
    paint: dict[int, str], score: PassageScore
) -> None:
    found = FREE.score(paint)
    assert found.claims == score.claims
    for name in ("overlap", "strict", "found_precision", "found_recall", "labelled"):
        assert getattr(found, name) == pytest.approx(getattr(score, name)), name
