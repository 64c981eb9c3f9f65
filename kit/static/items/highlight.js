// A passage as a board to paint on: by tap and drag (strokes.js), and by keyboard. The fields of the
// plain form hold the painting; the board reads and writes them, so that saving, other tabs and the
// page without this script all know one form.

import { bare } from "../answering/json.js";
import { starting } from "../answering/sections.js";
import { Keys } from "./painting-keys.js";
import { readNumbers, unitsOf, writeNumbers } from "./passage-units.js";
import { keepInSight } from "./sticky-parts.js";
import { Strokes } from "./strokes.js";
import { UndoSteps } from "./undo-steps.js";

const SHORT = 24; // characters

// A long text by its beginning.
function shortened(text) {
  const characters = Array.from(text);
  return characters.length > SHORT ? `${characters.slice(0, SHORT - 2).join("").trim()} …` : text;
}

// A board may be another's ground (authoring/painting.js): what a stroke makes of the words, where
// that is kept, and how a mark is spelt stand in methods of their own.
export class Board {
  constructor(section) {
    this.section = section;
    this.element = section.querySelector("[data-board]");
    this.palette = section.querySelector("[data-palette]");
    this.undoButton = section.querySelector("[data-undo]");
    this.said = section.querySelector("[data-said]");
    this.fields = Array.from(section.querySelectorAll("[data-plain] [name]"));
    this.free = this.element.classList.contains("free");
    this.pens = Array.from(this.palette.querySelectorAll("input"));
    this.build();
    this.steps = this.newSteps();
    this.strokes = new Strokes(this);
    this.keys = new Keys(this);
    this.listen();
    this.read();
    if (this.fields.length && this.fields.every((field) => field.disabled)) this.close();
  }

  newSteps() {
    return new UndoSteps(
      this.section.closest("form").dataset.attempt,
      this.section.dataset.item,
      this.units.map((unit) => unit.dataset.unit),
    );
  }

  build() {
    this.units = unitsOf(this.section.querySelector("[data-passage]"), this.element);
    this.byId = new Map(this.units.map((unit) => [unit.dataset.unit, unit]));
    this.gaps = this.units.map((unit) => unit.previousElementSibling);
    this.section.classList.add("painting");
    this.section.querySelector("[data-plain]").hidden = true;
    this.section.querySelectorAll("[data-board-part]").forEach((part) => {
      part.hidden = false;
    });
  }

  listen() {
    this.palette.addEventListener("change", (event) => {
      event.stopPropagation(); // picking up a pen is no answer
      this.palette.classList.remove("wanted");
      this.strokes.forget();
    });
    this.undoButton.addEventListener("click", () => this.undo());
    this.element.addEventListener("focusin", (event) => {
      const unit = this.unitOf(event.target);
      if (unit) this.units.forEach((other) => (other.tabIndex = other === unit ? 0 : -1));
    });
    this.section.addEventListener("filled", () => {
      this.strokes.forget();
      this.read();
    });
    this.section.addEventListener("closed", () => this.close());
  }

  unitOf(target) {
    const unit = target && target.closest ? target.closest("[role=option]") : null;
    return unit && this.element.contains(unit) ? unit : null;
  }

  // The pen in hand: a label, "" for the rubber, null before one is picked.
  get pen() {
    const picked = this.pens.find((pen) => pen.checked);
    return picked ? picked.value : null;
  }

  // What the paint of a unit is, "" for none, and the pen of such a mark.
  markOf(unit, paint = this.paint) {
    return paint[unit.dataset.unit] || "";
  }

  penOf(mark) {
    return mark;
  }

  labelOf(unit) {
    return this.penOf(this.markOf(unit));
  }

  nameOf(label) {
    const pen = label && this.pens.find((one) => one.value === label);
    return pen
      ? pen.parentElement.querySelector(".pen-word").textContent
      : this.element.dataset.unpainted;
  }

  between(one, other) {
    const [first, last] = [one, other].map((unit) => this.units.indexOf(unit)).sort((a, b) => a - b);
    return this.units.slice(first, last + 1);
  }

  // No claim goes from one paragraph into the next.
  areTogether(one, other) {
    return one.parentElement === other.parentElement;
  }

  read() {
    this.paint = bare();
    this.fields.forEach((field) => {
      if (!field.value) return;
      const units = this.free ? readNumbers(field.value) : [field.dataset.unit];
      units.forEach((unit) => {
        this.paint[unit] = this.free ? field.dataset.pen : field.value;
      });
    });
    this.steps.load(this.written());
    this.show();
  }

  // The painting as the fields hold it, one text for all of them.
  written() {
    return JSON.stringify(this.fields.map((field) => field.value));
  }

