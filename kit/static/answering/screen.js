// What of the screen the masthead and the bar at the foot leave, and a claim brought into it.
// Written for Safari 13 and Chrome 80.

import { coveredAbove, sayCovered } from "../masthead.js";

const ROOM = 8; // pixels between the masthead and a claim
// Above this share of the screen the bar stands below the claim instead of over it.
const MOST = 1 / 5;
// A tap so soon after a step was meant for what stood there before.
const REST = 350;

const root = document.documentElement;
const hasNoMouse = window.matchMedia("(hover: none)");
const isWide = window.matchMedia("(min-width: 40rem)");
const TYPED = "textarea, input[type=text], select";

function coveredBelow(bar) {
  return getComputedStyle(bar).position === "fixed" ? bar.offsetHeight : 0;
}

export class Screen {
  // `form` is where answers are given, `bar` what stays at the foot of the screen.
  constructor(form, bar) {
    Object.assign(this, { form, bar });
    history.scrollRestoration = "manual"; // the claim is brought back, whatever was hidden above it
    this.measure();
    window.addEventListener("resize", () => this.measure());
    // The on-screen keyboard needs the foot of the screen while somebody writes.
    form.addEventListener("focusin", ({ target }) => {
      if (hasNoMouse.matches && target.matches(TYPED)) form.classList.add("typing");
    });
    // Not at once: a tap on Next leaves the field first, and the bar would be gone under it.
    form.addEventListener("focusout", () =>
      setTimeout(() => {
        const { activeElement } = document;
        if (!form.contains(activeElement) || !activeElement.matches(TYPED)) form.classList.remove("typing");
      }, REST),
    );
  }

  measure() {
    root.classList.toggle("low", this.bar.offsetHeight > window.innerHeight * MOST);
    sayCovered();
    root.style.setProperty("--foot", `${coveredBelow(this.bar)}px`);
  }

  // The beginning of a section under the masthead; a large screen that has all of it stays.
  bringIn(section) {
    this.measure();
    const { top, bottom } = section.getBoundingClientRect();
    const highest = coveredAbove() + ROOM;
    const lowest = window.innerHeight - coveredBelow(this.bar);
    if (isWide.matches && top >= highest && bottom <= lowest) return;
    window.scrollTo(0, window.pageYOffset + top - highest);
  }

  // What is tapped meanwhile does not count; see `.resting` in claims.css. Keys are pressed by who
  // has seen the step, unless it came by itself.
  rest(keysToo) {
    clearTimeout(this.resting);
    this.form.classList.add("resting");
    this.restsKeys = keysToo;
    this.resting = setTimeout(() => {
      this.form.classList.remove("resting");
      this.restsKeys = false;
    }, REST);
  }
}
