// A link to something folded opens it: what its address names, or the fold that is in it.
// Written for Safari 13 and Chrome 80.

function unfold() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  const fold = place.matches("details") ? place : place.querySelector("details") || place.closest("details");
  if (!fold) return;
  fold.open = true;
  place.scrollIntoView({ block: "start" });
}

addEventListener("hashchange", unfold);
// A second tap on the same link changes no address.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) unfold();
});
unfold();
