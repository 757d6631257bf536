"""Audit verbs of live sessions."""

from lms.audit.verbs import Verb


class LiveVerb(Verb):
    PLAYER_KICKED = "player.kicked", "player"
    PLAYER_NAMED = "player.named", "player"
    PLAYER_BANNED = "player.banned", "player"
    RESULTS_EXPORTED = "results.exported", "live_session"
    GRADED = "live_session.graded", "live_session"
