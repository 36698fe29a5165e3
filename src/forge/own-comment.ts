import type { Forge, ForgeComment } from "./forge.ts";

/** Whether the token's account wrote it: by its login, or where it may not ask for that (`login` null) by being a bot's, never a person's. */
export function isOwn({ author }: ForgeComment, login: string | null): boolean {
  return login === null ? author.type === "Bot" : isSameLogin(author.login, login);
}

/** Whether two logins name one account; "" names none. */
export function isSameLogin(one: string, other: string): boolean {
  return one !== "" && one.toLowerCase() === other.toLowerCase();
}

/** Whether two bodies are the same comment: a forge may turn line ends and drop the last one. */
export function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(one) === plain(other);
}

/** Our comment that says exactly this; null where there is none. */
export async function findPosted(forge: Forge, number: number, body: string): Promise<ForgeComment | null> {
  const same = (await forge.comments(number)).filter((comment) => isSameText(comment.body, body));
  if (same.length === 0) return null;
  const login = await forge.login();
  return same.findLast((comment) => isOwn(comment, login)) ?? null;
}
