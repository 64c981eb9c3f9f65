// What a pointer does on a board. A tap paints a unit. In a free passage a stroke goes over many
// words: by dragging, or by a tap on its first word and one on its last. It begins at the nearest
// word, from the margin, from a gap or between two lines: that goes by where the words stand, since
// what is said to be under a finger differs from browser to browser.
// Written for Safari 13 and Chrome 80.

import { linesOf, nearestTo } from "./passage-units.js";

const CLICK_AFTER_DRAG = 50; // milliseconds
const DOUBLE_TAP = 400; // milliseconds
const REACH = 48; // CSS pixels that a tap may miss a word by
const STILL = 6; // CSS pixels that a hand moves without meaning to

export class Strokes {
  // `board` has the units and the pen, shows a painting and gives a pen to units.
  constructor(board) {
    this.board = board;
    this.first = null; // the word that a stroke of two taps begins with, until it has its last
    this.painted = { unit: null, at: 0 };
    this.drag = null;
    this.dragged = false;
    const { section } = board;
    section.addEventListener("click", (event) => this.click(event));
    if (!board.free) return;
    // The section's own margin, and on a wide screen what is beside it. A live page puts another
    // section in its place.
    const ground = section.closest("main") || section;
    const down = (event) => {
      if (section.isConnected) this.begin(event);
      else ground.removeEventListener("pointerdown", down);
    };
    ground.addEventListener("pointerdown", down);
    this.over = (event) => this.go(event);
    this.up = (event) => this.end(event, true);
    this.lost = (event) => this.end(event, false);
  }

  // A stroke of two taps that has only begun is left as it is.
  forget() {
    this.mark(null);
  }

  mark(unit) {
    if (this.first) delete this.first.dataset.first;
    this.first = unit;
    if (unit) unit.dataset.first = "";
  }

  // Whether a point is beside the words of the board and on nothing else.
  isBeside({ target, clientX, clientY }) {
    const { element } = this.board;
    if (!element.contains(target) && !target.contains(element)) return false;
    const { top, bottom } = element.getBoundingClientRect();
    const isOnScrollBar = clientX >= document.documentElement.clientWidth;
    return top <= clientY && clientY <= bottom && !isOnScrollBar;
  }

  click(event) {
    if (this.dragged) return;
    const unit = this.board.unitOf(event.target) || this.near(event);
    if (unit) this.tap(unit, event.timeStamp);
  }

  near(event) {
    if (!this.isBeside(event)) return null;
    const place = nearestTo(linesOf(this.board.element), event);
    return place && place.across <= REACH ? place.unit : null;
  }

  // `at` in milliseconds, on the clock of the page's events.
  tap(unit, at) {
    const { board, first, painted } = this;
    if (board.closed) return;
    if (board.pen === null) {
      board.askForPen();
    } else if (first && board.areTogether(first, unit)) {
      this.mark(null);
      this.painted = { unit, at };
      if (unit === first) board.sayGiven([unit], board.pen);
      else board.lengthen(first, board.between(first, unit), board.pen);
    } else if (painted.unit === unit && at - painted.at < DOUBLE_TAP) {
      // A double tap is one that shook.
    } else {
      const rubs = board.labelOf(unit) === board.pen;
      this.mark(board.free && !rubs ? unit : null);
      this.painted = { unit, at };
      board.give([unit], rubs ? "" : board.pen);
      if (this.first) board.askForLast(unit);
    }
  }

  // A finger that moves sideways paints; one that moves up or down scrolls the page, and the
  // browser then takes the drag away. With a second finger the page is made larger.
  begin(event) {
    const { board } = this;
    if (this.drag) this.stop(false);
    if (!event.isPrimary || event.button || board.closed || board.pen === null) return;
    if (!this.isBeside(event)) return;
    const lines = linesOf(board.element);
    const place = nearestTo(lines, event);
    if (!place) return;
    const from = board.units.indexOf(place.unit);
    const { pointerId: id, clientX, clientY } = event;
    this.drag = { id, clientX, clientY, lines, from, isOnWord: !place.across, units: null, to: null };
    document.documentElement.classList.add("in-stroke");
    this.listen("addEventListener");
  }

  listen(how) {
    window[how]("pointermove", this.over);
    window[how]("pointerup", this.up);
    window[how]("pointercancel", this.lost);
  }

  hasMoved({ clientX, clientY, pointerType }) {
    const { drag } = this;
    if (Math.abs(clientX - drag.clientX) > STILL) return true;
    return pointerType === "mouse" && Math.abs(clientY - drag.clientY) > STILL;
  }

  go(event) {
    const { board, drag } = this;
    if (!drag || drag.id !== event.pointerId) return;
    if (drag.to === null && !this.hasMoved(event)) return;
    const to = board.units.indexOf(nearestTo(drag.lines, event).unit);
    if (to === drag.to || (drag.to === null && drag.isOnWord && to === drag.from)) return;
    drag.to = to;
    drag.units = board.units.slice(Math.min(drag.from, to), Math.max(drag.from, to) + 1);
    board.preview(drag.units, board.pen);
  }

  end(event, isDone) {
    if (this.drag && this.drag.id === event.pointerId) this.stop(isDone);
  }

  stop(isDone) {
    const { board, drag } = this;
    this.drag = null;
    this.listen("removeEventListener");
    document.documentElement.classList.remove("in-stroke");
    if (!drag.units) return;
    this.dragged = true; // the click that follows is no tap
    setTimeout(() => {
      this.dragged = false;
    }, CLICK_AFTER_DRAG);
    board.show();
    if (!isDone) return;
    this.mark(null);
    board.give(drag.units, board.pen);
  }
}
