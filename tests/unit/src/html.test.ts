import { describe, expect, test } from "vitest";
import { html, join, plain } from "../../../src/components/html.ts";

describe("html", () => {
  test("escapes everything that is not HTML already", () => {
    const name = `<b>"Jan" & co's</b>`;
    expect(html`<p title="${name}">${html`<i>${name}</i>`}</p>`.text).toBe(
      '<p title="&lt;b&gt;&quot;Jan&quot; &amp; co&#39;s&lt;/b&gt;"><i>&lt;b&gt;&quot;Jan&quot; &amp; co&#39;s&lt;/b&gt;</i></p>',
    );
  });

  test("never lets text become code of Framework", () => {
    const code = ["$", "{alert(1)}"].join("");
    expect(html`${code}`.text).not.toContain(code);
  });

  test("leaves out what is absent, and joins lists", () => {
    expect(html`a${null}${undefined}${false}${["b", html`<c>`]}${0}`.text).toBe("ab<c>0");
    expect(join(["a", null, "b"], ", ").text).toBe("a, b");
  });

  test("gives back its plain text", () => {
    expect(plain(html`<b>${"5 < 6 & $7"}</b>`)).toBe("5 < 6 & $7");
  });
});
