import { describe, expect, test } from "vitest";
import { RULES } from "../../src/advice/rules.ts";
import { judge, judged } from "./judge.ts";

/** One rule with Dockerfiles that earn it, on which line, and near misses that do not. Other rules may have their say on them. */
interface Row {
  readonly rule: keyof typeof RULES;
  readonly earns: readonly (readonly [text: string, line: number])[];
  readonly misses: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    rule: "copy-before-install",
    earns: [
      ["FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n", 4],
      ["FROM node:22\nADD ./ /app/\nRUN cd /app && yarn install --frozen-lockfile\n", 3],
      ["FROM python:3.13\nCOPY [\".\", \"/app\"]\nRUN pip install -r /app/requirements.txt\n", 3],
      ["FROM debian:13\nCOPY . /src\nRUN apt-get update && apt-get install -y curl\n", 3],
      ["FROM node:22 AS a\nCOPY . .\nFROM a\nRUN pnpm install\n", 4],
      ["FROM golang:1.25\nCOPY src ./src\nCOPY go.mod go.sum ./\nRUN go mod download\n", 4],
      ["FROM node:22\nRUN --mount=type=bind,target=. npm ci\n", 2],
      ["FROM node:22\nCOPY . .\nRUN <<EOF\nset -e\nnpm ci\nEOF\n", 3],
      ["FROM node:22 AS build\nCOPY . .\nRUN npm run build\nFROM debian:13\nCOPY --from=build /dist /dist\nRUN apt-get update && apt-get install -y ca-certificates\n", 6],
      ["FROM node:22\nONBUILD COPY . .\nONBUILD RUN npm ci\n", 3],
      ["FROM node:22\nCOPY . .\nRUN npm install -g serve\n", 3],
    ],
    misses: [
      "FROM node:22\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n",
      "FROM node:22\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build && npm ci --omit=dev\n",
      "FROM node:22\nCOPY --from=deps . .\nRUN npm ci\n",
      "FROM debian:13\nCOPY . /src\nRUN apt-get update && apt-get install -y /src/tool.deb\n",
      "FROM debian:13\nCOPY . /src\nRUN xargs apt-get install -y < /src/packages.txt\n",
      "FROM debian:13\nWORKDIR /src\nCOPY . .\nRUN apt-get update && apt-get install -y $(cat packages.txt)\n",
      "FROM debian:13\nWORKDIR /src\nCOPY . .\nRUN apt-get update && apt-get build-dep -y .\n",
      "FROM fedora:43\nWORKDIR /src\nCOPY . .\nRUN dnf install -y tool.rpm\n",
      "FROM python:3.13\nCOPY . .\nRUN pip install .\n",
      "FROM golang:1.25 AS build\nCOPY . .\nRUN go build ./...\n",
      "FROM node:22\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\n",
      "FROM node:22 AS base\nONBUILD RUN npm ci\nFROM base\nCOPY . .\n",
      "FROM alpine AS config\nCOPY nginx.conf /\nFROM debian:13\nCOPY --from=config /nginx.conf /etc/\nRUN apt-get update && apt-get install -y nginx\n",
      "FROM node:22\nCOPY . .\nRUN echo \"npm ci\"\n",
    ],
  },
  {
    rule: "volatile-variable-early",
    earns: [
      ["FROM alpine\nARG GIT_SHA\nRUN make\n", 2],
      ["FROM alpine\nARG VERSION=dev\nLABEL org.opencontainers.image.version=$VERSION\nRUN make\n", 2],
      ["FROM alpine\nARG BUILD_DATE\nENV BUILT=$BUILD_DATE\nRUN make\n", 2],
      ["FROM alpine\nARG TAG\nRUN make deps\nRUN make app TAG=$TAG\n", 2],
      ["FROM alpine\nENV COMMIT_SHA=${CI_COMMIT_SHA}\nRUN make\n", 2],
      ["FROM alpine AS base\nONBUILD ARG GIT_COMMIT\nONBUILD RUN make\n", 2],
    ],
    misses: [
      "FROM alpine\nRUN make\nARG GIT_SHA\nLABEL revision=$GIT_SHA\n",
      "FROM alpine\nARG GIT_SHA\nRUN make SHA=${GIT_SHA}\n",
      "ARG GIT_SHA\nFROM alpine\nRUN make\n",
      "FROM alpine\nARG NODE_VERSION=22.1.0\nRUN make\n",
      "FROM alpine\nARG VERSION=1.2.3\nRUN make\n",
      "FROM alpine\nENV COMMIT_SHA=abc123\nRUN make\n",
      "FROM alpine\nARG SOURCE_DATE_EPOCH\nRUN make\n",
      "FROM alpine\nARG GIT_SHA\nCOPY a b\n",
      "FROM alpine\nARG VERSION=dev\nCOPY app-$VERSION.jar /app.jar\nRUN make\n",
      "FROM alpine\nARG TAG\nRUN --mount=type=cache,id=c-$TAG,target=/c make\n",
    ],
  },
  {
    rule: "copy-without-link",
    earns: [
      ["FROM node:22\nWORKDIR /app\nRUN npm ci\nCOPY dist ./dist\n", 4],
      ["FROM debian:13 AS build\nRUN make\nFROM debian:13-slim\nCOPY --from=build /out/app /usr/local/bin/app\n", 4],
      ["FROM nginx\nADD site.tar.gz /usr/share/nginx/html/\n", 2],
      ["FROM node:22\nRUN a\nCOPY --link=false x /srv/x/\n", 3],
      ["FROM node:22\nRUN a\nCOPY --chown=1000:1000 x /srv/x/\n", 3],
    ],
    misses: [
      "FROM a\nUSER 1001\nWORKDIR /app\nCOPY a ./\n",
      "FROM node:22\nWORKDIR /app\nRUN npm ci\nCOPY --link dist ./dist\n",
      "FROM node:22\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\n",
      "FROM scratch\nCOPY app /app\n",
      "FROM debian:13\nRUN a\nCOPY tool /bin/tool\n",
      "FROM debian:13\nRUN a\nCOPY x /tmp/x\n",
      "FROM debian:13\nRUN a\nCOPY --chown=app x /srv/x/\n",
      "FROM debian:13\nRUN a\nCOPY --chmod=755 x /srv/x/\n",
      "FROM debian:13\nRUN mkdir -p /srv/x && chown app /srv/x\nCOPY x /srv/x/\n",
      "FROM debian:13\nRUN ln -s /data /srv\nCOPY x /srv/x/\n",
      "# syntax=docker/dockerfile:1.3\nFROM debian:13\nRUN a\nCOPY x /srv/x/\n",
      "FROM debian:13\nCOPY x ./y\n",
      "FROM debian:13 AS build\nRUN a\nCOPY x /srv/x/\nFROM scratch\nCOPY --from=build /srv /srv\n",
      "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY app /app/\n",
    ],
  },
  {
    rule: "package-index-apart",
    earns: [
      ["FROM debian:13\nRUN apt-get update\nRUN apt-get install -y curl\n", 2],
      ["FROM debian:13 AS a\nRUN sudo apt update -y\nFROM a\nRUN apt-get -y --no-install-recommends install curl\n", 2],
      ["FROM alpine\nRUN apk update\nRUN apk add curl\n", 2],
      ["FROM fedora\nRUN [\"dnf\", \"makecache\"]\nRUN dnf -y install gcc\n", 2],
      ["FROM debian:13\nRUN /bin/sh -c 'apt-get update'\nRUN apt-get install -y curl\n", 2],
      ["FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN apt-get install -y git\n", 3],
      ["FROM debian:13 AS a\nRUN apt-get update && apt-get install -y curl\nFROM a\nRUN apt-get install -y git\nFROM a\nRUN make\n", 4],
    ],
    misses: [
      "FROM debian:13\nRUN apt-get update && apt-get install -y curl\n",
      "FROM debian:13\nRUN apt-get update \\\n  # now\n  && apt-get install -y curl\n",
      "FROM debian:13\nRUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n",
      "FROM debian:13\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl\n",
      "FROM alpine\nRUN apk update\nRUN apk add --no-cache curl\n",
      "FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN apt-get update && apt-get install -y git\n",
      "FROM alpine\nRUN apk update && apk add curl\nRUN apk add --no-cache git\n",
      "FROM debian:13\nRUN apt-get update && apt-get install -y npm\nRUN npm install -g serve\n",
      "FROM debian:13\nRUN apt-get install -y curl\n",
      "FROM debian:13 AS a\nRUN apt-get update\nFROM debian:13\nRUN apt-get install -y curl\n",
      "FROM debian:13\nRUN cat <<EOF > /x\napt-get update\nEOF\nRUN apt-get install -y curl\n",
    ],
  },
  {
    rule: "no-cache-mount",
    earns: [
      "apt-get install -y curl", "apk add --no-cache curl", "dnf install -y gcc", "microdnf install gcc", "yum -y install gcc", "zypper in -y gcc", "pacman -Sy --noconfirm gcc", "npm ci", "yarn", "corepack pnpm install", "bun install",
      "pip3 install -r requirements.txt", "python3 -m pip install flask", "uv sync --locked", "uv pip install flask", "poetry install --no-root", "pipenv sync", "conda install numpy", "cargo build --release", "go build ./...", "go mod download",
      "./mvnw -B package", "./gradlew build", "php composer.phar install", "bundle install", "dotnet restore", "nuget restore app.sln", "FOO=1 sudo -E apt-get install -y curl", "set -eux; if true; then npm ci; fi", "(cd web && npm ci)",
    ].map((command) => [`FROM base\nRUN ${command}\n`, 2] as const),
    misses: [
      "FROM base\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get install -y curl\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.npm npm ci\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.cache pip install -r requirements.txt\n",
      "FROM base\nENV npm_config_cache=/cache\nRUN --mount=type=cache,target=/cache npm ci\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.cache/go-build go build\n",
      "FROM base\nRUN npm run build && npm --version && go version && pip list\n",
      "FROM base\nRUN echo npm ci\nRUN echo 'apt-get install curl'\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.m2 mvn dependency:go-offline\nRUN mvn package\n",
      "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN npm ci\n",
      "# escape=`\nFROM base\nSHELL [\"powershell\", \"-Command\"]\nRUN npm ci\n",
      "# syntax=docker/dockerfile:1.1\nFROM base\nRUN npm ci\n",
      "FROM base\nRUN <<EOF\n#!/usr/bin/env python3\nprint('x')\nnpm ci\nEOF\n",
    ],
  },
  {
    rule: "cache-mount-emptied",
    earns: [
      ["FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl\n", 2],
      ["FROM base\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n", 2],
      ["FROM base\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir flask\n", 2],
      ["FROM base\nENV PIP_NO_CACHE_DIR=1\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n", 3],
      ["FROM base\nRUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force\n", 2],
      ["FROM base\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y gcc && dnf clean all\n", 2],
      ["FROM base\nRUN --mount=type=cache,target=/etc/apk/cache apk add --no-cache curl\n", 2],
    ],
    misses: [
      "FROM debian:13\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y curl\n",
      "FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt rm /etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y curl\n",
      "FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl\n",
      "FROM base\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask && rm -rf /tmp/*\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.cache/uv pip install --no-cache-dir flask\n",
    ],
  },
  {
    rule: "cache-mount-shared",
    earns: [
      ["FROM base\nRUN --mount=type=cache,target=/c,sharing=locked a\nRUN --mount=type=cache,target=/c b\n", 3],
      ["FROM base AS a\nRUN --mount=type=cache,id=x,target=/a,sharing=private a\nFROM base\nRUN --mount=type=cache,id=x,target=/b,sharing=shared b\n", 4],
      ["FROM --platform=$BUILDPLATFORM rust\nARG TARGETARCH\nWORKDIR /src\nRUN --mount=type=cache,target=target a\n", 4],
      ["FROM base\nARG TARGETPLATFORM\nRUN --mount=type=cache,id=deps,target=/app/node_modules a\n", 3],
    ],
    misses: [
      "FROM base\nRUN --mount=type=cache,target=/c,sharing=locked a\nRUN --mount=type=cache,target=/c,sharing=locked b\n",
      "FROM base\nRUN --mount=type=cache,id=a,target=/c,sharing=locked a\nRUN --mount=type=cache,id=b,target=/c b\n",
      "FROM base\nARG TARGETARCH\nRUN --mount=type=cache,id=target-$TARGETARCH,target=/src/target a\n",
      "FROM base\nRUN --mount=type=cache,target=/src/target a\n",
      "FROM base\nARG TARGETARCH\nRUN --mount=type=cache,target=/root/.cache/go-build a\n",
    ],
  },
  {
    rule: "build-tools-shipped",
    earns: [
      ["FROM python:3.13-slim\nRUN apt-get update && apt-get install -y build-essential libpq-dev=15.1 && pip install psycopg2\n", 2],
      ["FROM alpine\nRUN apk add git make gcc musl-dev\nRUN make\n", 2],
      ["FROM debian:13 AS base\nRUN apt-get update && apt-get install -y gcc\nFROM base\nRUN gcc -o a a.c\n", 2],
      ["FROM golang:1.25\nCOPY . .\nRUN go build -o /app\nCMD [\"/app\"]\n", 1],
      ["FROM mcr.microsoft.com/dotnet/sdk:9.0\nRUN dotnet publish -o /out\n", 1],
    ],
    misses: [
      "FROM python:3.13 AS build\nRUN apt-get update && apt-get install -y build-essential && pip install psycopg2\nFROM python:3.13-slim\nCOPY --from=build /venv /venv\n",
      "FROM alpine\nRUN apk add --virtual .build gcc musl-dev && pip install x && apk del .build\n",
      "FROM debian:13\nRUN apt-get update && apt-get install -y gcc && pip install x && apt-get purge -y gcc\n",
      "FROM debian:13\nRUN apt-get update && apt-get install -y git openssh-client\n",
      "FROM debian:13\nRUN apt-get update && apt-get install -y make && pip install x\nENTRYPOINT [\"make\"]\n",
      "FROM python:3.13 AS dev\nRUN apt-get update && apt-get install -y gcc && pip install x\n",
      "FROM golang:1.25\nRUN go build\nENTRYPOINT [\"go\", \"test\"]\n",
      "FROM golang:1.25 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\n",
    ],
  },
  {
    rule: "moving-add",
    earns: [
      ["FROM base\nADD https://example.com/a.tar.gz /a/\n", 2],
      ["FROM base\nADD https://github.com/acme/api.git#main /src\n", 2],
      ["FROM base\nADD git@github.com:acme/api.git /src\n", 2],
    ],
    misses: [
      "FROM base\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.tar.gz /a/\n",
      "FROM base\nADD https://github.com/acme/api.git#8f3c2d1e0b9a8f7e6d5c4b3a2918070605040302 /src\n",
      "FROM base\nADD a.tar.gz /a/\n",
    ],
  },
  {
    rule: "moving-download",
    earns: [
      ["FROM base\nRUN curl -fsSL https://example.com/install.sh | sh\n", 2],
      ["FROM base\nRUN curl -LO https://github.com/acme/tool/releases/latest/download/tool\n", 2],
      ["FROM base\nRUN wget -qO- https://raw.githubusercontent.com/acme/tool/main/get.sh | bash -s\n", 2],
      ["FROM base\nRUN git clone https://github.com/acme/tool && make -C tool\n", 2],
    ],
    misses: [
      "FROM base\nRUN curl -fsSL https://example.com/v1.2.3/install.sh | sh\n",
      "FROM base\nARG V=1.2\nRUN curl -LO https://example.com/tool-$V.tar.gz | sh\n",
      "FROM base\nRUN git clone --branch v1.2 https://github.com/acme/tool\n",
      "FROM base\nRUN git clone https://github.com/acme/tool && cd tool && git checkout 8f3c2d1\n",
      "FROM base\nRUN curl -fsS https://example.com/health | grep ok\n",
    ],
  },
  {
    rule: "time-in-layer",
    earns: [
      ["FROM base\nRUN date > /build-time\n", 2],
      ["FROM base\nRUN echo \"built $(date -u +%F)\" >> /etc/motd\n", 2],
      ["FROM base\nRUN echo `uuidgen` > /id\n", 2],
      ["FROM base\nRUN --mount=type=cache,target=/root/.npm date >> /root/.npmrc\n", 2],
      ["FROM base\nRUN --mount=type=cache,target=/root/.npm date >> /root/.npm/log && date > /built\n", 2],
    ],
    misses: [
      "FROM base\nRUN date\n",
      "FROM base\nRUN date && make > /dev/null 2>&1\n",
      "FROM base\nRUN date -d @$SOURCE_DATE_EPOCH > /build-time\n",
      "FROM base\nRUN echo update > /x\n",
      // In no layer.
      "FROM base\nRUN --mount=type=cache,target=/root/.npm date >> /root/.npm/log\n",
      "FROM base\nRUN --mount=type=cache,target=/root/.npm date >> ~/.npm/log\n",
      "FROM base\nWORKDIR /src\nRUN --mount=type=tmpfs,target=scratch date > scratch/now\n",
    ],
  },
];

