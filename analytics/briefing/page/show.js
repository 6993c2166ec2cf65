"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".trang")];
  const drawer = document.getElementById("ngan");
  const help = document.getElementById("phim");
  const box = document.getElementById("o");
  const list = document.getElementById("ds");
  const black = document.getElementById("den");
  const sheets = [...document.querySelectorAll(".ho-so")];
  let here = 0, typed = "", chosen = 0;
  root.classList.add("js");

  const fold = (words) => words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d").replace(/[^a-z0-9]+/g, " ").trim();
  const initials = (words) => words.split(" ").map((word) => word[0]).join("");

  function go(place, keeps) {
    here = Math.max(0, Math.min(slides.length - 1, place));
    slides.forEach((slide, at) => slide.classList.toggle("on", at === here));
    document.getElementById("so").textContent = `${here + 1}/${slides.length}`;
    if (!keeps) history.replaceState(null, "", `#${here + 1}`);
    scrollTo(0, 0);
  }

  function found() {
    const words = fold(box.value);
    if (!words) return sheets;
    const hits = sheets.filter((sheet) => {
      const name = sheet.dataset.search;
      return name.includes(words) || initials(name).includes(words.replace(/ /g, ""));
    });
    const rank = (sheet) => (sheet.dataset.search.startsWith(words) ? 0 : 1);
    return hits.sort((one, two) => rank(one) - rank(two));
  }

  function show(sheet) {
    sheets.forEach((each) => { each.hidden = each !== sheet; });
  }

  function search() {
    const hits = found();
    chosen = Math.max(0, Math.min(chosen, hits.length - 1));
    list.replaceChildren(...hits.slice(0, 40).map((sheet, at) => {
      const item = document.createElement("li");
      item.textContent = sheet.dataset.name;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(at === chosen));
      item.addEventListener("click", () => { chosen = at; search(); });
      return item;
    }));
    document.getElementById("khong").hidden = hits.length > 0;
    const isNamed = fold(box.value) !== "";
    show(isNamed || chosen > 0 ? hits[chosen] : null);
  }

  function open() {
    if (help.open) help.close();
    if (!drawer.open) drawer.showModal();
    box.value = "";
    chosen = 0;
    search();
    box.focus();
  }

  const dark = () => {
    const now = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  };
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
  const notes = () => document.querySelectorAll(".loi").forEach((each) => { each.hidden = !each.hidden; });
  const keys = {
    ArrowRight: () => go(here + 1), PageDown: () => go(here + 1), " ": () => go(here + 1),
    ArrowLeft: () => go(here - 1), PageUp: () => go(here - 1),
    Home: () => go(0), End: () => go(slides.length - 1),
    b: () => { black.hidden = !black.hidden; }, f: full, n: notes, t: dark,
    "/": open, "?": () => help.showModal(),
    Enter: () => { if (typed) go(Number(typed) - 1); typed = ""; },
    Escape: () => { black.hidden = true; typed = ""; },
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (drawer.open) {
      if (event.key === "Escape") { event.preventDefault(); drawer.close(); return; }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { chosen += step; search(); event.preventDefault(); }
      if (event.key === "Enter") { event.preventDefault(); search(); show(found()[chosen] || null); }
      return;
    }
    if (help.open || (event.target instanceof HTMLElement && event.target.closest("summary, button") && [" ", "Enter"].includes(event.key))) return;
    if (/^[0-9]$/.test(event.key)) { typed = (typed + event.key).slice(-2); return; }
    const act = keys[event.key] || keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); if (event.key !== "Enter") typed = ""; }
  });
  box.addEventListener("input", () => { chosen = 0; search(); });
  addEventListener("hashchange", () => go(Number(location.hash.slice(1)) - 1 || 0, true));
  document.getElementById("truoc").addEventListener("click", () => go(here - 1));
  document.getElementById("sau").addEventListener("click", () => go(here + 1));
  document.getElementById("tim").addEventListener("click", open);
  document.getElementById("giup").addEventListener("click", () => help.showModal());
  black.addEventListener("click", () => { black.hidden = true; });
  go(Number(location.hash.slice(1)) - 1 || 0, true);
})();
