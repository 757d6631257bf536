// PIN, then a name where there is none, then the waiting room. A wrong PIN is said at its field.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get, request, told } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { digits } from "../../lib/numbers.js";
import { keepPlace, placeIn } from "../../lib/places.js";
import { go, usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Logo } from "../../components/Icon.js";
import { Pin } from "../../components/Pin.js";
import { PinInput } from "../../components/PinInput.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Ref } from "lms-types/view" */
/** @typedef {{ field: "pin" | "name" | "form", text: string | null }} Problem */

const LONGEST = 30;
/** @type {Record<string, string>} */
const refusals = {
  locked: "join.locked",
  late_join_off: "join.late",
  nickname_taken: "join.name",
  banned: "join.banned",
  sign_in_required: "join.sign_in_required",
  not_enrolled: "join.not_enrolled",
};

/**
 * What a failed join says, and where.
 * @param {unknown} error @returns {Problem}
 */
function verdict(error) {
  const { status, code = "", errors = [] } = told(error);
  const key = refusals[code];
  if (key) return { field: code === "nickname_taken" ? "name" : "form", text: t(key) };
  if (status === 401) return { field: "name", text: null }; // a session that is over: a guest like any other
  if (status === 404) return { field: "pin", text: t("join.pin") };
  if (status === 422) {
    const pin = errors.some(({ field }) => field === "pin");
    return pin ? { field: "pin", text: t("join.pin") } : { field: "name", text: t("join.name_bad") };
  }
  return { field: "form", text: explain(error) };
}

/** @param {{ pin?: string }} props */
export function Join({ pin: given = "" }) {
  const [pin, setPin] = useState(digits(given).replace(/\D/g, "").slice(0, 6));
  const [step, setStep] = useState("pin");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const [busy, setBusy] = useState(false);
  /** @type {Ref<HTMLInputElement>} */
  const nameInput = useRef(null);
  usePage(t("join.title"));

  /** @param {string} [nickname] */
  const join = async (nickname) => {
    setBusy(true);
    setProblem(null);
    const other = history.state?.new ? true : undefined; // somebody else at the same browser
    try {
      const answer = await request("POST", "live/join", {
        body: { pin, nickname, new: other, participant_id: other ? undefined : placeIn(pin) },
      });
      /** @type {Reply<"post", "live/join">} */
      const joined = await answer.json();
      if (!("session_id" in joined)) {
        setBusy(false);
        setStep("name");
        return;
      }
      keepPlace(pin, joined.participant_id);
      keepPlace(joined.session_id, joined.participant_id);
      go(`/play/${joined.session_id}`, {
        replace: true,
        state: { pin, ticket: joined.ticket, returned: answer.status === 200 },
      });
    } catch (error) {
      setBusy(false);
      const said = verdict(error);
      if (said.field !== "form") setStep(said.field); // an account's own name may be taken before anything was asked
      setProblem({ ...said }); // a new object: the same mistake twice is said twice
    }
  };
  const suggest = () =>
    get("live/nickname").then(
      ({ nickname }) => setName(nickname),
      (error) => setProblem({ field: "form", text: explain(error) }),
    );
  useEffect(() => {
    if (pin.length === 6) join();
  }, []);
  useEffect(() => {
    if (step === "name") nameInput.current?.focus();
  }, [step, problem]);

  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    if (busy) return;
    if (step === "pin") {
      if (pin.length < 6) setProblem({ field: "pin", text: t("join.pin_short") });
      else join();
    } else if (!name.trim()) setProblem({ field: "name", text: t("join.name_empty") });
    else join(name.trim());
  };
  /** @param {Problem["field"]} field */
  const at = (field) => (problem?.field === field ? problem.text : null);
  return html`
    <div class="join">
      <header class="join-head"><${Logo} /></header>
      <main>
        <form class="join-form" onSubmit=${submit} novalidate>
          <h1 tabindex="-1">${t(step === "pin" ? "join.title" : "join.name_title")}</h1>
          ${
            step === "pin"
              ? html`<${PinInput} value=${pin} onInput=${setPin} error=${at("pin")} />`
              : html`
              <p class="join-pin"><span class="quiet">PIN</span> <${Pin} value=${pin} />
                <button type="button" class="link" onClick=${() => {
                  setStep("pin");
                  setProblem(null);
                }}>${t("join.change_pin")}</button></p>
              <${Field} name="nickname" label=${t("join.name_label")} hint=${t("join.name_hint")} value=${name} onInput=${setName} input=${nameInput}
                error=${at("name")} maxlength=${LONGEST} autocomplete="nickname" dir="auto" enterkeyhint="go" />
              <${Button} kind="quiet" onPress=${suggest}>${t("join.suggest")}<//>`
          }
          <${Problem} text=${at("form")} />
          <${Button} kind="primary" type="submit" busy=${busy} data-wide="true" data-size="large">${t(step === "pin" ? "join.next" : "join.enter")}<//>
          ${step === "pin" && html`<p class="quiet join-account">${t("join.have_account")} <a href=${`/sign-in?next=${encodeURIComponent(pin.length === 6 ? `/join/${pin}` : "/join")}`}>${t("join.sign_in")}</a></p>`}
        </form>
      </main>
    </div>`;
}
