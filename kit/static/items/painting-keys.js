// What the keyboard does on a board: arrows move, a pen's number paints, Shift takes the pen along.
// Written for Safari 13 and Chrome 80.

import { nearestOnLine } from "./passage-units.js";

export class Keys {
  // `board` has the units and the pens, and gives a pen to units.
  constructor(board) {
    this.board = board;
    board.element.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const { board } = this;
    if ((event.ctrlKey || event.metaKey) && event.key === "z") {
      event.preventDefault();
      board.undo();
    }
    const unit = board.unitOf(event.target);
    if (!unit || event.ctrlKey || event.metaKey || event.altKey) return;
    const pen = board.pens.find((one) => one.dataset.key === event.key);
    const to = this.moves(unit, event.key);
    if (to) {
      to.focus();
      if (event.shiftKey) board.takeAlong(unit, to);
    } else if (pen) board.giveByKey(unit, pen.value);
    else if (event.key === "Backspace" || event.key === "Delete") board.giveByKey(unit, "");
    else if (event.key === "Enter" || event.key === " ") {
      if (!event.repeat) this.paint(unit);
    } else return;
    event.preventDefault();
  }

  // With the pen in hand; once more rubs out.
  paint(unit) {
    const { board } = this;
    if (board.closed) return;
    if (board.pen === null) board.askForPen();
    else board.giveByKey(unit, board.labelOf(unit) === board.pen ? "" : board.pen);
  }

  // Where a key leads from a unit, nothing where it is no key to move with.
  moves(unit, key) {
    const { units, free } = this.board;
    const index = units.indexOf(unit);
    const last = units.length - 1;
    const steps = { __proto__: null, ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: last };
    if (!free) Object.assign(steps, { ArrowDown: index + 1, ArrowUp: index - 1 });
    if (key in steps) return units[Math.max(0, Math.min(last, steps[key]))];
    if (key === "ArrowDown") return nearestOnLine(unit, units.slice(index + 1));
    if (key === "ArrowUp") return nearestOnLine(unit, units.slice(0, index).reverse());
    return null;
  }
}
