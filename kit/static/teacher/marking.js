// Marking by the keyboard: each choice is saved as it is made, and going on waits until it is.
// Without this script the page is a form with two buttons.

import { askJson } from "../answering/ask.js";

const form = document.getElementById("mark");
const PAUSE = 800;
const AGAIN = 3000;
// A kit that answers, and refuses, is asked so often with longer and longer pauses.
const LONGEST = 30000;
const REFUSED_MOST = 8;
const KEYS = "kit-marking-keys"; // apart from the outbox, which wipes what is its own

document.documentElement.classList.add("scripted");

function start() {
  const comment = form.elements.comment;
  const state = document.getElementById("save-state");
  const notice = document.getElementById("mark-notice");
  const left = document.getElementById("left");
  const useKeys = document.getElementById("use-keys");
  let unsaved = false;
  let timer = null;
  let running = null;
  let refused = false;
  let renewed = false;
  let refusals = 0;

  function show(name, text) {
    state.dataset.state = name;
    state.textContent = text;
  }

  // Whoever has signed in anew on another tab has made this form's token void: a new one goes.
  async function post() {
    const body = new URLSearchParams(new FormData(form));
    const reply = await askJson(form.action, { method: "POST", body });
    if (reply.status !== 400 || renewed || reply.body.error !== "StaleForm") return reply;
    renewed = true; // once; a kit that refuses its own token is asked again later
    form.elements.csrf_token.value = (await askJson(form.dataset.tokenUrl)).body.csrf_token;
    return post();
  }

  function later(text) {
    unsaved = true;
    show("kept", text);
    const pause = Math.min(AGAIN * 2 ** refusals, LONGEST);
    // Then no more by itself: what is chosen next, or coming back to this page, asks again.
    if (refusals < REFUSED_MOST) timer = setTimeout(save, pause);
    return false;
  }

  // One at a time; what was chosen meanwhile goes next.
  async function drain() {
    while (unsaved) {
      unsaved = false;
      show("saving", form.dataset.saving);
      let reply;
      try {
        reply = await post();
        if (reply.status >= 500) throw new Error(reply.status);
      } catch (error) {
        refusals = 0;
        return later(form.dataset.failed);
      }
      const { body } = reply;
      if (reply.status === 401) {
        refusals += 1;
        return later(body.message);
      }
      renewed = false;
      refusals = 0;
      if (!reply.ok) {
        refused = true;
        show("closed", body.message);
        return false;
      }
      refused = false;
      form.elements.seen.value = body.seen;
      left.textContent = body.left;
      if (body.notice) notice.textContent = body.notice;
      notice.hidden = !notice.textContent;
      show("saved", form.dataset.saved);
    }
    return !refused;
  }

  function save() {
    clearTimeout(timer);
    if (!running) {
      running = drain().then((done) => {
        running = null;
        return done;
      });
    }
    return running;
  }

  function changed() {
    unsaved = true;
    return save();
  }

  async function go(link) {
    if (!link) return;
    if ((unsaved || running) && !(await save())) return;
    if (refused || unsaved) return;
    location.assign(link.href);
  }

  // Whether it stands there as whole lines or sentences: "Good." is not in "Not so Good."
  function holds(written, text) {
    for (let at = written.indexOf(text); at >= 0; at = written.indexOf(text, at + 1)) {
      const after = written.slice(at + text.length);
      const begins = /(^|\n|[.!?…]["”’)]?)[ \t]*$/.test(written.slice(0, at));
      const ends = /^[ \t]*(\n|$)/.test(after) || (/[.!?…]$/.test(text) && /^\s/.test(after));
      if (begins && ends) return true;
    }
    return false;
  }

  function insert(text) {
    const written = comment.value.trim();
    if (holds(written, text)) {
      // After what is being saved just now has said so.
      Promise.resolve(running).then(() => show(state.dataset.state || "saved", form.dataset.there));
      return;
    }
    comment.value = written ? `${written}\n${text}` : text;
    changed();
  }

  form.addEventListener("change", changed);
  // Perhaps signed in again in another tab.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && unsaved) save();
  });
  comment.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  ["previous", "next", "waiting", "onward"].forEach((id) => {
    const link = document.getElementById(id);
    if (link) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go(link);
      });
    }
  });
  document.querySelectorAll("[data-comment]").forEach((button) =>
    button.addEventListener("click", () => insert(button.dataset.comment)),
  );
  window.addEventListener("beforeunload", (event) => {
    if (!unsaved && !running && !refused) return;
    event.preventDefault();
    event.returnValue = "";
  });

  const came = document.getElementById("came");
  if (came) came.focus();

  try {
    useKeys.checked = localStorage.getItem(KEYS) !== "off";
  } catch (error) {
    // Storage may be forbidden; the keys are on then.
  }
  useKeys.addEventListener("change", (event) => {
    event.stopPropagation();
    try {
      localStorage.setItem(KEYS, useKeys.checked ? "on" : "off");
    } catch (error) {
      // It holds for this page then.
    }
  });

  // The next answer; where this was the last of the item, the next item with answers that wait.
  function goOn() {
    const link = ["next", "waiting", "onward"].map((id) => document.getElementById(id)).find(Boolean);
    if (!link || link.id === "onward") {
      if (!form.querySelector("input[name=level]:checked")) {
        show(state.dataset.state || "saved", form.dataset.unmarked);
        return;
      }
      if (!link) show(state.dataset.state || "saved", form.dataset.finished);
    }
    go(link);
  }

  function pressed(key) {
    const level = form.querySelector(`input[data-key="${key}"]`);
    const used = document.querySelector(`[data-letter="${key}"]`);
    if (level) {
      level.focus();
      level.click();
    } else if (used) insert(used.dataset.comment);
    else if (key === "n" || key === "enter") goOn();
    else if (key === "p") go(document.getElementById("previous"));
    else if (key === "u") go(document.getElementById("waiting"));
    else if (key === "c") comment.focus();
    else return false;
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.target === comment && event.key === "Escape") {
      comment.blur();
      return;
    }
    if (!useKeys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, input:not([type=radio]), select")) return;
    const key = event.key.toLowerCase();
    if (key === "enter" && event.target.matches("a, button, summary")) return;
    if (/^[a-z0-9]$|^enter$/.test(key) && pressed(key)) event.preventDefault();
  });
}

if (form) start();
