// The units of a passage that a pen paints: their words as options of a list box, their numbers as
// the form's fields write them, and the places where they stand.

// "4-9, 15" and back. What cannot be read is left out.
export function readNumbers(text) {
  const numbers = [];
  text.split(",").forEach((piece) => {
    const [first, last] = piece.split("-").map(Number);
    for (let number = first; number <= (last || first); number += 1) numbers.push(String(number));
  });
  return numbers;
}

export function writeNumbers(units) {
  const runs = [];
  units.map(Number).forEach((number) => {
    const run = runs[runs.length - 1];
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  });
  return runs.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(", ");
}

// The passage's own words become the options of the board. The passage itself stays, out of sight,
// for those who listen, without the numbers that only the plain form needs: between the options of
// a list nothing would be read.
export function unitsOf(passage, board) {
  passage.querySelectorAll(".word-number").forEach((number) => {
    number.hidden = true;
  });
  const copy = passage.cloneNode(true);
  copy.querySelectorAll(".word-number").forEach((number) => number.remove());
  copy.querySelectorAll("p").forEach((paragraph) => {
    paragraph.setAttribute("role", "presentation");
    hideGaps(paragraph);
    board.appendChild(paragraph);
  });
  const units = Array.from(board.querySelectorAll("[data-unit]"));
  units.forEach((unit, index) => {
    const number = unit.querySelector(".unit-number");
    unit.setAttribute("role", "option");
    unit.tabIndex = index ? -1 : 0;
    unit.dataset.words = unit.textContent.slice(number ? number.textContent.length : 0);
    // The number is the one by which the feedback speaks of the claim.
    const claim = number && board.dataset.claim.replace("#", number.textContent);
    unit.dataset.named = claim ? `${claim}: ${unit.dataset.words}` : unit.dataset.words;
    unit.classList.add("unit");
  });
  return units;
}

// What stands between the units is seen and not heard.
function hideGaps(paragraph) {
  Array.from(paragraph.childNodes)
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .forEach((node) => {
      const gap = document.createElement("span");
      gap.setAttribute("aria-hidden", "true");
      gap.textContent = node.textContent;
      // Who points at words that no pen takes means none of those beside them.
      if (/[\p{L}\p{N}]/u.test(node.textContent)) gap.dataset.unpaintable = "";
      paragraph.replaceChild(gap, node);
    });
}

// The lines of a board, each with the places of its words from the page's own edges, in CSS pixels.
// Measured once for a whole stroke: painting moves no word.
export function linesOf(board) {
  const lines = [];
  board.querySelectorAll("[role=option], [data-unpaintable]").forEach((element) => {
    const unit = element.matches("[role=option]") ? element : null;
    Array.from(element.getClientRects()).forEach(({ left, right, top, height }) => {
      const middle = top + height / 2 + window.pageYOffset;
      let line = lines[lines.length - 1];
      if (!line || Math.abs(line.middle - middle) > line.height / 2) {
        line = { middle, height, places: [] };
        lines.push(line);
      }
      line.places.push({ unit, left: left + window.pageXOffset, right: right + window.pageXOffset });
    });
  });
  return lines;
}

function least(things, measure) {
  return things.reduce((best, thing) => (best && measure(best) <= measure(thing) ? best : thing), null);
}

// What stands nearest to a pointer: on the nearest line, `across` pixels beside it. Its unit is
// null where that is no word for a pen. Null of no lines.
export function nearestTo(lines, { clientX, clientY }) {
  const x = clientX + window.pageXOffset;
  const y = clientY + window.pageYOffset;
  const line = least(lines, ({ middle }) => Math.abs(middle - y));
  if (!line) return null;
  const across = ({ left, right }) => Math.max(left - x, x - right, 0);
  const place = least(line.places, across);
  return { unit: place.unit, across: across(place) };
}

// The unit of the next line, among those ahead, that stands nearest below or above.
export function nearestOnLine(unit, ahead) {
  const { left, top } = unit.getBoundingClientRect();
  const boxes = ahead.map((other) => ({ other, box: other.getClientRects()[0] }));
  const next = boxes.find(({ box }) => Math.abs(box.top - top) > box.height / 2);
  if (!next) return unit;
  const line = boxes.filter(({ box }) => Math.abs(box.top - next.box.top) < box.height / 2);
  line.sort((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left));
  return line[0].other;
}
