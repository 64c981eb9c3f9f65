"""The shapes of an article taken apart."""

from kit.drafting.article import Article, Block, BlockKind, Sentence, Span


def test_sentences_are_those_of_paragraphs_and_points_in_reading_order() -> None:
    def block(kind: BlockKind, text: str) -> Block:
        whole = Span(0, len(text))
        return Block(kind, text, None, (Sentence(whole, (whole,)),))

    blocks = (
        block(BlockKind.TITLE, "The bridge"),
        block(BlockKind.PARAGRAPH, "It is shut."),
        block(BlockKind.POINT, "It rained."),
        block(BlockKind.NOTE, "All rights reserved."),
    )
    article = Article(blocks, (), "The bridge", "", "")
    assert [held.text for held, _sentence in article.sentences()] == ["It is shut.", "It rained."]


def test_span_gives_its_words() -> None:
    assert Span(4, 10).of("The bridge is shut.") == "bridge"
