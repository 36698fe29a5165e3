FROM oven/bun:1
WORKDIR /usr/src/app
COPY package.json bun.lock ./
RUN --mount=type=cache,target=/root/.bun/install/cache bun install --frozen-lockfile
COPY . .
USER bun
ENTRYPOINT ["bun", "run", "index.ts"]
