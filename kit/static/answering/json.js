// JSON whose objects hold what the text says and nothing else: an item may be called `constructor`,
// and a plain object has that already. Written for Safari 13 and Chrome 80.

// An object for names that come from authors or from storage.
export function bare(values) {
  return Object.assign(Object.create(null), values);
}

// Throws where the text is no JSON.
export function parse(text) {
  return JSON.parse(text, (_name, value) =>
    value && typeof value === "object" && !Array.isArray(value) ? bare(value) : value,
  );
}
