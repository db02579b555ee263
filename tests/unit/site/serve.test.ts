import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Served, serve } from "../../../pipeline/site/serve.ts";

let folder: string;
let served: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-serve-"));
  const root = join(folder, "dist");
  for (const edition of ["monitor", "contract"]) {
    await mkdir(join(root, edition, "gemeente"), { recursive: true });
    await writeFile(
      join(root, edition, "index.html"),
      `<title>Overzicht | Titel ${edition}</title>`,
    );
    await writeFile(join(root, edition, "gemeente", "aalten.html"), "Aalten");
  }
  await writeFile(join(folder, "geheim.txt"), "niet voor buiten");
  served = await serve(root, { port: 0 }, silent);
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true });
});

/** A bare request: fetch would tidy the path before sending it. */
function get(path: string): Promise<{ status: number; body: string; type: string }> {
  const { hostname, port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          type: response.headers["content-type"] ?? "",
        }),
      );
    });
    asking.on("error", reject);
    asking.end();
  });
}

describe("the server of the finished sites", () => {
  test("opens with a Dutch page that leads to every edition, contract first", async () => {
    const { body } = await get("/");
    expect(body).toContain('<html lang="nl">');
    const titles = [...body.matchAll(/<h3><a href="\.\/(\w+)\/index\.html">([^<]*)</g)];
    expect(titles.map(([, name, title]) => [name, title])).toEqual([
      ["contract", "Titel contract"],
      ["monitor", "Titel monitor"],
    ]);
  });

  test("finds a page with and without its extension", async () => {
    expect((await get("/monitor/gemeente/aalten.html")).body).toBe("Aalten");
    expect((await get("/monitor/gemeente/aalten")).body).toBe("Aalten");
    expect((await get("/contract/")).type).toContain("text/html");
  });

  test.each(["/../geheim.txt", "/%2e%2e/geheim.txt", "/monitor/..%2f..%2fgeheim.txt"])(
    "never leaves its folder: %s",
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(404);
      expect(body).not.toContain("niet voor buiten");
    },
  );

  test("says in Dutch that a port is taken or that there is no site", async () => {
    const port = Number(new URL(served.url).port);
    await expect(serve(join(folder, "dist"), { port }, silent)).rejects.toThrow(/al in gebruik/);
    await expect(serve(join(folder, "leeg"), { port: 0 }, silent)).rejects.toThrow(/geen site/);
  });
});
