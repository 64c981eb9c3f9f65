// Dragging an entry of a list by its grip to another place. The list itself stands still until the
// finger lets go: an entry that is taken out of the page would lose the pointer.
// Written for Safari 13 and Chrome 80.

const EDGE = 96; // CSS pixels from the screen's upper and lower end, where bars may stand
const SCROLL = 16; // CSS pixels a step

export class Drag {
  // At an end of the screen the page goes along, as long as somebody drags on there.
  // `move(entry, place)` is called where somebody lets go at another place, 0 for the first.
  constructor(list, move) {
    Object.assign(this, { list, move, entry: null, closed: false });
    list.addEventListener("pointerdown", (event) => this.begin(event));
    list.addEventListener("pointermove", (event) => this.go(event));
    list.addEventListener("pointerup", (event) => this.end(event));
    list.addEventListener("pointercancel", () => this.stop());
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.stop());
  }

  begin(event) {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || this.entry || this.closed) return;
    event.preventDefault(); // no text is selected
    Object.assign(this, { entry: grip.closest("li"), from: event.pageY, pointer: event.pointerId });
    this.entry.classList.add("dragged");
    grip.setPointerCapture(event.pointerId);
  }

  isOurs({ pointerId }) {
    return this.entry !== null && pointerId === this.pointer;
  }

  go(event) {
    if (!this.isOurs(event)) return;
    if (event.clientY < EDGE) window.scrollBy(0, -SCROLL);
    else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
    this.entry.style.transform = `translateY(${event.pageY - this.from}px)`;
    const place = this.placeAt(event.clientY);
    const entries = Array.from(this.list.children);
    const at = entries.indexOf(this.entry);
    entries.forEach((entry, index) => {
      entry.classList.toggle("drop-before", index === place && place < at);
      entry.classList.toggle("drop-after", index === place && place > at);
    });
  }

  // How many of the others have their middle above.
  placeAt(y) {
    return Array.from(this.list.children).filter((entry) => {
      const { top, height } = entry.getBoundingClientRect();
      return entry !== this.entry && top + height / 2 < y;
    }).length;
  }

  end(event) {
    if (!this.isOurs(event)) return;
    const { entry } = this;
    const place = this.placeAt(event.clientY);
    this.stop();
    if (this.list.children[place] !== entry) this.move(entry, place);
  }

  stop() {
    if (!this.entry) return;
    this.entry.style.transform = "";
    Array.from(this.list.children).forEach((entry) =>
      entry.classList.remove("dragged", "drop-before", "drop-after"),
    );
    this.entry = null;
  }
}
