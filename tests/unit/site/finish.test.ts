import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Failure } from "../../../pipeline/failure.ts";
import { finishPage } from "../../../pipeline/site/finish.ts";

const framework = (head: string, body: string) => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<meta name="generator" content="Observable Framework v1.13.4">
<title>Proef</title>
<link rel="modulepreload" href="./_observablehq/client.js">
${head}</head>
<body>
<div id="observablehq-center">
<main id="observablehq-main" class="observablehq">
${body}</main>
</div>
</body>
</html>
`;
const idle = '<script type="module">\n\nimport "./_observablehq/client.js";\n\n</script>\n';

describe("a page that Framework wrote", () => {
  test("becomes Dutch, zoomable and reachable by keyboard", () => {
    const page = finishPage(framework(idle, "<h1>Proef</h1>"), "index.html");
    expect(page).toContain('<html lang="nl">');
    expect(page).toContain('content="width=device-width, initial-scale=1"');
    expect(page).toMatch(/<body>\n<a class="spring" href="#observablehq-main">/);
    expect(page).toContain('<main id="observablehq-main" tabindex="-1"');
  });

  test("loses the script that a page without code does not need", () => {
    const page = finishPage(framework(idle, ""), "index.html");
    expect(page).not.toMatch(/<script|modulepreload/);
    expect(page).toContain("script-src 'none'");
  });

  test("keeps the script of a page with code, allowed by its hash alone", () => {
    const code = '\nimport {define} from "./_observablehq/client.js";\ndefine({});\n';
    const page = finishPage(
      framework(`<script type="module">${code}</script>\n`, ""),
      "index.html",
    );
    const hash = createHash("sha256").update(code).digest("base64");
    expect(page).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(page).not.toContain("unsafe");
  });

  test("gets the text that staging kept, in its frame", () => {
    const text = { header: "<p>kop</p>", body: "<h1>$& $1</h1>", footer: "<p>voet</p>" };
    const page = finishPage(framework(idle, ""), "index.html", { text });
    expect(page).toMatch(
      /<header[^>]*>\n<p>kop<\/p>\n<\/header>\n<main[^>]*>\n<h1>\$& \$1<\/h1>\n<\/main>\n<footer[^>]*>\n<p>voet<\/p>/,
    );
  });

  test("is refused when Framework writes another page than we know", () => {
    const changed = framework(idle, "").replace("<html>", '<html class="new">');
    expect(() => finishPage(changed, "index.html")).toThrow(Failure);
  });
});
