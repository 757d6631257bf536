/** From static/vendor/swagger, loaded by the page of the API's documentation. */
declare function SwaggerUIBundle(options: object): void;
