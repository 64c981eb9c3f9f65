"""Where the focus is, for whoever has only a keyboard: an outline on every control that takes it."""

from playwright.sync_api import Page

#: The controls of the page whose look by itself, or that of their label, has no outline more when
#: they have the focus. A border that changes its shade is no sign: nobody sees it, and forced
#: colours have none.
_UNSEEN = """
() => {
  const able = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const around = control => [control, control.closest('label'), control.nextElementSibling,
    ...(control.id ? document.querySelectorAll(`label[for="${CSS.escape(control.id)}"]`) : [])]
    .filter(Boolean);
  const outlines = control => around(control).map(element => {
    const {outlineStyle, outlineWidth} = getComputedStyle(element);
    return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? '' : outlineStyle;
  });
  const unseen = [];
  for (const control of document.querySelectorAll(able)) {
    if (control.disabled || !control.getClientRects().length) continue;
    if (getComputedStyle(control).visibility === 'hidden') continue;
    if (document.activeElement) document.activeElement.blur();
    const before = outlines(control);
    control.focus({preventScroll: true});
    if (document.activeElement !== control) continue;
    if (!outlines(control).some((outline, place) => outline && !before[place]))
      unseen.push(control.outerHTML.replace(/\\s+/g, ' ').slice(0, 120));
  }
  if (document.activeElement) document.activeElement.blur();
  return unseen;
}
"""


def unseen_focus(page: Page) -> list[str]:
    """The beginnings of the controls on which the focus cannot be seen, as the page stands."""
    # A page that was last used by a mouse shows no focus to scripts either.
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(_UNSEEN)
    return found
