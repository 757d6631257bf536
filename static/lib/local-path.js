// Where a sign-in may lead: the server's rules.py reads it the same way.
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
  // It is read again as a link, where after two slashes comes a host.
  return read.origin === HERE && !path.startsWith("//") ? path : "/";
}
