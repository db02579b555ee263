import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Failure } from "../../../pipeline/failure.ts";
import { runFramework } from "../../../pipeline/site/framework.ts";

test("a page that cannot be built fails in Dutch, with what Framework said", async () => {
  const folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-framework-"));
  try {
    await writeFile(join(folder, "style.css"), "");
    await writeFile(
      join(folder, "index.md"),
      '# Proef\n\n```js\nimport x from "npm:not-installed-here";\n```\n',
    );
    const build = runFramework({
      command: "build",
      root: folder,
      out: join(folder, "out"),
      title: "Proef",
    });
    await expect(build).rejects.toThrow(Failure);
    await expect(build).rejects.toThrow(/"Proef" kon niet worden gebouwd[\s\S]*not-installed-here/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
