import { expect, test } from 'vitest';
import { givableIn, mayGive, mayHandOver, maySeePeopleOf } from './rights.ts';
import { roleKinds, type RoleKind } from './role.ts';

const school = { id: 'school', kind: 'school' } as const;
const other = { id: 'other', kind: 'school' } as const;
const centre = { id: 'centre', kind: 'centre' } as const;
const another = { id: 'another', kind: 'centre' } as const;
const held = (kind: RoleKind, organisation_id: string) => [
	{ id: `${kind}@${organisation_id}`, kind, organisation_id, operates: organisation_id === 'centre' }
];

test.each<[string, RoleKind, string, RoleKind[]]>([
	['an officer of the centre gives every role in a school', 'centre_officer', 'centre', [...roleKinds]],
	['an officer of another centre gives none there', 'centre_officer', 'another', []],
	['the head of the school lets in its coordinators and team', 'school_head', 'school', ['school_coordinator', 'team_member']],
	['its coordinator does so too', 'school_coordinator', 'school', ['school_coordinator', 'team_member']],
	['a member of its team gives none', 'team_member', 'school', []],
	['the head of another school gives none', 'school_head', 'other', []],
	['a municipal officer gives none', 'municipal_officer', 'municipality', []],
	['a reviewer gives none', 'reviewer', 'centre', []],
	['a lecturer gives none', 'lecturer', 'centre', []],
	['a programme owner gives none', 'programme_owner', 'centre', []]
])('%s', (_, kind, organisation, kinds) => {
	expect(roleKinds.filter((given) => mayGive(held(kind, organisation), given, school))).toEqual(kinds);
	expect(givableIn(held(kind, organisation), school).toSorted()).toEqual(kinds.toSorted());
});

test('an officer of a centre makes officers of that centre, not of another', () => {
	expect(mayGive(held('centre_officer', 'centre'), 'centre_officer', centre)).toBe(true);
	expect(mayGive(held('centre_officer', 'centre'), 'centre_officer', another)).toBe(false);
	expect(mayGive(held('centre_officer', 'centre'), 'reviewer', another)).toBe(false);
	expect(mayGive(held('centre_officer', 'another'), 'reviewer', another)).toBe(true);
	expect(mayGive(held('centre_officer', 'another'), 'reviewer', centre)).toBe(false);
});

test('a role is handed over by who holds it, or by who may give it', () => {
	const [head] = held('school_head', 'school');
	const [coordinator] = held('school_coordinator', 'school');
	expect(mayHandOver([head!], head!, school)).toBe(true);
	expect(mayHandOver([coordinator!], head!, school)).toBe(false);
	expect(mayHandOver([head!], coordinator!, school)).toBe(true);
	expect(mayHandOver(held('centre_officer', 'centre'), head!, school)).toBe(true);
	expect(mayHandOver(held('school_head', 'other'), head!, school)).toBe(false);
});

test('the people of a school are seen by its own people and by the centre that operates the installation', () => {
	expect(maySeePeopleOf(held('team_member', 'school'), school.id)).toBe(true);
	expect(maySeePeopleOf(held('centre_officer', 'centre'), school.id)).toBe(true);
	expect(maySeePeopleOf(held('centre_officer', 'another'), school.id)).toBe(false);
	expect(maySeePeopleOf(held('school_head', other.id), school.id)).toBe(false);
	expect(maySeePeopleOf(held('municipal_officer', 'municipality'), school.id)).toBe(false);
});
