FROM node:22-alpine AS base
ENV PNPM_HOME=/pnpm
RUN corepack enable
WORKDIR /repo

FROM base AS deps
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm fetch
COPY . .
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --offline --frozen-lockfile
RUN pnpm -r build

FROM base AS web
COPY --from=deps /repo/apps/web/out /srv/web
CMD ["node", "/srv/web/index.js"]
