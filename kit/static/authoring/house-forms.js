// The house's own forms as buttons above a text: each goes around what is selected in it, as if it
// were typed, so that the browser's own undo takes it back. Without scripts a fold shows each form.

const BOLD = "b";

// Puts a text in the place of what is selected, and selects part of it.
function put(box, text, from, to) {
  const start = box.selectionStart;
  box.focus();
  // Of all ways this alone is kept in the browser's list of what can be undone.
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, start, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  box.setSelectionRange(start + from, start + to);
}

function aroundWords(box, form) {
  const words = box.value.slice(box.selectionStart, box.selectionEnd) || form.words;
  put(box, form.before + words + form.after, form.before.length, form.before.length + words.length);
}

// Whole lines are taken, from the beginning of the first to the end of the last.
function widen(box) {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const end = box.value.indexOf("\n", box.selectionEnd);
  box.setSelectionRange(start, end < 0 ? box.value.length : end);
}

// Blank lines that a block needs before it and behind it where it stands.
function gaps(box) {
  const before = box.value.slice(0, box.selectionStart);
  const after = box.value.slice(box.selectionEnd);
  const above = !before || /\n[ \t]*\n$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = !after.trim() || /^\n[ \t]*\n/.test(after) ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return [above, below];
}

function onLines(box, form) {
  widen(box);
  const lines = (box.value.slice(box.selectionStart, box.selectionEnd).trim() || form.words).split("\n");
  const numbers = /^\d+\. $/.test(form.before);
  const text = lines
    .map((line, place) => (numbers ? place + 1 + ". " : form.before) + line)
    .join("\n");
  const [above, below] = gaps(box);
  put(box, above + text + below, above.length + form.before.length, above.length + text.length);
}

// A block stands below the paragraph in which the cursor is, and takes no words away.
function asBlock(box, form) {
  const end = /\n[ \t]*\n|\s*$/.exec(box.value.slice(box.selectionEnd));
  const at = box.selectionEnd + end.index;
  box.setSelectionRange(at, at);
  const [above, below] = gaps(box);
  const start = above.length + form.before.length;
  put(box, above + form.before + form.words + form.after + below, start, start + form.words.length);
}

const REACH = { words: aroundWords, lines: onLines, block: asBlock };

// One button of the row is reached by Tab, the others by the arrow keys.
function byArrows(bar, buttons) {
  buttons.forEach((button, place) => (button.tabIndex = place ? -1 : 0));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const here = buttons.indexOf(document.activeElement);
    if (!step || here < 0) return;
    event.preventDefault();
    const next = buttons[(here + step + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
}

export function houseForms(bar) {
  const box = document.getElementById(bar.getAttribute("aria-controls"));
  const buttons = Array.from(bar.querySelectorAll("button"));
  for (const button of buttons) {
    button.addEventListener("click", () => REACH[button.dataset.reach](box, button.dataset));
  }
  byArrows(bar, buttons);
  const bold = buttons.find((button) => button.dataset.before === "**");
  box.addEventListener("keydown", (event) => {
    if (!bold || event.key !== BOLD || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    bold.click();
  });
  bar.hidden = false;
}
