FROM elixir:1.19-alpine AS build
WORKDIR /build
ENV MIX_ENV=prod
COPY mix.exs mix.lock ./
RUN mix deps.get --only prod
RUN mix deps.compile
COPY lib lib
ARG GIT_REVISION
RUN REVISION=$GIT_REVISION mix release

FROM alpine:3.22
COPY --link --from=build /build/_build/prod/rel/shop /opt/shop
ARG GIT_REVISION
LABEL org.opencontainers.image.revision=$GIT_REVISION
CMD ["/opt/shop/bin/shop", "start"]
