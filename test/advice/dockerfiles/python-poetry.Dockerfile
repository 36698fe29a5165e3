FROM python:3.12
RUN curl -sSL https://install.python-poetry.org | python3 -
WORKDIR /srv/jobs
COPY . /srv/jobs
RUN poetry install --without dev
ENTRYPOINT ["poetry", "run", "jobs"]
