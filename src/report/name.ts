import { artifactName } from "../host/artifact.ts";
import { parsePlatform } from "../oci/platform.ts";

/** The name of the file or artifact that holds the report of a key, or what one job of several measured of it. */
export function reportName(key: string, platform?: string): string {
  return artifactName(["plimsoll-report", key, ...(platform === undefined ? [] : platformWords(platform))].join("-"));
}

/** A platform as names of jobs and artifacts hold it: `linux-arm-v7`. */
export function platformName(platform: string): string {
  return platformWords(platform).join("-");
}

function platformWords(platform: string): string[] {
  const { os, architecture, variant, osVersion } = parsePlatform(platform);
  return [os, architecture, variant, osVersion].filter((word) => word !== undefined);
}
