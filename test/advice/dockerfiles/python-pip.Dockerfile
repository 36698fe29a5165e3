FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
RUN apt-get update
RUN apt-get install -y --no-install-recommends gcc libpq-dev \
    # for the health check
    curl \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/api
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
RUN useradd --system api && chown -R api /opt/api
USER api
CMD ["gunicorn", "api:app"]
