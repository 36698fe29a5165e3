FROM elixir:1.19-alpine AS build
WORKDIR /build
ARG GIT_REVISION
ENV MIX_ENV=prod REVISION=$GIT_REVISION
COPY mix.exs mix.lock ./
RUN mix deps.get --only prod
RUN mix deps.compile
COPY lib lib
RUN mix release

FROM alpine:3.22
COPY --link --from=build /build/_build/prod/rel/shop /opt/shop
CMD ["/opt/shop/bin/shop", "start"]
