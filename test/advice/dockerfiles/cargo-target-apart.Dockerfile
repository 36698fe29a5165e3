FROM --platform=$BUILDPLATFORM rust:1.90 AS build
ARG TARGETPLATFORM
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,id=target-$TARGETPLATFORM,target=/src/target,sharing=locked \
    ./cross.sh "$TARGETPLATFORM" && cp target/out /server
FROM scratch
COPY --from=build /server /server
