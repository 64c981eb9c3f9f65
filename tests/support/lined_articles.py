"""Articles of texts that have one sentence a line: no cutting is tried by what reads them."""

from kit.drafting.article import Article, Block, BlockKind, Sentence, Span


def lined_article(text: str) -> Article:
    """The first line is the title; empty lines part paragraphs; each line is a sentence."""
    title, _, rest = text.strip("\n").partition("\n")
    parts = [part.strip("\n") for part in rest.split("\n\n")]
    blocks = [Block(BlockKind.TITLE, title, None, ())]
    blocks += [_block(part, number) for number, part in enumerate(filter(None, parts), start=1)]
    return Article(tuple(blocks), (), title, "", "")


def _block(part: str, number: int) -> Block:
    lines = part.split("\n")
    sentences: list[Sentence] = []
    start = 0
    for line in lines:
        span = Span(start, start + len(line))
        sentences.append(Sentence(span, (span,)))
        start = span.end + 1
    kind = BlockKind.POINT if part[0] in "•-*" else BlockKind.PARAGRAPH
    return Block(kind, " ".join(lines), number, tuple(sentences))
