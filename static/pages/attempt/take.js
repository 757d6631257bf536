// Sitting at a quiz: the questions, what is saved, the time that is left, and handing in.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { post, told } from "../../lib/api.js";
import { clockTime, dateTime, t } from "../../lib/i18n.js";
import { unsent } from "../../lib/later.js";
import { usePage } from "../../lib/router.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Notice } from "../../components/Notice.js";
import { Rich } from "../../components/Rich.js";
import { toast } from "../../components/Toast.js";
import { Input } from "./inputs.js";
import { Verdict } from "./review.js";
import { useAnswers } from "./saving.js";

/** @import { All, Asked, Attempt } from "./saving.js" */

const SPOKEN_MINUTES = [30, 10, 5, 1];
const NEARLY_S = 300;
const LEAP_MS = 2000;
const AGAIN_MS = 1000; // until handing in is tried again when the time is over
const BY_HAND = ["essay", "file"]; // a person grades these: there is nothing to check
const JITTER_MS = 1500; // replies take different times; the clock doesn't jump for that

/**
 * Whole seconds left. By the wall clock, which goes on while the device sleeps. Where it leaps against the other
 * clock, the device slept or somebody set it: then `doubt` asks the server.
 * @param {number | null} ms @param {() => unknown} doubt @returns {[seconds: number | null, set: (ms: number | null) => void]}
 */
function useTimeLeft(ms, doubt) {
  const [end, setEnd] = useState(ms === null ? null : Date.now() + ms);
  const [, tick] = useState(0);
  const doubted = useRef(doubt);
  doubted.current = doubt;
  const apart = useRef(Date.now() - performance.now());
  useEffect(() => {
    if (end === null) return undefined;
    const id = setInterval(() => {
      const now = Date.now() - performance.now();
      if (Math.abs(now - apart.current) > LEAP_MS) doubted.current();
      apart.current = now;
      tick((n) => n + 1);
    }, 250);
    return () => clearInterval(id);
  }, [end]);
  /** @param {number | null} next */
  const set = (next) =>
    setEnd((old) => {
      const fresh = next === null ? null : Date.now() + next;
      return old !== null && fresh !== null && Math.abs(old - fresh) < JITTER_MS ? old : fresh;
    });
  return [end === null ? null : Math.max(0, Math.ceil((end - Date.now()) / 1000)), set];
}

