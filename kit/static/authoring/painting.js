// A passage that its author paints: on the board that students have (items/highlight.js), a stroke
// is a claim with its pen. What is painted stands at once in the text, as `[[id: words]]`, and in the
// key. A stroke over words of a claim with the same pen makes the claim longer; it joins two. With
// another pen a tap gives the whole claim that pen, a stroke takes its words for a claim of its own.
// Written for Safari 13 and Chrome 80.

import { bare } from "../answering/json.js";
import { Board } from "../items/highlight.js";
import { unitsOf } from "../items/passage-units.js";
import { UndoSteps } from "../items/undo-steps.js";
import { cueWords } from "./cues.js";
import { idOf, readCut, writeCut } from "./cut-text.js";

const NOTHING = { plain: "", words: [], claims: [] };

// The draft's versions are what is undone after a reload.
class PageSteps extends UndoSteps {
  load() {
    this.steps = [];
  }

  keep() {}
}

function passageOf({ plain, words }) {
  const passage = document.createElement("div");
  let at = 0;
  plain.split("\n").forEach((text, line) => {
    const paragraph = document.createElement("p");
    paragraph.dir = "auto";
    const end = at + text.length;
    words
      .filter((word) => word.line === line)
      .forEach((word) => {
        const unit = document.createElement("span");
        unit.dataset.unit = word.number;
        unit.textContent = word.text;
        paragraph.append(plain.slice(at, word.start), unit);
        at = word.end;
      });
    paragraph.append(plain.slice(at, end));
    at = end + 1;
    if (text.trim()) passage.append(paragraph);
  });
  return passage;
}

class AuthorBoard extends Board {
  newSteps() {
    return new PageSteps("", this.units.map((unit) => unit.dataset.unit));
  }

  build() {
    this.form = this.section.closest("form");
    this.source = document.getElementById(this.section.dataset.source);
    this.prefix = this.section.dataset.labels;
    this.section.classList.add("painting");
    this.section.hidden = false;
    this.lay();
  }

  // The text laid out as words; where its marks are not whole, it is to be mended by hand.
  lay() {
    const cut = readCut(this.source.value.replace(/\r/g, ""));
    this.cut = cut || NOTHING;
    this.element.textContent = "";
    this.units = unitsOf(passageOf(this.cut), this.element);
    this.byId = new Map(this.units.map((unit) => [unit.dataset.unit, unit]));
    // Where claims stood when the text was laid out: their reasons are for these words.
    this.homes = this.cut.claims.map(({ id, words }) => ({ id, words: words.map(({ number }) => `${number}`) }));
    this.gaps = this.units.map((unit) => unit.previousElementSibling);
    this.section.querySelectorAll("[data-board-part]").forEach((part) => {
      part.hidden = !cut;
    });
    this.section.querySelector("[data-broken]").hidden = Boolean(cut);
  }

  listen() {
    super.listen();
    this.palette.addEventListener("input", (event) => event.stopPropagation());
    this.form.addEventListener("input", ({ target }) => {
      if (this.writes || !(target === this.source || this.isLabel(target))) return;
      this.strokes.forget();
      if (target === this.source) this.lay();
      this.read();
    });
    this.form.addEventListener("saved", () => this.askForReasons());
    this.source.addEventListener("blur", () => this.askForReasons());
  }

  isLabel({ name }) {
    return name && name.startsWith(this.prefix) && name.endsWith("/label");
  }

  labelField(id) {
    return this.form.elements[`${this.prefix}${id}/label`] || null;
  }

  // A mark is a pen and a claim's id.
  penOf(mark) {
    return mark.split(" ")[0];
  }

  read() {
    this.paint = bare();
    this.cut.claims.forEach(({ id, words }) => {
      const field = this.labelField(id);
      words.forEach(({ number }) => {
        this.paint[number] = `${field ? field.value : ""} ${id}`;
      });
    });
    this.steps.load();
    this.show();
  }

  // The claims of a painting in their order, each with its id, pen and units.
  claims(paint = this.paint) {
    const claims = [];
    let before = null;
    this.units.forEach((unit) => {
      const mark = this.markOf(unit, paint);
      const goesOn = before && mark === before.mark && this.areTogether(unit, before.units[0]);
      if (!mark) before = null;
      else if (goesOn) before.units.push(unit);
      else {
        before = { mark, id: mark.split(" ")[1], label: this.penOf(mark), units: [unit] };
        claims.push(before);
      }
    });
    return claims;
  }

  write() {
    const claims = this.claims();
    const words = (units) => units.map((unit) => this.cut.words[unit.dataset.unit]);
    this.source.value = writeCut(this.cut, claims.map(({ id, units }) => ({ id, words: words(units) })));
    this.cut = readCut(this.source.value);
    this.section.querySelectorAll("[data-made]").forEach((field) => field.remove());
    claims.forEach(({ id, label }) => this.setLabel(id, label));
    this.writes = true;
    this.source.dispatchEvent(new Event("input", { bubbles: true }));
    this.writes = false;
  }

