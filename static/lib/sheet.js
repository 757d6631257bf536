// A style sheet that only some screens need comes with them: the page names it as <link rel="later">.
/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();

/** @param {string} name @returns {Promise<unknown>} */
function loaded(name) {
  const later = /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[rel=later][data-sheet="${name}"]`));
  return new Promise((done, fail) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.onload = done;
    link.onerror = () => {
      asked.delete(name);
      link.remove();
      fail(new Error(`no style sheet ${name}`));
    };
    link.href = later?.href ?? "";
    document.head.append(link);
  });
}

/** @template T @param {string} name @param {Promise<T>} module @returns {Promise<T>} the module, once its sheet is there as well */
export async function withSheet(name, module) {
  if (!asked.has(name)) asked.set(name, loaded(name));
  const [found] = await Promise.all([module, asked.get(name)]);
  return found;
}
