// A passage as a board to paint on: by tap, by keyboard, in a free passage also by dragging. The
// fields of the plain form hold the painting; the board reads and writes them, so that saving,
// other tabs and the page without this script all know one form.

import { bare } from "../answering/json.js";
import { starting } from "../answering/sections.js";
import { nearestOnLine, readNumbers, unitsOf, writeNumbers } from "./passage-units.js";

const CLICK_AFTER_DRAG = 50; // milliseconds

class Board {
  constructor(section) {
    this.section = section;
    this.element = section.querySelector("[data-board]");
    this.palette = section.querySelector("[data-palette]");
    this.undoButton = section.querySelector("[data-undo]");
    this.said = section.querySelector("[data-said]");
    this.fields = Array.from(section.querySelectorAll("[data-plain] [name]"));
    this.free = this.element.classList.contains("free");
    this.pens = Array.from(this.palette.querySelectorAll("input"));
    this.history = [];
    this.drag = null;
    this.dragged = false;
    this.build();
    this.listen();
    this.read();
    if (this.fields.every((field) => field.disabled)) this.close();
  }

  build() {
    this.units = unitsOf(this.section.querySelector("[data-passage]"), this.element);
    this.section.classList.add("painting");
    this.section.querySelector("[data-plain]").hidden = true;
    [this.element, this.palette, this.said].forEach((part) => {
      part.hidden = false;
    });
    this.section.querySelector("[data-how]").hidden = false;
  }

