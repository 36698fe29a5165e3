import { UserError } from "../../errors.ts";
import type { Host } from "../../host/host.ts";
import { fillAddress } from "./endpoints.ts";

/**
 * Where a service of AWS is: by its own variable, by that of all services (both as the AWS tools read them), else at its usual
 * address. Throws a `UserError` for a variable that holds no URL.
 */
export function awsEndpoint(service: "STS" | "ECR" | "ECR_PUBLIC", env: Host["env"], address: string, values: Readonly<Record<string, string>>): URL {
  const isIgnored = env["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.toLowerCase() === "true";
  const name = isIgnored ? undefined : [`AWS_ENDPOINT_URL_${service}`, "AWS_ENDPOINT_URL"].find((each) => (env[each] ?? "") !== "");
  if (name === undefined) return fillAddress(address, values);
  const url = URL.canParse(env[name] ?? "") ? new URL(env[name] ?? "") : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === "") return url;
  throw new UserError(`${name} is not the URL of a service.`, "Write it as https://sts.example.com, or take it out of the environment.");
}
