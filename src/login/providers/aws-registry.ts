import type { AwsPartition, Endpoints } from "./endpoints.ts";

/** A private registry of ECR, by its host name. */
export interface EcrRegistry {
  readonly accountId: string;
  readonly region: string;
  readonly partition: AwsPartition;
  readonly isFips: boolean;
  readonly isDualStack: boolean;
}

const PUBLIC_REGISTRIES = new Set(["public.ecr.aws", "ecr-public.aws.com"]);
const NAME = /^(?<account>\d{12})\.(?<service>dkr\.ecr|dkr-ecr)(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.(?<suffix>[a-z0-9.-]+)$/;

/** Takes the host name of an ECR registry apart; null for any other. */
export function parseEcrRegistry(registry: string, endpoints: Endpoints): EcrRegistry | null {
  const { account = "", service = "", fips, region = "", suffix = "" } = NAME.exec(registry.toLowerCase())?.groups ?? {};
  const partition = findPartition(region, endpoints);
  if (partition === null) return null;
  const isDualStack = service === "dkr-ecr";
  if (suffix !== (isDualStack ? partition.dualStack?.registrySuffix : partition.suffix)) return null;
  return { accountId: account, region, partition, isFips: fips !== undefined, isDualStack };
}

/** Whether a host name is that of a private registry of ECR. */
export function isEcr(registry: string, endpoints: Endpoints): boolean {
  return parseEcrRegistry(registry, endpoints) !== null;
}

/** Whether a host name is that of ECR Public. */
export function isEcrPublic(registry: string): boolean {
  return PUBLIC_REGISTRIES.has(registry.toLowerCase());
}

/** The partition of a region; null for what is no region of AWS. */
export function findPartition(region: string, endpoints: Endpoints): AwsPartition | null {
  return endpoints.awsPartitions.find(({ regions }) => regions.test(region)) ?? null;
}
