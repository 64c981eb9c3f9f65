// Words that show a label, picked by tapping them in the texts of the item: so they are spelt as
// there. A tap begins, another one ends; a tap on picked words lets them go.

import { cueBetween, cueTokens, readField } from "./cue-text.js";

function lines(field) {
  return field.value.split("\n").map((line) => line.trim()).filter(Boolean);
}

function put(field, cues) {
  field.value = cues.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function row(source, field) {
  const box = document.createElement("div");
  box.className = "cue-words";
  box.dir = "auto";
  let begun = null;

  function tap(word) {
    if (word.cue) {
      put(field, lines(field).filter((cue) => cue !== word.cue));
    } else if (begun === null) {
      begun = word.start;
      draw();
      return;
    } else {
      const cue = cueBetween(readField(source.value), begun, word.start);
      begun = null;
      if (cue && !lines(field).includes(cue)) put(field, lines(field).concat(cue));
    }
    begun = null;
    draw();
  }

  function draw() {
    const place = Array.from(box.children).indexOf(document.activeElement);
    box.textContent = "";
    for (const word of cueTokens(readField(source.value), lines(field))) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = word.token;
      button.setAttribute("aria-pressed", word.cue ? "true" : "false");
      if (begun === word.start) button.className = "begun";
      button.addEventListener("click", () => tap(word));
      box.append(button);
    }
    // Who taps by keyboard stays at the word.
    if (place >= 0 && box.children[place]) box.children[place].focus();
  }

  source.addEventListener("input", draw);
  field.addEventListener("input", draw);
  draw();
  return box;
}

// Rows of words above a field of cues: of each text of the item that is filled.
export function cueWords(form, field) {
  const texts = Array.from(form.querySelectorAll("textarea[name^='exercise.yaml/items/']"));
  for (const source of texts) field.before(row(source, field));
}
