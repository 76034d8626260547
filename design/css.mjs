// What the build needs to know of CSS text: which custom properties it sets, which it uses, and
// which white space it can miss.

// Custom properties set in the text, in order, the last value of each.
export function customProperties(css) {
  const found = new Map();
  for (const [, name, value] of withoutComments(css).matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g)) {
    found.set(name, value.trim());
  }
  return found;
}

// Names inside var( … ) of the text.
export function usedProperties(css) {
  return new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
}

// Space around + and - is kept: inside calc() it carries meaning.
export function minify(css) {
  return withoutComments(css)
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/;}/g, "}")
    .trim();
}

function withoutComments(css) {
  return css.replace(/\/\*[^]*?\*\//g, "");
}
