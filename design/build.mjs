// Writes dist/: style sheets, fonts, images and the script, each under a name that carries its hash,
// and manifest.json, which maps the plain name to the hashed one.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { customProperties, minify, usedProperties } from "./css.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const dist = join(here, "dist");
const sources = JSON.parse(read("sources.json"));
const manifest = {};

const NOTICE = `/*! Samenkracht, EUPL-1.2. Contains components of the NL Design System:
Copyright (c) Frameless B.V., Gemeente Utrecht and the NL Design System community, EUPL-1.2. */
`;

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "themes"), { recursive: true });
for (const name of readdirSync(join(here, "images"))) put(name, readFileSync(join(here, "images", name)));
for (const font of sources.fonts) put(`source-sans-3-${font}.woff2`, readFileSync(fontFile(font)));
for (const theme of sources.themes) {
  put(`themes/${theme}.css`, minify(withAddresses(read(`themes/${theme}.css`))));
}
put("app.css", NOTICE + styleSheet());
put("app.js", read("js/app.js"));
put("grid.js", read("js/grid.js"));
writeFileSync(join(dist, "manifest.json"), `${JSON.stringify(sorted(manifest), null, 2)}\n`);

// Layers settle the order once: what is written later in this list wins, and a theme,
// which stands outside every layer, wins from all.
function styleSheet() {
  const components = sources.components
    .map((name) => readFileSync(join(packages, `@utrecht/${name}-css/dist/index.css`), "utf8"))
    .join("\n");
  const own = withAddresses(sources.styles.map((name) => read(`css/${name}.css`)).join("\n"));
  return minify(`${sources.fonts.map(fontFace).join("\n")}
    @layer tokens, components, own;
    @layer tokens { :root { ${baseTokens(components + own)} } }
    @layer components { ${components} }
    @layer own { ${own} }`);
}

// The base theme names some 2,800 tokens, most of them for components we do not use.
// Only what the style sheets ask for, directly or through another token, is kept.
function baseTokens(css) {
  const theme = join(packages, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css");
  const defined = customProperties(readFileSync(theme, "utf8"));
  const themes = sources.themes.map((name) => read(`themes/${name}.css`)).join("\n");
  const open = [...usedProperties(css + themes)];
  const kept = new Set();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (kept.has(name) || !defined.has(name)) continue;
    kept.add(name);
    open.push(...usedProperties(defined.get(name)));
  }
  return [...defined]
    .filter(([name]) => kept.has(name))
    .map(([name, value]) => `${name}: ${value};`)
    .join("\n");
}

function fontFile(font) {
  return join(packages, "@fontsource-variable/source-sans-3/files", `source-sans-3-${font}.woff2`);
}

function fontFace(font) {
  const ranges = JSON.parse(
    readFileSync(join(packages, "@fontsource-variable/source-sans-3/unicode.json"), "utf8"),
  );
  const subset = font.replace(/-wght-.*$/, "");
  return `@font-face {
    font-family: "Source Sans 3";
    font-style: ${font.endsWith("italic") ? "italic" : "normal"};
    font-weight: 200 900;
    font-display: swap;
    src: url(${address(`source-sans-3-${font}.woff2`)}) format("woff2");
    unicode-range: ${ranges[subset]};
  }`;
}

function withAddresses(css) {
  return css.replace(/asset\(([^)]+)\)/g, (_, name) => `url(${address(name.trim())})`);
}

function address(name) {
  if (!(name in manifest)) throw new Error(`a style sheet asks for ${name}, which is not in images/`);
  return `/static/${manifest[name]}`;
}

function put(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const extension = extname(name);
  manifest[name] = `${name.slice(0, -extension.length)}-${hash}${extension}`;
  writeFileSync(join(dist, manifest[name]), content);
}

function read(path) {
  return readFileSync(join(here, path), "utf8");
}

function sorted(map) {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
