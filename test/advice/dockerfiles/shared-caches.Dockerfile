FROM ubuntu:24.04 AS one
RUN rm /etc/apt/apt.conf.d/docker-clean
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y curl
FROM debian:13 AS two
RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y jq && apt-get clean
FROM scratch
COPY --from=one /usr/bin/curl /curl
COPY --from=two /usr/bin/jq /jq
