// Keys of the editor: a number picks a label and goes to its reason, Ctrl and Enter to the next item.

const TEXT = "textarea, select, input:not([type=radio]):not([type=checkbox])";

function press(form, key) {
  const button = form.querySelector("[data-key='" + key + "']:not(:disabled)");
  if (!button) return false;
  // A button in a fold is pressed all the same.
  button.focus();
  button.click();
  return true;
}

function pick(form, key) {
  const input = form.querySelector("[data-pens] input[data-key='" + key + "']");
  if (!input) return false;
  input.checked = true;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  const reason = form.querySelector("textarea[name$='/why']");
  (reason || input).focus();
  return true;
}

export function hearKeys(form) {
  document.addEventListener("keydown", (event) => {
    const { key, target, repeat, altKey, ctrlKey, metaKey } = event;
    const typing = target.closest && target.closest(TEXT);
    let done = false;
    if (key === "Enter" && (ctrlKey || metaKey) && !altKey) {
      done = !repeat && (press(form, "ArrowRight") || press(form, "save"));
    } else if (altKey && !ctrlKey && !metaKey && !typing && key.startsWith("Arrow")) {
      done = press(form, key);
    } else if (!altKey && !ctrlKey && !metaKey && !typing && !repeat && /^[1-9]$/.test(key)) {
      done = pick(form, key);
    }
    if (done) event.preventDefault();
  });
}
