import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { post, remove } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { Secret } from "../../components/Copy.js";
import { Confirm } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Checks, Select, Summary } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";

/** @import { Body, Reply, Schemas } from "lms-types/rest" */
/** @import { Data, Ref } from "lms-types/view" */
/** @typedef {Schemas["ApiTokenOut"]} Token */
/** @typedef {Reply<"post", "auth/tokens">} Made */
/** @typedef {Body<"post", "auth/tokens">["scopes"]} Scopes */

const DAYS = ["7", "30", "90", "365", ""];

/** @param {{ onMade: (made: Made) => void, onCancel: () => void }} props */
function Make({ onMade, onCancel }) {
  const form = useForm(
    { name: "", scopes: /** @type {Scopes} */ (["read"]), expires_in_days: "90" },
    async ({ name, scopes, expires_in_days }) => {
      onMade(
        await post("auth/tokens", {
          name: name.trim(),
          scopes,
          expires_in_days: expires_in_days ? Number(expires_in_days) : null,
        }),
      );
    },
    { wanted: ["name", "scopes"], prefix: "token-" },
  );
  useEffect(() => {
    document.getElementById("token-name")?.focus();
  }, []);
  return html`
    <form ...${form.form}>
      <${Summary} errors=${form.errors} />
      <${Field} label=${t("tokens.name")} hint=${t("tokens.name_hint")} maxlength="100" autocomplete="off" dir="auto" ...${form.field("name")} />
      <${Checks} label=${t("tokens.scopes")} options=${[["read", t("tokens.read")], ["write", t("tokens.write")]]} ...${form.field("scopes")} />
      <${Select} label=${t("tokens.expires")} options=${DAYS.map((days) => [days, days ? t("tokens.days", { n: Number(days) }) : t("tokens.never")])} ...${form.field("expires_in_days")} />
      <div class="actions"><${Button} kind="primary" type="submit" busy=${form.busy}>${t("tokens.make")}<//><${Button} onPress=${onCancel}>${t("app.cancel")}<//></div>
    </form>`;
}

/** @param {{ made: Made, onDone: () => void }} props */
function Fresh({ made, onDone }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  return html`
    <div class="stack fresh">
      <h3 tabindex="-1" ref=${head}>${t("tokens.fresh", { name: made.name })}</h3>
      <p>${t("tokens.once")}</p>
      <${Secret} text=${made.token} label=${t("tokens.copy")} />
      <div><${Button} kind="primary" onPress=${onDone}>${t("tokens.done")}<//></div>
    </div>`;
}

/** @param {{ token: Token, onDelete: () => void }} props */
function Row({ token, onDelete }) {
  const gone = token.expires_at && new Date(token.expires_at) < new Date();
  return html`
    <li class="row">
      <span class="row-main">
        <b><bdi>${token.name}</bdi> ${gone && html`<${Tag} tone="bad">${t("tokens.expired")}<//>`}</b>
        <span class="tags">${token.scopes.map((scope) => html`<${Tag} key=${scope}>${t(`tokens.scope.${scope}`)}<//>`)}<code class="meta" dir="ltr">…${token.hint}</code></span>
        <span class="meta">${token.last_used_at ? html`${t("tokens.used")} <${Time} at=${token.last_used_at} />` : t("tokens.unused")} · ${token.expires_at ? html`${t(gone ? "tokens.ended" : "tokens.until")} <${Time} at=${token.expires_at} absolute=${true} />` : t("tokens.no_end")}</span>
      </span>
      <${Button} icon="trash" iconOnly=${true} kind="quiet" label=${t("tokens.delete_label", { name: token.name })} onPress=${onDelete} />
    </li>`;
}

export function Tokens() {
  const load = useLoad(() => readAll("auth/tokens"), []);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState(/** @type {Made | null} */ (null));
  const [going, setGoing] = useState(/** @type {Token | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {Token} token */
  const drop = async (token) => {
    setProblem(null);
    try {
      await remove(`auth/tokens/${token.id}`);
      toast(t("tokens.deleted"));
    } catch (error) {
      setProblem(explain(error));
    }
    await load.reload();
  };
  return html`
    <${Section} id="tokens-card" title=${t("tokens.title")} text=${t("tokens.text")}>
      <${Problem} text=${problem} />
      ${
        made
          ? html`<${Fresh} made=${made} onDone=${() => {
              setMade(null);
              load.reload();
            }} />`
          : making
            ? html`<${Make} onMade=${(/** @type {Made} */ token) => {
                setMaking(false);
                setMade(token);
              }} onCancel=${() => setMaking(false)} />`
            : html`<div><${Button} kind="primary" icon="plus" onPress=${() => setMaking(true)}>${t("tokens.new")}<//></div>`
      }
      ${
        !made &&
        html`<${Loaded} load=${load} height=${64} empty=${html`<p class="quiet">${t("tokens.none")}</p>`}>${(
          /** @type {Data<typeof load>} */ tokens,
        ) => html`
        <ul class="rows">${tokens.map((token) => html`<${Row} key=${token.id} token=${token} onDelete=${() => setGoing(token)} />`)}</ul>`}<//>`
      }
      ${going && html`<${Confirm} title=${t("tokens.delete_title", { name: going.name })} text=${t("tokens.delete_text")} yes=${t("tokens.delete")} onYes=${() => drop(going)} onClose=${() => setGoing(null)} />`}
    <//>`;
}
