"""All configuration, read once from the environment and `.env`, frozen."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

WEAK_SECRETS = frozenset({"secret", "changeme", "change-me", "dev", "development", "password"})
SHORTEST_SECRET = 32


class Settings(BaseSettings):
    """One frozen view of the environment. Durations are in seconds unless named `_ms`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    environment: Literal["development", "test", "production"] = "development"
    debug: bool = False
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    base_url: str = ""
    web_workers: int = Field(2, ge=1, le=64)
    lms_data_dir: Path = Path(".data")

    database_url: SecretStr = SecretStr("")
    redis_url: SecretStr = SecretStr("")
    taskiq_broker_url: SecretStr = SecretStr("")
    taskiq_result_url: SecretStr = SecretStr("")
    db_pool_size: int = Field(10, ge=2, le=200)

    secret_key: SecretStr = SecretStr("")
    algorithm: Literal["HS256", "HS384", "HS512"] = "HS256"
    access_token_s: int = Field(600, ge=60, le=3600)
    refresh_token_s: int = Field(30 * 86400, ge=3600)
    ticket_s: int = Field(30, ge=5, le=300)

    upload_dir: Path | None = None
    certificates_dir: Path | None = None

    rate_limit_requests_per_minute: int = Field(300, ge=1)
    auth_rate_limit_requests_per_minute: int = Field(20, ge=1)

    ws_commands_per_s: float = Field(5.0, gt=0)
    ws_burst: int = Field(20, ge=1)
    ws_hello_s: float = Field(5.0, gt=0)
    ws_heartbeat_s: float = Field(20.0, gt=0)
    ws_silence_s: float = Field(45.0, gt=0)
    ws_stall_s: float = Field(5.0, gt=0)
    ws_max_message_bytes: int = Field(16_384, ge=1024)
    ws_buffer_bytes: int = Field(262_144, ge=16_384)
    ws_sockets_per_user: int = Field(5, ge=1)
    ws_commands_at_once: int = Field(4, ge=1)

    live_batch_ms: int = Field(5, ge=0, le=1000)
    live_watch_ms: int = Field(250, ge=50, le=5000)
    watch_ms: int = Field(5000, ge=100, le=60_000)
    live_away_s: float = Field(45.0, gt=0)
    live_idle_s: float = Field(7200.0, gt=0)

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "text"] = "json"
    grace_s: float = Field(8.0, gt=0)
    lms_demo_password: SecretStr = SecretStr("")

    @property
    def public_url(self) -> str:
        """The address people type, without a trailing slash; also the only allowed Origin."""
        return (self.base_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @property
    def broker_url(self) -> str:
        return self.taskiq_broker_url.get_secret_value() or self.redis_url.get_secret_value()

    @property
    def result_url(self) -> str:
        return self.taskiq_result_url.get_secret_value() or self.redis_url.get_secret_value()

    @model_validator(mode="after")
    def refuse_weak_production(self) -> Self:
        """In production a weak value ends the start, naming the variable."""
        if not self.production:
            return self
        secret = self.secret_key.get_secret_value()
        if len(secret) < SHORTEST_SECRET or secret.lower() in WEAK_SECRETS or len(set(secret)) < 8:
            raise ValueError(
                f"SECRET_KEY must be random and at least {SHORTEST_SECRET} characters in production"
            )
        if self.debug:
            raise ValueError("DEBUG must be off in production")
        if urlsplit(self.base_url).scheme != "https":
            raise ValueError("BASE_URL must be an https address in production")
        for name in ("database_url", "redis_url"):
            if not getattr(self, name).get_secret_value():
                raise ValueError(f"{name.upper()} must be set in production")
        return self

    @model_validator(mode="after")
    def development_secret(self) -> Self:
        """Development without a key gets a random one a process tree shares through the environment."""
        if not self.secret_key.get_secret_value() and not self.production:
            object.__setattr__(self, "secret_key", SecretStr(secrets.token_urlsafe(48)))
        return self


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings; tests clear the cache with `settings.cache_clear()`."""
    return Settings()
