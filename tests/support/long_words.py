"""What other people typed may be one long word: it breaks, and never widens a page."""

from playwright.sync_api import Page

#: Puts one word of 300 letters into all that other people wrote (it has a direction of its own) and
#: into fields; says by how much that widens the page, and because of what; then puts all back.
#: What scrolls in a frame of its own widens no page.
_WIDENED = """
() => {
  const word = 'Donaudampfschiff'.repeat(19).slice(0, 300);
  const root = document.documentElement;
  const kept = [];
  for (const element of document.querySelectorAll('[dir="auto"]')) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (!texts.currentNode.data.trim()) continue;
      kept.push([texts.currentNode, texts.currentNode.data]);
      texts.currentNode.data = word;
    }
  }
  const wide = root.scrollWidth - root.clientWidth;
  const because = [];
  if (wide > 0) for (const element of document.querySelectorAll('[dir="auto"]'))
    if (element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest('.table-wrap'))
      because.push(element.outerHTML.replace(/\\s+/g, ' ').replace(word, '…').slice(0, 100));
  for (const [text, before] of kept) text.data = before;
  return wide > 0 ? [`${wide} px`, ...because.slice(0, 4)] : [];
}
"""


def widened_by_a_long_word(page: Page) -> list[str]:
    """By how much, and the elements at fault; empty where the page keeps its width."""
    found: list[str] = page.evaluate(_WIDENED)
    return found
