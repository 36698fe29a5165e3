FROM fedora:43
RUN <<EOF
set -e
dnf makecache
EOF
RUN <<-'SCRIPT'
	dnf install -y httpd
	dnf clean all
	cat > /etc/motd <<MSG
	apt-get update
MSG
	date > /etc/build-date
SCRIPT
COPY <<CONF /etc/httpd/conf.d/site.conf
ServerName example.com
CONF
