// Masthead and palette stay in sight while they leave three quarters of the screen to the passage:
// of a masthead of several lines its last, with the state of saving, where the whole is too much.
// What is too large even so, as on a low screen or in large type, scrolls away with the page.
// Written for Safari 13 and Chrome 80.

import { sayCovered } from "../masthead.js";

const SHARE = 0.25;
const SHARE_OF_MAST = 0.2;
const FEWEST_REM = 18; // across; in fewer a pen has a line of its own
const EDGE = 4; // CSS pixels above the masthead's last line

// How much of the masthead may stay: all of it, its last line, or nothing.
function heights(mast) {
  const { top, bottom, height } = mast.getBoundingClientRect();
  const state = document.getElementById("save-state");
  const last = [mast.lastElementChild, state].filter(Boolean).map((part) => part.getBoundingClientRect().top);
  const line = Math.ceil(bottom - Math.max(top, Math.min(...last) - EDGE));
  return [Math.ceil(height), Math.min(line, Math.ceil(height)), 0];
}

function place() {
  const mast = document.querySelector(".mast");
  const palettes = Array.from(document.querySelectorAll("[data-palette]"));
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const isLarge = window.innerWidth < FEWEST_REM * rem;
  palettes.forEach((palette) => palette.classList.toggle("roomy", isLarge));
  const shown = palettes.find((palette) => palette.offsetHeight);
  if (!shown) return;
  const own = Math.ceil(shown.getBoundingClientRect().height);
  const all = heights(mast);
  const beside = all.find((height) => height + own <= window.innerHeight * SHARE);
  const alone = all.find((height) => height <= window.innerHeight * SHARE_OF_MAST);
  const stays = beside === undefined ? alone : beside;
  mast.style.top = `${stays - all[0]}px`;
  palettes.forEach((palette) => {
    palette.style.position = beside === undefined ? "static" : "";
    palette.style.top = `${stays}px`;
  });
  sayCovered();
}

const watcher = window.ResizeObserver ? new ResizeObserver(place) : null;
let isWatched = false;

// From now on, whatever becomes of the window, of the masthead's words and of this palette.
export function keepInSight(palette) {
  const mast = document.querySelector(".mast");
  place();
  if (watcher) watcher.observe(palette);
  if (isWatched) return;
  isWatched = true;
  window.addEventListener("resize", place);
  window.addEventListener("load", place);
  if (watcher) watcher.observe(mast);
}
