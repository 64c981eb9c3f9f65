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
  const SOON = 400;
  const before = (history.state && history.state.kit) || {};
  const others = before.owner !== undefined && before.owner !== owner;
  let asking = 0;
  let keeping = 0;
  const isOld = before.copy === copy && !before.renewed;
  const NEVER_KEPT = ["hidden", "password", "file", "submit", "button", "reset", "image"];

  // Remember in the history which copy stands here, and where a page made by a form is found.
  function mark(more) {
    history.replaceState({ kit: Object.assign({ copy, owner }, more) }, "", page || location.href);
  }

  function cover() {
    root.classList.add("covered");
  }

  function pathOf(action) {
    return new URL(action || "", location.href).pathname;
  }

  // The page's own forms, each with a name by which another copy of the page has it, too.
  function* forms() {
    const met = new Map();
    for (const form of document.querySelectorAll("form[method=post]:not([data-kept])")) {
      const path = pathOf(form.getAttribute("action"));
      met.set(path, (met.get(path) || 0) + 1);
      yield [`${path} ${met.get(path)}`, form];
    }
  }

  function isPicked(field) {
    return field.type === "checkbox" || field.type === "radio";
  }

  // What a field said as the page came.
  function saidFirst(field) {
    if (isPicked(field)) return field.defaultChecked;
    if (field.type !== "select-one") return field.defaultValue;
    const options = Array.from(field.options);
    const said = options.find((option) => option.defaultSelected) || options[0];
    return said ? said.value : "";
  }

  // What was typed or picked; of a page that a form made, all that stands in its fields. The forms
  // of an attempt and of a draft keep their own.
  function typed() {
    const found = [];
    for (const [name, form] of forms()) {
      const keepsOwn = form.dataset.attempt || form.hasAttribute("data-editor");
      for (const field of keepsOwn ? [] : form.elements) {
        if (!field.name || NEVER_KEPT.includes(field.type)) continue;
        const now = isPicked(field) ? field.checked : field.value;
        if (!page && now === saidFirst(field)) continue;
        found.push([name, field.name, isPicked(field) ? field.value : null, now]);
      }
    }
    return found;
  }

  // What a page carries along of a form, for the page that the form stood on.
  function kept() {
    const form = document.querySelector("form[data-kept]");
    if (!form) return [];
    const name = `${pathOf(form.dataset.kept || form.getAttribute("action"))} 1`;
    const hidden = [...form.querySelectorAll("input[type=hidden]:not([name=csrf_token])")];
    return hidden.map((field) => [name, field.name, null, field.value]);
  }

  function put(field, option, value) {
    if (isPicked(field) && field.value !== (option === null ? value : option)) return;
    if (isPicked(field)) field.checked = option === null || value;
    else field.value = value;
    if (field.closest("details")) field.closest("details").open = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function fill(fields) {
    for (const [name, form] of forms()) {
      for (const [wanted, fieldName, option, value] of fields) {
        for (const field of wanted === name ? form.elements : []) {
          if (field.name === fieldName && !NEVER_KEPT.includes(field.type)) put(field, option, value);
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

  // As it is typed, since a browser keeps no field that asks for no suggestions. Safari takes a
  // hundred marks in half a minute.
  function keep() {
    clearTimeout(keeping);
    try {
      mark({ typed: typed().concat(kept()) });
    } catch (error) {
      keeping = setTimeout(keep, AGAIN);
    }
  }

  function comeBack() {
    mark({ typed: isOld && before.typed ? before.typed : typed(), renewed: true });
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
    keep();
    document.addEventListener("change", keep);
    document.addEventListener("input", () => {
      clearTimeout(keeping);
      keeping = setTimeout(keep, SOON);
    });
  });
  window.addEventListener("pagehide", cover);
  window.addEventListener("pageshow", (event) => {
    clearTimeout(keeping);
    if (event.persisted || isOld) comeBack();
    // What the last person typed here, the browser puts back after the page is there.
    else if (others) forget();
  });
  // A place within the page is one more entry of the history.
  window.addEventListener("hashchange", keep);
})();
