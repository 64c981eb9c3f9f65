// The units of a passage that a pen paints: their words as options of a list box, their numbers as
// the form's fields write them, and the lines that they stand on.

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
// for those who listen: between the options of a list nothing would be read.
export function unitsOf(passage, board) {
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
      paragraph.replaceChild(gap, node);
    });
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
