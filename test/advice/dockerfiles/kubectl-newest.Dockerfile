FROM alpine:3.22
RUN <<EOF
set -eu
wget -q https://dl.example.com/release/latest/kubectl -O /usr/local/bin/kubectl
chmod +x /usr/local/bin/kubectl
EOF
RUN printf 'built %s\n' "$(date -u +%FT%TZ)" > /etc/release
