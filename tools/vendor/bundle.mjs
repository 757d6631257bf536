// Bundles each page of the static folder into its dist: one style sheet, the modules of its screens,
// hashed names, source maps, and copies packed by Brotli and gzip.
// Usage: node bundle.mjs <folder with node_modules> <static folder>
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [installed, site] = process.argv.slice(2).map((folder) => resolve(folder));
const esbuild = createRequire(join(installed, "package.json"))("esbuild");

const SERVED = "/static/";
const target = join(site, "dist");
const unfinished = join(site, `dist.${process.pid}.tmp`);
const shared = {
  absWorkingDir: site,
  bundle: true,
  minify: true,
  metafile: true,
  sourcemap: true,
  outdir: unfinished,
  publicPath: SERVED.slice(0, -1),
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  charset: "utf8",
  target: ["chrome108", "safari15.4", "firefox115"],
  loader: { ".woff2": "file" },
  logLevel: "warning",
};

async function build(options) {
  const made = await esbuild.build(options);
  if (made.warnings.length) throw new Error("The bundler warned of what is said above.");
  return made;
}

const address = (output) => SERVED + basename(output);
const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const ours = (tag) => (attribute(tag, "src") ?? attribute(tag, "href"))?.slice(SERVED.length);
const entryOf = ({ outputs }) => Object.keys(outputs).find((output) => outputs[output].entryPoint);

/** The page's style sheets in one, in their order; a media query stays around its own. */
async function styles(page, tags) {
  const imports = tags.map((tag) => `@import "./${ours(tag)}" ${attribute(tag, "media") ?? ""};`);
  const { metafile } = await build({
    ...shared,
    entryNames: `${page}-[hash]`,
    stdin: { contents: imports.join("\n"), resolveDir: site, loader: "css", sourcefile: `${page}.css` },
  });
  return `<link rel="stylesheet" href="${address(entryOf(metafile))}">`;
}

/**
 * Makes of the many chunks, one for each combination of families, two: what the page itself or an early family needs,
 * and what only later ones share. Each family imports what may concern it, all of it.
 */
const together = (first, later, families, early) => ({
  name: "together",
  setup({ onLoad, onResolve }) {
    const chunks = { first, later };
    onResolve({ filter: /^(first|later)$/ }, ({ path }) => ({ path, namespace: "together" }));
    onLoad({ filter: /./, namespace: "together" }, ({ path }) => ({
      contents: chunks[path].map((input) => `import "./${input}";`).join("\n"),
      resolveDir: site,
    }));
    onLoad({ filter: /\.js$/, namespace: "file" }, async ({ path }) => {
      if (!families.has(path)) return undefined;
      const added = early.has(path) ? 'import "first";' : 'import "first"; import "later";';
      return { contents: `${await readFile(path, "utf8")}\n${added}` };
    });
  },
});

/** The outputs that these modules need at once, with their own. */
function neededBy({ outputs }, modules) {
  const needed = new Set(Object.keys(outputs).filter((output) => modules.has(outputs[output].entryPoint)));
  for (const output of needed)
    for (const { path, kind } of outputs[output].imports) if (kind === "import-statement") needed.add(path);
  return needed;
}

/**
 * The page's modules. All that its entry imports is asked for at once, so nobody waits level by level;
 * so are the families of screens that the page itself names as wanted early.
 */
async function modules(page, tag, early) {
  const options = {
    ...shared,
    entryPoints: [{ in: join(site, ours(tag)), out: page }],
    entryNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
  };
  const { metafile: before } = await build({ ...options, write: false });
  const wanted = new Set([ours(tag), ...early.map(ours)]);
  const made = Object.entries(before.outputs);
  const families = made.map(([, { entryPoint }]) => entryPoint).filter(Boolean);
  const soon = neededBy(before, wanted);
  const inputs = (chunks) => chunks.flatMap(([, output]) => Object.keys(output.inputs ?? {}));
  const shares = made.filter(([, { entryPoint }]) => !entryPoint);
  const first = inputs(shares.filter(([output]) => soon.has(output)));
  const later = inputs(shares.filter(([output]) => !soon.has(output)));
  const inSite = (names) => new Set([...names].map((one) => join(site, one)));
  const plugins = [together(first, later, inSite(families), inSite(wanted))];
  const { metafile } = await build({ ...options, plugins });
  const needed = neededBy(metafile, wanted);
  const entry = [...needed].find((output) => metafile.outputs[output].entryPoint === ours(tag));
  needed.delete(entry);
  const preloads = [...needed].map((output) => `<link rel="modulepreload" href="${address(output)}">`);
  return [...preloads, `<script type="module" src="${address(entry)}"></script>`].join("\n  ");
}

/** A file as it is, under a name that changes with what it holds. */
async function copied(tag) {
  const name = ours(tag);
  const body = await readFile(join(site, name));
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
  const output = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  await writeFile(join(unfinished, output), body);
  return tag.replace(SERVED + name, SERVED + output);
}

async function page(file) {
  const name = basename(file, ".html");
  let html = await readFile(join(site, file), "utf8");
  const tags = html.match(/<(?:link|script)\s[^>]*(?:src|href)="\/static\/[^>]*>(?:<\/script>)?/g);
  const [sheets, early] = ["stylesheet", "modulepreload"].map((rel) =>
    tags.filter((tag) => attribute(tag, "rel") === rel),
  );
  for (const tag of tags) {
    const made = sheets.includes(tag)
      ? tag === sheets[0]
        ? await styles(name, sheets)
        : ""
      : early.includes(tag)
        ? ""
        : attribute(tag, "type") === "module"
          ? await modules(name, tag, early)
          : await copied(tag);
    html = made
      ? html.replace(tag, () => made)
      : html.replace(new RegExp(`\\s*${tag.replace(/[().*+?]/g, "\\$&")}`), "");
  }
  await writeFile(join(unfinished, file), html);
}

const PACKED = new Set([".js", ".css", ".html", ".svg"]);
const LARGE = 200_000; // the last per cent of these would take seconds

async function pack(name) {
  if (!PACKED.has(extname(name))) return;
  const path = join(unfinished, name);
  const body = await readFile(path);
  const quality = body.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const copies = {
    br: await promisify(brotliCompress)(body, { params }),
    gz: await promisify(gzip)(body, { level: 9 }),
  };
  for (const [kind, copy] of Object.entries(copies))
    if (copy.length < body.length) await writeFile(`${path}.${kind}`, copy);
}

/** All of them ended before the first failure is told: nothing writes behind the cleaning up. */
async function every(work) {
  const ended = await Promise.allSettled(work);
  const failed = ended.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

await mkdir(unfinished, { recursive: true });
try {
  await every(
    readdirSync(site)
      .filter((file) => extname(file) === ".html")
      .map(page),
  );
  await every((await readdir(unfinished)).map(pack));
  // Beside the old folder and then in its place: a server that starts never finds half of it.
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
} finally {
  await rm(unfinished, { recursive: true, force: true });
}
