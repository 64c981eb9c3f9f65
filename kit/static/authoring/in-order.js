// What an item names, put in order by tapping one after the other; a tap on one that has a place
// takes it out. The field beside it says the same, a line each. Written for Safari 13 and Chrome 80.
import { foldAsText, lines, put } from "./cues.js";

export function putInOrder(form, field) {
  const source = form.querySelector("textarea[data-named]");
  if (!source) return;
  const box = document.createElement("div");
  box.className = "cue-words in-order";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", field.getAttribute("data-in-order"));
  let named = lines(source);

  function draw() {
    const order = lines(field);
    const focused = Array.from(box.children).indexOf(document.activeElement);
    box.textContent = "";
    for (const text of named) {
      const place = order.indexOf(text) + 1;
      const button = document.createElement("button");
      button.type = "button";
      button.dir = "auto";
      button.textContent = place ? `${place}. ${text}` : text;
      button.setAttribute("aria-pressed", place ? "true" : "false");
      button.addEventListener("click", () => {
        put(field, place ? order.filter((one) => one !== text) : order.concat(text));
      });
      box.append(button);
    }
    if (focused >= 0 && box.children[focused]) box.children[focused].focus();
  }

  // Who writes over the words of one means the same one.
  source.addEventListener("input", () => {
    const now = lines(source);
    if (now.length === named.length) {
      const renamed = (line) => (named.includes(line) ? now[named.indexOf(line)] : line);
      field.value = lines(field).map(renamed).join("\n");
    }
    named = now;
    draw();
  });
  field.addEventListener("input", draw);
  draw();
  field.before(box);
  foldAsText(field);
}
