// What the kit refuses again and again is not sent any more by itself: the page says so, with the
// kit's own reason, and a button asks once more. Written for Safari 13 and Chrome 80.

const notice = document.getElementById("given-up");

// `name` and `message` as the outbox says them.
export function sayGivenUp(name, message) {
  if (name === "given-up") notice.querySelector("[data-reason]").textContent = message;
  // While it is asked once more, the button stays where the finger is.
  if (name !== "saving") notice.hidden = name !== "given-up";
}

export function onTryAgain(act) {
  if (notice) notice.querySelector("[data-try-again]").addEventListener("click", act);
}
