// Loaded words and reporting verbs in what is being written, found as kit/drafting/wording.py
// finds them; tests/browser/test_wording_script.py holds the two together.
// The lists come with the page, as word_lists() gives them:
// <script type="application/json" id="word-lists">{{ lists | tojson }}</script>

const WITHIN = "\\p{L}\\p{N}_\\u0300-\\u036f"; // \w and \b know ASCII only
const GAP = "[ \\t\\n\\r\\u00a0\\u202f]+";
const HYPHEN = "[-\\u2010\\u2011]";
const RUN = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\u0300-\\u036f]*";
const WORD = new RegExp(`${RUN}(?:[\\u2019'.,\\-\\u2010\\u2011]${RUN})*`, "gu");
const prepared = new WeakMap();

function spelt(form) {
  return form
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/ /g, GAP)
    .replace(/-/g, HYPHEN);
}

function asListed(found) {
  return found.replace(new RegExp(GAP, "gu"), " ").replace(new RegExp(HYPHEN, "gu"), "-");
}

// Each letter stays where it was; only İ would become two.
function lowered(text) {
  return text.replace(/\u0130/g, "I").toLowerCase();
}

function prepare(lists) {
  const known = new Map();
  for (const form of lists.loaded) known.set(form, { kind: "loaded", tone: null });
  for (const [tone, forms] of Object.entries(lists.reporting)) {
    for (const form of forms) known.set(form, { kind: "reporting", tone });
  }
  const longest = Array.from(known.keys()).sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(^|[^${WITHIN}])(${longest.map(spelt).join("|")})(?![${WITHIN}])`, "gu");
  return { known, pattern };
}

// The listed words in reading order, each as { start, end, text, kind, tone }; `text` is what stands
// from start to end, counted as `slice` counts. The lists are taken apart once: hand in the same object.
export function find(text, lists) {
  if (!prepared.has(lists)) prepared.set(lists, prepare(lists));
  const { known, pattern } = prepared.get(lists);
  return Array.from(lowered(text).matchAll(pattern), (match) => {
    const start = match.index + match[1].length;
    const end = start + match[2].length;
    return Object.assign({ start, end, text: text.slice(start, end) }, known.get(asListed(match[2])));
  });
}

// How many words a reader would count.
export function count(text) {
  return (text.match(WORD) || []).length;
}
