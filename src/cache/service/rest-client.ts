import { isJsonObject, type JsonObject, optionalString, readJsonObject } from "../../oci/json.ts";
import type { Errand } from "./errand.ts";
import type { Exchange } from "./exchange.ts";
import { CacheFault } from "./fault.ts";
import { withDeadline } from "./terms.ts";

/** An entry as the REST API tells of it. */
export interface ListedEntry {
  readonly key: string;
  readonly ref: string;
  readonly version: string;
  readonly sizeBytes: number;
  readonly lastAccessedAt: Date;
}

/** What the forge's REST API knows of the repository's caches; null wherever it does not say. */
export interface RestClient {
  list(prefix: string, errand: Errand): Promise<readonly ListedEntry[] | null>;
  usageBytes(errand: Errand): Promise<number | null>;
}

/** Where the REST API is, for which repository (`owner/name`), and what it is asked with. */
export interface RestOptions {
  readonly apiUrl: string;
  readonly repository: string;
  readonly token: string;
}

const PAGE = 100;
const MAX_PAGES = 5;
const WHOM = "The forge's REST API";

/** The API is an extra: what it refused or failed once is not asked again, and its faults are nobody's. */
export function createRestClient(exchange: Exchange, { apiUrl, repository, token }: RestOptions): RestClient {
  const root = `${apiUrl.replace(/\/+$/, "")}/repos/${repository}/actions`;
  const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" };
  const failed = new Set<string>();

  async function get(path: string, query: string, errand: Errand): Promise<JsonObject | null> {
    if (failed.has(path) || !URL.canParse(`${root}${path}${query}`)) return null;
    try {
      return await withDeadline(errand.terms.tryMs, errand.signal, silent, async (signal) => {
        const answer = await exchange.ask({ method: "GET", url: new URL(`${root}${path}${query}`), headers, signal }, WHOM);
        const body = readJsonObject(await answer.text());
        if (answer.status !== 200 || body === null) failed.add(path);
        return answer.status === 200 ? body : null;
      });
    } catch (error) {
      if (errand.signal.aborted) throw error;
      failed.add(path);
      return null;
    }
  }

  const page = (prefix: string, number: number, errand: Errand): Promise<JsonObject | null> =>
    get("/caches", `?${new URLSearchParams({ key: prefix, per_page: String(PAGE), page: String(number) }).toString()}`, errand);

  return {
    async list(prefix, errand) {
      const first = await page(prefix, 1, errand);
      const total = first?.["total_count"];
      if (typeof total !== "number" || total > MAX_PAGES * PAGE) {
        failed.add("/caches");
        return null;
      }
      const numbers = Array.from({ length: Math.max(0, Math.ceil(total / PAGE) - 1) }, (_, index) => index + 2);
      const pages = [first, ...(await Promise.all(numbers.map((number) => page(prefix, number, errand))))];
      const entries = pages.flatMap((each) => readEntries(each));
      return entries.includes(null) ? null : entries.filter((entry) => entry !== null);
    },
    async usageBytes(errand) {
      const bytes = (await get("/cache/usage", "", errand))?.["active_caches_size_in_bytes"];
      return typeof bytes === "number" && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null;
    },
  };
}

function silent(): CacheFault {
  return new CacheFault("down", `${WHOM} did not answer in time.`);
}

/** Null for what is no list, and for each element that is no entry. */
function readEntries(page: JsonObject | null | undefined): (ListedEntry | null)[] {
  const list = page?.["actions_caches"];
  return Array.isArray(list) ? list.map((entry: unknown) => (isJsonObject(entry) ? readEntry(entry) : null)) : [null];
}

function readEntry(entry: JsonObject): ListedEntry | null {
  const [key, ref, version, accessed] = ["key", "ref", "version", "last_accessed_at"].map((name) => optionalString(entry, name));
  const sizeBytes = entry["size_in_bytes"];
  if (key == null || ref == null || version == null || typeof sizeBytes !== "number") return null;
  const lastAccessedAt = new Date(accessed ?? "");
  return Number.isNaN(lastAccessedAt.getTime()) ? null : { key, ref, version, sizeBytes, lastAccessedAt };
}