  setLabel(id, label) {
    let field = this.labelField(id);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = `${this.prefix}${id}/label`;
      field.dataset.made = "";
      this.section.append(field);
    }
    field.value = label;
  }

  // A claim without a pen is seen, too.
  show(paint = this.paint) {
    super.show(paint);
    this.units.forEach((unit) => {
      const mark = this.markOf(unit, paint);
      const lacks = Boolean(mark) && !this.penOf(mark);
      if (lacks === unit.classList.contains("no-pen") && !lacks) return;
      unit.classList.toggle("no-pen", lacks);
      const words = lacks ? this.section.dataset.noPen : this.nameOf(this.penOf(mark));
      unit.setAttribute("aria-label", `${unit.dataset.named}, ${words}`);
    });
  }

  // No claim goes from one paragraph into the next.
  painted(units, label) {
    const paint = bare(this.paint);
    let run = [];
    units.forEach((unit) => {
      if (run.length && !this.areTogether(unit, run[0])) {
        this.stroke(paint, run, label);
        run = [];
      }
      run.push(unit);
    });
    if (run.length) this.stroke(paint, run, label);
    return paint;
  }

  stroke(paint, run, label) {
    const touched = this.claims(paint).filter(({ units }) => units.some((unit) => run.includes(unit)));
    touched.sort((one, other) => other.units.length - one.units.length);
    if (label) {
      const own = touched.filter((claim) => claim.label === label);
      const covered = touched.filter(({ units }) => units.every((unit) => run.includes(unit)));
      const stays = own[0] || covered[0] || this.cameBack(run, paint);
      const all = own.reduce((units, claim) => units.concat(claim.units), run);
      this.marked(all, `${label} ${stays ? stays.id : this.newId(run, paint)}`, paint);
    } else this.marked(run, "", paint);
    touched.forEach((claim) => this.part(paint, claim));
  }

  // A claim that was taken off these words, and whose reasons are still there.
  cameBack(run, paint) {
    const there = this.claims(paint).map(({ id }) => id);
    const shares = ({ words }) => run.filter((unit) => words.includes(unit.dataset.unit)).length;
    const gone = this.homes.filter((home) => !there.includes(home.id) && shares(home));
    return gone.sort((one, other) => shares(other) - shares(one))[0];
  }

  // What is left of a claim on both sides of a stroke are two: the longer one keeps its id.
  part(paint, { id, label }) {
    const parts = this.claims(paint).filter((claim) => claim.id === id);
    parts.sort((one, other) => other.units.length - one.units.length);
    parts.slice(1).forEach(({ units }) => {
      this.marked(units, `${label} ${this.newId(units, paint)}`, paint);
    });
  }

  // Not one that the key has an entry for, whatever is painted now.
  newId(units, paint) {
    const taken = this.claims(paint).concat(this.claims()).map(({ id }) => id);
    const keyed = Array.from(this.form.elements)
      .filter((field) => this.isLabel(field) && !("made" in field.dataset))
      .map(({ name }) => name.slice(this.prefix.length).split("/")[0]);
    const pens = this.pens.map((pen) => pen.value);
    const text = units.map((unit) => unit.dataset.words).join(" ");
    return idOf(text, [...taken, ...keyed, ...pens]);
  }

  changedBy(units, paint) {
    return this.units.filter((unit) => this.markOf(unit, paint) !== this.markOf(unit));
  }

  give(units, label) {
    const { last } = this.steps;
    super.give(units.length === 1 ? this.meant(units[0], label) : units, label);
    this.begun = this.steps.last === last ? null : this.steps.last;
  }

  // A tap with another pen, or with the rubber, means the whole claim.
  meant(unit, label) {
    const mark = this.markOf(unit);
    const isWhole = mark && (label ? this.penOf(mark) !== label : this.pen === "");
    return isWhole ? this.units.filter((one) => this.markOf(one) === mark) : [unit];
  }

  lengthen(first, units, label) {
    if (this.begun && this.steps.last === this.begun) this.takeBack(this.steps.take());
    super.give(units, label);
  }

  takeAlong(unit, to) {
    const label = this.labelOf(unit);
    this.strokes.forget();
    if (label && this.areTogether(unit, to)) super.give(this.between(unit, to), label);
    else if (!this.markOf(unit)) super.give([to], "");
  }

  // Once they are saved, claims that are new have fields for their reasons, and those of others go.
  askForReasons() {
    const old = document.getElementById(this.prefix.slice(0, -1));
    const isBusy = this.form.dataset.typing !== undefined;
    if (!old || isBusy || this.strokes.drag || old.contains(document.activeElement)) return;
    const asked = Array.from(old.querySelectorAll("[name]")).filter((field) => this.isLabel(field));
    const ids = asked.map(({ name }) => name.slice(this.prefix.length).split("/")[0]);
    const now = this.cut.claims.map(({ id }) => id);
    if (ids.length === now.length && now.every((id) => ids.includes(id))) return;
    const { value } = this.source;
    fetch(this.form.action, { headers: { Accept: "text/html" } })
      .then((reply) => (reply.ok ? reply.text() : ""))
      .then((text) => {
        const page = new DOMParser().parseFromString(text, "text/html");
        const fresh = page.getElementById(old.id);
        const source = page.getElementById(this.source.id);
        const isLate = this.source.value !== value || this.form.dataset.typing !== undefined;
        if (!fresh || isLate || this.strokes.drag) return;
        // Claims typed without an id have one now, which is no matter to whoever still types.
        if (source.value !== value && document.activeElement === this.source) return;
        this.source.value = source.value;
        this.section.querySelectorAll("[data-made]").forEach((field) => field.remove());
        old.replaceWith(fresh);
        this.sayMended(page);
        fresh.querySelectorAll("[data-cues]").forEach((field) => cueWords(this.form, field));
        if (source.value === value) return;
        this.lay();
        this.read();
      });
  }

  // What was wrong with the text and is mended is seen no more. Its room stays: the words to paint
  // stand below it, and are not to move under a pen.
  sayMended(page) {
    const help = `${this.source.id}-help`;
    if (page.getElementById(help).querySelector(".problems")) return;
    document.getElementById(help).querySelectorAll(".problems").forEach((part) => {
      part.classList.add("mended");
    });
  }
}

export function paintsPassage(section) {
  return new AuthorBoard(section);
}