  // Kept before other tabs hear of the answer.
  write() {
    const order = this.units.map((unit) => unit.dataset.unit);
    this.fields.forEach((field) => {
      field.value = this.free
        ? writeNumbers(order.filter((unit) => this.paint[unit] === field.dataset.pen))
        : this.paint[field.dataset.unit] || "";
    });
    this.steps.keep(this.written());
    this.fields[0].dispatchEvent(new Event("change", { bubbles: true }));
  }

  show(paint = this.paint) {
    let before = "";
    this.units.forEach((unit, index) => {
      const mark = this.markOf(unit, paint);
      const label = this.penOf(mark);
      if (unit.dataset.label !== label) {
        unit.dataset.label = label;
        unit.className = label ? `unit pen pen-${label}` : "unit";
        unit.setAttribute("aria-selected", String(Boolean(label)));
        unit.setAttribute("aria-label", `${unit.dataset.named}, ${this.nameOf(label)}`);
      }
      // Words of one pen look like one stroke.
      const gap = this.gaps[index];
      const across = label && mark === before ? `pen pen-${label}` : "";
      if (this.free && gap && gap.className !== across) gap.className = across;
      before = mark;
    });
    const { last } = this.steps;
    this.undoButton.disabled = Boolean(this.closed) || !last;
    const words = last ? this.undoWords(last) : this.undoButton.dataset.undo;
    this.undoButton.firstElementChild.textContent = words;
  }

  preview(units, label) {
    this.show(this.painted(units, label));
  }

  wordsOf(units) {
    const words = [units[0], units[units.length - 1]].map((unit) => unit.dataset.words);
    return units.length > 1 ? `${words[0]} … ${words[1]}` : words[0];
  }

  undoWords({ units, label }) {
    const pen = this.pens.find((one) => one.value === label);
    const words = shortened(this.wordsOf(units.map((unit) => this.byId.get(unit))));
    return pen.dataset.undoWords.replace("#", () => words);
  }

  say(text) {
    this.said.textContent = text;
  }

  askForPen() {
    this.palette.classList.add("wanted");
    this.say(this.element.dataset.pickFirst);
  }

  sayGiven(units, label, more = "") {
    this.say(`${this.wordsOf(units)}: ${this.nameOf(label)}${more && `. ${more}`}`);
  }

  askForLast(unit) {
    this.sayGiven([unit], this.labelOf(unit), this.element.dataset.askLast);
  }

  // Give these units a pen, "" for none: one step to undo, one answer to save, one sentence.
  give(units, label) {
    if (this.closed) return;
    const paint = this.painted(units, label);
    const changed = this.changedBy(units, paint);
    const before = changed.map((unit) => this.markOf(unit));
    if (changed.some((unit, index) => this.markOf(unit, paint) !== before[index])) {
      this.steps.add(changed.map((unit) => unit.dataset.unit), label, before);
      this.paint = paint;
      this.write();
    }
    this.show();
    this.sayGiven(units, label);
  }

  // The units whose marks a stroke over these sets.
  changedBy(units) {
    return units;
  }

  // A stroke over these units that its first word has begun: one step in all.
  lengthen(first, units, label) {
    const { last } = this.steps;
    const isBegun = last && last.units.length === 1 && last.units[0] === first.dataset.unit;
    if (isBegun && last.label === label) this.takeBack(this.steps.take());
    this.give(units, label);
  }

  // The painting after a stroke with a pen, and with a mark on units.
  painted(units, label) {
    return this.marked(units, label);
  }

  marked(units, mark, paint = bare(this.paint)) {
    units.forEach((unit) => {
      if (mark) paint[unit.dataset.unit] = mark;
      else delete paint[unit.dataset.unit];
    });
    return paint;
  }

  takeBack({ units, before }) {
    units.forEach((unit, index) => {
      this.paint = this.marked([this.byId.get(unit)], before[index]);
    });
  }

  undo() {
    if (this.closed || !this.steps.last) return;
    this.strokes.forget();
    const words = this.undoWords(this.steps.last);
    this.takeBack(this.steps.take());
    this.write();
    this.show();
    this.say(words);
    if (this.undoButton.disabled && document.activeElement === document.body) {
      this.units.find((unit) => unit.tabIndex === 0).focus();
    }
  }

  // The pen of a unit goes along to another one.
  takeAlong(unit, to) {
    this.giveByKey(to, this.labelOf(unit));
  }

  giveByKey(unit, label) {
    this.strokes.forget();
    this.give([unit], label);
  }

  close() {
    this.closed = true;
    this.strokes.forget();
    this.element.setAttribute("aria-disabled", "true");
    this.pens.forEach((pen) => {
      pen.disabled = true;
    });
    this.show();
  }
}

export const begin = starting((section) => {
  if (!section.querySelector("[data-board]")) return;
  keepInSight(new Board(section).palette);
});