describe.each(ROWS)("$rule", ({ rule, earns, misses }) => {
  test.each([...earns])("is earned by %j", (text, line) => {
    expect(judged(text).filter((each) => each.endsWith(` ${rule}`))).toEqual([`${line} ${rule}`]);
  });

  test.each(misses)("is not earned by %j", (text) => {
    expect(judged(text).filter((each) => each.endsWith(` ${rule}`))).toEqual([]);
  });
});

test("every rule has Dockerfiles that earn it and near misses", () => {
  // What the context holds is tested with contexts.
  expect([...ROWS.map(({ rule }) => rule), "context-waste"].toSorted()).toEqual(Object.keys(RULES).toSorted());
});

test("no rule is without either", () => {
  expect(ROWS.filter(({ earns, misses }) => earns.length === 0 || misses.length === 0)).toEqual([]);
});

describe("what BuildKit's own checks say is theirs to say, and no rule of ours repeats it", () => {
  test.each([
    ["StageNameCasing", "FROM alpine AS BuilderBase\n"],
    ["FromAsCasing", "FROM alpine as base\n"],
    ["NoEmptyContinuation", "FROM alpine\nEXPOSE \\\n\n80\n"],
    ["ConsistentInstructionCasing", "From alpine\nEXPOSE 80\nworkdir /srv\n"],
    ["DuplicateStageName", "FROM alpine AS base\nFROM alpine AS base\n"],
    ["ReservedStageName", "FROM alpine AS scratch\n"],
    ["JSONArgsRecommended", "FROM alpine\nENTRYPOINT my-program start\n"],
    ["MaintainerDeprecated", "FROM alpine\nMAINTAINER somebody@example.com\n"],
    ["UndefinedArgInFrom", "FROM alpine:${VARIANT}\n"],
    ["WorkdirRelativePath", "FROM nginx\nWORKDIR usr/share/nginx/html\n"],
    ["UndefinedVar", "FROM alpine AS base\nCOPY $foo .\n"],
    ["MultipleInstructionsDisallowed", "FROM alpine\nCMD [\"a\"]\nCMD [\"b\"]\n"],
    ["LegacyKeyValueFormat", "FROM alpine\nENV DIR /srv\n"],
    ["RedundantTargetPlatform", "FROM --platform=$TARGETPLATFORM alpine\n"],
    ["SecretsUsedInArgOrEnv", "FROM scratch\nARG AWS_SECRET_ACCESS_KEY\n"],
    ["InvalidDefaultArgInFrom", "ARG TAG\nFROM alpine:${TAG}\n"],
    ["FromPlatformFlagConstDisallowed", "FROM --platform=linux/amd64 alpine AS base\n"],
    ["InvalidDefinitionDescription", "# another is the stage\nFROM scratch AS base\n"],
    ["ExposeProtoCasing", "FROM alpine\nEXPOSE 80/TcP\n"],
    ["ExposeInvalidFormat", "FROM alpine\nEXPOSE 127.0.0.1:80:80\n"],
  ])("%s: %j", (_check, text) => {
    expect(judged(text)).toEqual([]);
  });
});

