// How much of the top of the screen the masthead covers, where it stays: what is brought into sight
// comes below it, and the style sheets read it as --mast. Written for Safari 13 and Chrome 80.

const mast = document.querySelector(".mast");

// In pixels. In large type the masthead scrolls away, and over a passage it may keep only a line.
export function coveredAbove() {
  const { position, top } = getComputedStyle(mast);
  return position === "sticky" ? Math.max(0, mast.offsetHeight + (parseFloat(top) || 0)) : 0;
}

export function sayCovered() {
  document.documentElement.style.setProperty("--mast", `${coveredAbove()}px`);
}
