# plimsoll global ignore=no-cache-mount
FROM node:22
# plimsoll ignore=volatile-variable-early, copy-without-link
ARG GIT_SHA
COPY . /srv/
# a comment in between
# plimsoll ignore=all

RUN npm ci
RUN apt-get update
# plimsoll ignore=package-index-apart
RUN apt-get install -y curl
