// A grid of amounts as people know it from a spreadsheet. Without this file it is a form that saves.
// Arrows and Enter walk, a block from a spreadsheet can be pasted, totals move along, what is not covered shows at once,
// Ctrl+Z takes back, Ctrl+S saves.

const form = document.querySelector("form[data-grid]");
if (form) begin(form);

function begin(form) {
  const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll(".grid__input")]);
  const inputs = rows.flat();
  const places = new Map(rows.flatMap((cells, row) => cells.map((input, column) => [input, [row, column]])));
  const lines = linesOf(form);
  const lineAt = new Map(lines.flatMap((line) => [line.own, ...line.parts].flat().map((input) => [input, line])));
  const done = [];
  const undone = [];

  for (const input of inputs) {
    input.dataset.last = input.value;
    input.addEventListener("input", () => show([input]));
    input.addEventListener("change", () => note([[input, input.dataset.last, input.value]]));
    input.addEventListener("focus", () => input.select());
  }
  show(inputs.filter((input) => input.value !== input.dataset.was));
  form.addEventListener("keydown", onKey);
  form.addEventListener("paste", onPaste);
  // Only what was changed is sent: a page of hundreds of cells stays a small request.
  form.addEventListener("submit", () => {
    for (const input of inputs) input.disabled = input.value === input.dataset.was;
    window.addEventListener("pageshow", () => inputs.forEach((input) => (input.disabled = false)), { once: true });
  });

  function onKey(event) {
    const input = event.target.closest(".grid__input");
    if (!input) return;
    const takesBack = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    const again = (event.ctrlKey || event.metaKey) && (event.key.toLowerCase() === "y" || (takesBack && event.shiftKey));
    if (again || takesBack) {
      // What is being typed in this cell is the browser's to take back.
      if (input.value !== input.dataset.last) return;
      event.preventDefault();
      if (again) replay(undone, done, 2);
      else replay(done, undone, 1);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[type=submit]"));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event, input);
    if (!step) return;
    event.preventDefault();
    walk(input, step);
  }

  function stepOf({ key, shiftKey }, input) {
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = whole || (input.selectionStart === 0 && input.selectionEnd === 0);
    const atEnd = whole || input.selectionStart === input.value.length;
    if (key === "Escape") {
      input.value = input.dataset.last;
      show([input]);
      return [0, 0];
    }
    if (key === "Enter") return [shiftKey ? -1 : 1, 0];
    if (key === "ArrowDown") return [1, 0];
    if (key === "ArrowUp") return [-1, 0];
    if (key === "ArrowLeft" && atStart) return [0, -1];
    if (key === "ArrowRight" && atEnd) return [0, 1];
    return undefined;
  }

  function walk(input, [down, right]) {
    const [row, column] = places.get(input);
    const next = rows[row + down]?.[column + right];
    if (next) next.focus();
    else if (down || right) input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function onPaste(event) {
    const input = event.target.closest(".grid__input");
    const text = event.clipboardData?.getData("text") ?? "";
    if (!input || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const [row, column] = places.get(input);
    const changes = [];
    let left = 0;
    text.trimEnd().split(/\r?\n/).forEach((line, down) => {
      line.split("\t").forEach((value, right) => {
        const cell = rows[row + down]?.[column + right];
        if (cell) changes.push([cell, cell.dataset.last, value.trim()]);
        else if (value.trim() !== "") left += 1;
      });
    });
    for (const [cell, , value] of changes) cell.value = value;
    show(changes.map(([cell]) => cell));
    note(changes);
    say(left === 0 ? form.dataset.gridPasted : form.dataset.gridLeft);
  }

  function note(changes) {
    const real = changes.filter(([, from, to]) => from !== to);
    if (real.length === 0) return;
    for (const [cell, , to] of real) cell.dataset.last = to;
    done.push(real);
    undone.length = 0;
  }

  // Takes the last block of changes back, or makes it again: `side` says which of the two values is shown.
  function replay(from, to, side) {
    const block = from.pop();
    if (!block) return;
    for (const change of block) {
      change[0].value = change[side];
      change[0].dataset.last = change[side];
    }
    show(block.map(([cell]) => cell));
    to.push(block);
    block[0][0].focus();
    say(form.dataset.gridUndone);
  }

  // Shows what became of these cells; what hangs on them is counted once, however many they are.
  function show(changed) {
    for (const input of changed) input.classList.toggle("grid__input--changed", input.value !== input.dataset.was);
    const touched = new Set(changed.map((input) => lineAt.get(input)));
    const own = changed.filter((input) => lineAt.get(input).own.includes(input));
    for (const year of new Set(own.map((input) => input.dataset.year))) total(year);
    for (const line of touched) covered(line);
  }

  // In which years a line is not covered by what it costs. Of a line with words among its amounts the program says it.
  function covered(line) {
    const amounts = [line.own, ...line.parts].flat().map((input) => input.value);
    if (!amounts.every((text) => text.trim() === "" || isMoney(text))) return;
    const off = [];
    line.own.forEach((input, column) => {
      const paid = line.parts.reduce((sum, cells) => sum + cents(cells[column].value), 0);
      const open = cents(input.value) - paid;
      input.parentElement.classList.toggle("grid__cell--off", open !== 0);
      if (open !== 0) off.push(`${input.dataset.year}: ${written(open)}`);
    });
    line.off.hidden = off.length === 0;
    line.off.lastElementChild.textContent = off.length === 0 ? "" : `${form.dataset.gridOff}: ${off.join("; ")}`;
  }

  function total(year) {
    const shown = form.querySelector(`[data-total="${year}"]`);
    const moved = lines
      .flatMap((line) => line.own)
      .filter((input) => input.dataset.year === year)
      .reduce((sum, input) => sum + cents(input.value) - cents(input.dataset.was), 0);
    shown.dataset.shown ??= shown.textContent;
    // What stands behind the amount, such as money outside the table, stays where it is.
    const [, behind = ""] = /( \+ .*)$/s.exec(shown.dataset.shown.trim()) ?? [];
    shown.textContent = moved === 0 ? shown.dataset.shown : written(Number(shown.dataset.cents) + moved) + behind;
    shown.classList.toggle("grid__total--moved", moved !== 0);
  }
}

// Each line with its own cells, with those of what pays for it, and with the place where it says what is not covered.
function linesOf(form) {
  const lines = [];
  for (const row of form.querySelectorAll("tbody tr")) {
    const cells = [...row.querySelectorAll(".grid__input")];
    if (row.matches("[data-line]")) lines.push({ own: cells, parts: [], off: row.querySelector(".grid__off") });
    else lines.at(-1)?.parts.push(cells);
  }
  return lines;
}

// As the program reads it, near enough for a total that moves along; what counts is what the program saves.
function cents(text) {
  const plain = text.replace(/[\s€]/g, "");
  const decimal = /^(.*),(\d{1,2})$/.exec(plain);
  const whole = (decimal ? decimal[1] : plain).replace(/\./g, "");
  if (!/^\d+$/.test(whole)) return 0;
  return Number(whole) * 100 + (decimal ? Number(decimal[2].padEnd(2, "0")) : 0);
}

function isMoney(text) {
  return /^\d[\d.]*(,\d{1,2})?$/.test(text.replace(/[\s€]/g, ""));
}

function written(amount) {
  const options = amount % 100 === 0 ? {} : { minimumFractionDigits: 2 };
  return new Intl.NumberFormat("nl-NL", options).format(amount / 100);
}

// In sight above the grid, and aloud.
function say(text) {
  const [seen, live] = ["[data-grid-said]", "[data-live-text]"].map((place) => document.querySelector(place));
  if (seen) seen.textContent = text;
  if (live) live.textContent = text;
}
