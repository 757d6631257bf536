// The signed-in account: read once, then kept in memory until the page is left.
import { createContext, useContext } from "./dom.js";
import { get, post, told } from "./api.js";
import { localPath } from "./local-path.js";
import { go } from "./router.js";

/** @import { Me, Schemas } from "lms-types/rest" */

/** @typedef {{ me: Me | null | undefined, refresh: () => Promise<void> }} Visitor */
export const Session = createContext(/** @type {Visitor} */ ({ me: undefined, refresh: async () => {} }));
/** On a page that opens without an account. */
export const useVisitor = () => useContext(Session);
/** On a page behind the sign-in. */
export const useMe = () => /** @type {Visitor & { me: Me }} */ (useContext(Session));

export const whoAmI = () =>
  get("users/me").catch((error) => {
    if (told(error).status === 401) return null;
    throw error;
  });

/** Whether the session is over. @param {unknown} error */
export const isSignedOut = (error) => told(error).code === "unauthorized";

export async function signOut() {
  await post("auth/logout").catch(() => {});
  location.assign("/sign-in");
}

/** Where a sign-in leads. */
export const afterSignIn = () => localPath(new URLSearchParams(location.search).get("next") ?? "/home");

/** The sign-in that leads back here. */
export const signInAddress = () => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
export const toSignIn = () => go(signInAddress(), { replace: true });
/** @param {Pick<Schemas["CourseItem"], "my_role">} course */
export const teaches = (course) => ["owner", "instructor", "assistant"].includes(course.my_role ?? "");
/** Who may run its live quizzes: an assistant only helps. @param {Pick<Schemas["CourseItem"], "my_role">} course */
export const hosts = (course) => ["owner", "instructor"].includes(course.my_role ?? "");