/** @param {number} seconds */
function inDigits(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** @param {{ seconds: number }} props */
function Clock({ seconds }) {
  const before = useRef(seconds);
  useEffect(() => {
    for (const minutes of SPOKEN_MINUTES)
      if (before.current > minutes * 60 && seconds <= minutes * 60) say(t("take.minutes_left", { n: minutes }));
    before.current = seconds;
  }, [seconds]);
  return html`
    <span class="take-clock num" role="timer" aria-live="off" data-last=${seconds <= NEARLY_S} aria-label=${t("take.clock", { time: inDigits(seconds) })}>
      <${Icon} name="clock" /><span aria-hidden="true">${inDigits(seconds)}</span></span>`;
}

/** @param {{ state: string, at: Date | null }} props */
const Saved = ({ state, at }) => html`
  <span class="take-state" data-state=${state}>
    <${Icon} name=${state === "failed" ? "alert" : state === "saving" ? "sync" : "check"} />
    <span aria-hidden="true">${state === "failed" ? t("take.not_saved") : state === "saving" ? t("take.saving") : at ? t("take.saved", { time: clockTime(at) }) : t("take.itself")}</span>
  </span>`;

/** @param {{ attempt: Attempt, all: All, here: number | null, onGo: (n: number) => void }} props */
const Overview = ({ attempt, all, here, onGo }) => html`
  <nav class="take-overview" aria-label=${t("take.overview")}>
    ${attempt.questions.map(({ question_id: id, position }, n) => {
      const { answer, flagged } = all[id];
      const said = [
        t("take.question", { n: position }),
        t(answer ? "take.is_answered" : "take.is_open"),
        ...(flagged ? [t("take.is_flagged")] : []),
      ];
      return html`<button type="button" class="take-number-tile num" key=${id} data-answered=${Boolean(answer)} data-flagged=${flagged} aria-current=${here === n ? "step" : undefined}
        aria-label=${said.join(", ")} onClick=${() => onGo(n)}>${position}</button>`;
    })}
  </nav>`;

/**
 * @param {{ attempt: Attempt, asked: Asked, saving: ReturnType<typeof useAnswers>, total: number, over: boolean, onChecked: (attempt: Attempt) => void }} props
 */
function Question({ attempt, asked, saving, total, over, onChecked }) {
  const id = `q-${asked.position}`;
  const { answer, flagged, dirty } = saving.all[asked.question_id];
  const fixed = typeof asked.earned === "number" && attempt.state === "open";
  const check = async () => {
    await saving.flush();
    try {
      onChecked(await post(`attempts/${attempt.id}/answers/${asked.question_id}/check`));
    } catch (error) {
      toast(explain(error));
    }
  };
  return html`
    <section class="card stack take-question" aria-labelledby=${id} tabindex="-1" data-question=${asked.position}>
      <div class="take-question-head">
        <h2 class="meta">${t("take.of", { n: asked.position, total })} · ${t("take.worth", { n: asked.points })}</h2>
        ${attempt.current === null && html`<${Button} kind="quiet" icon="flag" class="btn take-flag" label=${t(flagged ? "take.unflag" : "take.flag")} data-on=${flagged} onPress=${() => saving.change(asked.question_id, { flagged: !flagged })}>${t(flagged ? "take.marked" : "take.mark")}<//>`}
      </div>
      ${asked.type !== "cloze" && html`<${Rich} of=${asked.stem_html} class="take-stem" id=${id} />`}
      <${Input} asked=${asked} answer=${answer} off=${fixed || over} id=${id} give=${(/** @type {typeof answer} */ next, /** @type {boolean} */ typed) => saving.change(asked.question_id, { answer: next }, typed)} />
      ${fixed && html`<p class="meta">${t("take.checked")}</p><${Verdict} asked=${asked} alone />`}
      ${!fixed && attempt.mode === "practice" && !BY_HAND.includes(asked.type) && html`<div><${Button} off=${answer ? null : t("take.is_open")} busy=${dirty} onPress=${check}>${t("take.check")}<//></div>`}
    </section>`;
}

/** @param {{ open: number, unsaved: number, onYes: () => unknown, onClose: () => void }} props */
const HandIn = ({ open, unsaved, onYes, onClose }) => html`
  <${Dialog} title=${t("take.submit_title")} onClose=${onClose} actions=${html`
    <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//>
    <${Button} kind="primary" onPress=${onYes}>${t("take.submit")}<//>`}>
    <p>${open ? t("take.submit_open", { n: open }) : t("take.submit_all")}</p>
    ${unsaved > 0 && html`<p>${t("take.submit_unsaved")}</p>`}
  <//>`;

/**
 * @param {{ attempt: Attempt, onDone: (attempt: Attempt) => void, reload: () => unknown }} props
 */
export function Take({ attempt, onDone, reload }) {
  usePage(attempt.title);
  const [here, setHere] = useState(0);
  const [asks, setAsks] = useState(false);
  const [deadline, setDeadline] = useState(attempt.deadline);
  const [seconds, setLeft] = useTimeLeft(attempt.remaining_ms, () => saving.refresh());
  const place = (/** @type {string} */ id) => attempt.questions.find((one) => one.question_id === id)?.position ?? 0;
  const saving = useAnswers(attempt, {
    onEnd: reload,
    onMoved: (left, until) => {
      setLeft(left);
      if (until === deadline) return;
      setDeadline(until);
      toast(until ? t("take.moved", { time: dateTime(new Date(until)) }) : t("take.unlimited"));
    },
    onElsewhere: (id) => toast(t("take.elsewhere", { n: place(id) })),
  });
  const alone = attempt.one_at_a_time || attempt.current !== null;
  const shown = attempt.current !== null ? attempt.questions : alone ? [attempt.questions[here]] : attempt.questions;
  const answered = attempt.questions.filter((one) => saving.all[one.question_id].answer).length;
  const open = attempt.questions.length - answered;
  const unsaved = Object.values(saving.all).filter((one) => one.dirty).length;
  const over = seconds === 0;

  /** @returns {Promise<unknown>} why not now, where it may work later */
  const handIn = async () => {
    try {
      const done = await post(`attempts/${attempt.id}/submit`, { answers: saving.unsaved() });
      saving.finish();
      onDone(done);
    } catch (error) {
      if (unsent(error)) return error;
      toast(explain(error));
      if (told(error).status === 409) reload();
    }
    return null;
  };
  const submit = async () => {
    setAsks(false);
    const problem = await handIn();
    if (problem) toast(explain(problem));
  };
  useEffect(() => {
    if (!over) return undefined;
    let alive = true;
    let timer = 0;
    const finish = async () => {
      clearTimeout(timer);
      // The device's clock may be wrong: only what the server says ends an attempt.
      const left = (await saving.refresh()) ?? 0;
      if (!alive || left > JITTER_MS) return;
      if (left) timer = setTimeout(finish, left);
      else if ((await handIn()) && alive) timer = setTimeout(finish, AGAIN_MS);
    };
    finish();
    addEventListener("online", finish);
    return () => {
      alive = false;
      clearTimeout(timer);
      removeEventListener("online", finish);
    };
  }, [over]);

  /** @param {number} n */
  const go = (n) => {
    setHere(n);
    requestAnimationFrame(() => {
      const one = /** @type {HTMLElement | null} */ (
        document.querySelector(`[data-question="${attempt.questions[n].position}"]`)
      );
      one?.focus();
      one?.scrollIntoView({ block: "start" });
    });
  };
  const next = async () => {
    await saving.flush();
    if (Object.keys(saving.unsaved()).length) return; // what isn't stored would be lost for good
    try {
      onDone(await post(`attempts/${attempt.id}/next?position=${attempt.current}`));
    } catch (error) {
      toast(explain(error));
    }
  };
  const jump = () => {
    const there = document.getElementById("overview");
    there?.scrollIntoView({ block: "start" });
    there?.focus({ preventScroll: true });
  };
  const last =
    attempt.current === null ? here === attempt.questions.length - 1 : attempt.current === attempt.question_count;
  return html`
    <header class="take-head">
      <h1 tabindex="-1" dir="auto">${attempt.title}</h1>
      ${attempt.current === null && html`<button type="button" class="take-jump num" onClick=${jump}>${t("take.answered", { n: answered, total: attempt.question_count })}</button>`}
      <${Saved} state=${saving.state} at=${saving.at} />
      ${seconds !== null && html`<${Clock} seconds=${seconds} />`}
    </header>
    ${attempt.preview && html`<${Notice}>${t("outcome.preview")}<//>`}
    <div class="take-alert" role="alert">
      ${over && html`<${Notice} tone="bad">${unsaved ? t("take.time_up_unsaved", { n: unsaved }) : t("take.time_up")}<//>`}
      ${!over && saving.state === "failed" && html`<${Notice} tone="bad" action=${html`<${Button} onPress=${() => saving.flush()}>${t("app.retry")}<//>`}>${saving.why ? t("take.refused", { why: saving.why }) : t("take.offline")}<//>`}
    </div>
    <div class="take">
      <div class="stack take-main">
        ${shown.map((asked) => html`<${Question} key=${asked.question_id} attempt=${attempt} asked=${asked} saving=${saving} total=${attempt.question_count} over=${over} onChecked=${onDone} />`)}
        <div class="take-ways">
          ${alone && attempt.current === null && here > 0 && html`<${Button} onPress=${() => go(here - 1)}>${t("take.previous")}<//>`}
          ${alone && !last && (attempt.current === null ? html`<${Button} kind="primary" onPress=${() => go(here + 1)}>${t("take.next")}<//>` : html`<${Button} kind="primary" onPress=${next}>${t("take.next_final")}<//>`)}
          ${(!alone || last) && html`<${Button} kind="primary" onPress=${() => setAsks(true)}>${t("take.submit")}<//>`}
        </div>
      </div>
      <aside class="take-side card stack">
        ${attempt.current === null && html`<h2 id="overview" tabindex="-1">${t("take.overview")}</h2>`}
        ${attempt.current === null && html`<${Overview} attempt=${attempt} all=${saving.all} here=${alone ? here : null} onGo=${go} />`}
        ${deadline && html`<p class="meta">${t("take.ends", { time: dateTime(new Date(deadline)) })}</p>`}
        ${attempt.current === null && html`<${Button} class="btn take-submit" onPress=${() => setAsks(true)}>${t("take.submit")}<//>`}
        <p class="meta"><a href=${`/quizzes/${attempt.quiz_id}`}>${t("take.leave")}</a></p>
      </aside>
    </div>
    ${asks && html`<${HandIn} open=${open} unsaved=${unsaved} onYes=${submit} onClose=${() => setAsks(false)} />`}`;
}
