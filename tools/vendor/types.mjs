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

const read = async (name) => JSON.parse(await readFile(join(root, name), "utf8"));
const write = async (name, document) =>
  writeFile(join(installed, name), astToString(await openapi(document, { defaultNonNullable: false })));
await write("lms-api.d.ts", await read("tests/house/snapshots/openapi.json"));
// The shapes on the socket are JSON Schemas as well, so the same tool reads them.
const { info, components } = await read("docs/asyncapi.json");
await write("lms-socket.d.ts", { openapi: "3.1.0", info, paths: {}, components: { schemas: components.schemas } });

const path = join(root, "jsconfig.json");
const config = ts.getParsedCommandLineOfConfigFile(path, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} });
const host = ts.createCompilerHost(config.options);
const typed = (name) => (name.endsWith("/vendor/htm-preact.js") ? "lms-view" : name); // its types lie elsewhere
host.resolveModuleNameLiterals = (names, importer, _, options) =>
  names.map(({ text }) => ts.resolveModuleName(typed(text), importer, options, host));
const program = ts.createProgram(config.fileNames, config.options, host);
const nameOf = ({ file }) => file && relative(root, file.fileName);
const ours = (name) => !name?.startsWith("static/vendor/");
const wrong = [...config.errors, ...ts.getPreEmitDiagnostics(program)].filter((one) => ours(nameOf(one)));
process.stdout.write(ts.formatDiagnostics(wrong, host));
console.log(`${program.getRootFileNames().length} files checked`);
process.exitCode = wrong.length ? 1 : 0;
