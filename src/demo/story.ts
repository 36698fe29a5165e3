import { fillerOf } from "./filler.ts";

/** The architectures that the demo's image is made for. */
export const ARCHITECTURES = ["amd64", "arm64"] as const;

export type Architecture = (typeof ARCHITECTURES)[number];

/** A file below the folder that a `COPY` takes. */
export interface StoryFile {
  readonly path: string;
  readonly content: Buffer;
}

/** One `COPY` of the Dockerfile: `from` is a folder of the context, `to` a folder of the image, both with a slash at the end. */
export interface Copy {
  readonly from: string;
  readonly to: string;
  /** Whether each architecture has files of its own, in a folder of its name. */
  readonly isPerArchitecture: boolean;
  readonly files: (architecture: Architecture) => readonly StoryFile[];
}

/** A commit of the demo's repository, as far as its image is concerned. */
export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly parent: string | null;
  readonly copies: readonly Copy[];
}

/** The limits that the pull request is held to. */
export const BUDGET = ["pull <= 8MB", "pull +<= 5%", "hidden <= 1MB"] as const;

const BASE: Copy = {
  from: "base/",
  to: "/",
  isPerArchitecture: true,
  files: (architecture) => [
    file("etc/ssl/certs/ca-certificates.crt", 220_000),
    file("usr/lib/libc.so", 640_000, architecture),
    file("usr/lib/libcrypto.so.3", 3_100_000, architecture),
    file("usr/lib/libicudata.so.76", 2_400_000, architecture),
    ...["Africa/Nairobi", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Pacific/Auckland"].map((zone) => file(`usr/share/zoneinfo/${zone}`, 2300)),
  ],
};
const MIGRATIONS: Copy = {
  from: "migrations/",
  to: "/app/migrations/",
  isPerArchitecture: false,
  files: () => ["0001-accounts", "0002-orders", "0003-invoices"].map((name) => file(`${name}.sql`, 4200)),
};
const FONTS: Copy = {
  from: "fonts/",
  to: "/app/fonts/",
  isPerArchitecture: false,
  files: () => [file("invoice-regular.woff2", 21_000), file("invoice-bold.woff2", 22_000)],
};
const TOOLCHAIN: Copy = {
  from: "toolchain/",
  to: "/usr/local/go/",
  isPerArchitecture: true,
  files: (architecture) => [
    file("bin/go", 2_200_000, architecture),
    ...["compile", "link", "asm", "vet"].map((tool, index) => file(`pkg/tool/linux_${architecture}/${tool}`, 1_600_000 - 300_000 * index, architecture)),
  ],
};
const BUILD_CACHE: Copy = {
  from: "build-cache/",
  to: "/root/.cache/go-build/",
  isPerArchitecture: true,
  files: (architecture) => ["0b", "3f", "5c", "77", "a1", "c8", "e4", "f9"].map((folder, index) => file(`${folder}/${folder}9d41c07be2-d`, 900_000 - 90_000 * index, architecture)),
};

const RELEASED = server("release/", "1.0.0");
const CHANGED = server("release/", "1.1.0", 2_620_000);

/** The history of the demo: a sound image, a change that makes it ride deeper, and the fix. */
export const HISTORY = {
  main: {
    sha: "4b7d1f0c5a2e8893bd61f7e0a94c3d5526e1807f",
    message: "Send orders",
    parent: null,
    copies: [BASE, MIGRATIONS, RELEASED],
  },
  change: {
    sha: "c29e6a81d3f47b05e8a1946f20b7cd9d7f3e5a14",
    message: "Print invoices as PDF",
    parent: "4b7d1f0c5a2e8893bd61f7e0a94c3d5526e1807f",
    copies: [BASE, MIGRATIONS, TOOLCHAIN, BUILD_CACHE, server("unstripped/", "1.1.0 with symbols", 3_600_000), CHANGED, FONTS],
  },
  fix: {
    sha: "86f0b3ea1d9c42577ce0fa3b6d18e9240c5b7d38",
    message: "Copy nothing but the server",
    parent: "c29e6a81d3f47b05e8a1946f20b7cd9d7f3e5a14",
    copies: [BASE, MIGRATIONS, CHANGED, FONTS],
  },
} as const satisfies Readonly<Record<string, Commit>>;

function server(from: string, version: string, sizeBytes = 2_600_000): Copy {
  return { from, to: "/app/", isPerArchitecture: true, files: (architecture) => [file("server", sizeBytes, `${architecture} ${version}`)] };
}

/** What other architectures have is a little larger or smaller. */
function file(path: string, sizeBytes: number, variant = ""): StoryFile {
  const size = variant.startsWith("arm64") ? Math.round(sizeBytes * 0.96) : sizeBytes;
  return { path, content: fillerOf(`${path} ${variant}`, size) };
}

/** The line of the Dockerfile. */
export function instructionOf({ from, to, isPerArchitecture }: Copy): string {
  return `COPY ${isPerArchitecture ? `${from}\${TARGETARCH}/` : from} ${to}`;
}

const LAST_LINES = ["EXPOSE 8080", 'ENTRYPOINT ["/app/server"]'];

/** The Dockerfile of a commit; it pulls nothing and runs nothing, so that every machine can build it for both. */
export function dockerfileOf({ copies }: Commit): string {
  return `${["FROM scratch", "ARG TARGETARCH", ...copies.map(instructionOf), ...LAST_LINES].join("\n")}\n`;
}

/** The files of the build context, by their paths in it. */
export function contextOf(commit: Commit): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>([["Dockerfile", Buffer.from(dockerfileOf(commit))]]);
  for (const { from, isPerArchitecture, files: filesFor } of commit.copies) {
    for (const architecture of isPerArchitecture ? ARCHITECTURES : ARCHITECTURES.slice(0, 1)) {
      for (const { path, content } of filesFor(architecture)) files.set(`${from}${isPerArchitecture ? `${architecture}/` : ""}${path}`, content);
    }
  }
  return files;
}
