from kit.drafting.article import Article, Block, BlockKind, Sentence, Span


def test_span_gives_the_words_there() -> None:
    assert Span(4, 10).of("The bridge is shut.") == "bridge"


def test_sentences_are_those_of_paragraphs_and_points() -> None:
    sentence = Sentence(Span(0, 4), (Span(0, 4),))
    title, paragraph, caption, point = (
        Block(kind, "Yes.", None, (sentence,))
        for kind in (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.POINT)
    )
    article = Article((title, paragraph, caption, point), (), "", "", "")
    assert list(article.sentences()) == [(paragraph, sentence), (point, sentence)]
