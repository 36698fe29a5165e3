# syntax=docker/dockerfile:1
FROM alpine:3.22
ADD --link https://github.com/acme/themes.git#main /usr/share/themes
ADD --link https://dl.example.com/hugo/hugo.tar.gz /opt/hugo.tar.gz
