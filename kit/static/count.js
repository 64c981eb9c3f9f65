// Counts the characters of a text that has a limit. Nothing is cut off: what is too long is said.

const area = document.querySelector("textarea[data-count]");

function used(text) {
  // As the kit counts: a line break is one character, blanks around the text are none, and a
  // character beyond the first plane is one, not two.
  return Array.from(text.normalize("NFC").trim()).length;
}

if (area) {
  const most = Number(area.dataset.count);
  const counter = document.querySelector("[data-counter]");
  const warning = document.querySelector("[data-too-long]");
  const show = () => {
    const count = used(area.value);
    counter.hidden = false;
    counter.textContent = counter.dataset.counter.replace("#", count);
    // Only a change is announced, not every letter.
    const text = count > most ? warning.dataset.tooLong : "";
    if (warning.textContent !== text) warning.textContent = text;
  };
  area.addEventListener("input", show);
  show();
}
