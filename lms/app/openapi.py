"""The OpenAPI 3.1 document, with what quart-schema omits: ids, formats, errors, security."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from pydantic import BaseModel
from quart import Quart
from quart_schema import OpenAPIProvider, QuartSchema
from quart_schema.openapi import HttpSecurityScheme, Info, SecuritySchemeBase
from werkzeug.routing import Rule, UUIDConverter
from werkzeug.routing.converters import BaseConverter

from lms.app.policy import Policy
from lms.core.schema import Out
from lms.realtime.messages import FieldError

BODIES = frozenset({"post", "put", "patch"})
DESCRIPTION = (
    "Errors are RFC 9457 problems with a stable `code`. Sign in by `POST /api/v1/auth/login` and "
    "send the access token as a bearer, or let a browser keep it in cookies by sending "
    "`X-Requested-With: lms`. Programs send an API token of `POST /api/v1/auth/tokens` "
    "as the bearer: its scope `read` opens GET and HEAD, `write` the rest, and neither "
    "how an account signs in."
)


class Problem(Out):
    """Why it was refused."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldError] | None = None
    request_id: UUID | str


class CookieScheme(SecuritySchemeBase):
    """quart-schema writes an API key's location under a name that isn't OpenAPI's."""

    def schema(self, *, camelize: bool = False) -> dict[str, Any]:  # noqa: ARG002
        return {"type": "apiKey", "in": "cookie", "name": "lms_access"}


class Provider(OpenAPIProvider):
    """Documents the API's routes only."""

    policies: dict[str, Policy]

    def generate_rules(self) -> Any:
        rules = [rule for rule in super().generate_rules() if rule.endpoint in self.policies]
        return sorted(rules, key=lambda rule: (rule.rule, rule.endpoint))

    def build_paths(self, rule: Rule) -> tuple[dict[str, Any], dict[str, Any]]:
        paths, components = super().build_paths(rule)
        policy = self.policies[rule.endpoint]
        for methods in paths.values():
            for method, operation in methods.items():
                operation["operationId"] = rule.endpoint
                operation["tags"] = [rule.endpoint.partition(".")[0]]
                operation["security"] = _security(policy)
                operation["responses"] = _responses(operation, method, policy)
                operation["parameters"] = [*operation["parameters"], *_headers(method, policy)]
        return paths, components

    def build_path_parameter(self, name: str, converter: BaseConverter) -> dict[str, Any]:
        parameter = super().build_path_parameter(name, converter)
        if isinstance(converter, UUIDConverter):
            parameter["schema"]["format"] = "uuid"
        return parameter


def install(app: Quart) -> None:
    """Let quart-schema validate requests and responses, and document them."""
    QuartSchema(
        app,
        openapi_path=None,
        info=Info(title="LMS", version="1", description=DESCRIPTION),
        security_schemes={
            "bearer": HttpSecurityScheme(scheme="bearer", bearer_format="JWT"),
            "cookie": CookieScheme(),
        },
        conversion_preference="pydantic",
        openapi_provider_class=Provider,
    )
    # It wraps make_response to turn models into dictionaries; ours encodes them to bytes.
    vars(app).pop("make_response", None)


def document(app: Quart) -> dict[str, Any]:
    """The complete document, its keys in a stable order."""
    provider = cast(Provider, cast(QuartSchema, app.extensions["QUART_SCHEMA"]).openapi_provider)
    provider.policies = app.policies  # type: ignore[attr-defined]
    made = provider.schema()
    made["servers"] = [{"url": "/"}]
    made["paths"] = {path: made["paths"][path] for path in sorted(made["paths"])}
    schemas = made["components"]["schemas"] | _schema_of(Problem)
    made["components"]["schemas"] = {name: schemas[name] for name in sorted(schemas)}
    return made


def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(
        mode="serialization", ref_template="#/components/schemas/{model}"
    )
    parts: dict[str, Any] = schema.pop("$defs", {})
    return {**parts, model.__name__: schema}


def _security(policy: Policy) -> list[dict[str, list[str]]]:
    ways: list[dict[str, list[str]]] = [{"bearer": []}, {"cookie": []}]
    return [{}, *ways] if policy.public or policy.visited else ways


def _headers(method: str, policy: Policy) -> list[dict[str, Any]]:
    if method != "post" or not policy.idempotent:
        return []
    schema = {"type": "string", "maxLength": 200}
    note = "The same key again within a day gets the first answer and has no second effect."
    return [{"name": "Idempotency-Key", "in": "header", "schema": schema, "description": note}]


def _responses(operation: dict[str, Any], method: str, policy: Policy) -> dict[str, Any]:
    own = {
        str(status): answer | {"description": answer["description"] or "What was asked for."}
        for status, answer in operation["responses"].items()
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, (why, types) in policy.answers.items():
        known = own.setdefault(str(status), {"description": why})
        texts = {one: {"schema": {} if "json" in one else {"type": "string"}} for one in types}
        if texts or status >= 400:
            known["content"] = known.get("content", {}) | (texts or problem)
    if not any(status[0] in "23" for status in own):
        own["204"] = {"description": "Done."}
    refused = {"401", "403", "422", "429", "503"}
    if method in BODIES or any(one["in"] == "path" for one in operation["parameters"]):
        refused.add("404")  # bodies refer to schemas as well
    if method != "get":
        refused.add("409")
    if method in BODIES or "requestBody" in operation:
        refused |= {"400", "413", "415"}
    if method in {"put", "patch", "delete"}:
        refused.add("412")
    if policy.public and method == "get":
        refused.discard("403")
    answers = {code: {"description": REASONS[code], "content": problem} for code in refused}
    return dict(sorted((answers | own).items()))


REASONS = {
    "400": "The body is not JSON.",
    "401": "No token, or one that is no longer valid.",
    "403": "The role may not do this, or the request came from a foreign page.",
    "404": "Unknown, or not the caller's.",
    "409": "It contradicts the state.",
    "412": "It was changed since the version in If-Match.",
    "413": "The body is too large.",
    "415": "The body is not application/json.",
    "422": "A value is wrong; `errors` names the fields.",
    "429": "Too many requests; Retry-After says when to come back.",
    "503": "A needed part is away; Retry-After says when to come back.",
}
