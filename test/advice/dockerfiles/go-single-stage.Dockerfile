FROM golang:1.25
ARG COMMIT
ADD . /go/src/ship
WORKDIR /go/src/ship
RUN go mod download
RUN CGO_ENABLED=0 go build -o /usr/local/bin/ship .
ENTRYPOINT /usr/local/bin/ship
