// Sorting, filtering and shortening of the tables of slices. Without it all rows are shown.
"use strict";
(() => {
  const FIRST = 100;
  document.documentElement.classList.add("has-script");
  const tables = [...document.querySelectorAll("table.slices")].map((table) => ({
    table,
    body: table.tBodies[0],
    rows: [...table.tBodies[0].rows],
    more: null,
    all: false,
  }));
  if (tables.length === 0) {
    return;
  }
  const search = document.getElementById("filter");
  const worst = document.getElementById("worse-only");
  const status = document.getElementById("matches");
  let texts = null;

  const matches = (row, wanted) =>
    (!worst.checked || row.classList.contains("worse")) &&
    (wanted === "" || texts.get(row).includes(wanted));

  function show(entry) {
    const wanted = search.value.trim().toLowerCase();
    if (wanted !== "" && texts === null) {
      texts = new Map();
      for (const each of tables) {
        for (const row of each.rows) {
          texts.set(row, row.cells[0].textContent.toLowerCase());
        }
      }
    }
    let found = 0;
    for (const row of entry.rows) {
      const match = matches(row, wanted);
      found += match ? 1 : 0;
      const hidden = !match || (!entry.all && found > FIRST);
      if (row.hidden !== hidden) {
        row.hidden = hidden;
      }
    }
    entry.more.hidden = entry.all || found <= FIRST;
    entry.more.textContent = "Show all " + found + " rows";
    return found;
  }

  function showAll() {
    let found = 0;
    for (const entry of tables) {
      found += show(entry);
    }
    status.textContent = found + " rows match";
  }

  function value(row, column) {
    const cell = row.cells[column];
    const text = cell === undefined ? "" : cell.dataset.v ?? cell.textContent;
    const number = Number(text.replaceAll(",", ""));
    return text.trim() === "" || Number.isNaN(number) ? text : number;
  }

  function compare(a, b) {
    if (typeof a === typeof b) {
      return typeof a === "number" ? a - b : a.localeCompare(b);
    }
    return typeof a === "number" ? -1 : 1;
  }

  function sort(entry, header, column) {
    const falling = header.getAttribute("aria-sort") !== "descending" && column > 0;
    for (const other of entry.table.tHead.rows[entry.table.tHead.rows.length - 1].cells) {
      other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const keys = new Map(entry.rows.map((row) => [row, value(row, column)]));
    const sign = falling ? -1 : 1;
    entry.rows.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      return typeof x === typeof y ? sign * compare(x, y) : compare(x, y);
    });
    entry.body.append(...entry.rows);
    show(entry);
  }

  for (const entry of tables) {
    const heads = entry.table.tHead.rows[entry.table.tHead.rows.length - 1].cells;
    [...heads].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(entry, header, column));
    });
    entry.more = document.createElement("button");
    entry.more.type = "button";
    entry.more.className = "more";
    entry.more.addEventListener("click", () => {
      entry.all = true;
      show(entry);
    });
    entry.table.parentElement.after(entry.more);
    show(entry);
  }
  search.addEventListener("input", showAll);
  worst.addEventListener("change", showAll);
})();
