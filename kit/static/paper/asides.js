// What stands beside entering: a new sheet's id, the sums over all sheets, two pages that differ.
// Written for Safari 13 and Chrome 80.

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function median(seconds) {
  const sorted = [...seconds].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)]);
}

export function showSum(all, students, words) {
  const add = (count) => all.reduce((total, one) => total + Number(count(one)), 0);
  document.getElementById("entered-count").textContent = `(${all.length})`;
  document.getElementById("too-many").hidden = !students || all.length <= students;
  const left = document.getElementById("left");
  left.hidden = !all.length;
  left.textContent = words.left
    .replace("%half", add((one) => !one.done && one.student))
    .replace("%nameless", add((one) => !one.student))
    .replace("%open", add((one) => one.open.length));
}

// Both sheets in a line each, and a button for each: `acts` are called by `mine` and `theirs`.
export function askWhich(box, words, { message, mine, theirs, names }, acts) {
  box.textContent = "";
  const lines = [
    message,
    ...[[words.theirs, theirs, names[1]], [words.mine, mine, names[0]]].map(([label, one, name]) => {
      const keys = one.typed.map((key) => key || "-").join(" ");
      return `${label} ${name}, ${one.code}: ${keys}`;
    }),
  ];
  lines.forEach((text) => {
    const row = document.createElement("p");
    row.dir = "auto";
    row.textContent = text;
    box.append(row);
  });
  [[words.takeTheirs, acts.theirs], [words.keepMine, acts.mine]].forEach(([label, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-plain btn-small";
    button.textContent = label;
    button.addEventListener("click", () => {
      box.hidden = true;
      act();
    });
    box.append(button, " ");
  });
  box.hidden = false;
  box.querySelector("button").focus();
}
