/** What `source-date-epoch` says: the commit's time, or a time. */
type Epoch = "commit" | { readonly seconds: number };

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** Reads `commit`, seconds since 1970 or an RFC 3339 date; null for any other text. */
export function parseEpoch(text: string): Epoch | null {
  if (text === "commit") return "commit";
  if (/^\d{1,12}$/.test(text)) return { seconds: Number(text) };
  const ms = RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) || ms < 0 ? null : { seconds: Math.floor(ms / 1000) };
}
