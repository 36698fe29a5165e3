FROM ubuntu:24.04 AS base
RUN rm -f /etc/apt/apt.conf.d/docker-clean

FROM base AS build
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y cmake g++ ninja-build libssl-dev
WORKDIR /src
COPY CMakeLists.txt main.cpp ./
RUN cmake -G Ninja -B /build && cmake --build /build

FROM base
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y libssl3t64
COPY --link --from=build /build/server /usr/local/bin/
CMD ["server"]
