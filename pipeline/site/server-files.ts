import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Site } from "../../src/data/page.ts";
import { serverHeaders } from "./policy.ts";

/**
 * Writes what a web server needs beside the pages: the headers in the form of four usual servers,
 * the page for what is not there, and where to report a hole in the security.
 *
 * @param hashes of every script on the site
 * @param now for the day on which the security contact must be looked at again
 */
export async function writeServerFiles(
  folder: string,
  hashes: readonly string[],
  site: Site,
  now: Date,
): Promise<void> {
  const headers = serverHeaders(hashes);
  const files: Record<string, string> = {
    // Static hosts that read a file of headers.
    _headers: `/*\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`,
    // Apache.
    ".htaccess": `Options -Indexes\nErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n${headers
      .map(([name, value]) => `  Header always set ${name} "${value}"\n`)
      .join("")}</IfModule>\n`,
    // nginx: to be included in a server block.
    "nginx-headers.conf": `error_page 404 /404.html;\n${headers.map(([name, value]) => `add_header ${name} "${value}" always;\n`).join("")}`,
    // IIS.
    "web.config": `<?xml version="1.0" encoding="utf-8"?>
<configuration><system.webServer>
  <httpErrors errorMode="Custom"><remove statusCode="404" /><error statusCode="404" path="/404.html" responseMode="ExecuteURL" /></httpErrors>
  <httpProtocol><customHeaders>
${headers.map(([name, value]) => `    <add name="${name}" value="${value}" />\n`).join("")}  </customHeaders></httpProtocol>
</system.webServer></configuration>
`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const security = securityText(site, now);
  if (security === null) return;
  await mkdir(join(folder, ".well-known"), { recursive: true });
  await writeFile(join(folder, ".well-known", "security.txt"), security);
}

/**
 * `security.txt` as RFC 9116 has it; null when the region names no contact. It expires on the first
 * day of this month, a year on: within the year that is asked, and the same all month.
 */
export function securityText({ settings, release }: Site, now: Date): string | null {
  const contact = settings.securityContact ?? settings.contact;
  if (contact === null) return null;
  const expires = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), 1));
  const address = settings.addresses[release.edition.edition]?.replace(/\/$/, "");
  return [
    `Contact: mailto:${contact}`,
    `Expires: ${expires.toISOString().replace(".000", "")}`,
    "Preferred-Languages: nl, en",
    ...(address ? [`Canonical: ${address}/.well-known/security.txt`] : []),
    "",
  ].join("\n");
}
