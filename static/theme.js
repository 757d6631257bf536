/* A classic script in <head>: the saved theme stands before the first paint. */
(function () {
  try {
    var saved = localStorage.getItem("theme");
    if (saved === "light" || saved === "dark") document.documentElement.dataset.theme = saved;
  } catch (e) {
    /* storage is off: the system's theme */
  }
})();
