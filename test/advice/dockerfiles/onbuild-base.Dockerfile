FROM node:22-alpine
WORKDIR /app
ONBUILD COPY package.json package-lock.json ./
ONBUILD RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
ONBUILD COPY . .
CMD ["node", "server.js"]
