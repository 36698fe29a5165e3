# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM node:22-slim AS build
WORKDIR /srv/shop
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

FROM node:22-slim
WORKDIR /srv/shop
ENV NODE_ENV=production
COPY --link package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
COPY --link --from=build /srv/shop/dist ./dist
ARG GIT_SHA
LABEL org.opencontainers.image.revision=$GIT_SHA
USER node
CMD ["node", "dist/server.js"]
