import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Html, html, trusted } from "../../src/components/html.ts";
import { startEditions, startWords } from "../../src/words/start.ts";
import { Failure } from "../failure.ts";

/** An edition that was built: its folder, its title, and which of its pages to look at first. */
interface Found {
  name: string;
  title: string;
  fictitious: boolean;
  first: { path: string; name: string; text: string }[];
}

/**
 * Writes `index.html` above the editions: a way in for who sees them for the first time. It needs no
 * script, and no style but its own.
 *
 * @param root the folder that holds a folder per edition
 * @returns the page
 * @throws Failure `site` when there is no edition
 */
export async function writeStartPage(root: string): Promise<string> {
  const found: Found[] = [];
  for (const entry of await readdir(root, { withFileTypes: true }).catch(() => [])) {
    // A site that is being built stands aside, under a name that begins with a dot.
    if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
    const folder = join(root, entry.name);
    const source = await readFile(join(folder, "index.html"), "utf8").catch(() => null);
    if (source === null) continue;
    const title = /<title>(?:[^<]* \| )?([^<]*)<\/title>/.exec(source)?.[1] ?? entry.name;
    const first = startEditions[entry.name]?.first ?? [];
    const there = await Promise.all(
      first.map(({ path }) => stat(join(folder, path)).then(Boolean, () => false)),
    );
    found.push({
      name: entry.name,
      title: title.replaceAll("&amp;", "&"),
      fictitious: source.includes("SYNTHETISCH"),
      first: first.filter((_, index) => there[index]),
    });
  }
  if (found.length === 0) {
    throw new Failure(
      "site",
      `Er staat geen site in ${root}. Bouw die met: npm run monitor -- site`,
    );
  }
  const order = Object.keys(startEditions);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  found.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  const page = startPage(found).text;
  await writeFile(join(root, "index.html"), page);
  return page;
}

function startPage(found: readonly Found[]): Html {
  const hash = createHash("sha256").update(style).digest("base64");
  return html`<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(`default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${startWords.title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<main>
${found.some((one) => one.fictitious) && html`<p class="fictief">${startWords.fictitious}</p>`}
<h1>${startWords.title}</h1>
<p class="intro">${startWords.intro}</p>
<h2>${startWords.tour}</h2>
<p>${startWords.tourIntro}</p>
<ol>${found.map(edition)}</ol>
<h2>${startWords.reading}</h2>
<ul>${startWords.readings.map((text) => html`<li>${text}</li>`)}</ul>
</main>
</body>
</html>
`;
}

function edition({ name, title, first }: Found): Html {
  return html`<li class="editie"><h3><a href="./${name}/index.html">${title}</a></h3><p>${startEditions[name]?.reader ?? name}</p>${first.length > 0 && html`<p class="eerst">${startWords.first}:</p><ul>${first.map((one) => html`<li><a href="./${name}/${one.path}">${one.name}</a>: ${one.text}</li>`)}</ul>`}</li>`;
}

const style = `
:root { color-scheme: light dark; --inkt: #1d2a35; --zacht: #51606d; --papier: #ffffff; --lijn: #d9e0e5; --kop: #00466b; --koppeling: #00558a; --melding: #fdf3e3; --rand: #c65102; }
@media (prefers-color-scheme: dark) { :root { --inkt: #e8edf1; --zacht: #b3bfc9; --papier: #141b21; --lijn: #37444f; --kop: #cfe4f3; --koppeling: #9ccbee; --melding: #33261a; --rand: #f0a35e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--papier); color: var(--inkt); font: 1.0625rem/1.55 "Fira Sans", "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
.fictief { margin: 0 0 1.5rem; padding: 0.6rem 1rem; border: 2px solid var(--rand); background: var(--melding); font-weight: 600; }
h1, h2, h3 { margin: 0; color: var(--kop); line-height: 1.2; }
h2 { margin-top: 2rem; font-size: 1.35rem; }
h3 { font-size: 1.2rem; }
p { margin: 0.4rem 0; }
.intro { font-size: 1.2rem; }
.eerst { color: var(--zacht); font-weight: 600; }
ol { margin: 1rem 0 0; padding: 0; list-style: none; counter-reset: editie; }
.editie { position: relative; padding: 1.2rem 0 1.2rem 3.2rem; border-top: 1px solid var(--lijn); counter-increment: editie; }
.editie::before { content: counter(editie); position: absolute; left: 0; top: 1.1rem; width: 2.2rem; height: 2.2rem; border-radius: 50%; background: var(--kop); color: var(--papier); font-weight: 700; line-height: 2.2rem; text-align: center; }
ul { margin: 0.3rem 0 0; padding-left: 1.2rem; }
a { color: var(--koppeling); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--rand); outline-offset: 2px; }
@media (max-width: 30rem) { .editie { padding-left: 0; } .editie::before { position: static; display: block; margin-bottom: 0.5rem; } }
`;
