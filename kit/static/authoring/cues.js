// Words that show a label, picked by tapping them in the texts of the item: so they are spelt as
// there. A tap picks a word, the next one all up to there; a tap on picked words lets them go.

import { cueBetween, cueTokens, readField } from "./cue-text.js";

export function lines(field) {
  return field.value.split("\n").map((line) => line.trim()).filter(Boolean);
}

export function put(field, cues) {
  field.value = cues.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function row(source, field, isSeen) {
  const box = document.createElement("div");
  box.className = "cue-words";
  box.dir = "auto";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", field.getAttribute("data-cues"));
  let begun = null;

  // The word tapped last stays open: the next tap may take in all from it.
  function tap(word) {
    const open = begun && lines(field).includes(begun.cue) ? begun : null;
    begun = null;
    if (word.cue && !(open && open.start === word.start)) {
      put(field, lines(field).filter((cue) => cue !== word.cue));
    } else if (open && open.start !== word.start) {
      replace(open.cue, cueBetween(readField(source.value), open.start, word.start));
    } else if (!open) {
      const cue = cueBetween(readField(source.value), word.start, word.start);
      if (cue && !lines(field).includes(cue)) put(field, lines(field).concat(cue));
      if (cue) begun = { start: word.start, cue };
    }
    draw();
  }

  function replace(before, cue) {
    put(field, lines(field).map((one) => (one === before ? cue : one)));
  }

  function draw() {
    if (!isSeen()) return;
    const place = Array.from(box.children).indexOf(document.activeElement);
    box.textContent = "";
    for (const word of cueTokens(readField(source.value), lines(field))) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = word.token;
      button.setAttribute("aria-pressed", word.cue ? "true" : "false");
      if (begun && begun.start === word.start) button.className = "begun";
      button.addEventListener("click", () => tap(word));
      box.append(button);
    }
    // Who taps by keyboard stays at the word.
    if (place >= 0 && box.children[place]) box.children[place].focus();
  }

  source.addEventListener("input", draw);
  field.addEventListener("input", draw);
  draw();
  return { box, draw };
}

// Rows of words above a field of cues: of each text of the item that is filled. Of a part, such as a
// claim of a passage, they are in a fold: a passage has many words, and each claim has them all.
export function cueWords(form, field) {
  const texts = Array.from(form.querySelectorAll("textarea[data-text]"));
  const fold = field.hasAttribute("data-of-part") ? wordsFold(field) : null;
  const rows = texts.map((source) => row(source, field, () => !fold || fold.open));
  if (fold) {
    field.before(fold);
    fold.append(field);
  }
  rows.forEach(({ box }) => field.before(box));
  if (fold) fold.addEventListener("toggle", () => rows.forEach(({ draw }) => draw()));
  foldAsText(field);
}

// What is tapped stands in the field, too, in a fold in its place.
export function foldAsText(field) {
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = field.getAttribute("data-as-text");
  field.before(fold);
  fold.append(summary, field);
}

// It says what is picked while it is closed.
function wordsFold(field) {
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  const say = () => {
    summary.textContent = [field.getAttribute("data-cues"), lines(field).join(" · ")].filter(Boolean).join(": ");
  };
  summary.dir = "auto";
  fold.append(summary);
  field.addEventListener("input", say);
  say();
  return fold;
}