describe("the remedy", () => {
  test.each([
    ["FROM debian:13\nRUN apt-get update && apt-get install -y curl\n", "`RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked …`. Debian's and Ubuntu's images delete what apt downloads: `rm -f /etc/apt/apt.conf.d/docker-clean` first, and leave out `rm -rf /var/lib/apt/lists/*`, for the lists are in no layer then."],
    ["FROM node:22\nRUN npm ci\n", "`RUN --mount=type=cache,target=/root/.npm …`."],
    ["FROM node:22\nUSER node\nRUN npm ci\n", "`RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 …`."],
    ["FROM node:22\nENV HOME=/h\nUSER 1001:1002\nRUN npm ci\n", "`RUN --mount=type=cache,target=/h/.npm,uid=1001,gid=1002 …`."],
    ["FROM python:3.13\nENV PIP_CACHE_DIR=/pip\nRUN pip install --no-cache-dir flask\n", "`RUN --mount=type=cache,target=/pip …`. Leave --no-cache-dir out."],
    ["FROM golang:1.25 AS b\nRUN go mod download\n", "`RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build …`. What it holds is not in the image: each later RUN that needs the packages takes the same mount."],
    ["FROM rust:1.90 AS b\nRUN cargo fetch\n", "`RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git/db …`. Another one with sharing=locked on the folder `target` keeps what was compiled; copy the program out of it in the same RUN, for it is in no layer."],
    ["FROM fedora:43\nRUN dnf -y install httpd\n", "`RUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked …`. Leave out `clean all`; dnf and yum keep packages with --setopt=keepcache=1."],
    ["FROM node:22\nUSER 1000\nRUN npm ci\n", "`RUN --mount=type=cache,target=/home/node/.npm,uid=1000 …`."],
    ["FROM debian:13\nUSER 1001\nRUN npm ci\n", "`RUN --mount=type=cache,target=/.npm,uid=1001 …`. Below the home folder of 1001, where the image gives it one."],
    ["FROM debian:13\nRUN useradd -m -u 1234 -d /h app\nUSER app\nRUN npm ci\n", "`RUN --mount=type=cache,target=/h/.npm,uid=1234 …`."],
    ["FROM debian:13\nRUN useradd -m app\nUSER app\nRUN npm ci\n", "`RUN --mount=type=cache,target=/home/app/.npm,uid=1000,gid=1000 …`."],
    ["FROM alpine\nRUN adduser -S app\nUSER app\nRUN npm ci\n", "`RUN --mount=type=cache,target=/home/app/.npm,uid=… …`. The uid is that of app."],
    ["FROM node:22\nRUN useradd -m app\nUSER app\nRUN npm ci\n", "`RUN --mount=type=cache,target=/home/app/.npm,uid=… …`. The uid is that of app."],
    ["FROM alpine\nUSER app\nRUN sudo apk add curl\n", "`RUN --mount=type=cache,target=/etc/apk/cache,sharing=locked …`."],
    ["FROM alpine\nENV XDG_CACHE_HOME=/x\nRUN pip install flask\n", "`RUN --mount=type=cache,target=/x/pip …`."],
    ["FROM golang:1.25 AS b\nENV GOPATH=/g GOCACHE=/c\nRUN go mod download\n", "`RUN --mount=type=cache,target=/g/pkg/mod --mount=type=cache,target=/c …`. What it holds is not in the image: each later RUN that needs the packages takes the same mount."],
    ["FROM clux/muslrust AS b\nENV CARGO_HOME=/root/.cargo\nRUN cargo fetch\n", "`RUN --mount=type=cache,target=/root/.cargo/registry --mount=type=cache,target=/root/.cargo/git/db …`. Another one with sharing=locked on the folder `target` keeps what was compiled; copy the program out of it in the same RUN, for it is in no layer."],
    ["FROM clux/muslrust AS b\nRUN cargo fetch\n", "`RUN --mount=type=cache,target=/root/.cargo/registry --mount=type=cache,target=/root/.cargo/git/db …`. Another one with sharing=locked on the folder `target` keeps what was compiled; copy the program out of it in the same RUN, for it is in no layer."],
    ["FROM node:22\nUSER node\nRUN yarn install\n", "`RUN --mount=type=cache,target=/home/node/.cache/yarn,uid=1000,gid=1000 …`. That is where yarn 1 has it; yarn 2 and later: .yarn/berry/cache in the home folder."],
    ["FROM node:22\nRUN yarn install --immutable\n", "`RUN --mount=type=cache,target=/root/.yarn/berry/cache …`. Not with Plug'n'Play: the program reads its packages from there when it runs."],
    // The virtual environments, settings.xml and gradle.properties lie beside what is mounted.
    ["FROM python:3.13\nRUN poetry install\n", "`RUN --mount=type=cache,target=/root/.cache/pypoetry/cache --mount=type=cache,target=/root/.cache/pypoetry/artifacts …`."],
    ["FROM maven:3 AS b\nRUN mvn package\n", "`RUN --mount=type=cache,target=/root/.m2/repository …`. What it holds is not in the image: each later RUN that needs the packages takes the same mount."],
    ["FROM gradle:8 AS b\nRUN gradle build\n", "`RUN --mount=type=cache,target=/root/.gradle/caches,sharing=locked --mount=type=cache,target=/root/.gradle/wrapper,sharing=locked …`. What it holds is not in the image: each later RUN that needs the packages takes the same mount."],
    ["FROM ruby:3.4\nENV BUNDLE_PATH=/gems\nRUN bundle install\n", "`RUN --mount=type=cache,target=/root/.bundle/cache …`. With BUNDLE_GLOBAL_GEM_CACHE=true: bundler keeps gems there only then."],
    // A mount cannot be removed: the step would fail.
    ["FROM python:3.13\nRUN pip install flask && rm -rf ~/.cache\n", "`RUN --mount=type=cache,target=/root/.cache/pip …`. Leave `rm -rf ~/.cache` out."],
    ["FROM node:22\nRUN npm ci && npm cache clean --force\n", "`RUN --mount=type=cache,target=/root/.npm …`. Leave `npm cache clean --force` out."],
    ["FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n", "`RUN --mount=type=cache,target=/root/.cache/pip …`. Leave PIP_NO_CACHE_DIR out."],
  ])("of %j names the exact mounts", (text, remedy) => {
    expect(judge(text).filter(({ rule }) => rule === "no-cache-mount").map((each) => each.remedy)).toEqual([remedy]);
  });

  test.each([
    ["FROM base\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n", "rm deletes /var/lib/apt/lists: that empties the mount for the next build, and makes the image no smaller."],
    ["FROM base\nRUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force\n", "`npm cache clean --force` empties the mount for the next build, and makes the image no smaller."],
  ])("of %j stands below what emptying the mount does", (text, message) => {
    expect(judge(text).filter(({ rule }) => rule === "cache-mount-emptied").map((each) => each.message)).toEqual([message]);
  });

  test("says where a variable belongs, with all that hangs on it", () => {
    expect(judge("FROM alpine\nARG GIT_SHA\nENV REV=$GIT_SHA\nLABEL rev=$REV\nRUN a\nRUN b \\\n  c\n")).toEqual([
      {
        rule: "volatile-variable-early", line: 2, endLine: 2, cost: null,
        message: "ARG GIT_SHA changes with every commit, and with it 2 RUNs below (the first on line 5) that do not use it.",
        remedy: "Move it below line 7 together with ENV on line 3, LABEL on line 4, or right above the first RUN that reads it from its environment.",
      },
    ]);
  });

  test.each([
    // The LABEL between both would lose its value where it is.
    ["FROM alpine\nARG GIT_SHA\nRUN a\nLABEL rev=$GIT_SHA\nRUN b\n", "Move it below line 5 together with LABEL on line 4,"],
    // The ENV stands where the next RUN reads it.
    ["FROM alpine\nARG GIT_SHA\nRUN a\nENV GIT_SHA=$GIT_SHA\nRUN b\n", "Move it below line 3,"],
  ])("of %j leaves nothing above that uses the variable", (text, remedy) => {
    expect(judge(text).map((each) => each.remedy.slice(0, remedy.length))).toEqual([remedy]);
  });

  test.each([
    ["FROM python:3.13\nCOPY . .\nRUN uv pip install --system -r requirements/prod.txt\n", "COPY requirements/prod.txt ./"],
    ["FROM python:3.13\nCOPY . /app\nRUN pip install -r /app/requirements-dev.txt -c /app/limits.txt\n", "COPY requirements-dev.txt limits.txt ./"],
    ["FROM python:3.13\nCOPY . .\nRUN uv sync\n", "COPY pyproject.toml uv.lock ./"],
  ])("of %j copies the files that the install reads", (text, copy) => {
    expect(judge(text).find(({ rule }) => rule === "copy-before-install")?.remedy).toContain(copy);
  });

  test("names all the copies that are without --link at once", () => {
    expect(judge("FROM nginx\nCOPY a /srv/a/\nCOPY --link b /srv/b/\nCOPY c /srv/c/\n")).toMatchObject([{ line: 2, message: expect.stringMatching(/The same is so of line 4\.$/) as string }]);
  });
});
