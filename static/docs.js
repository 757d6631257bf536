/* Swagger UI from our own files, under the same CSP as all pages. */
/** @typedef {{ headers: Record<string, string> }} Wish */
SwaggerUIBundle({
  dom_id: "#ui",
  url: "/openapi.json",
  layout: "BaseLayout",
  validatorUrl: null,
  requestInterceptor: (/** @type {Wish} */ request) => {
    request.headers["X-Requested-With"] = "lms";
    return request;
  },
});
