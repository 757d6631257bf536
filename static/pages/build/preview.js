// A question as the phone and the projector show it: their own components and style sheets, in a window of their size.
import { html, render, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";
import { gapsIn } from "./gaps.js";
import { View as Phone } from "./phone.js";
import { isPlayed, optionsOf } from "./model.js";
import { htmlOf, isUnknown, ready } from "./rendered.js";
import { typed } from "./things.js";

/** @import { Ref } from "lms-types/view" */
/** @import { Draft } from "./model.js" */
/** @typedef {{ draft: Draft, number: number, total: number, title: string }} Shown */
/** @typedef {"phone" | "stage"} Where */

/** @type {Record<Where, [width: number, height: number]>} */
const SIZES = { phone: [360, 640], stage: [1280, 720] };

/** The style sheets of the players' page, which this page doesn't have. @type {Promise<string[]> | null} */
let sheets = null;
const playersSheets = () =>
  (sheets ??= fetch("/join", { headers: { Accept: "text/html" } })
    .then((answer) => answer.text())
    .then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      return Array.from(page.querySelectorAll("link[rel=stylesheet]"), (link) => link.getAttribute("href") ?? "");
    }));
const ownSheets = async () =>
  Array.from(document.querySelectorAll("link[rel=stylesheet]"), (link) => link.getAttribute("href") ?? "");

/** Steady, so that nothing jumps while it is typed: by turns from both ends. @template T @param {T[]} things @returns {T[]} */
const mixed = (things) => things.map((_, i) => (i % 2 ? things[(i - 1) / 2] : things[things.length - 1 - i / 2]));

/** The question as a game sends it. @param {Shown} shown @returns {any} */
function asked({ draft, number, total, title }) {
  /** @param {{ key: string, text: string }} one */
  const plain = ({ key, text }) => ({ id: key, text, html: htmlOf(text, true) });
  const { type } = draft;
  const choices = optionsOf(draft).filter(typed).map(plain);
  const pairs = draft.pairs.filter(({ left, right }) => typed(left) && typed(right));
  const question = {
    question_id: "preview",
    question_type: type,
    stem: draft.stem.trim() || t("build.untitled"),
    stem_html: htmlOf(draft.stem),
    time_limit_ms: draft.time_limit_s * 1000,
    points: draft.live_points,
    options:
      type === "ordering"
        ? mixed(choices)
        : ["single_choice", "multiple_choice", "true_false"].includes(type)
          ? choices
          : [],
    left: type === "matching" ? pairs.map(({ left }) => plain(left)) : undefined,
    right:
      type === "matching"
        ? mixed([...pairs.map(({ right }) => right), ...draft.distractors.filter(typed)]).map(plain)
        : undefined,
    items: type === "categorise" ? draft.items.filter(typed).map(plain) : undefined,
    categories: type === "categorise" ? draft.categories.filter(typed).map(plain) : undefined,
    unit: type === "numeric" ? draft.unit : undefined,
  };
  const timer = { endsAt: 0, paused: true, remaining: question.time_limit_ms };
  return {
    phase: "open",
    number,
    total,
    title,
    question,
    timer,
    tally: null,
    revealed: null,
    settings: {},
    me: { nickname: "", total: 0, time_factor: 1 },
  };
}

/** What of a question is Markdown. @param {Draft} draft */
const textsOf = (draft) => [
  { text: draft.stem, label: false },
  ...[
    ...optionsOf(draft),
    ...(draft.type === "matching" ? draft.pairs.flatMap(({ left, right }) => [left, right]) : []),
    ...(draft.type === "matching" ? draft.distractors : []),
    ...(draft.type === "categorise" ? [...draft.items, ...draft.categories] : []),
  ].map(({ text }) => ({ text, label: true })),
];

/** @param {Shown} shown @returns {string | null} why there is nothing to see */
function hidden({ draft }) {
  if (!isPlayed(draft.type)) return t("build.preview_not_live");
  const some = {
    matching: draft.pairs.some(({ left }) => typed(left)),
    categorise: draft.items.some(typed),
    short_answer: true,
    numeric: true,
  };
  const empty = !(some[/** @type {"numeric"} */ (draft.type)] ?? optionsOf(draft).some(typed)) && !draft.stem.trim();
  return empty ? t("build.preview_empty") : null;
}

