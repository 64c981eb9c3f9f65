// What a page would not show now, the Back button does not show either, and no browser asks whether
// to send a form again. Before anything is drawn: not a module. Written for Safari 13, Chrome 80.
//
// Browsers keep pages against the kit's word: whole, with their scripts, or as the bytes that came.
// A page covers itself as it is left, so that what is kept shows nothing, and one that comes back
// is loaded anew. Each copy that the kit makes has a name of its own; the history remembers it, and
// a copy that comes a second time in the same place is an old one.
(function () {
  const root = document.documentElement;
  // `page`: of a page that a form made, the address of the one that the form stood on.
  const { copy, owner, page } = root.dataset;
  const probe = document.currentScript.src;
  const AGAIN = 3000;
  const before = (history.state && history.state.kit) || {};
  const others = before.owner !== undefined && before.owner !== owner;
  let asking = 0;
  const isOld = before.copy === copy && !before.renewed;
  const NEVER_KEPT = ["hidden", "password", "file", "submit", "button", "reset", "image"];

  // Remember in the history which copy stands here, and where a page made by a form is found.
  function mark(more) {
    history.replaceState({ kit: Object.assign({ copy, owner }, more) }, "", page || location.href);
  }

  function cover() {
    root.classList.add("covered");
  }

  function actionOf(form) {
    return new URL(form.getAttribute("action") || "", location.href).pathname;
  }

  // What was typed or picked; of a page that a form made, all that stands in its fields. The forms
  // of an attempt keep their own.
  function typed() {
    const found = [];
    for (const form of document.querySelectorAll("form[method=post]:not([data-attempt])")) {
      for (const field of form.elements) {
        if (!field.name || NEVER_KEPT.includes(field.type)) continue;
        const picked = field.type === "checkbox" || field.type === "radio";
        const now = picked ? field.checked : field.value;
        const first = picked ? field.defaultChecked : field.defaultValue;
        if (!page && now === first) continue;
        found.push([actionOf(form), field.name, picked ? field.value : null, now]);
      }
    }
    return found;
  }

  // What a page keeps for a form that was not taken, for the page that the form stood on.
  function kept() {
    const form = document.querySelector("form[data-kept]");
    if (!form) return [];
    const hidden = [...form.querySelectorAll("input[type=hidden]:not([name=csrf_token])")];
    return hidden.map((field) => [actionOf(form), field.name, null, field.value]);
  }

  function fill(fields) {
    for (const [action, name, option, value] of fields) {
      for (const form of document.querySelectorAll("form[method=post]:not([data-kept])")) {
        if (actionOf(form) !== action) continue;
        for (const field of form.elements) {
          if (field.name !== name || NEVER_KEPT.includes(field.type)) continue;
          const picked = field.type === "checkbox" || field.type === "radio";
          const wanted = option === null ? value : option;
          if (picked && field.value !== wanted) continue;
          if (picked) field.checked = option === null || value;
          else field.value = value;
          if (field.closest("details")) field.closest("details").open = true;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
    }
  }

  // Loading without a kit would end in the browser's own error page: ask first whether it is there.
  function renew() {
    cover();
    const note = document.getElementById("covered-note");
    const late = setTimeout(() => (note.hidden = false), AGAIN);
    clearTimeout(asking);
    fetch(probe, { method: "HEAD", cache: "no-store" })
      .then((reply) => {
        if (!reply.headers.has("X-Whose-Words")) throw new Error("not an answer of the kit");
        clearTimeout(late);
        location.reload();
      })
      .catch(() => {
        note.hidden = false;
        asking = setTimeout(renew, AGAIN);
      });
  }

  function leaveAndRenew() {
    mark({ typed: typed(), renewed: true });
    renew();
  }

  function forget() {
    for (const form of document.forms) form.reset();
  }

  if (isOld) cover();
  else mark({ typed: others ? [] : before.typed, renewed: before.renewed });
  window.addEventListener("DOMContentLoaded", () => {
    if (isOld) return;
    if (others) forget();
    else if (before.typed) fill(before.typed);
    mark({ typed: kept() });
  });
  window.addEventListener("pagehide", cover);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted || isOld) leaveAndRenew();
    // What the last person typed here, the browser puts back after the page is there.
    else if (others) forget();
  });
  // A place within the page is one more entry of the history.
  window.addEventListener("hashchange", () => mark({ typed: kept() }));
})();
