// Checks the types of the browser's side: makes those of the API from its OpenAPI document, then runs tsc.
// Usage: node types.mjs <folder with node_modules> <root of the repository>
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [installed, root] = process.argv.slice(2).map((folder) => resolve(folder));
const load = createRequire(join(installed, "package.json"));
const ts = load("typescript");
const { default: openapi, astToString } = await import(
  pathToFileURL(join(installed, "node_modules/openapi-typescript/dist/index.mjs"))
);

const document = await readFile(join(root, "tests/house/snapshots/openapi.json"), "utf8");
await writeFile(join(installed, "lms-api.d.ts"), astToString(await openapi(document)));

const path = join(root, "jsconfig.json");
const config = ts.getParsedCommandLineOfConfigFile(path, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} });
const unchecked = new Set(config.raw.unchecked);
const host = ts.createCompilerHost(config.options);
const typed = (name) => (name.endsWith("/vendor/htm-preact.js") ? "lms-view" : name); // its types lie elsewhere
host.resolveModuleNameLiterals = (names, importer, _, options) =>
  names.map(({ text }) => ts.resolveModuleName(typed(text), importer, options, host));
const program = ts.createProgram(config.fileNames, config.options, host);
const nameOf = ({ file }) => file && relative(root, file.fileName);
const ours = (name) => !name?.startsWith("static/vendor/");
const found = [...config.errors, ...ts.getPreEmitDiagnostics(program)].filter((one) => ours(nameOf(one)));
const wrong = found.filter((one) => !unchecked.has(nameOf(one)));
process.stdout.write(ts.formatDiagnostics(wrong, host));

// The list only shrinks: a file on it that has become right has to leave it.
const withErrors = new Set(found.map(nameOf));
const right = [...unchecked].filter((name) => !withErrors.has(name));
for (const name of right) console.log(`${name}: nothing is wrong here, take it off jsconfig.json's "unchecked"`);
console.log(`${program.getRootFileNames().length - unchecked.size} files checked, ${unchecked.size} not yet`);
process.exitCode = wrong.length || right.length ? 1 : 0;
