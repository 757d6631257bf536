"""All configuration, read once from the environment and `.env`, frozen."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from email.utils import parseaddr
from functools import cached_property, lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from lms.origins import canonical
from lms.production import weakness

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  compared with, not bound


class Settings(BaseSettings):
    """The environment, frozen. Durations are in seconds unless named `_ms`."""

    # Errors must not show the input, which may contain passwords.
    model_config = SettingsConfigDict(
        env_file=".env",
        allow_inf_nan=False,
        env_ignore_empty=True,  # an empty `UPLOAD_DIR=` counts as unset
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    environment: Literal["development", "test", "production"] = "development"
    debug: bool = False
    serve_sources: bool = False
    """Serve the modules in static/ unbundled, for development of the pages."""
    reload: bool = False
    """`lms up` restarts its processes when the code changes, for development."""
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    base_url: str = ""
    web_workers: int = Field(2, ge=1, le=64)
    max_connections: int = Field(20_000, ge=16, le=1_000_000)
    """Per web process, sockets included; less where the limit of open files is lower."""
    lms_data_dir: Path = Path(".data")

    database_url: SecretStr = SecretStr("")
    redis_url: SecretStr = SecretStr("")
    taskiq_broker_url: SecretStr = SecretStr("")
    taskiq_result_url: SecretStr = SecretStr("")
    db_pool_size: int = Field(10, ge=2, le=200)

    secret_key: SecretStr = SecretStr("")
    secret_key_previous: SecretStr = SecretStr("")
    """Earlier keys: still accepted for reading after SECRET_KEY was changed."""
    algorithm: Literal["HS256", "HS384", "HS512"] = "HS256"
    access_token_s: int = Field(600, ge=60, le=3600)
    refresh_token_s: int = Field(30 * 86400, ge=3600, le=366 * 86400)
    ticket_s: int = Field(30, ge=5, le=300)

    upload_dir: Path | None = None
    certificate_fonts: Literal["own", "system"] = "own"
    """`own`: certificates wait for the fonts that set-up brings; `system`: this machine's."""
    storage_url: SecretStr = SecretStr("")
    """A bucket for uploads in place of UPLOAD_DIR: `s3://key:secret@bucket/prefix?region=...`."""
    max_upload_bytes: int = Field(25 * 1024**2, ge=1024, le=1 << 40)
    max_video_bytes: int = Field(1024**3, ge=1024, le=1 << 40)
    file_quota_bytes: int = Field(5 * 1024**3, ge=0, le=1 << 50)
    """What all files of one person may take."""

    smtp_url: SecretStr = SecretStr("")
    """`smtp://user:password@host:587` (STARTTLS) or `smtps://...:465`; without it mails wait."""
    mail_from: str = "LMS <no-reply@localhost>"

    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_name: str = "Single sign-on"
    """The button's text."""

    trusted_proxies: str = ""
    """Trusted proxies, whose X-Forwarded-For is used: `172.16.0.0/12, ::1`."""

    rate_limit_requests_per_minute: int = Field(300, ge=1, le=10**7)
    auth_rate_limit_requests_per_minute: int = Field(20, ge=1, le=10**7)
    wrong_pins_per_minute: int = Field(60, ge=1, le=10**7)

    ws_commands_per_s: float = Field(5.0, gt=0, le=10**6)
    ws_burst: int = Field(20, ge=1, le=10**6)
    ws_frames_per_s: float = Field(100.0, gt=0, le=10**6)
    """Per socket, of every kind: commands, pings, pongs, empty fragments."""
    ws_frames_burst: int = Field(200, ge=1, le=10**9)
    ws_bytes_per_s: float = Field(131_072.0, gt=0, le=1 << 40)
    ws_bytes_burst: int = Field(524_288, ge=65_536, le=1 << 40)
    ws_hello_s: float = Field(5.0, gt=0, le=3600)
    ws_heartbeat_s: float = Field(20.0, gt=0, le=3600)
    ws_silence_s: float = Field(43.0, gt=0, le=3600)
    ws_stall_s: float = Field(5.0, gt=0, le=3600)
    ws_max_message_bytes: int = Field(16_384, ge=1024, le=1 << 24)
    ws_buffer_bytes: int = Field(262_144, ge=16_384, le=1 << 28)
    ws_sockets_per_user: int = Field(5, ge=1, le=10**5)
    ws_commands_at_once: int = Field(4, ge=1, le=10**4)
    socket_send_buffer_bytes: int = Field(262_144, ge=0, le=1 << 28)

    live_batch_ms: int = Field(5, ge=0, le=1000)
    live_watch_ms: int = Field(250, ge=50, le=5000)
    watch_ms: int = Field(5000, ge=100, le=60_000)
    live_away_s: float = Field(45.0, gt=0, le=3600)
    live_idle_s: float = Field(7200.0, gt=0, le=7 * 86400)

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "text"] = "json"
    grace_s: float = Field(8.0, ge=1, le=600)
    request_timeout_s: float = Field(2.5, ge=1, le=60)
    """The request timeout; a statement gets three fifths of it, waiting for a lock two."""
    public_catalogue: bool = True
    """Whether visitors without an account read the catalogue and its public courses."""
    lms_demo_password: SecretStr = SecretStr("")
    share_outbox: bool = False
    """Whether other machines may read mails and demo logins; both let them sign in as somebody.
    """

    @property
    def public_url(self) -> str:
        """The address people type, without a trailing slash; also the main allowed Origin."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        host = f"[{host}]" if ":" in host else host.lower()
        return self.base_url or f"http://{host}{self._shown_port}"

    @property
    def _shown_port(self) -> str:
        """As browsers write it: omitted when it is the scheme's default."""
        return "" if self.port == 80 else f":{self.port}"

    @property
    def reading_keys(self) -> tuple[str, ...]:
        """All keys that verify or decrypt, the newest first."""
        keys = self.secret_key.get_secret_value(), self.secret_key_previous.get_secret_value()
        return tuple(key for key in keys if key)

    @cached_property
    def origins(self) -> frozenset[str]:
        """Origins whose pages may call us; during development also this machine's other names."""
        local = {f"http://{name}{self._shown_port}" for name in ("localhost", "127.0.0.1")}
        return frozenset({self.public_url} | (set() if self.production else local))

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @property
    def broker_url(self) -> str:
        return self.taskiq_broker_url.get_secret_value() or self.redis_url.get_secret_value()

    @property
    def result_url(self) -> str:
        return self.taskiq_result_url.get_secret_value() or self.redis_url.get_secret_value()

    @property
    def upload_path(self) -> Path:
        """Where uploaded files are kept."""
        return self.upload_dir or self.lms_data_dir / "uploads"

    @field_validator("base_url")
    @classmethod
    def only_an_origin(cls, value: str) -> str:
        """Links append paths to it, and it is compared with the Origin header."""
        try:
            return canonical(value) if value else ""
        except ValueError:
            raise ValueError(
                "BASE_URL must look like https://learn.example.org, as a browser shows it"
            ) from None

    @field_validator("smtp_url")
    @classmethod
    def only_a_mail_server(cls, value: SecretStr) -> SecretStr:
        """A wrong one must stop the start; otherwise mails would wait for ever."""
        parts = urlsplit(value.get_secret_value())
        if value.get_secret_value() and not (parts.scheme in {"smtp", "smtps"} and parts.hostname):
            raise ValueError("SMTP_URL must look like smtp://user:password@host:587")
        return value

    @field_validator("storage_url")
    @classmethod
    def only_a_bucket(cls, value: SecretStr) -> SecretStr:
        """A wrong one must end the start, not the first upload."""
        parts = urlsplit(value.get_secret_value())
        if value.get_secret_value() and not (parts.scheme in {"s3", "azure"} and parts.hostname):
            raise ValueError(
                "STORAGE_URL must look like s3://key:secret@bucket/prefix?region=eu-central-1 "
                "or azure://account:key@container/prefix"
            )
        return value

    @field_validator("mail_from")
    @classmethod
    def only_one_address(cls, value: str) -> str:
        """It becomes a header of every mail."""
        name, address = parseaddr(value)
        if (
            "@" not in address
            or not address.isascii()
            or not (name + address).isprintable()
            or "\n" in value
        ):
            raise ValueError("MAIL_FROM must look like LMS <no-reply@learn.example.org>")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def only_networks(cls, value: str) -> str:
        """A wrong one must stop the start; otherwise no proxy would be trusted."""
        for one in value.split(","):
            if one.strip():
                ip_network(one.strip(), strict=False)
        return value

    @model_validator(mode="after")
    def refuse_weak_production(self) -> Self:
        """In production a weak value stops the start; the error names the variable."""
        if self.production and (problem := weakness(self)):
            raise ValueError(problem)
        return self

    @model_validator(mode="after")
    def development_secret(self) -> Self:
        """Without a key, all processes of one data folder share a random one stored there."""
        if not self.secret_key.get_secret_value():
            object.__setattr__(self, "secret_key", SecretStr(kept_secret(self.lms_data_dir)))
        return self


def kept_secret(folder: Path) -> str:
    """The folder's random key; the first process creates the file atomically."""
    path = folder / "secret.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder) as draft:  # made with mode 0600
            draft.write(secrets.token_urlsafe(48))
            draft.flush()
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text().strip()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings; tests clear the cache with `settings.cache_clear()`."""
    return Settings()
