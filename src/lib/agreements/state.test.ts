import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#platform';
import {
	mayAct,
	nextParties,
	signedByAll,
	stateOf,
	textInForce,
	waitingText,
	type Act,
	type AgreementFacts,
	type PartyRole,
	type SignatureFact,
	type SignOrder,
	type TextFacts
} from './state.ts';

const text = (changes: Partial<TextFacts> = {}): TextFacts => ({
	number: 1,
	sign_by: '2026-12-20',
	recalled: false,
	refused: false,
	in_force: false,
	signatures: [],
	...changes
});
const agreement = (texts: TextFacts[], changes: Partial<AgreementFacts> = {}): AgreementFacts => ({
	parties: [
		{ role: 'school', place: 1 },
		{ role: 'municipality', place: 2 },
		{ role: 'ministry', place: 3 }
	],
	sign_order: 'parallel',
	ends_on: '2027-06-30',
	texts,
	terminated_on: null,
	...changes
});
const valid = (...parties: PartyRole[]): SignatureFact[] => parties.map((party) => ({ party, standing: 'valid' }));
const inForce = text({ in_force: true, signatures: valid('school', 'municipality', 'ministry') });

describe('the state of an agreement', () => {
	test.each([
		['nobody has signed', agreement([text()]), 'awaiting'],
		['one has signed', agreement([text({ signatures: valid('school') })]), 'partly_signed'],
		[
			'a paper waits for its second reader',
			agreement([text({ signatures: [{ party: 'school', standing: 'unchecked' }] })]),
			'partly_signed'
		],
		['the last day of signing', agreement([text({ sign_by: '2026-12-01' })]), 'awaiting'],
		['the day after it', agreement([text({ sign_by: '2026-11-30' })]), 'expired'],
		['a party will not sign', agreement([text({ refused: true, signatures: valid('school') })]), 'refused'],
		['taken back', agreement([text({ recalled: true })]), 'recalled'],
		['signed by all', agreement([inForce]), 'in_force'],
		['signed by all, a change waits', agreement([inForce, text({ number: 2 })]), 'in_force'],
		['signed by all, a change was refused', agreement([inForce, text({ number: 2, refused: true })]), 'in_force'],
		['its last day', agreement([inForce], { ends_on: '2026-12-01' }), 'in_force'],
		['the day after', agreement([inForce], { ends_on: '2026-11-30' }), 'ended'],
		['terminated from tomorrow', agreement([inForce], { terminated_on: '2026-12-02' }), 'in_force'],
		['terminated from today', agreement([inForce], { terminated_on: '2026-12-01' }), 'terminated']
	])('%s', (_, facts, state) => {
		expect(stateOf(facts, '2026-12-01')).toBe(state);
	});

	test('three signatures on two versions are not three signatures (B-12)', () => {
		const first = text({ recalled: true, signatures: valid('school', 'municipality') });
		const second = text({ number: 2, signatures: valid('ministry') });
		expect(signedByAll(agreement([first, second]), second)).toBe(false);
	});

	test('two valid signatures and a paper that nobody has checked are not three', () => {
		expect(
			signedByAll(agreement([]), { signatures: [...valid('school', 'ministry'), { party: 'municipality', standing: 'unchecked' }] })
		).toBe(false);
	});
});

describe('whose turn it is', () => {
	test('in parallel everybody who has not signed may sign', () => {
		expect(nextParties(agreement([text({ signatures: valid('municipality') })]), '2026-12-01')).toEqual(['school', 'ministry']);
	});
	test('in order the next one may sign', () => {
		expect(nextParties(agreement([text({ signatures: valid('school') })], { sign_order: 'in_order' }), '2026-12-01')).toEqual([
			'municipality'
		]);
	});
	test('in order a paper is checked before the next one signs', () => {
		const waiting = text({ signatures: [{ party: 'school', standing: 'unchecked' }] });
		expect(nextParties(agreement([waiting], { sign_order: 'in_order' }), '2026-12-01')).toEqual([]);
	});
	test('once terminated, or late, nobody signs', () => {
		expect(nextParties(agreement([inForce, text({ number: 2 })], { terminated_on: '2027-01-01' }), '2026-12-01')).toEqual([]);
		expect(nextParties(agreement([text({ sign_by: '2026-11-30' })]), '2026-12-01')).toEqual([]);
	});
});

