FROM ubuntu:24.04
RUN rm -f /etc/apt/apt.conf.d/docker-clean
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y cmake g++ ninja-build libssl-dev libssl3t64
WORKDIR /src
COPY CMakeLists.txt main.cpp ./
RUN cmake -G Ninja -B /build && cmake --build /build && cp /build/server /usr/local/bin/
CMD ["server"]
