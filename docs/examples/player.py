"""A player: joins by PIN, answers each question with its first option.

python player.py http://127.0.0.1:8000 123456 Ada
"""

import asyncio
import json
import sys
from typing import Any

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException


def answer_to(question: dict[str, Any]) -> dict[str, Any]:
    if question["options"]:
        return {"options": [question["options"][0]["id"]]}
    return {"value": 1} if question["question_type"] == "numeric" else {"text": "no idea"}


async def sit(address: str, me: dict[str, Any]) -> bool:
    """One connection; True when the game is over."""
    async with connect(address, subprotocols=["lms.v1"]) as line:

        async def send(**frame: Any) -> None:
            await line.send(json.dumps(frame))

        await send(id="hello", type="hello", player_token=me["player_token"])
        await send(id="sit", type="subscribe", channel=f"live:{me['session_id']}")
        async for text in line:
            frame = json.loads(text)
            state = frame.get("snapshot") or {}
            missed = state.get("phase") == "open" and not frame["me"]["answer"]
            if frame["type"] == "ping":
                await send(type="pong")
            elif frame["type"] == "live.question.opened" or missed:
                asked = state.get("question") or frame
                given = {"question_id": asked["question_id"], "answer": answer_to(asked)}
                await send(id=1, type="live.answer", session_id=me["session_id"], **given)
            elif frame["type"] == "live.result":
                print("right" if frame["correct"] else "wrong", "- rank", frame["rank"])
            elif frame["type"] == "live.finished" or state.get("phase") in ("finished", "aborted"):
                return True
    return False


async def play(base: str, pin: str, nickname: str) -> None:
    async with httpx.AsyncClient(base_url=f"{base}/api/v1") as web:
        joined = await web.post("/live/join", json={"pin": pin, "nickname": nickname})
    address, over = base.replace("http", "ws", 1) + "/api/v1/realtime", False
    while not over:
        try:
            over = await sit(address, joined.raise_for_status().json())
        except ConnectionClosed as lost:  # 4400 and above: don't come back
            over = lost.rcvd is not None and lost.rcvd.code >= 4400
        except (WebSocketException, OSError):  # nobody there, or not yet: a restart
            pass
        await asyncio.sleep(0 if over else 1)


if __name__ == "__main__":
    asyncio.run(play(*sys.argv[1:4]))
