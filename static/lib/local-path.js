// The page to go to after a sign-in, checked as in the server's rules.py.
const LONGEST = 500;
const LOCAL = /^\/[!#-&(-;=?-[\]_a-z|~]*$/;
const HERE = "https://here.invalid";

/**
 * A path of our own pages as browsers read it; "/" for anything else.
 * @param {string} given
 */
export function localPath(given) {
  if (given.length > LONGEST || !LOCAL.test(given)) return "/";
  if (!URL.canParse(given, HERE)) return "/"; // "//" says that a host comes, and none does
  const read = new URL(given, HERE);
  const path = read.href.slice(read.origin.length);
  // It is parsed again as a link, where two slashes are followed by a host.
  return read.origin === HERE && !path.startsWith("//") ? path : "/";
}
