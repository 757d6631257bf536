"""What `ENVIRONMENT=production` refuses: weak keys and passwords, and limits without effect."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lms.strength import guessable, weak_key, weak_password

if TYPE_CHECKING:
    from lms.settings import Settings

WIDEST_PROXY_NETWORKS = {4: 8, 6: 16}
"""Prefix length of the widest network that may be trusted as proxies."""
LARGEST_LIMITS: dict[str, float] = {
    "refresh_token_s": 90 * 86400,
    "rate_limit_requests_per_minute": 100_000,
    "auth_rate_limit_requests_per_minute": 1_000,
    "wrong_pins_per_minute": 1_000,
    "ws_commands_per_s": 100,
    "ws_burst": 1_000,
    "ws_sockets_per_user": 100,
    "ws_commands_at_once": 64,
    "ws_frames_per_s": 1_000,
    "ws_frames_burst": 10_000,
    "ws_bytes_per_s": 1 << 20,
    "ws_bytes_burst": 1 << 24,
    "ws_hello_s": 60,
    "ws_heartbeat_s": 120,
    "ws_silence_s": 300,
    "ws_stall_s": 60,
    "ws_max_message_bytes": 1 << 20,
    "ws_buffer_bytes": 1 << 24,
    "socket_send_buffer_bytes": 1 << 24,
    "live_away_s": 600,
    "live_idle_s": 86400,
    "grace_s": 300,
}
"""The largest values allowed in production; tests and benches may go further."""
PUBLIC_FOLDER = Path(__file__).resolve().parents[1] / "static"
"""Web servers hand out the files in these folders."""
ADDRESSES = {
    "database_url": ("postgres", "postgresql", "asyncpg"),
    "redis_url": ("redis", "rediss", "unix"),
    "taskiq_broker_url": ("redis", "rediss", "unix"),
    "taskiq_result_url": ("redis", "rediss", "unix"),
}


def weakness(given: Settings) -> str | None:
    """Which setting is too weak for production and what it must be; None when all are fine."""
    if problem := weak_key(given.secret_key.get_secret_value()):
        return f"SECRET_KEY must be {problem}"
    previous = given.secret_key_previous.get_secret_value()
    if previous and (problem := weak_key(previous)):
        return f"SECRET_KEY_PREVIOUS must be {problem}"
    for name in ("debug", "serve_sources", "share_outbox"):
        if getattr(given, name):
            return f"{name.upper()} must be off in production"
    if not given.base_url.startswith("https://"):
        return "BASE_URL must be an https address in production"
    for name, largest in LARGEST_LIMITS.items():
        if getattr(given, name) > largest:
            return f"{name.upper()} must be at most {largest} in production"
    if given.ws_silence_s <= given.ws_heartbeat_s:
        return "WS_SILENCE_S must be longer than WS_HEARTBEAT_S"
    if given.live_away_s <= 2 * given.ws_heartbeat_s:
        return "LIVE_AWAY_S must be longer than two WS_HEARTBEAT_S"
    return _weak_proxy(given) or _weak_folder(given) or _weak_address(given)


def _weak_proxy(given: Settings) -> str | None:
    for one in given.trusted_proxies.split(","):
        if one.strip():
            network = ip_network(one.strip(), strict=False)
            if network.prefixlen < WIDEST_PROXY_NETWORKS[network.version]:
                return "TRUSTED_PROXIES must name your own proxies, not everybody"
    return None


def _weak_folder(given: Settings) -> str | None:
    for name in ("lms_data_dir", "upload_dir"):
        folder: Path | None = getattr(given, name)
        if folder is not None and folder.resolve().is_relative_to(PUBLIC_FOLDER):
            return f"{name.upper()} must not be below static, which is public"
    return None


def _weak_address(given: Settings) -> str | None:
    for name, schemes in ADDRESSES.items():
        address = getattr(given, name).get_secret_value()
        if not address and name in {"database_url", "redis_url"}:
            return f"{name.upper()} must be set in production"
        parts = urlsplit(address)
        if address and parts.scheme not in schemes:
            return f"{name.upper()} must begin with {schemes[0]}://"
        if address and guessable(parts):
            return f"{name.upper()} must carry a password that is not a default"
    mail = urlsplit(given.smtp_url.get_secret_value())
    if mail.username and guessable(mail):
        return "SMTP_URL must carry a password that is not a default"
    return _weak_provider(given)


def _weak_provider(given: Settings) -> str | None:
    if not given.oidc_issuer:
        return None
    if urlsplit(given.oidc_issuer).scheme != "https":
        return "OIDC_ISSUER must be an https address in production"
    if not given.oidc_client_id:
        return "OIDC_CLIENT_ID must be set with OIDC_ISSUER"
    secret = given.oidc_client_secret.get_secret_value()
    if secret and weak_password(secret, given.oidc_client_id):
        return "OIDC_CLIENT_SECRET must be the one your provider made, not a default"
    return None
