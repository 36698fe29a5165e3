ARG RUBY=3.4
FROM ruby:${RUBY}-slim AS base
WORKDIR /rails
ENV BUNDLE_WITHOUT=development

FROM base AS build
RUN rm -f /etc/apt/apt.conf.d/docker-clean
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y build-essential git
COPY Gemfile Gemfile.lock ./
RUN bundle install --jobs 4
COPY . .
RUN bundle exec rails assets:precompile

FROM base
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /rails /rails
CMD ["bin/rails", "server"]
