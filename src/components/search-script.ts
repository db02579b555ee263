/** A text as the search compares it: small letters, no accents, no signs. */
export function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** A Dutch word without its ending: `gemeenten` and `gemeente`, `doelen` and `doel` are one. */
export function stem(word: string): string {
  const bare = word.length > 4 ? word.replace(/(en|e|s)$/, "") : word;
  // boom, bomen; wachtlijst stays.
  return bare.length > 4
    ? bare.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/([aeou])\1([b-df-hj-np-tv-z])$/, "$1$2")
    : bare;
}

/**
 * The two functions above as the page has them. Written out: what a compiler makes of a function
 * differs from one compiler to another, and its hash stands in the page. A test holds them together.
 */
const functions = String.raw`function plainLetters(text){return text.normalize("NFD").replace(/[\u0300-\u036f]/g,"").toLowerCase().replace(/[^a-z0-9]+/g," ").trim()}
function stem(word){const bare=word.length>4?word.replace(/(en|e|s)$/,""):word;return bare.length>4?bare.replace(/([b-df-hj-np-tv-z])\1$/,"$1").replace(/([aeou])\1([b-df-hj-np-tv-z])$/,"$1$2"):bare}`;

interface Words {
  found: string;
  foundOne: string;
  none: string;
}

/**
 * The script of the search page. It narrows the list that is there, keeps the question in the
 * address, and says how many pages are left. Written out whole, so that its hash can be allowed.
 */
export function searchScript({ found, foundOne, none }: Words): string {
  return `(() => {
${functions}
const words = ${JSON.stringify({ found, foundOne, none })};
const box = document.getElementById("zoek");
const field = document.getElementById("zoekveld");
const state = document.getElementById("zoekstand");
const items = [...document.querySelectorAll("[data-zoek]")];
const narrow = () => {
  const asked = plainLetters(field.value).split(" ").filter((word) => word !== "").map(stem);
  let left = 0;
  for (const item of items) {
    const fits = asked.every((word) => item.dataset.zoek.includes(word));
    item.hidden = !fits;
    if (fits) left++;
  }
  for (const part of document.querySelectorAll(".vindplaats")) part.hidden = !part.querySelector("[data-zoek]:not([hidden])");
  state.textContent = asked.length === 0 ? "" : left === 0 ? words.none : left + " " + (left === 1 ? words.foundOne : words.found);
};
box.hidden = false;
try { field.value = new URLSearchParams(location.search).get("q") ?? ""; } catch {}
field.addEventListener("input", () => {
  narrow();
  try { history.replaceState(null, "", field.value ? "?q=" + encodeURIComponent(field.value) : location.pathname); } catch {}
});
narrow();
})();`;
}
