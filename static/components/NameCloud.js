// New names at the end, sixty in the document; each is a menu for its host.
import { html, useEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { say } from "./Announcer.js";
import { Name } from "./Name.js";

const SHOWN = 60;
const SPEAK_EVERY = 10000;

function useSpokenCount(count) {
  const latest = useRef(count);
  const spoken = useRef(count);
  latest.current = count;
  useEffect(() => {
    const id = setInterval(() => {
      if (latest.current === spoken.current) return;
      spoken.current = latest.current;
      say(t("host.players_in", { n: latest.current }));
    }, SPEAK_EVERY);
    return () => clearInterval(id);
  }, []);
}

/** Known names keep their place, new ones are appended; a complete list drops who is gone. */
export function useNames(names, count) {
  const kept = useRef([]);
  const here = new Map(names.map((name) => [name.participant_id, name]));
  const complete = count <= names.length;
  const old = kept.current.filter(({ participant_id }) => !complete || here.has(participant_id));
  const known = new Set(old.map(({ participant_id }) => participant_id));
  kept.current = [...old, ...names.filter(({ participant_id }) => !known.has(participant_id))].slice(-SHOWN);
  return kept.current;
}

export function NameCloud({ names, count }) {
  useSpokenCount(count);
  const shown = useNames(names, count);
  const more = count - shown.length;
  return html`
    <ul class="cloud" data-size=${count <= 12 ? "l" : count <= 40 ? "m" : "s"}>
      ${shown.map(({ participant_id, nickname }) => html`<li class="chip" key=${participant_id}><${Name}>${nickname}<//></li>`)}
      ${more > 0 && shown.length > 0 && html`<li class="chip" data-more="true">${t("host.more_names", { n: more })}</li>`}
    </ul>
    ${count === 0 && html`<p class="quiet cloud-empty">${t("host.waiting")}</p>`}`;
}
