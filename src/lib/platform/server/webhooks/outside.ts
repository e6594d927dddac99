import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIPv6 } from 'node:net';

/** Networks of IPv4 that are nobody’s outside: our own machines, our network, the operator’s cloud, or nobody at all (RFC 6890). */
const inside = new BlockList();
for (const [net, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const)
	inside.addSubnet(net, prefix, 'ipv4');

/** Of IPv6 only what is given out to networks of the world is outside … */
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
/** … without what leads to an IPv4 address, or to examples. */
const detours = new BlockList();
for (const [net, prefix] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
] as const)
	detours.addSubnet(net, prefix, 'ipv6');

/** Whether an address, as numbers, is one of the world outside and not of a machine or network near us. */
export const isOutside = (address: string): boolean =>
	isIPv6(address) ? world.check(address, 'ipv6') && !detours.check(address, 'ipv6') : !inside.check(address, 'ipv4');

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Looks up a name and answers only when every address of it is outside: the connection is made to what was looked at, so a name that
 * leads elsewhere a moment later leads nobody astray.
 */
export function lookupOutside(name: string, options: LookupOptions, answer: Answer): void {
	lookup(name, { ...options, all: true }, (error, addresses) => {
		const [first] = addresses ?? [];
		if (error || !first) return answer(error ?? new Error('the name has no address'), '');
		if (!addresses.every(({ address }) => isOutside(address))) return answer(new Error('the name leads inside'), '');
		if (options.all) answer(null, addresses);
		else answer(null, first.address, first.family);
	});
}
