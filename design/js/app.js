// Everything works without this file. With it, a form marked data-live answers at once: the regions
// of the page that depend on it are fetched and swapped, the count is announced, the address follows.

const main = document.querySelector("#inhoud");
let pending = new AbortController();

document.documentElement.classList.add("scripted");
document.querySelector("[data-error-summary]")?.focus();

if (main?.querySelector("form[data-live]")) {
  history.replaceState({ live: true }, "");
  document.addEventListener("change", onChange);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  window.addEventListener("popstate", onBack);
}

// A drawer of the menu closes when somebody goes on elsewhere, or presses Escape.
document.addEventListener("click", (event) => closeDrawers(event.target.closest("[data-fold]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelector("[data-fold][open]:focus-within > summary")?.focus();
  closeDrawers();
});

function closeDrawers(except) {
  for (const drawer of document.querySelectorAll("[data-fold][open]")) drawer.open = drawer === except;
}

// Copying, sharing and printing need the browser; their buttons show where it can.
for (const button of document.querySelectorAll("[data-copy], [data-share], [data-print]")) {
  button.hidden = !canDo(button.dataset);
  button.addEventListener("click", () => doIt(button));
}

function canDo({ copy, share }) {
  if (copy !== undefined) return Boolean(navigator.clipboard);
  return share === undefined || Boolean(navigator.share);
}

async function doIt(button) {
  const { copy, done, share, title } = button.dataset;
  if (copy !== undefined) {
    await navigator.clipboard.writeText(document.getElementById(copy).value);
    button.querySelector("span").textContent = done;
    document.querySelector("[data-live-text]").textContent = done;
  } else if (share !== undefined) {
    // Whoever closes the list of apps changed their mind; that is no fault.
    await navigator.share({ title, url: share }).catch(() => {});
  } else {
    print();
  }
}

function onChange(event) {
  const form = event.target.form;
  const typed = event.target.matches("[type=search], [type=text]");
  if (form?.matches("form[data-live]") && !typed) go(addressOf(form));
}

function onSubmit(event) {
  if (!event.target.matches("form[data-live]")) return;
  event.preventDefault();
  go(addressOf(event.target));
}

// Links inside a region that lead to the same page: sort order, next page, remove a filter.
function onClick(event) {
  const link = event.target.closest("[data-region] a[data-live]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !plain) return;
  event.preventDefault();
  go(new URL(link.href)).then(() => main.scrollIntoView());
}

async function onBack(event) {
  if (event.state?.live && (await show(new URL(location.href)))) followWords();
}

function addressOf(form) {
  const address = new URL(form.action, location.href);
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  address.search = new URLSearchParams(filled).toString();
  return address;
}

async function go(address) {
  if (await show(address)) history.pushState({ live: true }, "", address);
}

// True when the page now shows the address; on any doubt the browser loads it in the ordinary way.
async function show(address) {
  pending.abort();
  pending = new AbortController();
  busy(true);
  try {
    const answer = await fetch(address, { signal: pending.signal, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(`status ${answer.status}`);
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    return true;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return false;
  }
}

function swap(fresh) {
  const focused = document.activeElement?.id;
  for (const region of document.querySelectorAll("[data-region]")) {
    const next = fresh.querySelector(`[data-region="${CSS.escape(region.dataset.region)}"]`);
    if (!next) throw new Error(`the answer has no region ${region.dataset.region}`);
    keepOpen(region, next);
    region.replaceWith(next);
  }
  document.title = fresh.title;
  keepFocus(focused);
  announce();
}

// The search field stands outside the regions; going back, its words follow the address.
function followWords() {
  const words = new URLSearchParams(location.search);
  for (const input of document.querySelectorAll("form[data-live] input[type=search]")) {
    input.value = words.get(input.name) ?? "";
  }
}

// Whoever used a link that is gone goes on at the count of what was found.
function keepFocus(id) {
  const place = document.getElementById(id) ?? document.querySelector("[data-announce]");
  if (place?.matches("[data-announce]")) place.tabIndex = -1;
  if (document.activeElement === document.body) place?.focus({ preventScroll: true });
}

// What the visitor folded or unfolded stays so.
function keepOpen(region, next) {
  for (const known of region.querySelectorAll("details[id]")) {
    next.querySelector(`#${CSS.escape(known.id)}`)?.toggleAttribute("open", known.open);
  }
}

function busy(state) {
  for (const region of document.querySelectorAll("[data-region]")) region.setAttribute("aria-busy", state);
}

// The live element stays in the page and only its text changes, which is what screen readers wait for.
function announce() {
  const said = document.querySelector("[data-announce]");
  const live = document.querySelector("[data-live-text]");
  if (said && live) live.textContent = said.textContent.trim();
}
