/* Swagger UI from our own files, under the same CSP as all pages. */
SwaggerUIBundle({
  dom_id: "#ui",
  url: "/openapi.json",
  layout: "BaseLayout",
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers["X-Requested-With"] = "lms";
    return request;
  },
});
