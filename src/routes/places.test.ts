import { expect, test } from 'vitest';
import { deskOf, mainPlaces, ownPlaces } from './places.ts';

const role = (kind: string, organisation_id = 'a', operates = false) => ({ kind, organisation_id, operates });
const addresses = (places: { href: string }[]) => places.map(({ href }) => href);

test('a reader finds the calls and the way in', () => {
	expect(addresses(mainPlaces(undefined))).toEqual(['/calls', '/sign-in']);
});

test('whoever works here begins with Today', () => {
	expect(addresses(mainPlaces([]))).toEqual(['/today', '/calls', '/search']);
});

test('one school is a place of the header, however many roles are held in it; several are in the menu', () => {
	expect(addresses(mainPlaces([role('school_head'), role('team_member')]))).toEqual(['/today', '/school/a', '/calls', '/search']);
	expect(addresses(mainPlaces([role('school_head', 'a'), role('team_member', 'b')]))).toEqual(['/today', '/calls', '/search']);
	expect(deskOf(role('team_member', 'b'))).toBe('/school/b');
	expect(addresses(mainPlaces([role('municipal_officer', 'm')]))).toEqual(['/today', '/municipality/m', '/calls', '/search']);
});

test('a reviewer finds the applications to review', () => {
	expect(addresses(mainPlaces([role('reviewer'), role('reviewer', 'b')]))).toEqual(['/today', '/review', '/calls', '/search']);
});

test('a lecturer finds the own trainings', () => {
	expect(addresses(mainPlaces([role('lecturer')]))).toEqual(['/today', '/lecturer', '/calls', '/search']);
});

test('the office of the centre is open to its officers only', () => {
	expect(addresses(mainPlaces([role('programme_owner')]))).toEqual(['/today', '/programme', '/calls', '/search']);
	expect(addresses(ownPlaces([role('programme_owner')]))).toEqual(['/profile', '/agreements']);
	expect(addresses(mainPlaces([role('centre_officer')]))).toEqual(['/today', '/programme', '/calls', '/search']);
	expect(addresses(ownPlaces([role('centre_officer', 'a', true)]))).toEqual([
		'/profile',
		'/admin/people',
		'/admin/schools',
		'/admin/mail',
		'/admin/jobs',
		'/admin/examination',
		'/admin/retention',
		'/admin/audit',
		'/admin/looks'
	]);
	expect(addresses(ownPlaces([role('centre_officer')]))).toEqual(['/profile', '/admin/people', '/admin/audit']);
	expect(addresses(ownPlaces([role('school_head'), role('reviewer')]))).toEqual(['/profile', '/agreements']);
});
