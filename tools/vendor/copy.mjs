// Takes the few files that static/vendor.json names out of node_modules.
// Usage: node copy.mjs <folder with node_modules> <static folder>
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";

const [installed, site] = process.argv.slice(2);
const modules = resolve(installed, "node_modules");
const require = createRequire(join(modules, "index.js"));
const { versions, files } = JSON.parse(await readFile(join(site, "vendor.json"), "utf8"));

const { devDependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
const absent = new Set(); // `npm ci --omit=dev`: what tests alone need

for (const [name, wanted] of Object.entries(versions)) {
  const about = join(modules, name, "package.json");
  if (name in devDependencies && !existsSync(about)) {
    absent.add(name);
    continue;
  }
  const { version } = JSON.parse(await readFile(about, "utf8"));
  if (version !== wanted) throw new Error(`${name}: static/vendor.json wants ${wanted}, the lock has ${version}`);
}

// Beside the old folder and then in its place: a page never finds half of it.
const target = join(site, "vendor");
const unfinished = join(site, `vendor.${process.pid}.tmp`);
await rm(unfinished, { recursive: true, force: true });
for (const { package: name, file, target: to } of files) {
  if (absent.has(name)) continue;
  const path = join(unfinished, to);
  await mkdir(dirname(path), { recursive: true });
  const source = join(modules, name, file);
  // What a CommonJS module exports, as the JSON that Python reads.
  if (extname(file) === ".js" && extname(to) === ".json") await writeFile(path, JSON.stringify(require(source)));
  else await cp(source, path);
}
await rm(target, { recursive: true, force: true });
await rename(unfinished, target);
