"""A REST client: makes a course and a quiz, publishes both, and prints the PIN of a live game.

LMS_TOKEN=... python course.py http://127.0.0.1:8000 "Capitals"

Make the token on your account's page, with the scopes "read" and "write".
"""

import os
import sys
from typing import Any

import httpx

QUESTIONS: list[dict[str, Any]] = [
    {
        "type": "single_choice",
        "stem": "What is the capital of **Australia**?",
        "options": [{"text": "Canberra", "correct": True}, {"text": "Sydney"}, {"text": "Perth"}],
        "explanation": "Canberra was built so that neither Sydney nor Melbourne had to be.",
    },
    {
        "type": "short_answer",
        "stem": "What is the capital of France?",
        "answers": [{"text": "Paris"}],
    },
    {
        "type": "matching",
        "stem": "Which capital belongs to which country?",
        "pairs": [
            {"left": {"text": "Peru"}, "right": {"text": "Lima"}},
            {"left": {"text": "Kenya"}, "right": {"text": "Nairobi"}},
        ],
        "distractors": [{"text": "Accra"}],
        "time_limit_s": 40,
    },
]


def main() -> None:
    _, address, title = sys.argv
    bearer = {"Authorization": f"Bearer {os.environ['LMS_TOKEN']}"}
    with httpx.Client(base_url=f"{address}/api/v1/", headers=bearer) as api:

        def post(path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
            answer = api.post(path, json=body)
            if answer.is_error:  # application/problem+json: a code, a sentence, the wrong fields
                sys.exit(f"{path}: {answer.status_code} {answer.text}")
            found: dict[str, Any] = answer.json()
            return found

        course = post("courses", {"title": title})
        quiz = post(f"courses/{course['id']}/quizzes", {"title": f"{title}, a first quiz"})
        for question in QUESTIONS:
            post(f"quizzes/{quiz['id']}/questions", question)
        post(f"quizzes/{quiz['id']}/publish")
        post(f"courses/{course['id']}/publish")
        game = post(f"quizzes/{quiz['id']}/live-sessions", {})
    print(f"{game['join_url']}  PIN {game['pin']}")


if __name__ == "__main__":
    main()
