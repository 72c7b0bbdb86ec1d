"""One settings object, read from `FOOTNOTED_*` variables or a `.env` in the working folder.

It owns every setting's name, bounds and meaning and must not know what uses them. Nothing is read at import.
"""

from __future__ import annotations

import sys
from os import environ
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator
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
        default=None, description="Chat model for generated answers, as provider:name; none gives extractive answers."
    )
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

    @model_validator(mode="after")
    def _refuse_what_is_not_built(self) -> Self:
        for name in ("model", "chroma_url"):
            if getattr(self, name):
                raise ValueError(
                    f"FOOTNOTED_{name.upper()} is set, but this release answers extractively from the embedded "
                    f"store only: unset FOOTNOTED_{name.upper()}"
                )
        return self
