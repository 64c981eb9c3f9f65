// A part of a sentence taken as a claim: by dragging over its words with the mouse, or in the row of
// its words, which a button opens, by tapping the first and the last of them, dragging over them with
// a finger, or with arrow keys and Enter. Without it the claim is shortened in its field.
// Written for Safari 13 and Chrome 80.

const WORD = /\S+/g;

function signs(text) {
  return Array.from(text).length;
}

// Where a text of a box stands: its block, and the place of its first sign there, in code points.
function placeOf(text) {
  const [block, start] = text.getAttribute("data-at").split(":").map(Number);
  return { block, start };
}

function wordsOf(text) {
  return Array.from(text.textContent.matchAll(WORD), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
}

function tick(box) {
  if (box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

// The box for words of a block; a new one below the sentence, as the kit's own page has it then.
function boxFor(form, text, key, words) {
  const boxes = Array.from(form.querySelectorAll("[name=take]"));
  const stands = boxes.find((box) => box.value === key);
  if (stands) return stands;
  const row = document.importNode(form.querySelector("[data-part-row]").content, true);
  const box = row.querySelector("[name=take]");
  box.value = key;
  box.checked = false;
  row.querySelector("[data-at]").textContent = words;
  row.querySelector("[data-at]").setAttribute("data-at", key);
  text.closest("[data-sentence]").querySelector("[data-parts]").append(row);
  const list = form.querySelector("[name=box]");
  list.value += " " + key;
  return box;
}

// Take what stands from one place of a text to another one, perhaps in a later text of its block.
function takePart(form, from, to) {
  const { block, start } = placeOf(from.text);
  const first = start + signs(from.text.textContent.slice(0, from.at));
  const last = placeOf(to.text).start + signs(to.text.textContent.slice(0, to.at));
  if (last <= first) return null;
  const words =
    from.text === to.text
      ? from.text.textContent.slice(from.at, to.at)
      : from.text.textContent.slice(from.at) + " … " + to.text.textContent.slice(0, to.at);
  const key = [block, first, last].join(":");
  const whole = from.text.closest("label").querySelector("[name=take]");
  const box = boxFor(form, from.text, key, words);
  // The part takes the place of its sentence: in one saving, so that key and words stay.
  if (whole !== box && from.text === to.text) whole.checked = false;
  tick(box);
  return box;
}

// The ends of a selection in texts of boxes of one block, at whole words; null where there are none.
function selectedEnds(selection) {
  const range = selection.getRangeAt(0);
  const textAt = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("[data-at]");
  let first = textAt(range.startContainer);
  let last = textAt(range.endContainer);
  if (!first && !last) return null;
  const at = (text, node, offset) => {
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(node, offset);
    return before.toString().length;
  };
  // A hand that slips out of a sentence means its end.
  let start = first ? at(first, range.startContainer, range.startOffset) : 0;
  let end = last ? at(last, range.endContainer, range.endOffset) : 0;
  if (!first) first = last;
  if (!last || placeOf(last).block !== placeOf(first).block || placeOf(last).start < placeOf(first).start) {
    last = first;
    end = first.textContent.length;
  }
  const begins = wordsOf(first).find((word) => word.end > start);
  const ends = wordsOf(last).reverse().find((word) => word.start < end);
  if (!begins || !ends || (first === last && ends.start <= begins.start)) return null;
  return [
    { text: first, at: begins.start },
    { text: last, at: ends.end },
  ];
}

function hearMouse(form) {
  let taken = false;
  document.addEventListener("mouseup", (event) => {
    const selection = document.getSelection();
    // Two presses pick a word, three a line: those are for copying.
    if (event.button !== 0 || event.detail > 1 || !selection || selection.isCollapsed || !selection.rangeCount) return;
    if (!form.contains(selection.anchorNode)) return;
    const ends = selectedEnds(selection);
    if (!ends || !takePart(form, ends[0], ends[1])) return;
    selection.removeAllRanges();
    taken = true;
    setTimeout(() => {
      taken = false;
    }, 0);
  });
  // The end of the drag is no press of the box that it was over.
  form.addEventListener("click", (event) => {
    if (taken && event.target.closest("label")) event.preventDefault();
  });
}

class Row {
  constructor(form, button) {
    Object.assign(this, { form, button, begun: -1, dragged: false });
    this.text = button.closest("[data-line]").querySelector("[data-at]");
    this.words = wordsOf(this.text);
    this.box = document.createElement("div");
    this.box.className = "cue-words from-words";
    this.box.dir = "auto";
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", button.getAttribute("data-part"));
    this.buttons = this.words.map(({ word }, place) => {
      const one = document.createElement("button");
      one.type = "button";
      one.textContent = word;
      one.tabIndex = place ? -1 : 0;
      one.setAttribute("aria-pressed", "false");
      return one;
    });
    this.box.append(...this.buttons);
    button.after(this.box);
    button.setAttribute("aria-expanded", "true");
    this.listen();
    this.buttons[0].focus();
  }

  listen() {
    this.box.addEventListener("click", ({ target }) => this.tap(this.buttons.indexOf(target)));
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("pointerdown", ({ target }) => {
      this.from = this.buttons.indexOf(target);
      this.dragged = false;
    });
    this.box.addEventListener("pointermove", (event) => {
      const place = this.buttons.indexOf(document.elementFromPoint(event.clientX, event.clientY));
      if (!event.buttons || this.from < 0 || place < 0 || (place === this.from && !this.dragged)) return;
      this.dragged = true;
      this.to = place;
      this.show(this.from, place);
    });
    this.box.addEventListener("pointerup", () => {
      if (this.dragged) this.take(this.from, this.to);
    });
    this.box.addEventListener("pointercancel", () => {
      this.dragged = false;
      this.show(this.begun, this.begun);
    });
  }

  tap(place) {
    if (place < 0 || this.dragged) return;
    if (this.begun >= 0) {
      this.take(this.begun, place);
      return;
    }
    this.begun = place;
    this.show(place, place);
  }

  key(event) {
    const place = this.buttons.indexOf(document.activeElement);
    const back = getComputedStyle(this.box).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const last = this.buttons.length - 1;
    let next = -1;
    if (event.key === "Escape") this.close();
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = last;
    else if (event.key === back || event.key === "ArrowUp") next = Math.max(0, place - 1);
    else if (event.key.startsWith("Arrow")) next = Math.min(last, place + 1);
    else return;
    event.preventDefault();
    if (next < 0) return;
    this.buttons.forEach((one, at) => {
      one.tabIndex = at === next ? 0 : -1;
    });
    this.buttons[next].focus();
    if (this.begun >= 0) this.show(this.begun, next);
  }

  show(one, other) {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    this.buttons.forEach((button, place) => {
      button.setAttribute("aria-pressed", String(first >= 0 && place >= first && place <= last));
    });
  }

  take(one, other) {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const ends = [this.words[first].start, this.words[last].end].map((at) => ({ text: this.text, at }));
    this.close();
    const box = takePart(this.form, ends[0], ends[1]);
    if (box) box.focus();
  }

  close() {
    this.box.remove();
    this.button.setAttribute("aria-expanded", "false");
    this.button.focus();
  }
}

export function takesParts(form) {
  hearMouse(form);
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-part]");
    if (!button) return;
    const open = button.parentElement.querySelector(".from-words");
    if (open) {
      open.remove();
      button.setAttribute("aria-expanded", "false");
    } else {
      new Row(form, button);
    }
  });
}
