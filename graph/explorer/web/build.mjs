// Bundles the page code into ../dist: the explorer, the SPARQL editor, and for each the licences of every package that is
// really in it.

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2] ?? join(here, "..", "dist");
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Makes dist/<name>.js and .css of an entry of each kind. Gives the paths of all files that went into them. */
async function bundle(name, script, style) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [
      { in: script, out: name },
      { in: style, out: name },
    ],
    bundle: true,
    write: false,
    outdir: dist,
    format: "iife",
    target: ["es2022", "chrome109", "firefox115", "safari16"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  for (const { path, text } of outputFiles) await writeFile(path, text);
  return Object.keys(metafile.inputs);
}

/** What a file was made of, if it is itself a bundle that came with a source map. */
async function ingredients(path) {
  const map = join(here, `${path}.map`);
  if (!path.includes("node_modules/") || !existsSync(map)) return [];
  return JSON.parse(await readFile(map, "utf8")).sources;
}

/** Folders of the packages whose code is in the files, nested ones included. */
async function packagesIn(paths) {
  const inner = (await Promise.all(paths.map(ingredients))).flat().map((path) => path.replace(/^.*(?=node_modules\/)/, ""));
  const folders = [...paths, ...inner].flatMap((path) => {
    const found = PACKAGE.exec(path);
    return found ? [found[1]] : [];
  });
  return [...new Set(folders)].sort();
}

async function licence(folder) {
  const { name, version, license = "see below", author } = JSON.parse(await readFile(join(here, folder, "package.json"), "utf8"));
  const files = (await readdir(join(here, folder))).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(here, folder, file), "utf8")));
  if (files.length === 0) {
    // A few packages only name their licence.
    if (license !== "MIT") throw new Error(`${name} ${version} ships no licence file, so it cannot be bundled.`);
    texts.push(`Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}\n\n${await readFile(join(here, "licences", "MIT.txt"), "utf8")}`);
  }
  return `${name} ${version} (${license})\n\n${texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n")}\n`;
}

/** Writes the licences of all that is in a bundle. */
async function licences(bundled, paths, file) {
  const heading = `Software by others that is bundled in ${bundled}.js, and its licences.\n`;
  const rule = `\n${"-".repeat(80)}\n\n`;
  const texts = await Promise.all((await packagesIn(paths)).map(licence));
  await writeFile(join(dist, file), [heading, ...texts].join(rule));
}

await mkdir(dist, { recursive: true });
await licences("explorer", await bundle("explorer", "src/main.ts", "src/explorer.css"), "THIRD-PARTY-LICENSES.txt");
await licences("editor", await bundle("editor", "src/editor/main.ts", "src/editor/editor.css"), "EDITOR-LICENSES.txt");
