// On paper nothing can be unfolded: what holds no names is opened for printing, and shut again after.

const FOLDED = "details:is(.closer, .on-paper):not([open])";
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(FOLDED)];
  for (const each of opened) each.open = true;
});

addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
  opened = [];
});
