import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitlementOf, isCertified, type EntitlementFacts } from './entitlement.ts';

// 3 × 8 academic hours: 72 quarters of contact, 24 of consultation; three quarters of them are 72.
const asked = { least_share: 75, asks_evaluation: true };
const facts: EntitlementFacts = {
	promised: { contact: 72, consultation: 24 },
	attended: { contact: 72, consultation: 0 },
	evaluation: 'taken',
	name: 'Ona Žemaitytė'
};

test.each<[string, Partial<EntitlementFacts>, boolean]>([
	['at the threshold', {}, true],
	['a quarter of an hour below it', { attended: { contact: 71, consultation: 0 } }, false],
	['a quarter of an hour above it', { attended: { contact: 72, consultation: 1 } }, true],
	['with consultations making up for contact', { attended: { contact: 50, consultation: 22 } }, true],
	['with an evaluation declined', { evaluation: 'declined' }, true],
	['with an evaluation neither taken nor declined', { evaluation: 'asked' }, false],
	['with no evaluation asked yet', { evaluation: null }, false],
	['without a name confirmed', { name: null }, false]
])('somebody is entitled or not: %s', (_, difference, entitled) => {
	expect(entitlementOf(asked, { ...facts, ...difference }).entitled).toBe(entitled);
});

test.each([
	['training', true],
	['team_training', true],
	['meeting', false]
] as const)('what is held is certified or not: %s', (kind, certified) => {
	expect(isCertified(kind)).toBe(certified);
});

test('nobody is certified for nothing, even where nothing is asked', () => {
	const nothing = { ...facts, attended: { contact: 0, consultation: 0 } };
	expect(entitlementOf({ least_share: 0, asks_evaluation: false }, nothing).entitled).toBe(false);
	expect(
		entitlementOf({ least_share: 0, asks_evaluation: false }, { ...nothing, attended: { contact: 1, consultation: 0 } }).entitled
	).toBe(true);
});

test('where the edition asks for no evaluation, none is told of', () => {
	const { findings } = entitlementOf({ ...asked, asks_evaluation: false }, { ...facts, evaluation: null });
	expect(findings.map(({ key, met }) => [key, met])).toEqual([
		['share', true],
		['name', true]
	]);
});

test('every condition is answered with its facts; a share is rounded down and what is needed up', () => {
	const { findings } = entitlementOf(
		{ least_share: 67, asks_evaluation: true },
		{ ...facts, attended: { contact: 64, consultation: 0 }, name: null }
	);
	expect(findings).toEqual([
		{ key: 'share', met: false, attended: 64, promised: 96, needed: 65, percent: 66, least: 67 },
		{ key: 'evaluation', met: true, evaluation: 'taken' },
		{ key: 'name', met: false, name: null }
	]);
});

test('more hours never take an entitlement away, and the percent shown never reaches a threshold that was missed', () => {
	const quarters = fc.integer({ min: 0, max: 400 });
	fc.assert(
		fc.property(quarters, quarters, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 100 }), (some, more, promised, least) => {
			const share = (attended: number) =>
				entitlementOf(
					{ least_share: least, asks_evaluation: false },
					{ ...facts, promised: { contact: promised, consultation: 0 }, attended: { contact: attended, consultation: 0 } }
				);
			if (share(some).entitled) expect(share(some + more).entitled).toBe(true);
			const [finding] = share(some).findings;
			if (finding?.key === 'share' && !finding.met && some > 0) expect(finding.percent).toBeLessThan(least);
			if (finding?.key === 'share' && some > 0) expect(finding.met).toBe(some >= finding.needed);
		})
	);
});
