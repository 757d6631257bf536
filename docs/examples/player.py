"""A player in 60 lines: joins by PIN, answers each question with its first option.

    python player.py http://127.0.0.1:8000 123456 Ada
"""

import asyncio
import json
import sys
from urllib.request import Request, urlopen

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

COME_BACK = range(4000, 4400)


def join(base: str, pin: str, nickname: str) -> dict:
    body = json.dumps({"pin": pin, "nickname": nickname}).encode()
    asked = Request(f"{base}/api/v1/live/join", body, {"Content-Type": "application/json"})
    with urlopen(asked, timeout=10) as answer:
        return json.load(answer)


def answer_to(question: dict) -> dict:
    if question["options"]:
        return {"options": [question["options"][0]["id"]]}
    return {"value": 1} if question["question_type"] == "numeric" else {"text": "no idea"}


async def play_once(base: str, me: dict) -> bool:
    """One connection; True when the game is over."""
    address = base.replace("http", "ws", 1) + "/api/v1/realtime"
    async with connect(address, subprotocols=["lms.v1"]) as line:

        async def send(**frame) -> None:
            await line.send(json.dumps(frame))

        async def answer(question: dict) -> None:
            given = {"question_id": question["question_id"], "answer": answer_to(question)}
            await send(id="answer", type="live.answer", session_id=me["session_id"], **given)

        await send(id="hello", type="hello", player_token=me["player_token"])
        await send(id="sit", type="subscribe", channel=f"live:{me['session_id']}")
        async for text in line:
            frame = json.loads(text)
            state = frame.get("snapshot") or {}
            if frame["type"] == "ping":
                await send(type="pong")
            elif frame["type"] == "live.question.opened":
                await answer(frame)
            elif state.get("phase") == "open" and not frame["me"]["answer"]:
                await answer(state["question"])
            elif frame["type"] == "live.result":
                print(f"{'right' if frame['correct'] else 'wrong'}, rank {frame['rank']}")
            elif frame["type"] == "live.finished" or state.get("phase") in ("finished", "aborted"):
                return True
    return False


async def play(base: str, pin: str, nickname: str) -> None:
    me = join(base, pin, nickname)
    over = False
    while not over:
        try:
            over = await play_once(base, me)
        except (OSError, ConnectionClosed) as lost:
            code = getattr(getattr(lost, "rcvd", None), "code", 1006)
            if code not in COME_BACK and code != 1006:
                return
            await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(play(*sys.argv[1:4]))
