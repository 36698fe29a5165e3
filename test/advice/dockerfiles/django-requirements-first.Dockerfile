FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1
WORKDIR /code
COPY requirements/ requirements/
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements/production.txt
COPY . /code
RUN python manage.py collectstatic --noinput
CMD ["gunicorn", "shop.wsgi"]
