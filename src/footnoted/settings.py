"""One settings object, read from `FOOTNOTED_*` variables or a `.env` in the working folder.

It owns every setting's name, bounds and meaning and must not know what uses them. Nothing is read at import.
"""

from __future__ import annotations

import sys
from os import environ
from pathlib import Path
from typing import Any, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["Settings", "find_resource_folder"]


def find_resource_folder(name: str) -> Path:
    """Return the folder `web` or `corpus`: inside the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parent
    candidates = (package / "_data" / name, package.parents[1] / name)
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def default_data_dir() -> Path:
    """Return a per-user data folder by the platform's custom."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "footnoted"
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "footnoted"
    return Path(environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "footnoted"


class Settings(BaseSettings):
    """All settings of the program, each with its bounds."""

    model_config = SettingsConfigDict(
        env_prefix="FOOTNOTED_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the server listens on; 0 takes a free one.")
    data_dir: Path = Field(default_factory=default_data_dir, description="Folder for the index and the stored answers.")
    corpus_dir: Path = Field(
        default_factory=lambda: find_resource_folder("corpus"), description="Folder with the papers to answer from."
    )
    web_dir: Path = Field(
        default_factory=lambda: find_resource_folder("web"), description="Folder with the page that is served."
    )
    model: str | None = Field(
        default=None,
        pattern="^([a-z][a-z_]*:.+)?$",
        description="Chat model for generated answers, as provider:name; none gives extractive answers.",
    )
    model_url: str | None = Field(
        default=None,
        pattern="^(https?://.+)?$",
        description="Address of the model's server; none is the provider's own.",
    )
    model_key: SecretStr | None = Field(
        default=None, description="Key for the model's server; none leaves it to the provider's own variable."
    )
    model_timeout: float = Field(
        default=30.0, ge=1, le=600, description="Seconds that a generated answer may take, every try of it together."
    )
    model_retries: int = Field(
        default=2, ge=0, le=10, description="Times that the model is asked again where it is busy or out of reach."
    )
    model_context_tokens: int = Field(
        default=4_000, ge=500, le=1_000_000, description="Tokens of passages that are put before the model at most."
    )
    model_output_tokens: int = Field(
        default=800, ge=50, le=32_000, description="Tokens that the model may write for an answer at most."
    )
    model_temperature: float | None = Field(
        default=0.0, ge=0, le=2, description="The model's temperature; empty leaves it to the model."
    )
    model_price_in: float | None = Field(
        default=None, ge=0, description="Price of a million tokens read; with the other one, answers tell their cost."
    )
    model_price_out: float | None = Field(default=None, ge=0, description="Price of a million tokens written.")
    chroma_url: str | None = Field(default=None, description="Chroma server to use; none opens the embedded store.")
    threads: int = Field(default=2, ge=1, le=64, description="CPU threads while papers are embedded.")
    query_threads: int = Field(
        default=1, ge=1, le=64, description="CPU threads while one question's vector is computed."
    )
    reader: str = Field(
        default="own",
        min_length=1,
        description="What reads the likeliest sentences: own (the program's reader), none, or the name or folder of a "
        "sentence-transformers CrossEncoder.",
    )
    reader_threads: int = Field(
        default=2, ge=1, le=64, description="Sentences read at the same time for one question, a CPU thread each."
    )
    workers: int = Field(default=4, ge=1, le=64, description="Questions answered at the same time.")
    archive_url: str = Field(
        default="https://archive.org/wayback/available",
        pattern="^(https?://.+)?$",
        description="Where `footnoted links` looks for archived copies, by the Wayback Machine's availability API; "
        "empty looks for none.",
    )
    inside_links: bool = Field(
        default=False, description="Whether `footnoted links` may ask this machine and private networks."
    )
    log_level: str = Field(
        default="info", pattern="^(debug|info|warning|error)$", description="How much the server logs."
    )

    @field_validator("model_temperature", "model_price_in", "model_price_out", mode="before")
    @classmethod
    def _take_empty_for_none(cls, value: Any) -> Any:
        return None if value == "" else value

    @model_validator(mode="after")
    def _refuse_contradictions(self) -> Self:
        if not self.model:
            for name in ("model_url", "model_key"):
                if getattr(self, name):
                    raise ValueError(
                        f"FOOTNOTED_{name.upper()} is set, but FOOTNOTED_MODEL is not: there is no model to use it for"
                    )
        if (self.model_price_in is None) != (self.model_price_out is None):
            raise ValueError("FOOTNOTED_MODEL_PRICE_IN and FOOTNOTED_MODEL_PRICE_OUT are set together or not at all")
        return self

    @model_validator(mode="after")
    def _refuse_what_is_not_built(self) -> Self:
        if self.chroma_url:
            raise ValueError(
                "FOOTNOTED_CHROMA_URL is set, but this release has the embedded store only: unset FOOTNOTED_CHROMA_URL"
            )
        return self
