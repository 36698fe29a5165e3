/**
 * Where each vendor answers, and by which host names its registries are known. `{name}` in an address is filled in by
 * `fillAddress`. Tests and air-gapped sites replace these rows; no input of a workflow does.
 */
export interface Endpoints {
  /** In this order: the first whose registries or regions match. */
  readonly awsPartitions: readonly AwsPartition[];
  /** `{region}`, `{suffix}`: exchanges a web identity for the keys of a role. */
  readonly awsSts: string;
  /** `{region}`, `{suffix}`: the API of ECR in its three kinds; `fips` is over IPv6 too, with that suffix. */
  readonly awsEcr: { readonly plain: string; readonly fips: string; readonly dualStack: string };
  /** The API of ECR Public, which is in one region. */
  readonly awsEcrPublic: string;
  /** Where a container, and where a virtual machine, asks for the keys of its role. */
  readonly awsContainer: string;
  readonly awsMachine: string;
  /** The registries of Google. */
  readonly googleRegistries: RegExp;
  readonly googleSts: string;
  /** `{account}`: exchanges a federated token for one of a service account. */
  readonly googleImpersonation: string;
  /** The registries of Azure by cloud. */
  readonly azureClouds: readonly AzureCloud[];
  /** `{registry}`. */
  readonly azureExchange: string;
  readonly hubIdentity: string;
  /** Whom the job's token must be made for. */
  readonly hubAudience: string;
  /** `{registry}`. */
  readonly quayFederation: string;
}

/** A partition of AWS: regions that share names and accounts. */
export interface AwsPartition {
  /** As in `arn:PARTITION:iam::…`. */
  readonly name: string;
  readonly regions: RegExp;
  /** Of its API. */
  readonly suffix: string;
  /** Of its API and its registries over IPv6; null where it has none. */
  readonly dualStack: { readonly apiSuffix: string; readonly registrySuffix: string } | null;
  /** Whom a web identity must be made for. */
  readonly audience: string;
}

/** A cloud of Azure, with the registries that are in it. */
export interface AzureCloud {
  readonly registries: RegExp;
  /** `{tenant}`. */
  readonly token: string;
  /** Whom the job's token must be made for. */
  readonly audience: string;
  /** What the token of Entra is asked for. */
  readonly scope: string;
}

const DUAL_STACK = { apiSuffix: "api.aws", registrySuffix: "on.aws" };

/** The vendors' own, as they document them. */
export const ENDPOINTS: Endpoints = {
  awsPartitions: [
    { name: "aws-cn", regions: /^cn-/, suffix: "amazonaws.com.cn", dualStack: { apiSuffix: "api.amazonwebservices.com.cn", registrySuffix: "on.amazonwebservices.com.cn" }, audience: "sts.amazonaws.com.cn" },
    { name: "aws-us-gov", regions: /^us-gov-/, suffix: "amazonaws.com", dualStack: DUAL_STACK, audience: "sts.amazonaws.com" },
    { name: "aws-eusc", regions: /^eusc-/, suffix: "amazonaws.eu", dualStack: null, audience: "sts.amazonaws.com" },
    { name: "aws-iso", regions: /^us-iso-/, suffix: "c2s.ic.gov", dualStack: null, audience: "sts.amazonaws.com" },
    { name: "aws-iso-b", regions: /^us-isob-/, suffix: "sc2s.sgov.gov", dualStack: null, audience: "sts.amazonaws.com" },
    { name: "aws-iso-e", regions: /^eu-isoe-/, suffix: "cloud.adc-e.uk", dualStack: null, audience: "sts.amazonaws.com" },
    { name: "aws-iso-f", regions: /^us-isof-/, suffix: "csp.hci.ic.gov", dualStack: null, audience: "sts.amazonaws.com" },
    { name: "aws", regions: /^[a-z]{2}-[a-z]+-\d+$/, suffix: "amazonaws.com", dualStack: DUAL_STACK, audience: "sts.amazonaws.com" },
  ],
  awsSts: "https://sts.{region}.{suffix}/",
  awsEcr: {
    plain: "https://api.ecr.{region}.{suffix}/",
    fips: "https://ecr-fips.{region}.{suffix}/",
    dualStack: "https://ecr.{region}.{suffix}/",
  },
  awsEcrPublic: "https://api.ecr-public.us-east-1.amazonaws.com/",
  awsContainer: "http://169.254.170.2/",
  awsMachine: "http://169.254.169.254/",
  googleRegistries: /^(?:(?:[a-z]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)$/,
  googleSts: "https://sts.googleapis.com/v1/token",
  googleImpersonation: "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{account}:generateAccessToken",
  azureClouds: [
    {
      registries: /^[a-z0-9-]+\.azurecr\.io$/,
      token: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
      audience: "api://AzureADTokenExchange",
      scope: "https://containerregistry.azure.net/.default",
    },
    {
      registries: /^[a-z0-9-]+\.azurecr\.cn$/,
      token: "https://login.partner.microsoftonline.cn/{tenant}/oauth2/v2.0/token",
      audience: "api://AzureADTokenExchangeChina",
      scope: "https://management.chinacloudapi.cn/.default",
    },
    {
      registries: /^[a-z0-9-]+\.azurecr\.us$/,
      token: "https://login.microsoftonline.us/{tenant}/oauth2/v2.0/token",
      audience: "api://AzureADTokenExchangeUSGov",
      scope: "https://management.usgovcloudapi.net/.default",
    },
  ],
  azureExchange: "https://{registry}/oauth2/exchange",
  hubIdentity: "https://identity.docker.com/oauth/token",
  hubAudience: "https://identity.docker.com",
  quayFederation: "https://{registry}/oauth2/federation/robot/token",
};

const PLAIN_VALUE = /^[A-Za-z0-9][A-Za-z0-9._:@-]*$/;

/** An address with its `{names}` filled in. Throws for a value that would change what the address means. */
export function fillAddress(address: string, values: Readonly<Record<string, string>>): URL {
  return new URL(
    address.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = values[name] ?? "";
      if (!PLAIN_VALUE.test(value)) throw new Error(`${JSON.stringify(value)} cannot be the ${name} of ${address}.`);
      return value;
    }),
  );
}
