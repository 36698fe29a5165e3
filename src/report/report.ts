/**
 * The report: what `plimsoll diff --format json` prints and every rendering is made from. `schema/report.v1.json` is
 * its published schema. Bytes are integers; unknown is null; arrays keep image order.
 */
export interface Report {
  readonly schemaVersion: 1;
  readonly kind: "diff" | "inspect";
  readonly base: ReportBase | null;
  readonly head: { readonly reference: string; readonly digest: string | null; readonly commit: string | null };
  readonly baseTried: readonly TriedBase[];
  readonly verdict: Verdict;
  readonly platforms: readonly PlatformReport[];
  readonly findings: readonly Finding[];
  readonly budgets: readonly BudgetResult[];
  readonly notCounted: { readonly attestationBytes: number; readonly artifactManifests: number };
  /** What a configuration file said of the image; left out where there was none. */
  readonly config?: ReportConfig;
}

/** What a configuration file said of the image. */
export interface ReportConfig {
  readonly path: string;
  /** Whether the pull request changes the file; null: it is of none, or that is not known. */
  readonly isChanged: boolean | null;
  /** Budget lines that the file holds the image to where the pull request merges into, and not here. */
  readonly droppedLines: readonly string[];
  readonly waivers: readonly WaiverResult[];
}

export interface WaiverResult {
  /** The budget line that it waives. */
  readonly line: string;
  /** `YYYY-MM-DD`: the last day (UTC) on which it holds. */
  readonly until: string;
  readonly reason: string;
  /** Days from the day of the measurement to the last one: 0 on that day, negative once it ran out. */
  readonly daysLeft: number;
  /** `used`: it waived a line that is exceeded. `idle`: no line needed it. `ended`: it ran out, and waives nothing. */
  readonly state: "used" | "idle" | "ended";
}

/** `none`: no line was evaluated. */
export type Verdict = "pass" | "fail" | "none";

/** The rung of the ladder a base was found on. */
export type BaseSource = "explicit" | "merge-base" | "stored" | "moving";

export interface ReportBase {
  readonly reference: string;
  readonly digest: string | null;
  readonly source: BaseSource;
  readonly commit: string | null;
  /** First-parent commits between the base and the merge base (or the commit before a push); null where unknown. */
  readonly commitsBehind: number | null;
}

export interface TriedBase {
  readonly source: BaseSource;
  readonly reference: string;
  readonly result: "used" | "not-found" | "unreadable";
  readonly error: string | null;
}

export interface PlatformReport {
  /** `linux/amd64`, `linux/arm/v7`; `windows/amd64:10.0.20348.1` with an OS version. */
  readonly platform: string;
  readonly status: "compared" | "added" | "removed";
  readonly base: ImageReport | null;
  readonly head: ImageReport | null;
  /** Head minus base; null unless `status` is `compared`. */
  readonly delta: SizeDelta | null;
  /** What a node that holds base must fetch to get head: each head layer digest that base lacks, once. */
  readonly deltaPullBytes: number | null;
  readonly layers: readonly LayerChange[] | null;
  readonly files: FileChanges | null;
  readonly causes: readonly Cause[] | null;
}

/** Head minus base, in bytes. */
export interface SizeDelta {
  readonly pullBytes: number | null;
  readonly diskBytes: number | null;
  readonly visibleBytes: number | null;
  readonly hiddenBytes: number | null;
}

/** One platform's image (docs/report.md, "Sizes of an image"). */
export interface ImageReport {
  /** Of the platform's manifest. */
  readonly digest: string | null;
  readonly configBytes: number;
  /** Compressed size of the layers, each distinct digest once; the configuration is not included. */
  readonly pullBytes: number | null;
  /** Uncompressed tar bytes of all layers. */
  readonly tarBytes: number | null;
  /** Payload of regular files as shipped, layer by layer. */
  readonly diskBytes: number | null;
  /** Payload that can be reached in the final root file system, hard links once. */
  readonly visibleBytes: number | null;
  /** `diskBytes` less `visibleBytes`. */
  readonly hiddenBytes: number | null;
  /** The largest 10,000 of what is hidden, largest first; files of 0 bytes are left out. */
  readonly hidden: readonly HiddenFile[] | null;
  /** Visible bytes that another path holds too, the first copy not counted. */
  readonly duplicateBytes: number | null;
  readonly layers: readonly LayerReport[];
}

export type HiddenWhy =
  | "whiteout"
  | "opaque"
  | "overwritten"
  | "overwritten-identical"
  | "replaced-type"
  | "duplicate-entry";

/** A file that ships and cannot be reached. */
export interface HiddenFile {
  readonly path: string;
  readonly bytes: number;
  /** Index of the layer that ships it. */
  readonly layer: number;
  /** Index of the layer that took its last name away. */
  readonly hiddenByLayer: number;
  readonly why: HiddenWhy;
}

export interface DockerfilePlace {
  readonly path: string;
  readonly line: number;
}

export interface LayerReport {
  readonly index: number;
  /** Of the blob as a registry holds it. */
  readonly digest: string | null;
  /** Of the uncompressed tar (image-spec config.md, "DiffID"). */
  readonly diffId: string;
  readonly mediaType: string | null;
  /** Of the blob as a registry holds it, compressed. */
  readonly bytes: number | null;
  readonly tarBytes: number | null;
  /** Payload of its regular files. */
  readonly diskBytes: number | null;
  /** Entries of its tar, whiteouts included. */
  readonly entries: number | null;
  /** The instruction that made it, as the history says; "" where it says nothing. */
  readonly createdBy: string;
  readonly dockerfile: DockerfilePlace | null;
}

/** A pair of layers, or one that has no partner (docs/report.md, "Changes"). */
export interface LayerChange {
  readonly change: "shared" | "repushed" | "added" | "removed" | "changed";
  /** Index in base; null where there is none. */
  readonly base: number | null;
  /** Index in head; null where there is none. */
  readonly head: number | null;
  /** Compressed, head minus base; null where either is unknown. */
  readonly deltaBytes: number | null;
}

/** Paths that are not a directory on at least one side, counted by what became of them. */
export interface FileChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Only mode, owner, times or extended attributes differ. */
  readonly metadataOnly: number;
  /** The largest 100, largest first. */
  readonly top: readonly FileChange[];
}

export interface FileChange {
  readonly path: string;
  readonly change: "added" | "removed" | "changed";
  /** Visible bytes, head minus base. */
  readonly bytes: number;
  /** Layer of head (of base for `removed`) that holds the file. */
  readonly layer: number;
}

export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly diskBytes: number;
  readonly pullBytes: number | null;
  readonly layer: number | null;
  readonly dockerfile: DockerfilePlace | null;
  readonly remedy: string;
}

export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  readonly platform: string;
  readonly layer: number | null;
  readonly dockerfile: DockerfilePlace | null;
  readonly remedy: string;
  readonly lint: string | null;
  readonly paths: readonly string[];
}

export interface BudgetResult {
  /** As the user wrote it. */
  readonly line: string;
  readonly metric: string;
  readonly platform: string;
  readonly unit: "bytes" | "percent" | "count";
  readonly limit: number;
  /** null: not measured, or nothing to compare with. */
  readonly actual: number | null;
  /** null exactly when `actual` is. */
  readonly ok: boolean | null;
  /** What waived a failed line: the label, for growth, or a waiver of the configuration file (`PATH until DAY: REASON`). */
  readonly waivedBy: string | null;
}
