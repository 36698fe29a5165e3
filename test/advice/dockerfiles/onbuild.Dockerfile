FROM python:3.13 AS runner
WORKDIR /srv
ONBUILD COPY . /srv
ONBUILD RUN pip install -r requirements.txt

FROM runner AS api
CMD ["python", "api.py"]

FROM runner AS worker
CMD ["python", "worker.py"]
