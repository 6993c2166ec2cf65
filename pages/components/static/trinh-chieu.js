/* Turns the pages of the hall. The document of pages/components/hall.py holds every slide; nothing is fetched here.
   The place stands in the address: a reload, or a server that comes back, shows the same slide. */
(() => {
  "use strict";
  const SLIDE = "trang-chieu", ASKED = "hoi", GROUND = "nen-chieu", NOTES = "ghi-chu";
  const CHANNEL = new BroadcastChannel("trinh-chieu");
  let digits = "", digitsAt = 0, started = 0, clock = null;

  const hall = () => document.querySelector(".hoi-truong");
  const all = (root, what) => [...root.querySelectorAll(what)];
  const slides = (root) => all(root, ".trang[data-so]");
  const shown = (root) => root.querySelector(".trang:not([hidden])");
  const deckOf = () => {
    const words = new URLSearchParams(location.search);
    [SLIDE, ASKED, GROUND, NOTES].forEach((name) => words.delete(name));
    words.sort();
    return words.toString();
  };

  function remember(words) {
    const url = new URL(location.href);
    for (const [name, word] of Object.entries(words)) {
      if (word) url.searchParams.set(name, word); else url.searchParams.delete(name);
    }
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  const wordOf = (screen) => screen.dataset.phan === "1" ? screen.dataset.so : `${screen.dataset.so}.${screen.dataset.phan}`;

  function show(root, screen, isTold) {
    if (!screen) return;
    all(root, ".trang").forEach((each) => { each.hidden = each !== screen; });
    root.querySelector(".man-den").hidden = true;
    root.querySelector(".bang-phim").hidden = true;
    if (screen.dataset.so) {
      root.dataset.dang = wordOf(screen);
      remember({ [SLIDE]: root.dataset.dang, [ASKED]: "" });
    } else {
      remember({ [ASKED]: screen.dataset.donVi });
    }
    root.querySelector(".bao-trang").textContent = screen.getAttribute("aria-label");
    speak(root, screen);
    if (!isTold) CHANNEL.postMessage({ deck: deckOf(), slide: root.dataset.dang, asked: screen.dataset.donVi || "" });
  }

  const at = (root, word) => {
    const [number, part] = String(word || "").split(".");
    const found = slides(root);
    return found.find((each) => each.dataset.so === number && each.dataset.phan === (part || "1"))
      || found.find((each) => each.dataset.so === number);
  };
  const profile = (root, unit) => all(root, ".ho-so").find((each) => each.dataset.donVi === unit);
  const current = (root) => at(root, root.dataset.dang) || slides(root)[0];

  function step(root, by) {
    if (shown(root)?.dataset.donVi) { show(root, current(root)); return; }
    const found = slides(root);
    show(root, found[Math.min(found.length - 1, Math.max(0, found.indexOf(shown(root)) + by))]);
  }

  function speak(root, screen) {
    const desk = root.querySelector(".ban-noi");
    if (!desk) return;
    const found = slides(root), next = found[found.indexOf(screen) + 1];
    desk.querySelector(".loi").replaceChildren(...(screen.querySelector(".loi-noi")?.cloneNode(true).childNodes || []));
    desk.querySelector(".tiep").textContent = next ? `Tiếp theo: ${next.querySelector("h2").textContent}` : "Hết các trang.";
  }

  function tick(root) {
    const desk = root.querySelector(".ban-noi");
    if (!desk) return;
    const past = Math.floor((Date.now() - started) / 1000), two = (n) => String(n).padStart(2, "0");
    desk.querySelector(".da-qua").textContent = `${two(Math.floor(past / 60))}:${two(past % 60)}`;
    const now = new Date();
    desk.querySelector(".gio").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  }

  /* A province by its name: no accents, no case, in any order of typing that the name begins with. */
  const folded = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("đ", "d")
    .replace(/[^a-z0-9]+/g, " ").trim();

  function search(root) {
    const finder = root.querySelector(".o-tim"), said = folded(finder.querySelector("input").value);
    const bare = said.replaceAll(" ", "");
    const rank = (row) => {
      const name = row.dataset.tim, place = name.replaceAll(" ", "").indexOf(bare);
      const initials = name.split(" ").map((word) => word[0]).join("");
      return place === 0 || initials === bare ? 0 : name.split(" ").some((word) => word.startsWith(said)) ? 1 : place > 0 ? 2 : 9;
    };
    const rows = all(finder, "li");
    const found = rows.filter((row) => rank(row) < 9).sort((a, b) => rank(a) - rank(b));
    rows.forEach((row) => { row.hidden = !found.includes(row); row.removeAttribute("aria-selected"); });
    found.forEach((row) => row.parentNode.append(row));
    finder.querySelector(".khong-co").hidden = found.length > 0;
    found[0]?.setAttribute("aria-selected", "true");
  }

  function open(root) {
    const finder = root.querySelector(".o-tim"), field = finder.querySelector("input");
    finder.hidden = false;
    field.value = "";
    search(root);
    field.focus();
  }

  function close(root) {
    root.querySelector(".o-tim").hidden = true;
    root.querySelector(".bang-phim").hidden = true;
    root.focus();
  }

  function choose(root, row) {
    if (row) { close(root); show(root, profile(root, row.dataset.donVi)); }
  }

  function move(root, by) {
    const rows = all(root, ".o-tim li:not([hidden])");
    const now = rows.findIndex((row) => row.hasAttribute("aria-selected"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, now + by))];
    rows.forEach((row) => row.removeAttribute("aria-selected"));
    next?.setAttribute("aria-selected", "true");
    next?.scrollIntoView({ block: "nearest" });
  }

  function turnGround(root) {
    root.dataset.nen = root.dataset.nen === "toi" ? "sang" : "toi";
    remember({ [GROUND]: root.dataset.nen });
  }

  function notes() {
    const url = new URL(location.href);
    url.searchParams.set(NOTES, "1");
    window.open(url, "ghi-chu-nguoi-noi", "width=1280,height=720");
  }

  const DOES = {
    lui: (root) => step(root, -1),
    toi: (root) => step(root, 1),
    tim: open,
    den: (root) => { const dark = root.querySelector(".man-den"); dark.hidden = !dark.hidden; },
    nen: turnGround,
    rong: () => { if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen(); },
    "ghi-chu": notes,
    phim: (root) => { const help = root.querySelector(".bang-phim"); help.hidden = !help.hidden; },
    "dem-lai": (root) => { started = Date.now(); tick(root); },
  };
  const KEYS = {
    ArrowRight: DOES.toi, PageDown: DOES.toi, " ": DOES.toi, ArrowLeft: DOES.lui, PageUp: DOES.lui,
    Home: (root) => show(root, slides(root)[0]), End: (root) => show(root, slides(root).at(-1)),
    "/": open, b: DOES.den, f: DOES.rong, t: turnGround, n: notes, "?": DOES.phim,
    Escape: (root) => { close(root); if (shown(root)?.dataset.donVi) show(root, current(root)); },
  };

  function typed(root, key) {
    digits = Date.now() - digitsAt < 3000 ? digits + key : key;
    digitsAt = Date.now();
  }

  function inFinder(root, event) {
    if (event.key === "Enter") choose(root, root.querySelector(".o-tim li[aria-selected]"));
    else if (event.key === "Escape") close(root);
    else if (event.key === "ArrowDown") move(root, 1);
    else if (event.key === "ArrowUp") move(root, -1);
    else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", (event) => {
    const root = hall();
    if (!root || event.ctrlKey || event.altKey || event.metaKey) return;
    event.stopPropagation();
    if (event.target.closest?.(".o-tim")) { inFinder(root, event); return; }
    const isOnButton = event.target.closest?.("button, a");
    if (/^[0-9]$/.test(event.key)) { typed(root, event.key); return; }
    if (event.key === "Enter" && digits) { show(root, at(root, String(Number(digits)))); digits = ""; event.preventDefault(); return; }
    if (isOnButton && (event.key === " " || event.key === "Enter")) return;
    const does = KEYS[event.key] || KEYS[event.key.toLowerCase()];
    if (does) { event.preventDefault(); does(root); }
  }, true);

  document.addEventListener("input", (event) => { if (event.target.closest?.(".o-tim")) search(hall()); });
  document.addEventListener("click", (event) => {
    const root = hall();
    const button = event.target.closest?.(".hoi-truong [data-lam]"), row = event.target.closest?.(".o-tim li");
    if (root && button) DOES[button.dataset.lam](root);
    else if (root && row) choose(root, row);
    else if (root && event.target.closest?.(".man-den")) DOES.den(root);
  });

  CHANNEL.addEventListener("message", ({ data }) => {
    const root = hall();
    if (!root || data.deck !== deckOf()) return;
    root.dataset.dang = data.slide || root.dataset.dang;
    show(root, data.asked ? profile(root, data.asked) : at(root, data.slide), true);
  });

  function begin(root) {
    root.dataset.san = "co";
    const words = new URLSearchParams(location.search);
    const place = at(root, words.get(SLIDE)) || slides(root)[0];
    if (place) root.dataset.dang = wordOf(place);
    if (["sang", "toi"].includes(words.get(GROUND))) root.dataset.nen = words.get(GROUND);
    show(root, profile(root, words.get(ASKED)) || place, true);
    started = started || Date.now();
    clearInterval(clock);
    clock = setInterval(() => { const now = hall(); if (now) tick(now); else clearInterval(clock); }, 1000);
    root.focus();
  }

  const look = () => { const root = hall(); if (root && !root.dataset.san) begin(root); };
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  look();
})();
