// Whom a few letters may mean, as kit/classroom/paper/naming.py has it. Written for Safari 13 and
// Chrome 80.

function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/-/g, " ")
    .replace(/['’]/g, "");
}

const words = (text) => plain(text).split(/\s+/).filter(Boolean);

// Whether each word begins one of the name, in order.
function begins(typed, name) {
  let at = 0;
  return typed.every((word) => {
    while (at < name.length && !name[at].startsWith(word)) at += 1;
    at += 1;
    return at <= name.length;
  });
}

function initialsOf(typed, name) {
  const initials = name.map((word) => word[0]).join("");
  return typed.length === 1 && typed[0].length > 1 && initials.startsWith(typed[0]);
}

const whole = (typed, name) => typed.every((word) => name.includes(word));

// Who is called exactly so; else whose name begins so, those first who have the whole word; else by
// initials. `sure` says whether the first is meant alone.
export function meant(typed, students) {
  const asked = words(typed);
  if (!asked.length) return { fitting: [], sure: false };
  const ways = [(typed, name) => name.join(" ") === typed.join(" "), begins, initialsOf];
  const found = ways.map((way) => students.filter((one) => way(asked, words(one.name))));
  const fitting = found.find((those) => those.length) || [];
  const first = fitting.filter((student) => whole(asked, words(student.name)));
  const others = fitting.filter((student) => !first.includes(student));
  return { fitting: [...first, ...others], sure: fitting.length === 1 || first.length === 1 };
}