  listen() {
    const own = (event) => event.stopPropagation(); // picking up a pen is no answer
    this.palette.addEventListener("change", (event) => {
      own(event);
      this.palette.classList.remove("wanted");
    });
    this.undoButton.addEventListener("click", () => this.undo());
    this.element.addEventListener("click", (event) => {
      const unit = this.unitOf(event.target);
      if (unit && !this.dragged) this.tap(unit);
    });
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusin", (event) => {
      const unit = this.unitOf(event.target);
      if (unit) this.units.forEach((other) => (other.tabIndex = other === unit ? 0 : -1));
    });
    this.section.addEventListener("filled", () => {
      this.history = [];
      this.read();
    });
    this.section.addEventListener("closed", () => this.close());
    if (!this.free) return;
    this.element.addEventListener("pointerdown", (event) => this.dragFrom(event));
    window.addEventListener("pointermove", (event) => this.dragOver(event));
    window.addEventListener("pointerup", (event) => this.dragEnd(event, true));
    window.addEventListener("pointercancel", (event) => this.dragEnd(event, false));
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

  nameOf(label) {
    const pen = label && this.pens.find((one) => one.value === label);
    return pen
      ? pen.parentElement.querySelector(".pen-word").textContent
      : this.element.dataset.unpainted;
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
    this.show();
  }

  write() {
    const order = this.units.map((unit) => unit.dataset.unit);
    this.fields.forEach((field) => {
      field.value = this.free
        ? writeNumbers(order.filter((unit) => this.paint[unit] === field.dataset.pen))
        : this.paint[field.dataset.unit] || "";
    });
    this.fields[0].dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    this.units.forEach((unit, index) => {
      const label = this.paint[unit.dataset.unit] || "";
      if (unit.dataset.label !== label) {
        unit.dataset.label = label;
        unit.className = label ? `unit pen pen-${label}` : "unit";
        unit.setAttribute("aria-selected", String(Boolean(label)));
        unit.setAttribute("aria-label", `${unit.dataset.named}, ${this.nameOf(label)}`);
      }
      // Words of one pen look like one stroke.
      const gap = unit.previousElementSibling;
      const before = index ? this.paint[this.units[index - 1].dataset.unit] || "" : "";
      if (this.free && gap) gap.className = label && label === before ? `pen pen-${label}` : "";
    });
    this.undoButton.disabled = this.closed || !this.history.length;
  }

  // Give these units a pen, "" for none: one step to undo, one answer to save, one sentence.
  give(units, label, before = this.paint) {
    if (this.closed) return;
    this.history.push(before);
    this.paint = this.painted(before, units, label);
    this.show();
    this.write();
    const words = [units[0], units[units.length - 1]].map((unit) => unit.dataset.words);
    const which = units.length > 1 ? `${words[0]} … ${words[1]}` : words[0];
    this.said.textContent = `${which}: ${this.nameOf(label)}`;
  }

  painted(before, units, label) {
    const paint = bare(before);
    units.forEach((unit) => {
      if (label) paint[unit.dataset.unit] = label;
      else delete paint[unit.dataset.unit];
    });
    return paint;
  }

  undo() {
    if (this.closed || !this.history.length) return;
    this.paint = this.history.pop();
    this.show();
    this.write();
    this.said.textContent = this.undoButton.textContent;
    if (this.undoButton.disabled && document.activeElement === document.body) {
      this.units.find((unit) => unit.tabIndex === 0).focus();
    }
  }

  // A second tap with the same pen rubs out.
  tap(unit) {
    if (this.closed) return;
    if (this.pen === null) {
      this.palette.classList.add("wanted");
      this.said.textContent = this.element.dataset.pickFirst;
      return;
    }
    this.give([unit], this.paint[unit.dataset.unit] === this.pen ? "" : this.pen);
  }

  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "z") {
      event.preventDefault();
      this.undo();
    }
    const unit = this.unitOf(event.target);
    if (!unit || event.ctrlKey || event.metaKey || event.altKey) return;
    const pen = this.pens.find((one) => one.dataset.key === event.key);
    const to = this.moves(unit, event.key);
    if (to) {
      to.focus();
      if (event.shiftKey) this.give([to], this.paint[unit.dataset.unit] || "");
    } else if (pen) this.give([unit], pen.value);
    else if (event.key === "Backspace" || event.key === "Delete") this.give([unit], "");
    else if (event.key === "Enter" || event.key === " ") this.tap(unit);
    else return;
    event.preventDefault();
  }

  // Where a key leads from a unit, nothing where it is no key to move with.
  moves(unit, key) {
    const index = this.units.indexOf(unit);
    const last = this.units.length - 1;
    const steps = { __proto__: null, ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: last };
    if (!this.free) Object.assign(steps, { ArrowDown: index + 1, ArrowUp: index - 1 });
    if (key in steps) return this.units[Math.max(0, Math.min(last, steps[key]))];
    if (key === "ArrowDown") return nearestOnLine(unit, this.units.slice(index + 1));
    if (key === "ArrowUp") return nearestOnLine(unit, this.units.slice(0, index).reverse());
    return null;
  }

  // A finger that moves sideways paints; one that moves up or down scrolls the page, and the
  // browser then takes the drag away.
  dragFrom(event) {
    const unit = this.unitOf(event.target);
    this.drag = null;
    if (!unit || event.button || this.closed || this.pen === null) return;
    const from = this.units.indexOf(unit);
    this.drag = { id: event.pointerId, from, to: from, before: this.paint, units: null };
  }

  dragOver(event) {
    const { drag } = this;
    if (!drag || drag.id !== event.pointerId) return;
    const unit = this.unitOf(document.elementFromPoint(event.clientX, event.clientY));
    const to = this.units.indexOf(unit);
    if (to < 0 || to === drag.to) return;
    drag.to = to;
    drag.units = this.units.slice(Math.min(drag.from, to), Math.max(drag.from, to) + 1);
    this.paint = this.painted(drag.before, drag.units, this.pen);
    this.show();
  }

  dragEnd(event, done) {
    const { drag } = this;
    if (!drag || drag.id !== event.pointerId) return;
    this.drag = null;
    if (!drag.units) return;
    this.dragged = true; // the click that follows is no tap
    setTimeout(() => {
      this.dragged = false;
    }, CLICK_AFTER_DRAG);
    this.paint = drag.before;
    if (done) this.give(drag.units, this.pen, drag.before);
    else this.show();
  }

  close() {
    this.closed = true;
    this.element.setAttribute("aria-disabled", "true");
    this.pens.forEach((pen) => {
      pen.disabled = true;
    });
    this.show();
  }
}

// The palette stays in sight below the masthead, which may take two lines.
function placePalettes() {
  const mast = document.querySelector(".mast");
  document.querySelectorAll("[data-palette]").forEach((palette) => {
    palette.style.top = `${mast.offsetHeight}px`;
  });
}

export const begin = starting((section) => {
  if (!section.querySelector("[data-board]")) return;
  new Board(section);
  placePalettes();
});
window.addEventListener("resize", placePalettes);
