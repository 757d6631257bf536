"""Who may what: the status every route gives to everybody, one row a route.

The columns are those of `world.PEOPLE`. A new route without a row fails the house. `404` for an
instructor elsewhere and `403` for a student: the role opens the route, the relation decides in the
query, and what isn't yours looks like what isn't there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.house.world import PEOPLE


@dataclass(frozen=True)
class Row:
    """One route, how to call it, and what comes of it."""

    method: str
    rule: str
    path: str
    statuses: tuple[int, ...]
    body: dict[str, Any] | None = None

    @property
    def route(self) -> str:
        return f"{self.method} {self.rule}"

    def __str__(self) -> str:
        return self.route


def row(route: str, path: str, statuses: str, body: dict[str, Any] | None = None) -> Row:
    method, rule = route.split(" ")
    found = tuple(int(status) for status in statuses.split())
    assert len(found) == len(PEOPLE), route
    return Row(method, rule, path, found, body)


CHOICE = {
    "type": "single_choice",
    "stem": "?",
    "options": [{"text": "a", "correct": True}, {"text": "b"}],
}
# fmt: off
POLICY = [
    # anonymous, stranger, student, outsider, assistant, co, owner, admin
    row("GET /analytics/courses/<uuid:course_id>", "analytics/courses/{course}",
        "401 404 404 404 200 200 200 200"),
    row("POST /auth/email/verify/confirm", "auth/email/verify/confirm",
        "422 422 422 422 422 422 422 422", {"token": "x"}),
    row("POST /auth/email/verify/request", "auth/email/verify/request",
        "401 202 202 202 202 202 202 202"),
    row("GET /auth/identities", "auth/identities",
        "401 200 200 200 200 200 200 200"),
    row("DELETE /auth/identities/<uuid:identity_id>", "auth/identities/{identity}",
        "401 404 409 404 404 404 404 404"),
    row("GET /audit", "audit",
        "401 403 403 403 403 403 403 200"),
    row("POST /auth/login", "auth/login",
        "401 401 401 401 401 401 401 401", {"email": "a@b.test", "password": "wrong password"}),
    row("POST /auth/login/mfa", "auth/login/mfa",
        "401 401 401 401 401 401 401 401", {"challenge": "x", "code": "123456"}),
    row("POST /auth/logout", "auth/logout",
        "204 204 204 204 204 204 204 204"),
    row("GET /auth/mfa", "auth/mfa",
        "401 200 200 200 200 200 200 200"),
    row("POST /auth/mfa/recovery-codes", "auth/mfa/recovery-codes",
        "401 409 409 409 409 409 409 409", {"password": None, "code": "123456"}),
    row("POST /auth/mfa/totp", "auth/mfa/totp",
        "401 201 201 201 201 201 201 201", {"password": None}),
    row("DELETE /auth/mfa/totp", "auth/mfa/totp",
        "401 409 409 409 409 409 409 409", {"password": None, "code": "123456"}),
    row("POST /auth/mfa/totp/confirm", "auth/mfa/totp/confirm",
        "401 409 409 409 409 409 409 409", {"code": "123456"}),
    row("GET /auth/oidc", "auth/oidc",
        "200 200 200 200 200 200 200 200"),
    row("GET /auth/oidc/callback", "auth/oidc/callback",
        "302 302 302 302 302 302 302 302"),
    row("GET /auth/oidc/start", "auth/oidc/start",
        "302 302 302 302 302 302 302 302"),
    row("POST /auth/password/change", "auth/password/change",
        "401 422 422 422 422 422 422 422",
        {"current_password": "x", "new_password": "a long password"}),
    row("GET /auth/policies", "auth/policies",
        "401 403 403 403 403 403 403 200"),
    row("PUT /auth/policies/<role>", "auth/policies/student",
        "401 403 403 403 403 403 403 200", {"mfa_required": True}),
    row("POST /auth/password/forgot", "auth/password/forgot",
        "202 202 202 202 202 202 202 202", {"email": "a@b.test"}),
    row("POST /auth/password/reset", "auth/password/reset",
        "422 422 422 422 422 422 422 422", {"token": "x", "new_password": "a long password"}),
    row("POST /auth/refresh", "auth/refresh",
        "401 401 401 401 401 401 401 401", {"refresh_token": "x"}),
    row("POST /auth/register", "auth/register",
        "202 202 202 202 202 202 202 202",
        {"email": "new@b.test", "password": "a long password", "full_name": "N"}),
    row("GET /auth/sessions", "auth/sessions",
        "401 200 200 200 200 200 200 200"),
    row("DELETE /auth/sessions/<uuid:session_id>", "auth/sessions/{device}",
        "401 404 204 404 404 404 404 404"),
    row("GET /auth/tokens", "auth/tokens",
        "401 200 200 200 200 200 200 200"),
    row("POST /auth/tokens", "auth/tokens",
        "401 201 201 201 201 201 201 201",
        {"name": "N", "scopes": ["read"], "expires_in_days": None}),
    row("DELETE /auth/tokens/<uuid:token_id>", "auth/tokens/{token}",
        "401 404 204 404 404 404 404 404"),
    row("GET /courses", "courses",
        "401 200 200 200 200 200 200 200"),
    row("POST /courses", "courses",
        "401 403 403 201 201 201 201 201", {"title": "New"}),
    row("GET /courses/<uuid:course_id>", "courses/{course}",
        "401 200 200 200 200 200 200 200"),
    row("PATCH /courses/<uuid:course_id>", "courses/{course}",
        "401 403 403 404 404 200 200 200", {"title": "New"}),
    row("DELETE /courses/<uuid:course_id>", "courses/{course}",
        "401 403 403 404 404 403 204 204"),
    row("POST /courses/<uuid:course_id>/archive", "courses/{course}/archive",
        "401 403 403 404 404 200 200 200"),
    row("POST /courses/<uuid:course_id>/enrollments", "courses/{course}/enrollments",
        "401 201 200 201 201 201 201 201"),
    row("GET /courses/<uuid:course_id>/enrollments", "courses/{course}/enrollments",
        "401 403 403 404 200 200 200 200"),
    row("GET /courses/<uuid:course_id>/live-sessions", "courses/{course}/live-sessions",
        "401 403 403 404 404 200 200 200"),
    row("POST /courses/<uuid:course_id>/publish", "courses/{course}/publish",
        "401 403 403 404 404 200 200 200"),
    row("GET /courses/<uuid:course_id>/quizzes", "courses/{course}/quizzes",
        "401 404 200 404 200 200 200 200"),
    row("POST /courses/<uuid:course_id>/quizzes", "courses/{course}/quizzes",
        "401 403 403 404 404 201 201 201", {"title": "New"}),
    row("GET /courses/<uuid:course_id>/staff", "courses/{course}/staff",
        "401 403 403 404 200 200 200 200"),
    row("POST /courses/<uuid:course_id>/staff", "courses/{course}/staff",
        "401 403 403 404 404 403 201 201", {"email": "{outsider_email}", "role": "assistant"}),
    row("DELETE /courses/<uuid:course_id>/staff/<uuid:user_id>",
        "courses/{course}/staff/{assistant}",
        "401 403 403 404 204 403 204 204"),
    row("POST /courses/<uuid:course_id>/unpublish", "courses/{course}/unpublish",
        "401 403 403 404 404 200 200 200"),
    row("GET /courses/by-slug/<slug>", "courses/by-slug/the-course",
        "401 200 200 200 200 200 200 200"),
    row("GET /enrollments", "enrollments",
        "401 200 200 200 200 200 200 200"),
    row("GET /enrollments/<uuid:enrollment_id>", "enrollments/{enrollment}",
        "401 404 200 404 200 200 200 200"),
    row("DELETE /enrollments/<uuid:enrollment_id>", "enrollments/{enrollment}",
        "401 404 204 404 404 204 204 204"),
    row("GET /health", "health",
        "200 200 200 200 200 200 200 200"),
    row("GET /instructors/applications", "instructors/applications",
        "401 403 403 403 403 403 403 200"),
    row("POST /instructors/applications", "instructors/applications",
        "401 201 409 409 409 409 409 409", {"motivation": "I teach."}),
    row("POST /instructors/applications/<uuid:application_id>/approve",
        "instructors/applications/{application}/approve",
        "401 403 403 403 403 403 403 200", {}),
    row("POST /instructors/applications/<uuid:application_id>/reject",
        "instructors/applications/{application}/reject",
        "401 403 403 403 403 403 403 200", {"note": "Not yet."}),
    row("GET /instructors/applications/mine", "instructors/applications/mine",
        "401 200 200 200 200 200 200 200"),
    row("GET /jobs/<uuid:job_id>", "jobs/{job}",
        "401 404 200 404 404 404 404 200"),
    row("GET /live-results", "live-results",
        "401 200 200 200 200 200 200 200"),
    row("GET /live-results/<uuid:session_id>", "live-results/{live}",
        "401 404 404 404 404 404 404 404"),
    row("GET /live-sessions/<uuid:session_id>", "live-sessions/{live}",
        "401 404 404 404 404 200 200 200"),
    row("POST /live-sessions/<uuid:session_id>/end", "live-sessions/{live}/end",
        "401 404 404 404 404 200 200 200"),
    row("GET /live-sessions/<uuid:session_id>/participants", "live-sessions/{live}/participants",
        "401 404 404 404 404 200 200 200"),
    row("GET /live-sessions/<uuid:session_id>/qr.svg", "live-sessions/{live}/qr.svg",
        "401 404 404 404 404 200 200 200"),
    row("GET /live-sessions/<uuid:session_id>/results", "live-sessions/{live}/results",
        "401 404 404 404 404 409 409 409"),
    row("GET /live/now", "live/now",
        "401 200 200 200 200 200 200 200"),
    row("POST /live/join", "live/join",
        "201 201 201 201 201 201 201 201", {"pin": "{pin}", "nickname": "Nick"}),
    row("GET /live/nickname", "live/nickname",
        "200 200 200 200 200 200 200 200"),
    row("GET /notifications", "notifications",
        "401 200 200 200 200 200 200 200"),
    row("PUT /notifications/<uuid:notification_id>/read", "notifications/{note}/read",
        "401 404 200 404 404 404 404 404"),
    row("GET /outbox", "outbox",
        "200 200 200 200 200 200 200 200"),
    row("GET /questions/<uuid:question_id>", "questions/{question}",
        "401 403 403 404 200 200 200 200"),
    row("PATCH /questions/<uuid:question_id>", "questions/{question}",
        "401 403 403 404 404 200 200 200", {"stem": "New?"}),
    row("DELETE /questions/<uuid:question_id>", "questions/{question}",
        "401 403 403 404 404 204 204 204"),
    row("GET /quizzes/<uuid:quiz_id>", "quizzes/{quiz}",
        "401 404 200 404 200 200 200 200"),
    row("PATCH /quizzes/<uuid:quiz_id>", "quizzes/{quiz}",
        "401 403 403 404 404 200 200 200", {"title": "New"}),
    row("DELETE /quizzes/<uuid:quiz_id>", "quizzes/{quiz}",
        "401 403 403 404 404 204 204 204"),
    row("POST /quizzes/<uuid:quiz_id>/live-sessions", "quizzes/{quiz}/live-sessions",
        "401 403 403 404 404 201 201 201", {}),
    row("POST /quizzes/<uuid:quiz_id>/publish", "quizzes/{quiz}/publish",
        "401 403 403 404 404 200 200 200"),
    row("GET /quizzes/<uuid:quiz_id>/questions", "quizzes/{quiz}/questions",
        "401 403 403 404 200 200 200 200"),
    row("POST /quizzes/<uuid:quiz_id>/questions", "quizzes/{quiz}/questions",
        "401 403 403 404 404 201 201 201", CHOICE),
    row("GET /ready", "ready",
        "200 200 200 200 200 200 200 200"),
    row("POST /realtime/tickets", "realtime/tickets",
        "401 201 201 201 201 201 201 201", {}),
    row("GET /users", "users",
        "401 403 403 403 403 403 403 200"),
    row("POST /users", "users",
        "401 403 403 403 403 403 403 201", {"email": "new@b.test", "full_name": "N"}),
    row("GET /users/<uuid:user_id>", "users/{person}",
        "401 403 403 403 403 403 403 200"),
    row("PATCH /users/<uuid:user_id>", "users/{person}",
        "401 403 403 403 403 403 403 200", {"full_name": "New"}),
    row("DELETE /users/<uuid:user_id>/mfa", "users/{person}/mfa",
        "401 403 403 403 403 403 403 204"),
    row("POST /users/<uuid:user_id>/password-reset", "users/{person}/password-reset",
        "401 403 403 403 403 403 403 202"),
    row("POST /users/imports", "users/imports",  # JSON; CSV is tests/users/test_imports.py's
        "401 403 403 403 403 403 403 415", {}),
    row("GET /users/me", "users/me",
        "401 200 200 200 200 200 200 200"),
    row("DELETE /users/me", "users/me",
        "401 204 204 204 204 204 204 409"),
    row("GET /users/me/export", "users/me/export",
        "401 200 200 200 200 200 200 200"),
    row("PATCH /users/me", "users/me",
        "401 200 200 200 200 200 200 200", {"full_name": "New"}),
]
# fmt: on
