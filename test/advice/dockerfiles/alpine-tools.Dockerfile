FROM alpine:3.22
RUN apk update && apk add bash
RUN apk add --no-cache --virtual .build gcc musl-dev make \
 && wget -O- https://example.com/tool-1.4.2.tar.gz | tar xz \
 && make -C tool-1.4.2 install \
 && apk del .build
COPY rootfs/ /
