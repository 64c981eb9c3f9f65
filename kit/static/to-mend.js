// What is wrong stands at the top of the page: the focus goes there, and a link from there to the
// field, whatever is folded up around it. Without this script the links lead there as well.

const summary = document.getElementById("to-mend");

function lead(event) {
  const link = event.target.closest("a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  const folded = field.closest("details");
  if (folded) folded.open = true;
  // A page of claims shows one at a time, and turns to the one that the address names.
  if (location.hash === link.hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = link.hash;
  event.preventDefault();
  // After the page has turned: what is not shown takes no focus.
  setTimeout(() => field.focus());
}

if (summary) {
  summary.addEventListener("click", lead);
  summary.focus();
}
