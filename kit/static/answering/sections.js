// The sections of a page's items: those that are there at load, and those that a page swaps in later.

// Gives `begin(section)`, which starts a section once however often it is called, and calls it for
// each that is there already. What the kit acknowledged before this script was there is told anew.
export function starting(start) {
  const begun = new WeakSet();
  const begin = (section) => {
    if (begun.has(section)) return;
    begun.add(section);
    start(section);
    if (section.held) section.dispatchEvent(new CustomEvent("held", { detail: section.held }));
  };
  document.querySelectorAll("[data-item]").forEach(begin);
  return begin;
}
