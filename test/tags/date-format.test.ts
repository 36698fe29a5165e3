import { describe, expect, test } from "vitest";
import { formatDate } from "../../src/tags/date-format.ts";

const FRIDAY = new Date("2020-01-10T00:30:05.123Z");

// momentjs.com/docs/#/displaying/format
describe("a format of Moment's", () => {
  test.each([
    ["M Mo MM MMM MMMM", "1 1st 01 Jan January"],
    ["Q Qo", "1 1st"],
    ["D Do DD", "10 10th 10"],
    ["DDD DDDo DDDD", "10 10th 010"],
    ["d do dd ddd dddd", "5 5th Fr Fri Friday"],
    ["e E", "5 5"],
    ["w wo ww W Wo WW", "2 2nd 02 2 2nd 02"],
    ["YY YYYY gg gggg GG GGGG", "20 2020 20 2020 20 2020"],
    ["A a", "AM am"],
    ["H HH h hh k kk", "0 00 12 12 24 24"],
    ["m mm s ss", "30 30 5 05"],
    ["S SS SSS SSSS", "1 12 123 1230"],
    ["Z ZZ z", "+00:00 +0000 UTC"],
    ["X x", "1578616205 1578616205123"],
    ["LT LTS L LL", "12:30 AM 12:30:05 AM 01/10/2020 January 10, 2020"],
    ["[YYYY] YYYY", "YYYY 2020"],
    ["YYYYMMDD-HHmmss", "20200110-003005"],
    ["YYYY.MM.DD_v", "2020.01.10_v"],
  ])("%s is %s", (format, shown) => {
    expect(formatDate(FRIDAY, format, "UTC")).toBe(shown);
  });

  test("has the ordinals of English: 1st, 2nd, 3rd, 11th, 22nd, 31st", () => {
    const days = [1, 2, 3, 11, 12, 13, 22, 31];
    expect(days.map((day) => formatDate(new Date(Date.UTC(2020, 0, day)), "Do", "UTC"))).toEqual(["1st", "2nd", "3rd", "11th", "12th", "13th", "22nd", "31st"]);
  });
});

test("another time zone moves the day, in summer and in winter", () => {
  expect(formatDate(FRIDAY, "YYYY-MM-DD HH:mm Z", "America/New_York")).toBe("2020-01-09 19:30 -05:00");
  expect(formatDate(new Date("2020-07-10T00:30:00Z"), "YYYY-MM-DD HH:mm Z", "America/New_York")).toBe("2020-07-09 20:30 -04:00");
});

test("without a format it is ISO 8601, with the zone's offset", () => {
  expect(formatDate(FRIDAY, null, "UTC")).toBe("2020-01-10T00:30:05Z");
  expect(formatDate(FRIDAY, null, "Asia/Tokyo")).toBe("2020-01-10T09:30:05+09:00");
});

test("a time zone that is none is refused", () => {
  expect(() => formatDate(FRIDAY, "YYYY", "Mars/Olympus")).toThrow('"Mars/Olympus" is not a time zone.');
});
