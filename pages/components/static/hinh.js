/* Takes a chart home as a picture, drawn from what the page shows: its finding above, what it rests on below. The letters
   lie inside the file, so that it looks the same on a machine that has never seen them. Nothing leaves the building.
   On paper every chart is such a picture too, since it is narrower than the screen; and what was folded is open. */
(() => {
  "use strict";
  const FAMILY = "Source Sans", FALLBACK = `"${FAMILY}", "Segoe UI", "Noto Sans", sans-serif`;
  const AIR = 20, NARROWEST = 480, SHARP = 1600, TOUCHED = ".draglayer, .hoverlayer, .zoomlayer";
  const TITLE = { size: 18, weight: 600 }, BAND = { size: 14, weight: 600 }, FOOT = { size: 13, weight: 400 };
  let letters = null;

  function face() {
    const rules = [...document.styleSheets].flatMap((sheet) => {
      try { return [...sheet.cssRules].map((rule) => ({ rule, from: sheet.href || document.baseURI })); } catch { return []; }
    });
    return rules.find(({ rule }) => rule instanceof CSSFontFaceRule && rule.style.fontStyle !== "italic"
      && rule.style.fontFamily.replaceAll('"', "") === FAMILY);
  }

  async function inside() {
    const found = face(), place = found?.rule.style.src.match(/url\(["']?([^"')]+)/)?.[1];
    if (!place) return "";
    const content = await (await fetch(new URL(place, found.from))).blob();
    const data = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.replace(/^data:[^;]*/, "data:font/woff2"));
      reader.readAsDataURL(content);
    });
    return `@font-face{font-family:"${FAMILY}";font-weight:200 900;src:url(${data}) format("woff2")}`;
  }

  const space = () => document.querySelector(".main-svg").namespaceURI;
  function made(name, words, text) {
    const element = document.createElementNS(space(), name);
    Object.entries(words).forEach(([key, value]) => element.setAttribute(key, value));
    if (text) element.textContent = text;
    return element;
  }

  const pen = document.createElement("canvas").getContext("2d");
  function lines(said, look, width) {
    pen.font = `${look.weight} ${look.size}px ${FALLBACK}`;
    return said.split("\n").filter(Boolean).flatMap((line) => line.split(" ").reduce((done, word) => {
      const longer = done.length ? `${done.at(-1)} ${word}` : word;
      if (done.length && pen.measureText(longer).width <= width) return [...done.slice(0, -1), longer];
      return [...done, word];
    }, []));
  }

  /* Words below each other from the height ``top``; returns the height under them. */
  function write(picture, said, look, colour, top, width) {
    const step = Math.round(look.size * 1.4);
    lines(said, look, width).forEach((line, place) => picture.append(made("text", {
      x: AIR, y: top + step * (place + 0.75), fill: colour, "font-family": FALLBACK, "font-size": look.size,
      "font-weight": look.weight,
    }, line)));
    return top + step * lines(said, look, width).length;
  }

  /* A layer of the chart as it looks now: the style sheet of the page follows the theme, the file has none. */
  function layer(shown, left, top) {
    const copy = shown.cloneNode(true), read = (root) => [...root.querySelectorAll("text, tspan")];
    read(shown).forEach((text, place) => { read(copy)[place].style.fill = getComputedStyle(text).fill; });
    copy.querySelectorAll(TOUCHED).forEach((each) => each.remove());
    copy.setAttribute("x", left);
    copy.setAttribute("y", top);
    copy.style.background = "none";
    return copy;
  }

  async function picture(plot, told) {
    letters ??= inside();
    const box = plot.getBoundingClientRect(), width = Math.max(NARROWEST, Math.round(box.width) + 2 * AIR);
    const page = getComputedStyle(document.querySelector(".stApp")), quiet = getComputedStyle(told.element).color;
    const drawn = made("svg", { width, lang: "vi" });
    drawn.append(made("title", {}, told.tieuDe), made("style", {}, await letters));
    const ground = made("rect", { width: "100%", height: "100%", fill: page.backgroundColor });
    drawn.append(ground);
    let top = AIR / 2;
    if (told.dai) top = write(drawn, told.dai, BAND, page.color, top, width - 2 * AIR) + 4;
    top = write(drawn, told.tieuDe, TITLE, page.color, top, width - 2 * AIR) + 8;
    const left = Math.max(AIR, (width - box.width) / 2);
    plot.querySelectorAll(".main-svg").forEach((shown) => drawn.append(layer(shown, left, top)));
    top = write(drawn, told.chan, FOOT, quiet, top + Math.round(box.height) + 8, width - 2 * AIR) + AIR / 2;
    drawn.setAttribute("height", top);
    drawn.setAttribute("viewBox", `0 0 ${width} ${top}`);
    return { width, height: top, text: new XMLSerializer().serializeToString(drawn) };
  }

  async function pixels(made) {
    const image = new Image(), scale = Math.max(2, SHARP / made.width), canvas = document.createElement("canvas");
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.text)}`;
    await image.decode();
    canvas.width = Math.round(made.width * scale);
    canvas.height = Math.round(made.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  function save(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function onPaper(plot) {
    const box = plot.getBoundingClientRect(), drawn = made("svg", { viewBox: `0 0 ${box.width} ${box.height}`, class: "hinh-in" });
    drawn.style.background = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
    drawn.style.maxWidth = `${box.width}px`;
    plot.querySelectorAll(".main-svg").forEach((shown) => drawn.append(layer(shown, 0, 0)));
    plot.before(drawn);
  }

  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".js-plotly-plot").forEach(onPaper);
    document.querySelectorAll("details:not([open])").forEach((each) => {
      if (each.querySelector("input, textarea")) return;
      each.open = true;
      each.dataset.gap = "";
    });
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll(".hinh-in").forEach((each) => each.remove());
    document.querySelectorAll("details[data-gap]").forEach((each) => { each.open = false; delete each.dataset.gap; });
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".lay-hinh button"), element = button?.parentElement;
    const plot = element && document.querySelector(`.st-key-${CSS.escape(element.dataset.hinh)} .js-plotly-plot`);
    if (!plot) return;
    button.disabled = true;
    try {
      const found = await picture(plot, { ...element.dataset, element }), form = button.dataset.dang;
      const content = form === "svg" ? new Blob([found.text], { type: "image/svg+xml" }) : await pixels(found);
      save(content, `${element.dataset.ten}.${form}`);
    } finally { button.disabled = false; }
  });
})();
