import type { HeldCategory, Member, TeamRole } from '#programmes';
import { categories } from '#schools';

const roles: Record<string, TeamRole[] | null> = {
	A: ['administration'],
	T: ['teacher'],
	D: ['administration', 'teacher'],
	B: ['municipal_specialist', 'teacher'],
	S: ['support_specialist'],
	M: ['municipal_specialist'],
	C: ['centre_methodologist'],
	O: ['other'],
	U: null
};

let last = 0;

/** Reads members as the golden tables write them: `7xT2`, `A3`, `T2@2020-06-30=3@2026-06-30`, `T3!`, `C2~`, `T2#k`. */
export function member(written: string): Member[] {
	const parts = /^(?:(\d+)x)?([ATDBSMCOU])([0-4?-])((?:@[\d-]+)?(?:[=+][0-4](?:@[\d-]+)?)*)([!%~^]*)(?:#(\w+))?$/.exec(written);
	if (!parts) throw new Error(`not a member: ${written}`);
	const [, times = '1', role = '', category = '', history = '', marks = '', key] = parts;
	return Array.from({ length: Number(times) }, () => ({
		person: key ?? `person-${++last}`,
		roles: roles[role] ?? null,
		categories: category === '?' ? null : category === '-' ? [] : heldCategories(category + history),
		of_school: marks.includes('^') ? null : !marks.includes('~'),
		reason: marks.includes('!') ? 'Moko kitus.' : marks.includes('%') ? '   ' : ''
	}));
}

function heldCategories(written: string): HeldCategory[] {
	let field = 0;
	return [...written.matchAll(/([=+]?)([0-4])(?:@([\d-]+))?/g)].map(([, sign, category, day]) => {
		if (sign === '+') field += 1;
		return { field: `field-${field}`, category: categories[Number(category)] ?? 'none', valid_from: day ?? null };
	});
}
