import { UserError } from "../errors.ts";
import { memberName, type TarMember } from "../tar/members.ts";

/** The members of an archive by their names; of several with one name the last counts. */
export type TarMembers = ReadonlyMap<string, TarMember>;

const MAX_LINKS = 16;

/** The member of a name, through links; null where there is none, or only links that go round. */
export function findMember(members: TarMembers, name: string): TarMember | null {
  let member = members.get(memberName(name));
  for (let links = 0; member !== undefined && member.target !== null; links += 1) {
    member = links < MAX_LINKS ? members.get(member.target) : undefined;
  }
  return member ?? null;
}

/** The same; throws a `UserError` where there is none. */
export function requireMember(members: TarMembers, name: string, where: string): TarMember {
  const member = findMember(members, name);
  if (member === null) throw new UserError(`${where} has no ${name}.`, "The archive is not whole: make or copy it again.");
  return member;
}

/** Throws a `UserError` for a document that is too long to be one. */
export function checkLength(member: TarMember, maxBytes: number, where: string): void {
  if (member.sizeBytes <= maxBytes) return;
  throw new UserError(
    `${where}: ${member.name} has ${member.sizeBytes} bytes, more than the ${maxBytes} that such a document may have.`,
    "This is not an archive of images that an engine or a builder wrote.",
  );
}
