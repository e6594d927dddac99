import { expect, test } from 'vitest';
import { isOutside, lookupOutside } from './outside.ts';

test.each([
	['8.8.8.8', true],
	['193.219.61.1', true],
	['172.15.255.255', true],
	['172.32.0.1', true],
	['100.63.255.255', true],
	['2a00:1450:400f:80c::200e', true],
	['2001:4860:4860::8888', true],
	['127.0.0.1', false],
	['127.255.255.254', false],
	['0.0.0.0', false],
	['10.1.2.3', false],
	['172.16.0.1', false],
	['172.31.255.255', false],
	['192.168.1.1', false],
	['169.254.169.254', false],
	['100.64.0.1', false],
	['224.0.0.1', false],
	['255.255.255.255', false],
	['::', false],
	['::1', false],
	['::ffff:8.8.8.8', false],
	['::ffff:127.0.0.1', false],
	['64:ff9b::7f00:1', false],
	['2002:7f00:1::', false],
	['2001::1', false],
	['2001:db8::1', false],
	['fe80::1', false],
	['fd00:ec2::254', false],
	['ff02::1', false]
])('%s is outside: %s', (address, outside) => {
	expect(isOutside(address)).toBe(outside);
});

test('a name that leads to this machine is not followed', async () => {
	const answer = await new Promise((resolve) => lookupOutside('localhost', { all: true }, (error) => resolve(error?.message)));
	expect(answer).toBe('the name leads inside');
});
