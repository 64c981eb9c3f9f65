// Words that show a label, picked by tapping them in the texts of the item: so they are spelt as
// there. A tap begins, another one ends; a tap on picked words lets them go.

const WORD = /\S+/g;
const EDGES = /^[\s.,;:!?()[\]“”"‘’«»…]+|[\s.,;:!?()[\]“”"‘’«»…]+$/g;

// What students read of a text: without the marks that cut claims out of a passage.
function read(source) {
  return source.value.replace(/\[\[ ?[^\s:[\]]+ ?: ?/g, "").replace(/\]\]/g, "");
}

function lines(field) {
  return field.value.split("\n").map((line) => line.trim()).filter(Boolean);
}

function put(field, cues) {
  field.value = cues.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// The words of a text, each with the picked line that it stands in.
function words(text, cues) {
  const all = [];
  let match;
  WORD.lastIndex = 0;
  while ((match = WORD.exec(text))) {
    all.push({ text: match[0], start: match.index, end: match.index + match[0].length, cue: "" });
  }
  for (const cue of cues) {
    const start = text.indexOf(cue);
    if (start < 0) continue;
    for (const word of all) {
      if (word.start < start + cue.length && word.end > start) word.cue = cue;
    }
  }
  return all;
}

function row(source, field) {
  const box = document.createElement("div");
  box.className = "cue-words";
  let begun = null;

  function tap(word) {
    if (word.cue) {
      put(field, lines(field).filter((cue) => cue !== word.cue));
    } else if (begun === null) {
      begun = word.start;
      draw();
      return;
    } else {
      const start = Math.min(begun, word.start);
      const first = words(read(source), []).find((one) => one.start === Math.max(begun, word.start));
      const cue = read(source).slice(start, first.end).replace(EDGES, "");
      begun = null;
      if (cue) put(field, lines(field).concat(cue));
    }
    begun = null;
    draw();
  }

  function draw() {
    box.textContent = "";
    for (const word of words(read(source), lines(field))) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = word.text;
      button.setAttribute("aria-pressed", word.cue ? "true" : "false");
      if (begun === word.start) button.className = "begun";
      button.addEventListener("click", () => tap(word));
      box.append(button);
    }
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
