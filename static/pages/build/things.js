// The parts of a draft, as they begin. Pure.
import { newKey } from "../../lib/api.js";

/** @typedef {{ key: string, id?: string, text: string }} Thing */
/** @typedef {Thing & { correct: boolean, fraction: number | null, feedback: string }} Option */
/** @typedef {{ key: string, text: string, fraction: number, feedback: string }} Accepted */
/** @typedef {{ key: string, min: string, max: string, fraction: number, feedback: string }} Range numbers as they are typed */
/** @typedef {{ key: string, left: Thing, right: Thing }} Pair */

const made = () => ({ key: newKey().slice(0, 12) });
export const thing = (text = "") => ({ ...made(), text });
export const option = (text = "", correct = false) => ({ ...thing(text), correct, fraction: null, feedback: "" });
export const accepted = (text = "") => ({ ...thing(text), fraction: 1, feedback: "" });
export const range = (min = "", max = "") => ({ ...made(), min, max, fraction: 0.5, feedback: "" });
export const pair = (left = "", right = "") => ({ ...made(), left: thing(left), right: thing(right) });

/** @param {{ text: string }} one */
export const typed = ({ text }) => text.trim() !== "";
/** @param {Range} one */
export const ranged = ({ min, max }) => min.trim() !== "" || max.trim() !== "";
