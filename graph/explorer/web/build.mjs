// Bundles the page code into ../dist: explorer.js, explorer.css, and the licences of every package that is really in them.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2] ?? join(here, "..", "dist");

const { metafile, outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: "src/main.ts", out: "explorer" },
    { in: "src/explorer.css", out: "explorer" },
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

/** Folders of the packages whose code reached the bundle, nested ones included. */
function packagesIn(inputs) {
  const folders = Object.keys(inputs).flatMap((path) => {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
    return found ? [found[1]] : [];
  });
  return [...new Set(folders)].sort();
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(here, folder, "package.json"), "utf8"));
  const files = (await readdir(join(here, folder))).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} ${version} ships no licence file, so it cannot be bundled.`);
  const texts = await Promise.all(files.map((file) => readFile(join(here, folder, file), "utf8")));
  return `${name} ${version} (${license})\n\n${texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n")}\n`;
}

const licences = await Promise.all(packagesIn(metafile.inputs).map(licence));
const heading = "Software by others that is bundled in explorer.js, and its licences.\n";
const rule = `\n${"-".repeat(80)}\n\n`;

await mkdir(dist, { recursive: true });
for (const { path, text } of outputFiles) await writeFile(path, text);
await writeFile(join(dist, "THIRD-PARTY-LICENSES.txt"), [heading, ...licences].join(rule));