/** @param {{ where: Where, shown: Shown }} props */
function Frame({ where, shown }) {
  /** @type {Ref<HTMLIFrameElement>} */
  const frame = useRef(null);
  /** @type {Ref<HTMLElement>} */
  const box = useRef(null);
  const [Screen, use] = useState(/** @type {{ View: any } | null} */ (null));
  const [ready, set] = useState(false);
  const [scale, zoom] = useState(0);
  const [width, height] = SIZES[where];
  useEffect(() => {
    let still = true;
    const loading = where === "phone" ? Promise.resolve({ View: Phone }) : import("../host/hosting.js").then(stageView);
    Promise.all([loading, where === "phone" ? playersSheets() : ownSheets()]).then(([{ View }, links]) => {
      const page = frame.current?.contentDocument;
      if (!still || !page) return;
      page.documentElement.lang = document.documentElement.lang;
      page.documentElement.dir = document.documentElement.dir;
      page.body.className = where === "phone" ? "player-page" : "";
      page.body.append(...Array.from(document.querySelectorAll("svg.vh"), (sprite) => page.importNode(sprite, true)));
      let wait = links.length;
      for (const href of links) {
        const link = page.createElement("link");
        Object.assign(link, { rel: "stylesheet", href: new URL(href, location.href).href });
        link.onload = link.onerror = () => (wait -= 1) || !still || set(true);
        page.head.append(link);
      }
      use({ View });
    });
    return () => {
      still = false;
    };
  }, []);
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const draw = () => {
    const page = frame.current?.contentDocument;
    if (!page || !Screen) return;
    page.documentElement.dataset.theme = document.documentElement.dataset.theme ?? "";
    const place = root.current ?? page.createElement("div");
    if (!root.current) {
      place.inert = true;
      page.body.append(place);
      root.current = place;
    }
    render(html`<${Screen.View} state=${asked(shown)} />`, place);
  };
  // By itself: a render within an effect would mix up its hooks with those of the component that has the effect.
  useEffect(() => {
    const id = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(id);
  });
  useEffect(
    () => () => {
      const left = root.current;
      setTimeout(() => left && render(html`<i />`, left));
    },
    [],
  );
  useLayoutEffect(() => {
    const seen = new ResizeObserver(([{ contentRect }]) => zoom(Math.min(1, contentRect.width / width)));
    if (box.current) seen.observe(box.current);
    return () => seen.disconnect();
  }, []);
  return html`
    <div class="build-screen" data-where=${where} data-ready=${ready} ref=${box} style=${{ blockSize: `${Math.round(height * scale)}px` }}>
      <iframe ref=${frame} title=${t(`build.preview_${where}`)} width=${width} height=${height} tabindex="-1" aria-hidden="true" style=${{ transform: `scale(${scale})` }}></iframe>
    </div>`;
}

/** @param {{ StageQuestion: any }} hosting */
const stageView = ({ StageQuestion }) => ({
  View: (/** @type {{ state: any }} */ { state }) => html`
    <div class="stage">
      <header class="stage-head"><span class="stage-title"><bdi>${state.title}</bdi><span class="stage-step num">${t("host.question", { number: state.number, total: state.total })}</span></span></header>
      <main class="stage-main"><${StageQuestion} state=${state} connected=${true} showCount=${false} zoom=${1} /></main>
    </div>`,
});

/**
 * Follows the typing once it pauses: a frame redraws more than the editor does, and Markdown takes a request.
 * @param {Shown} shown
 */
function useCalm(shown) {
  const [calm, set] = useState(shown);
  useEffect(() => {
    let still = true;
    const texts = isPlayed(shown.draft.type) ? textsOf(shown.draft) : [];
    const id = setTimeout(() => ready(texts).then(() => still && set({ ...shown })), isUnknown(texts) ? 350 : 120);
    return () => {
      still = false;
      clearTimeout(id);
    };
  }, [shown]);
  return calm;
}

/** @param {Shown & { places?: Where[] }} props */
export function Preview({ draft, number, total, title, places = ["phone", "stage"] }) {
  const shown = useCalm(useMemo(() => ({ draft, number, total, title }), [draft, number, total, title]));
  const why = hidden(shown);
  return html`
    <div class="build-preview">
      ${places.map(
        (where) => html`
        <figure key=${where} data-where=${where}>
          <figcaption class="meta"><${Icon} name=${where === "phone" ? "phone" : "expand"} />${t(`build.${where}`)}</figcaption>
          ${why ? html`<p class="build-nothing quiet">${why}</p>` : html`<${Frame} where=${where} shown=${shown} />`}
        </figure>`,
      )}
      ${draft.type === "cloze" && gapsIn(draft.stem).length > 0 && html`<${Cloze} draft=${draft} />`}
    </div>`;
}

/** Gaps as boxes of their answers' length. @param {{ draft: Draft }} props */
const Cloze = ({ draft }) => html`
  <p class="card build-cloze" dir="auto">${draft.stem.split(/(\{\{[^{}\s]{1,36}\}\})/).map((part, i) => {
    const name = i % 2 ? part.slice(2, -2) : null;
    const found = name && draft.gaps.find((one) => one.name === name);
    return found
      ? html`<span class="build-blank" style=${{ inlineSize: `${Math.max(3, Math.min(20, found.text.length))}ch` }}></span>`
      : part;
  })}</p>`;
