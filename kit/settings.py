"""All settings of the service: typed, read once from the environment, no secret has a default."""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kit.errors import Invalid


class Settings(BaseSettings):
    """What the environment says, under `SPOTTER_…`; the model's key and address are read where it is built. Of a budget, 0 is no limit."""

    model_config = SettingsConfigDict(env_prefix="SPOTTER_", frozen=True, extra="ignore")

    data: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("spotter", appauthor=False)))
    host: str = "127.0.0.1"
    port: int = Field(default=8420, ge=0, le=65535)
    store: Literal["embedded", "aws"] = "embedded"
    table: str = Field(default="spotter", min_length=3, max_length=255)
    bucket: str = Field(default="spotter-transcripts", min_length=3, max_length=63)
    endpoint_url: str | None = None
    model: str | None = None
    # A turn is given up after 110 seconds: the offline coach needs what is left of them.
    model_timeout_s: float = Field(default=60, gt=0, le=100)
    context_tokens: int = Field(default=20_000, ge=4_000)
    tokens_per_day: int = Field(default=2_000_000, ge=0)
    calls_per_day: int = Field(default=1_000, ge=0)
    public_url: str | None = None
    log: Literal["text", "json"] = "text"


def read_settings() -> Settings:
    """The settings of this process; Invalid names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "SPOTTER_" + "_".join(str(part) for part in first["loc"]).upper()
        raise Invalid(f"{name}={first['input']!r} can't be used: {first['msg'].lower()}.", code="settings_invalid") from error
