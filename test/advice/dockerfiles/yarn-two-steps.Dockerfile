FROM node:20 AS build
WORKDIR /site
ADD package.json yarn.lock ./
RUN yarn install --frozen-lockfile && yarn cache clean
ADD . ./
RUN yarn build

FROM nginx:1.29-alpine
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /site/public /usr/share/nginx/html
