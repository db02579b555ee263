import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import { writeStartPage } from "./start-page.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".arrow": "application/vnd.apache.arrow.file",
};

export interface Served {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the finished sites in a folder on this machine only, each edition under its own name,
 * with a start page that leads through them.
 *
 * @param options port to listen on; 0 takes a free one
 * @throws Failure `site` when the port is taken or there is no site
 */
export async function serve(
  folder: string,
  options: { port: number },
  effects: Effects,
): Promise<Served> {
  const root = resolve(folder);
  const start = await writeStartPage(root);
  const server = createServer((request, response) => {
    respond(root, start, request, response).catch(() => send(response, 500, "Er ging iets mis."));
  });
  await new Promise<void>((ready, refuse) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      refuse(
        new Failure(
          "site",
          taken
            ? `Poort ${options.port} is al in gebruik. Kies een andere met --port.`
            : `De site kan niet worden getoond: ${error.message}`,
        ),
      );
    });
    server.listen(options.port, "127.0.0.1", ready);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  effects.log(`De site staat op ${url} (stoppen met Ctrl+C)`);
  return {
    url,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  root: string,
  start: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(response, 405, "Mag niet.");
  let path: string;
  try {
    path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    return send(response, 400, "Dit adres klopt niet.");
  }
  if (path === "/")
    return send(response, 200, start, types[".html"], { "referrer-policy": "no-referrer" });
  const edition = path.split("/")[1] ?? "";
  const headers = await headersOf(root, edition);
  const file = await find(root, path);
  if (!file || file.endsWith(`${sep}404.html`)) {
    const missing = await notFound(root, edition);
    return send(
      response,
      404,
      missing ?? "Deze pagina bestaat niet.",
      missing && types[".html"],
      headers,
    );
  }
  response.writeHead(200, {
    ...headers,
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/** The headers that an edition asks of its server; none for what is no edition. */
async function headersOf(root: string, edition: string): Promise<Record<string, string>> {
  const text = await readEdition(root, edition, "_headers");
  const lines = [...(text ?? "").matchAll(/^ {2}([\w-]+): (.*)$/gm)];
  // This server has no certificate, so it must not say that there always is one.
  return Object.fromEntries(
    lines
      .map(([, name = "", value = ""]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => name !== "strict-transport-security"),
  );
}

/**
 * The page of an edition for what is not there. It refers to the root of its own host; here each
 * edition has a folder instead.
 */
async function notFound(root: string, edition: string): Promise<string | undefined> {
  const page = await readEdition(root, edition, "404.html");
  return page?.replace(/(href|src)="\/(?!\/)/g, `$1="/${edition}/`);
}

async function readEdition(root: string, edition: string, name: string) {
  if (!/^[\w-]+$/.test(edition)) return undefined;
  return readFile(join(root, edition, name), "utf8").catch(() => undefined);
}

/** The file of an address, never outside the folder; also without `.html` and for a folder. */
async function find(root: string, path: string): Promise<string | undefined> {
  const wanted = resolve(join(root, path));
  if (wanted !== root && !wanted.startsWith(root + sep)) return undefined;
  for (const file of [wanted, `${wanted}.html`, join(wanted, "index.html")]) {
    if ((await stat(file).catch(() => null))?.isFile()) return file;
  }
  return undefined;
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type?: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...headers,
    "content-type": type ?? "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
