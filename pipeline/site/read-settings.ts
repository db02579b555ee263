import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type SiteSettings, siteSettings } from "../../src/data/settings.ts";
import { Failure } from "../failure.ts";

/**
 * Reads `site.yaml` of a region; without that file a site has the defaults.
 *
 * @throws Failure `region` naming every field that is wrong
 */
export async function readSettings(folder: string): Promise<SiteSettings> {
  const file = join(folder, "site.yaml");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  let content: unknown;
  try {
    content = parse(text) ?? {};
  } catch (error) {
    throw new Failure("region", `${file} is geen goede YAML: ${(error as Error).message}`);
  }
  const result = siteSettings.safeParse(content);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${issue.path.join(".") || "het bestand"}: ${issue.message}`,
  );
  throw new Failure("region", `${file} klopt niet:\n- ${problems.join("\n- ")}`);
}
