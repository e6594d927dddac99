import { describe, expect, test } from 'vitest';
import { isOpenOn, isShownTo, partOf, readsAll, type Ties } from './project.ts';

const none: Ties = { school: false, helps: false, centre: false, network: false, edition: false };

describe('the part that somebody has in a project', () => {
	test.each([
		['nobody of anything, school', {}, 'school', null],
		['nobody of anything, all networks', {}, 'edition', null],
		['nobody of anything, public', {}, 'public', 'reader'],
		['another school of the network, school', { network: true, edition: true }, 'school', null],
		['another school of the network, network', { network: true, edition: true }, 'network', 'peer'],
		['a school of another network, network', { edition: true }, 'network', null],
		['a school of another network, all networks', { edition: true }, 'edition', 'reader'],
		['its expert, school', { helps: true, edition: true }, 'school', 'helper'],
		['the centre, school', { centre: true }, 'school', 'officer'],
		['its own people, whatever else they are', { school: true, helps: true, centre: true, network: true, edition: true }, 'public', 'team']
	] as const)('%s', (_, ties, visibility, part) => expect(partOf({ ...none, ...ties }, { visibility, anonymous: false })).toBe(part));

	test('who reads an anonymous project only because it is open does not see its page, but is told what was tried', () => {
		const open = { ...none, edition: true };
		expect(partOf(open, { visibility: 'public', anonymous: true })).toBe(null);
		expect(partOf({ ...open, network: true }, { visibility: 'public', anonymous: true })).toBe('peer');
		expect(partOf({ ...open, school: true }, { visibility: 'public', anonymous: true })).toBe('team');
		expect([isShownTo(none, 'public'), isShownTo(open, 'edition'), isShownTo(none, 'edition'), isShownTo(open, 'network')]).toEqual([
			true,
			true,
			false,
			false
		]);
	});

	test('all is read by the team, the helpers and the centre, not by other schools', () => {
		expect((['team', 'helper', 'officer', 'peer', 'reader'] as const).map(readsAll)).toEqual([true, true, true, false, false]);
	});
});

test('a project is at work until its last day, and no longer when it has ended', () => {
	const project = { ended_at: null, closes_on: '2027-06-30' };
	expect(isOpenOn(project, '2027-06-30')).toBe(true);
	expect(isOpenOn(project, '2027-07-01')).toBe(false);
	expect(isOpenOn({ ...project, ended_at: new Date() }, '2027-01-01')).toBe(false);
});
