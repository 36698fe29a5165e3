import dayjs, { type Dayjs } from "dayjs";
import advancedFormat from "dayjs/plugin/advancedFormat.js";
import dayOfYear from "dayjs/plugin/dayOfYear.js";
import isoWeek from "dayjs/plugin/isoWeek.js";
import localizedFormat from "dayjs/plugin/localizedFormat.js";
import timezone from "dayjs/plugin/timezone.js";
import utc from "dayjs/plugin/utc.js";
import weekOfYear from "dayjs/plugin/weekOfYear.js";
import weekYear from "dayjs/plugin/weekYear.js";
import { UserError } from "../errors.ts";

for (const plugin of [utc, timezone, advancedFormat, dayOfYear, isoWeek, weekOfYear, weekYear, localizedFormat]) dayjs.extend(plugin);

/** The tokens of Moment's formats (momentjs.com/docs/#/displaying/format), the longest first; what is in brackets stands for itself. */
const TOKENS = /\[[^\]]*\]|Mo|M{1,4}|Do|DDDo|D{1,4}|do|d{1,4}|Qo?|YYYY|YY|gggg|gg|GGGG|GG|wo|ww?|Wo|WW?|E|e|A|a|HH?|hh?|kk?|mm?|ss?|S{1,9}|ZZ?|zz?|X|x|LTS|LT|L{1,4}|l{1,4}/g;

/** Those that dayjs does not know, or knows otherwise. */
const OWN: Readonly<Record<string, (date: Dayjs) => string>> = {
  Mo: (date) => ordinal(date.month() + 1),
  DDD: (date) => String(date.dayOfYear()),
  DDDD: (date) => String(date.dayOfYear()).padStart(3, "0"),
  DDDo: (date) => ordinal(date.dayOfYear()),
  Do: (date) => ordinal(date.date()),
  do: (date) => ordinal(date.day()),
  e: (date) => String(date.day()),
  E: (date) => String(date.isoWeekday()),
  Qo: (date) => ordinal(Math.floor(date.month() / 3) + 1),
  wo: (date) => ordinal(date.week()),
  Wo: (date) => ordinal(date.isoWeek()),
  gg: (date) => String(date.weekYear()).slice(-2),
  GG: (date) => String(date.isoWeekYear()).slice(-2),
};

/** The moment in the time zone, in a format of Moment's; without a format as ISO 8601 has it. Throws a `UserError` for an unknown time zone. */
export function formatDate(moment: Date, format: string | null, zone: string): string {
  const date = inZone(moment, zone);
  if (format === null) return date.format(zone === "UTC" ? "YYYY-MM-DDTHH:mm:ss[Z]" : "YYYY-MM-DDTHH:mm:ssZ");
  return format.replace(TOKENS, (token) => {
    if (token.startsWith("[")) return token.slice(1, -1);
    if (/^S+$/.test(token)) return String(date.millisecond()).padStart(3, "0").padEnd(9, "0").slice(0, token.length);
    if (zone === "UTC" && /^zz?$/.test(token)) return "UTC";
    return OWN[token]?.(date) ?? date.format(token);
  });
}

function inZone(moment: Date, zone: string): Dayjs {
  if (zone === "UTC") return dayjs.utc(moment);
  try {
    return dayjs.utc(moment).tz(zone);
  } catch (error) {
    throw new UserError(`${JSON.stringify(zone)} is not a time zone.`, "Write its name in the tz database, as in tz='Europe/Berlin'.", { cause: error });
  }
}

function ordinal(count: number): string {
  const isTeen = Math.floor((count % 100) / 10) === 1;
  return `${count}${(isTeen ? undefined : ["th", "st", "nd", "rd"][count % 10]) ?? "th"}`;
}
