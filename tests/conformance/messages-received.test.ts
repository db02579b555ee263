import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../pipeline/home.ts";
import { brief, type Files, withInbox } from "../unit/receive/inbox.ts";

const folder = join(projectRoot, "..", "shared", "standards", "messages");
const present = existsSync(folder);

const samples = {
  "ijw-3.2": [
    "JW301",
    "JW302",
    "JW305",
    "JW306",
    "JW307",
    "JW308",
    "JW316",
    "JW317",
    "JW319",
    "JW320",
    "JW323",
    "JW325",
  ],
  "iwmo-3.2": ["WMO301", "WMO305", "WMO307", "WMO317", "WMO323"],
};

if (!present) {
  console.warn(
    "Skipped: the official sample messages are not here (../shared/standards/messages).",
  );
}

/** Findings of the region Klein about providers and products it does not have say nothing here. */
const ofTheRegion = / (AANBIEDER|GEMEENTE|PRODUCT|TR8848)$/;

test.skipIf(!present)(
  "the official sample messages are received, with what is wrong in them",
  async () => {
    const files: Files = {};
    for (const [release, names] of Object.entries(samples)) {
      for (const name of names) {
        files[`${name}.xml`] = await readFile(join(folder, release, `${name}.xml`));
      }
    }
    await withInbox(files, async ({ receive, list }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ files: 17, accepted: 17, rejected: 0 });
      expect(
        await list("SELECT kind, records_in, records_kept FROM ledger.delivery ORDER BY kind"),
      ).toEqual([
        ["JW301", 2, 2],
        // A bare header with a code.
        ["JW302", 1, 1],
        ["JW305", 2, 2],
        ["JW306", 1, 1],
        ["JW307", 2, 2],
        ["JW308", 1, 1],
        // Header, client and two products.
        ["JW316", 4, 4],
        // One product stays; the new one would end before it starts (TR018).
        ["JW317", 2, 1],
        ["JW319", 1, 1],
        ["JW320", 2, 2],
        ["JW323", 5, 5],
        ["JW325", 3, 3],
        ["WMO301", 1, 1],
        ["WMO305", 2, 2],
        ["WMO307", 2, 2],
        ["WMO317", 3, 3],
        ["WMO323", 4, 4],
      ]);
      expect(
        await list(
          `SELECT original_kind, element, return_codes FROM care.retour
          WHERE return_codes NOT IN ('', '0200') ORDER BY ALL`,
        ),
      ).toEqual([
        ["JW301", "Header", "8848"],
        ["JW305", "Header", "8848"],
        ["JW315", "AangevraagdProduct", "9347"],
        ["JW319", "Antwoord", "9360"],
      ]);
      const found = brief(summary).filter((finding) => !ofTheRegion.test(finding));
      // The start and stop are addressed to another municipality than the allocation came from.
      expect(found.filter((finding) => /JW30[57]/.test(finding))).toEqual([
        // Its retour, JW306, rejects it: dated in the future.
        "JW305.xml:- RETOUR",
        "JW305.xml:33 TR019",
        "JW305.xml:43 TR019",
        "JW307.xml:33 TR019",
        "JW307.xml:45 TR019",
      ]);
      // RN004 occurs twice, and two clients use allocation 10073; we have none of the allocations.
      expect(found.filter((finding) => /JW323/.test(finding))).toEqual([
        "JW323.xml:33 TR019",
        "JW323.xml:52 TR019",
        "JW323.xml:76 TR019",
        "JW323.xml:95 TR019",
        "JW323.xml:95 TR304",
        "JW323.xml:114 TR019",
        "JW323.xml:114 TR304",
        "JW323.xml:114 TR314",
      ]);
      // One code, two meanings: as planned in the Jeugdwet, a move in the Wmo.
      expect(
        await list(
          "SELECT law, end_reason, count(*)::INTEGER FROM care.stop GROUP BY ALL ORDER BY law",
        ),
      ).toEqual([
        ["jw", "31", 2],
        ["wmo", "31", 2],
      ]);
    });
  },
);
