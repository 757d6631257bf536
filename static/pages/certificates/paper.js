// What a certificate will look like, drawn at once as its text is typed. The server's page (page.py) has the same measures.
import { html, useEffect, useRef } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** @import { Ref } from "lms-types/view" */
/** @import { Signatory, Values } from "./template-values.js" */
/** @typedef {{ name: string, course: string, zone: string, host: string }} Facts what is certified, and where */
/** @typedef {[most: number, points: number][]} Sizes by the length of a text */

const NAME = /** @type {Sizes} */ ([
  [16, 46],
  [24, 36],
  [32, 28],
  [44, 22],
  [64, 17],
  [100, 13],
  [Infinity, 9],
]);
const TITLE = /** @type {Sizes} */ ([
  [30, 34],
  [60, 24],
  [100, 18],
  [140, 15],
  [Infinity, 12],
]);
const BODY = /** @type {Sizes} */ ([
  [200, 17],
  [350, 14],
  [600, 11],
  [Infinity, 8],
]);
const LINE_COUNTS_AS = 60;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const WIDTH_MM = 297;
const CODE = "XXXXX-XXXXX-XXXXX-XXXXX";
const DAY_MS = 86_400_000;

/** In points. @param {string} text @param {Sizes} sizes */
function size(text, sizes) {
  const length = [...text].reduce(
    (sum, one) => sum + (WIDE.test(one) || (one.codePointAt(0) ?? 0) > 0x1f2ff ? 2 : 1),
    0,
  );
  return (sizes.find(([most]) => length <= most) ?? sizes[sizes.length - 1])[1];
}

/** The language that the small print has words in. @param {string} language */
const family = (language) => (language.split("-")[0].toLowerCase() === "de" ? "de" : "en");

/** @param {Date} date @param {string} language @param {string} zone */
function day(date, language, zone) {
  const known = language.split("-")[0].toLowerCase();
  if (known !== "en" && known !== "de") return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(date);
  const form = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric", timeZone: zone });
  return new Intl.DateTimeFormat(known === "de" ? "de" : "en-GB", form).format(date);
}

/** @param {{ kind: string, text: string, points: number }} props */
const Block = ({ kind, text, points }) =>
  html`<div class=${`paper-${kind}`} dir="auto" style=${{ "--points": points }}>${text}</div>`;

/** @param {{ text: string, points: number }} props */
const Lines = ({ text, points }) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, i) => html`<${Block} key=${i} kind="text" text=${line} points=${points} />`);

/** A picture of a code, not one that can be read. */
const Code = () => html`
  <svg class="paper-qr" viewBox="0 0 25 25" aria-hidden="true"><path d="M0 0h7v7H0zM18 0h7v7h-7zM0 18h7v7H0z M9 1h2v2H9zM13 0h2v3h-2zM10 5h3v2h-3zM15 5h2v2h-2zM1 9h3v2H1zM6 9h2v3H6zM10 9h4v2h-4zM16 9h2v4h-2zM20 9h4v2h-4zM1 13h4v3H1zM8 14h4v2H8zM14 14h2v3h-2zM19 13h2v2h-2zM23 14h2v3h-2zM9 18h2v3H9zM13 19h3v2h-3zM18 17h3v3h-3zM21 21h3v3h-3zM9 23h4v2H9zM15 22h3v2h-3z"/><path class="paper-qr-eye" d="M1.5 1.5h4v4h-4zM19.5 1.5h4v4h-4zM1.5 19.5h4v4h-4z"/><path d="M2.5 2.5h2v2h-2zM20.5 2.5h2v2h-2zM2.5 20.5h2v2h-2z"/></svg>`;

/** @param {{ one: Signatory, url?: string | null }} props */
const Sign = ({ one, url }) => html`
  <div class="paper-sign">
    ${url && html`<img src=${url} alt="" />`}
    <div class="paper-who" dir="auto">${one.name}</div>
    <div dir="auto">${one.role}</div>
  </div>`;

/** @param {Ref<HTMLElement>} node what a millimetre of the paper is on the screen */
const useScale = (node) =>
  useEffect(() => {
    const paper = node.current;
    if (!paper) return undefined;
    const measure = () => paper.style.setProperty("--mm", `${paper.clientWidth / WIDTH_MM}px`);
    const watch = new ResizeObserver(measure);
    watch.observe(paper);
    measure();
    return () => watch.disconnect();
  }, []);

/** @param {{ values: Values, facts: Facts, pictures: Map<string, string> }} props */
export function Paper({ values, facts, pictures }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  useScale(node);
  const { language, body, title, logo_file_id } = values;
  const now = new Date();
  /** @type {Record<string, string>} */
  const said = { ...facts, date: day(now, language, facts.zone).replaceAll(" ", "\u00a0") };
  /** @param {string} text */
  const filled = (text) => text.replace(/\{(name|course|date)\}/g, (_, slot) => said[slot]);
  const [before, ...rest] = body.includes("{name}") ? body.split("{name}") : ["", body];
  const lines = "x".repeat(LINE_COUNTS_AS * body.split("\n").length);
  const points = size([body + facts.course, lines].sort((a, b) => b.length - a.length)[0], BODY);
  const days = Number(values.expires_after_days);
  const until = days > 0 && days < 40_000 ? new Date(now.getTime() + days * DAY_MS) : null;
  const words = family(language);
  const logo = logo_file_id && pictures.get(logo_file_id);
  return html`
    <div class="paper" ref=${node} role="img" aria-label=${t("tpl.preview_said", { title, name: facts.name })} lang=${language} style=${{ "--accent": /^#[0-9a-f]{6}$/i.test(values.accent) ? values.accent : "" }}>
      <div class="paper-frame" aria-hidden="true"><div class="paper-inner">
        <div class="paper-main">
          ${logo && html`<div class="paper-logo"><img src=${logo} alt="" /></div>`}
          <${Block} kind="title" text=${title} points=${size(title, TITLE)} />
          <${Lines} text=${filled(before)} points=${points} />
          <${Block} kind="name" text=${facts.name} points=${size(facts.name, NAME)} />
          <${Lines} text=${filled(rest.join("{name}"))} points=${points} />
        </div>
        <div class="paper-signs">${values.signatories.map((one, i) => html`<${Sign} key=${i} one=${one} url=${one.file_id && pictures.get(one.file_id)} />`)}</div>
        <div class="paper-proof">
          <${Code} />
          ${until && html`<div>${t(`paper.${words}.until`)} ${day(until, language, facts.zone)}</div>`}
          <div>${t(`paper.${words}.code`)}: ${CODE}</div>
          <div>${t(`paper.${words}.verify`)} ${`${facts.host}/verify/${CODE}`}</div>
        </div>
      </div></div>
    </div>`;
}
