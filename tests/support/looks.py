"""axe over a page: what is alike is looked at twice, not forty times."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

#: The rules of axe, of those it runs unasked, that depend on the colour scheme.
_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
#: Each parent's children of one shape but the first two (every other row may have another ground).
#: A shape is the element and all in it without its words, addresses and numbers; whether there are
#: words stays. What is left out by that is looked at in the whole page: ids and what names them.
_RUN = """
async options => {
  const words = new Set(['aria-label', 'alt', 'title', 'placeholder']);
  const said = new Set(['class', 'role', 'type', 'lang', 'dir', 'scope', 'tabindex', 'style']);
  const shapes = new Map();
  const left = [];
  const attribute = ({name, value}) => {
    if (said.has(name) || (name.startsWith('aria-') && !/label|describe|control|own|details/.test(name)))
      return `${name}=${value}`;
    return words.has(name) ? `${name}:${value.trim() !== ''}` : name;
  };
  const shapeOf = element => {
    const seen = new Map();
    const inside = [];
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (child.data.trim()) inside.push('words');
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const before = left.length;
        const shape = shapeOf(child);
        inside.push(shape);
        seen.set(shape, (seen.get(shape) || 0) + 1);
        if (seen.get(shape) > 2) left.splice(before, left.length - before, child);
      }
    }
    const text = `${element.tagName} ${[...element.attributes].map(attribute).sort()} ${inside}`;
    if (!shapes.has(text)) shapes.set(text, shapes.size);
    return shapes.get(text);
  };
  shapeOf(document.body);
  const faults = [];
  const ids = new Map();
  for (const {id} of document.querySelectorAll('[id]')) ids.set(id, (ids.get(id) || 0) + 1);
  for (const [id, times] of ids) if (times > 1) faults.push(`${times} times the id ${id}`);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns'])
    for (const element of document.querySelectorAll(`[${name}]`))
      for (const id of element.getAttribute(name).split(/\\s+/).filter(Boolean))
        if (!ids.has(id)) faults.push(`${name} names ${id}, which is not there`);
  const results = await axe.run(left.length ? {exclude: left} : document, options);
  return {results: {violations: results.violations}, faults, left: left.length};
}
"""


def faults_of(page: Page, *, only_colours: bool = False) -> str:
    """What axe has against a page as it stands, and ids that do not fit; empty if nothing.

    `only_colours` is for a page that was looked at in whole in another colour scheme.
    """
    # Half a megabyte: put in again it costs as long as a small page.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    found = page.evaluate(_RUN, options | (_COLOURS if only_colours else {}))
    results = AxeResults(found["results"])
    report = results.generate_report() if results.violations_count else ""
    return "\n".join([*found["faults"], *([report] if report else [])])