test.each<[string, AgreementFacts, Act, string | null]>([
	['sign twice', agreement([text({ signatures: valid('school') })]), { kind: 'sign', party: 'school' }, 'already_signed'],
	['sign before one’s turn', agreement([text()], { sign_order: 'in_order' }), { kind: 'sign', party: 'ministry' }, 'not_your_turn'],
	['sign what another refused', agreement([text({ refused: true })]), { kind: 'sign', party: 'school' }, 'signing_refused'],
	['sign too late', agreement([text({ sign_by: '2026-11-30' })]), { kind: 'sign', party: 'school' }, 'signing_expired'],
	['sign what is in force', agreement([inForce]), { kind: 'sign', party: 'school' }, 'nothing_waits'],
	['amend while a text waits', agreement([text()]), { kind: 'amend' }, 'text_waits'],
	['amend what is in force', agreement([inForce]), { kind: 'amend' }, null],
	['amend what was refused', agreement([text({ refused: true })]), { kind: 'amend' }, null],
	['amend what has ended', agreement([inForce], { ends_on: '2026-11-30' }), { kind: 'amend' }, 'agreement_ended'],
	['prolong what is late', agreement([text({ sign_by: '2026-11-30' })]), { kind: 'prolong' }, null],
	['prolong what was refused', agreement([text({ refused: true })]), { kind: 'prolong' }, 'signing_refused'],
	['terminate what is not in force', agreement([text()]), { kind: 'terminate' }, 'not_in_force'],
	['terminate twice', agreement([inForce], { terminated_on: '2027-01-01' }), { kind: 'terminate' }, 'agreement_terminated']
])('may one %s?', (_, facts, act, refusal) => {
	expect(mayAct(facts, act, '2026-12-01')).toBe(refusal);
});

/** A world that keeps a plain log of who validly signed which version, apart from the facts that the rules read. */
class World {
	today: Day = '2026-12-01';
	log: { number: number; party: PartyRole }[] = [];
	facts: AgreementFacts;

	constructor(order: SignOrder) {
		this.facts = agreement([text()], { sign_order: order, ends_on: '2027-02-15' });
	}

	change(changes: Partial<TextFacts>): void {
		const last = this.facts.texts.at(-1);
		if (last) this.facts = { ...this.facts, texts: [...this.facts.texts.slice(0, -1), { ...last, ...changes }] };
	}

	/** What a use case does after each signature. */
	settle(): void {
		const waiting = waitingText(this.facts, this.today) ?? this.facts.texts.at(-1);
		if (waiting && signedByAll(this.facts, waiting)) this.change({ in_force: true });
	}
}

type Step = (world: World) => void;
const parties = fc.constantFrom<PartyRole>('school', 'municipality', 'ministry');
const sign =
	(party: PartyRole, standing: SignatureFact['standing']): Step =>
	(world) => {
		const last = world.facts.texts.at(-1);
		if (!last || mayAct(world.facts, { kind: 'sign', party }, world.today)) return;
		if (standing === 'valid') world.log.push({ number: last.number, party });
		world.change({ signatures: [...last.signatures, { party, standing }] });
		world.settle();
	};
const check =
	(matches: boolean): Step =>
	(world) => {
		const last = world.facts.texts.at(-1);
		const paper = last?.signatures.find(({ standing }) => standing === 'unchecked');
		if (!last || !paper || mayAct(world.facts, { kind: 'check' }, world.today)) return;
		if (matches) world.log.push({ number: last.number, party: paper.party });
		const others = last.signatures.filter((one) => one !== paper);
		world.change({ signatures: matches ? [...others, { ...paper, standing: 'valid' }] : others });
		world.settle();
	};
const steps: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: parties.map((party) => sign(party, 'valid')) },
	{ weight: 2, arbitrary: parties.map((party) => sign(party, 'unchecked')) },
	{ weight: 2, arbitrary: fc.boolean().map(check) },
	parties.map((party): Step => (world) => {
		if (!mayAct(world.facts, { kind: 'refuse', party }, world.today)) world.change({ refused: true });
	}),
	fc.constant<Step>((world) => {
		if (mayAct(world.facts, { kind: 'amend' }, world.today)) return;
		const number = world.facts.texts.length + 1;
		world.facts = { ...world.facts, texts: [...world.facts.texts, text({ number, sign_by: addDays(world.today, 14) })] };
	}),
	fc.constant<Step>((world) => {
		if (!mayAct(world.facts, { kind: 'recall' }, world.today)) world.change({ recalled: true });
	}),
	fc.constant<Step>((world) => {
		if (!mayAct(world.facts, { kind: 'prolong' }, world.today)) world.change({ sign_by: addDays(world.today, 7) });
	}),
	fc.constant<Step>((world) => {
		if (!mayAct(world.facts, { kind: 'terminate' }, world.today)) world.facts = { ...world.facts, terminated_on: addDays(world.today, 30) };
	}),
	fc.integer({ min: 1, max: 20 }).map(
		(days): Step =>
			(world) =>
				void (world.today = addDays(world.today, days))
	)
);

test('no sequence of acts reaches “in force” without a valid signature of every party on one version', () => {
	fc.assert(
		fc.property(fc.constantFrom<SignOrder>('parallel', 'in_order'), fc.array(steps, { maxLength: 40 }), (order, sequence) => {
			const world = new World(order);
			for (const step of sequence) {
				const before = textInForce(world.facts.texts);
				step(world);
				const binding = textInForce(world.facts.texts);
				const signed = new Set(world.log.filter(({ number }) => number === binding?.number).map(({ party }) => party));
				if (binding) expect(signed.size).toBe(3);
				// What was in force stays so until a newer version is.
				if (before) expect(binding?.number ?? 0).toBeGreaterThanOrEqual(before.number);
				if (stateOf(world.facts, world.today) === 'in_force') expect(binding).toBeDefined();
			}
		}),
		{ numRuns: 3000 }
	);
});
