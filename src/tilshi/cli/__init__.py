"""The face for the shell: one file per group of commands."""

import os

# Our matrices are small: threads would only take each other's time. Said before numpy is loaded, which reads it once.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from .app import app, main

__all__ = ["app", "main"]
