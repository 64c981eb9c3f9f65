// A form of a draft that saves by itself after a pause. Without it a button saves.
// Written for Safari 13 and Chrome 80.

const PAUSE = 1500;
const AGAIN = 5000;

export function savesItself(form) {
  const state = form.querySelector("[data-state]");
  let timer = 0;
  let sending = null;
  let edits = 0;
  let saved = 0;
  let stopped = false;

  function say(what, more) {
    state.textContent = state.getAttribute("data-" + what) + (more ? " " + more : "");
  }

  function wait(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function save() {
    if (stopped || sending || saved === edits) return sending;
    const sent = edits;
    sending = fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new FormData(form),
    })
      .then((reply) => reply.json().then((answer) => taken(reply, answer, sent)))
      .catch(() => {
        say("lost");
        wait(AGAIN);
      })
      .then(() => {
        sending = null;
        if (!stopped && saved !== edits) wait(saved < sent ? AGAIN : PAUSE);
      });
    return sending;
  }

  function taken(reply, answer, sent) {
    if (answer.changed) {
      stopped = true;
      say("changed");
      return;
    }
    if (!reply.ok || !answer.version) throw new Error("not saved");
    // All forms of the page stand on the version that this one has made.
    for (const version of document.querySelectorAll("input[name=on_version]")) {
      version.value = answer.version;
    }
    saved = sent;
    if (saved === edits) say("saved", new Date().toTimeString().slice(0, 5));
  }

  form.addEventListener("input", (event) => {
    if (!event.target.name) return;
    edits += 1;
    say("waits");
    wait(PAUSE);
  });

  // What a button sends must stand on the version that a saving on its way will make.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    stopped = true;
    saved = edits;
    if (!sending) return;
    const pressed = event.submitter || document.activeElement;
    event.preventDefault();
    sending.then(() => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "do";
      field.value = (pressed && pressed.value) || "save";
      form.append(field);
      if (pressed && pressed.getAttribute("formaction")) {
        form.setAttribute("action", pressed.getAttribute("formaction"));
      }
      form.submit();
    });
  });

  addEventListener("beforeunload", (event) => {
    if (saved === edits) return;
    event.preventDefault();
    event.returnValue = "";
  });
}
