// A form of a draft that saves by itself, and keeps in the browser what is not saved yet. Without it
// a button saves. Written for Safari 13 and Chrome 80.
import { Kept } from "./kept.js";
import { Saver } from "./saver.js";

export function savesItself(form) {
  const kept = new Kept(form);
  const saver = new Saver(form, kept);

  form.addEventListener("input", ({ target }) => saver.typed(target));
  form.addEventListener("change", ({ target }) => saver.left(target));

  // What a button sends must stand on the version that a saving on its way will make.
  form.addEventListener("submit", (event) => {
    const pressed = event.submitter || document.activeElement;
    const waits = saver.stop();
    kept.leave();
    if (!waits) return;
    event.preventDefault();
    waits.then(() => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "do";
      field.value = (pressed && pressed.value) || "save";
      form.append(field);
      const elsewhere = pressed && pressed.getAttribute("formaction");
      if (elsewhere) form.setAttribute("action", elsewhere);
      form.submit();
    });
  });

  addEventListener("pagehide", () => saver.leave());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) saver.leave();
  });
  // Sent before the next page is asked for: where that is this one again, it has the words.
  addEventListener("beforeunload", (event) => {
    saver.leave();
    if (!saver.waits || kept.holds) return;
    event.preventDefault();
    event.returnValue = "";
  });

  kept.offer(() => saver.typed(null));
}
