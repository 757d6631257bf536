// Quizzes as students take them.
import "../../lib/words-attempt.js";
import { html, useRef, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { useLoad } from "../../lib/load.js";
import { useMe } from "../../lib/session.js";
import { Loaded } from "../../components/States.js";
import { Review } from "./review.js";
import { Take } from "./take.js";

export { QuizStart } from "./start.js";

/** @import { Data } from "lms-types/view" */
/** @import { Attempt as Read } from "./saving.js" */

/** @param {{ id: string }} props */
export function Attempt({ id }) {
  const [newer, setNewer] = useState(/** @type {Read | null} */ (null));
  const load = useLoad(() => get(`attempts/${id}`), [id]);
  const { me } = useMe();
  const sat = useRef(false);
  return html`<${Loaded} load=${load} rows=${3}>${(/** @type {Data<typeof load>} */ read) => {
    const attempt = newer?.id === id && Date.parse(newer.server_time) >= Date.parse(read.server_time) ? newer : read;
    const own = attempt.user_id === me.id;
    const sits = attempt.state === "open" && own;
    sat.current ||= sits;
    return sits
      ? html`<${Take} key=${`${attempt.id}-${attempt.current}`} attempt=${attempt} onDone=${setNewer} reload=${load.reload} />`
      : html`<${Review} attempt=${attempt} own=${own} fresh=${sat.current} onChanged=${setNewer} />`;
  }}<//>`;
}
