// The page of `sop preview`: hears of changes, takes over the new contents, and shows what belongs together.
"use strict";

const PARTS = ["judul", "jumlah", "gambar", "temuan", "naskah", "daftar"];
const stopped = document.getElementById("putus");
let news = null;
let request = null;

// The parts as they came: what is lit up in them later is no difference.
const contents = new Map();
for (const id of PARTS) contents.set(id, document.getElementById(id)?.innerHTML);

function follow() {
  news = new EventSource("/kabar");
  news.onmessage = (event) => {
    stopped.hidden = true;
    if (event.data !== document.body.dataset.digest) refresh();
  };
  news.onerror = () => { stopped.hidden = false; };
}

// A page that nobody sees keeps no connection: browsers have few for one server.
function attend() {
  if (news) news.close();
  news = null;
  if (!document.hidden) follow();
}

// The newest save wins: an answer to an older request is dropped.
async function refresh() {
  if (request) request.abort();
  request = new AbortController();
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(location.pathname, { signal: request.signal });
    replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch (error) {
    if (error.name === "AbortError") return;
    stopped.hidden = false;
  }
  document.body.removeAttribute("aria-busy");
}

function replace(next) {
  if (PARTS.some((id) => !document.getElementById(id) !== !next.getElementById(id))) {
    location.reload();
    return;
  }
  const focused = document.activeElement;
  for (const id of PARTS) {
    const now = document.getElementById(id);
    const then = next.getElementById(id);
    if (now && contents.get(id) !== then.innerHTML) {
      contents.set(id, then.innerHTML);
      renew(now, then, focused);
    }
    if (now) now.className = then.className;
  }
  document.title = next.title;
  document.body.dataset.digest = next.body.dataset.digest;
  show();
}

function renew(now, then, focused) {
  const [left, top] = [now.scrollLeft, now.scrollTop];
  const link = now.contains(focused) ? focused.getAttribute("href") : null;
  now.replaceChildren(...then.childNodes);
  now.scrollTo(left, top);
  const again = link && now.querySelector(`a:not([tabindex])[href="${CSS.escape(link)}"]`);
  if (again) again.focus({ preventScroll: true });
}

// Lights up the line that the address names, and the symbol and row that come from it.
function show() {
  for (const element of document.querySelectorAll(".terpilih")) element.classList.remove("terpilih");
  const line = document.getElementById(location.hash.slice(1));
  if (!line) return [];
  line.classList.add("terpilih");
  const targets = [line.id.slice("baris-".length), line.dataset.langkah, line.dataset.simbol];
  const links = targets.flatMap((target) => [...document.querySelectorAll(`#gambar a[href="#baris-${target}"]`)]);
  for (const link of links) link.classList.add("terpilih");
  return links;
}

window.addEventListener("hashchange", () => {
  const links = show();
  const symbol = links.find((link) => link.classList.contains("simbol")) || links[0];
  if (symbol) symbol.scrollIntoView({ block: "nearest", inline: "nearest" });
});

const button = document.getElementById("lembar-saja");
if (button) button.addEventListener("click", () => {
  const wide = document.body.classList.toggle("lembar-saja");
  button.setAttribute("aria-pressed", String(wide));
});

document.addEventListener("visibilitychange", attend);
show();
attend();
