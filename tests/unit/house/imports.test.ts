import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";

// The rooms of pipeline/ in the order of the data. A room may use earlier rooms, never later ones.
const flow = [
  "warehouse",
  "region",
  "receive",
  "model",
  "measure",
  "protect",
  "publish",
  "purge",
  "agreement",
  "site",
  "bench",
];
// Stands above all rooms, as cli.ts and run.ts do: one command per file.
const above = "commands";
// What every room may lean on: it leans on nothing itself.
const ground = ["effects", "failure", "home"];

interface Import {
  file: string;
  target: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

/** Every import in a file: a package name, or a path from the root of the project. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(projectRoot, file), "utf8");
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)];
  return specifiers.map(([, specifier = ""]) => ({
    file,
    target: specifier.startsWith(".")
      ? relative(projectRoot, resolve(projectRoot, dirname(file), specifier))
      : specifier,
  }));
}

const all = ["pipeline", "indicators", "src"].flatMap(sourceFiles).flatMap(importsOf);
const roomOf = (path: string): string => path.split("/")[1]?.replace(/\.ts$/, "") ?? "";

function within(folder: string): Import[] {
  return all.filter(({ file }) => file.startsWith(`${folder}/`));
}

function said({ file, target }: Import): string {
  return `${file} → ${target}`;
}

describe("imports point towards the ground floor", () => {
  it("sees the imports there are", () => {
    expect(within("pipeline").length).toBeGreaterThan(50);
    expect(within("src").length).toBeGreaterThan(5);
  });

  it("indicators use nothing but zod and each other", () => {
    const wrong = within("indicators").filter(
      ({ target }) => target !== "zod" && !target.startsWith("indicators/"),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it("src uses indicators and itself, never the pipeline", () => {
    const wrong = within("src").filter(({ target }) => target.startsWith("pipeline/"));
    expect(wrong.map(said)).toEqual([]);
  });

  it("a room of the pipeline uses earlier rooms only", () => {
    const wrong = within("pipeline").filter(({ file, target }) => {
      const room = roomOf(file);
      if (!flow.includes(room) || !target.startsWith("pipeline/")) return false;
      const used = roomOf(target);
      return (
        !ground.includes(used) &&
        !(flow.indexOf(used) >= 0 && flow.indexOf(used) <= flow.indexOf(room))
      );
    });
    expect(wrong.map(said)).toEqual([]);
  });

  it("only the site room shows the pages of src", () => {
    const wrong = within("pipeline").filter(
      ({ file, target }) => target.startsWith("src/") && roomOf(file) !== "site",
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it("the simulator knows the region and nothing of the pipeline it feeds", () => {
    const wrong = within("pipeline").filter(
      ({ file, target }) =>
        roomOf(file) === "sample" &&
        target.startsWith("pipeline/") &&
        !["sample", "region", ...ground].includes(roomOf(target)),
    );
    const back = within("pipeline").filter(
      ({ file, target }) =>
        target.startsWith("pipeline/sample/") && !["sample", "run"].includes(roomOf(file)),
    );
    expect([...wrong, ...back].map(said)).toEqual([]);
  });

  it("the ground floor leans on no room", () => {
    const wrong = within("pipeline").filter(
      ({ file, target }) =>
        ground.includes(roomOf(file)) &&
        file.split("/").length === 2 &&
        target.startsWith("pipeline/"),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it("commands are for the command line only, and know each other by their helpers alone", () => {
    const toCommands = within("pipeline").filter(({ target }) =>
      target.startsWith(`pipeline/${above}/`),
    );
    expect(toCommands.length).toBeGreaterThan(20);
    const strange = toCommands.filter(({ file }) => ![above, "cli"].includes(roomOf(file)));
    expect(strange.map(said)).toEqual([]);
    const table = toCommands.filter(({ file }) => roomOf(file) === "cli");
    const commands = new Set(table.map(({ target }) => target));
    const across = toCommands.filter(
      ({ file, target }) =>
        roomOf(file) === above && commands.has(target) && !target.endsWith("/command.ts"),
    );
    expect(across.map(said)).toEqual([]);
  });

  it("every room is in the flow", () => {
    const rooms = readdirSync(join(projectRoot, "pipeline"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(rooms.toSorted()).toEqual([...flow, "sample", above].toSorted());
  });
});
