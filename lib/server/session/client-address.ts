import { isIPv6 } from 'node:net';

/**
 * The network address a request comes from, for counting attempts. The last entry is the one our own proxy added (or Next
 * itself, without a proxy); those before it are whatever the client wrote.
 */
export function clientAddress(headers: Headers): string {
  const address = (headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
  // A household or an office has a whole /64 of IPv6 addresses.
  return isIPv6(address) && !address.startsWith('::ffff:') ? `${firstGroups(address)}::/64` : address;
}

function firstGroups(address: string): string {
  const [head = '', tail] = address.split('::');
  const given = head.split(':').filter(Boolean);
  const groups = tail === undefined ? given : [...given, '0', '0', '0', '0'];
  return groups.slice(0, 4).join(':');
}
