/* A classic script in <head>: sets the saved theme before the first paint. */
(() => {
  try {
    const saved = localStorage.getItem("theme");
    if (saved === "light" || saved === "dark") document.documentElement.dataset.theme = saved;
  } catch {
    /* storage is off: the system's theme */
  }
})();
