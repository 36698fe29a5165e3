FROM alpine:3.22
ARG KUBECTL_VERSION=1.34.2
RUN <<EOF
set -eu
wget -q "https://dl.example.com/release/v${KUBECTL_VERSION}/kubectl" -O /usr/local/bin/kubectl
chmod +x /usr/local/bin/kubectl
EOF
ARG SOURCE_DATE_EPOCH=0
RUN printf 'built %s\n' "$(date -u -d "@$SOURCE_DATE_EPOCH" +%FT%TZ)" > /etc/release
