// The button that opens the browser's own print.

const button = document.querySelector("[data-print]");
if (button) {
  document.documentElement.classList.add("scripted");
  button.hidden = false;
  button.addEventListener("click", () => print());
}
