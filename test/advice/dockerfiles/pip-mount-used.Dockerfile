FROM python:3.13-slim AS build
# Nothing of pip's stays in a layer: its cache is a mount.
ENV PIP_DISABLE_PIP_VERSION_CHECK=on
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip pip wheel -r requirements.txt -w /wheels \
    && pip install --no-index --find-links /wheels -r requirements.txt && rm -rf /tmp/*
