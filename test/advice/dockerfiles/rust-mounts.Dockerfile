FROM --platform=$BUILDPLATFORM rust:1.90 AS build
ARG TARGETPLATFORM
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target,sharing=locked \
    cargo build --release && cp target/release/tide /tide
FROM gcr.io/distroless/cc
COPY --from=build --link /tide /tide
