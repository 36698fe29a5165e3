import { describeIdToken } from "../oidc.ts";
import { type Asker, askVendor, hideToken, type KnownRefusal, type VendorWords, withoutToken } from "./ask.ts";
import type { AwsKeys } from "./sigv4.ts";
import { elementText } from "./xml.ts";

/** A role that a web identity may take. */
interface RoleQuestion {
  readonly roleArn: string;
  /** The token of the identity; hidden by the caller. */
  readonly token: string;
  /** How the session is called in CloudTrail, and in conditions of trust policies. */
  readonly sessionName: string;
  /** Whom the token should be made for. */
  readonly audience: string;
  readonly url: URL;
}

const VENDOR = "AWS STS";
/** The shortest there is: the keys are used once, at once. */
const DURATION_SECONDS = "900";

/** The keys of a role for a web identity (AssumeRoleWithWebIdentity, which needs no signature); hidden before they are returned. */
export async function assumeRole(asker: Asker, question: RoleQuestion): Promise<AwsKeys> {
  const form = new URLSearchParams({
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: question.roleArn,
    RoleSessionName: question.sessionName,
    WebIdentityToken: question.token,
    DurationSeconds: DURATION_SECONDS,
  });
  const body = await askVendor(asker, {
    vendor: VENDOR,
    wanted: `the keys of ${question.roleArn}`,
    method: "POST",
    url: question.url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    read: readWords,
    refusals: refusalsOf(question),
  });
  return readKeys(asker, body.toString("utf8"));
}

function readKeys({ host }: Asker, xml: string): AwsKeys {
  const [accessKeyId, secretAccessKey, sessionToken] = ["AccessKeyId", "SecretAccessKey", "SessionToken"].map((name) => elementText(xml, name)?.trim() ?? "");
  if (!accessKeyId || !secretAccessKey || !sessionToken) throw withoutToken(VENDOR);
  hideToken(host, secretAccessKey);
  hideToken(host, sessionToken);
  return { accessKeyId, secretAccessKey, sessionToken };
}

function readWords(body: Buffer): VendorWords {
  const xml = body.toString("utf8");
  return { code: elementText(xml, "Code"), message: elementText(xml, "Message") };
}

function refusalsOf({ token, roleArn, audience }: RoleQuestion): readonly KnownRefusal[] {
  const says = describeIdToken(token);
  return [
    { when: / (?:Throttling|RequestLimitExceeded)/, hint: "AWS STS limits how often it is asked: try again later.", isTransient: true },
    // AWS documents it as a fault of the network between it and the identity provider, with 400 all the same.
    { when: / IDPCommunicationError/, hint: "AWS could not reach the identity provider to check the token: try again later.", isTransient: true },
    {
      when: / InvalidIdentityToken: .*audience/i,
      hint: `Add the audience ${audience} to the identity provider in IAM, and use it in the role's trust policy.${says}`,
    },
    {
      when: / InvalidIdentityToken: .*OpenIDConnect provider/i,
      hint: `Create an OpenID Connect identity provider for the token's issuer in the account of ${roleArn}.${says}`,
    },
    { when: / (?:InvalidIdentityToken|IDPRejectedClaim)/, hint: `Check the issuer and the audience of the identity provider in IAM.${says}` },
    { when: / ExpiredToken/, hint: "The token lasts for minutes only: log in again with a fresh one, and check this machine's clock." },
    {
      when: / AccessDenied/,
      hint: `Let the trust policy of ${roleArn} allow sts:AssumeRoleWithWebIdentity to this subject and audience.${says}`,
    },
    { when: / RegionDisabled/, hint: "Activate AWS STS for this region in the account, or give another one in `aws-region`." },
    { when: / Validation/, hint: "Write the role as arn:aws:iam::123456789012:role/NAME, and AWS_ROLE_SESSION_NAME, where it is set, with 2 to 64 letters, digits and _+=,.@-." },
  ];
}
