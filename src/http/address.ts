import { BlockList, isIP } from "node:net";

const LOOPBACK = blockList(["127.0.0.0/8", "::1/128"]);
const NEVER_A_SERVICE = blockList(["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/128", "::1/128", "fe80::/10", "fc00::/7"]);

/** A set of addresses out of subnets and single addresses; what is neither is left out. */
export function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = "", bits] = subnet.split("/");
    const isIPv4 = isIP(address) === 4;
    if (bits === undefined ? isIP(address) === 0 : !isSubnet(subnet)) continue;
    list.addSubnet(address, Number(bits ?? (isIPv4 ? 32 : 128)), isIPv4 ? "ipv4" : "ipv6");
  }
  return list;
}

/** Whether a text is a subnet in CIDR notation, `10.0.0.0/8` or `fd00::/8`. */
export function isSubnet(text: string): boolean {
  const [, address = "", bits] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  return isIP(address) !== 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}

/** The IP address that a URL's host name is, without brackets; null where it is a name. */
export function ipLiteral(hostname: string): string | null {
  const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? null : bare;
}

/** Whether the list holds the address, also where IPv6 wraps an IPv4 address (`::ffff:127.0.0.1`). */
export function isListed(list: BlockList, address: string): boolean {
  // BlockList matches IPv4-mapped addresses against its IPv4 rules by itself.
  return list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}

/** Whether a URL's host name is this machine: 127.0.0.0/8, `[::1]` or `localhost`, and nothing that merely resolves to it. */
export function isLoopback(hostname: string): boolean {
  if (/^localhost\.?$/i.test(hostname)) return true;
  const address = ipLiteral(hostname);
  return address !== null && isListed(LOOPBACK, address);
}

/** Whether an address is loopback, link-local (cloud metadata), unspecified or a unique local one: nowhere a stranger may send us. */
export function isForbiddenAddress(address: string): boolean {
  return isListed(NEVER_A_SERVICE, address);
}
