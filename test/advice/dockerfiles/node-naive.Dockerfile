FROM node:22
ARG GIT_SHA
ENV RELEASE_SHA=$GIT_SHA
WORKDIR /srv/shop
COPY . .
RUN npm install
RUN npm run build
CMD npm start
