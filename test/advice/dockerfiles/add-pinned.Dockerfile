# syntax=docker/dockerfile:1
FROM alpine:3.22
ADD --link https://github.com/acme/themes.git#5f0f1c2d3e4b5a69788796a5b4c3d2e1f0012345 /usr/share/themes
ADD --link --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 \
    https://dl.example.com/hugo/hugo.tar.gz /opt/hugo.tar.gz
