import { describe, expect, test } from 'vitest';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { formingOf, openForming, plainWorker, workerThat, type Forming } from '../../../../tests/support/formation.ts';
import { must } from '../../../../tests/support/review.ts';
import { askProposal, stopProposal } from './ask-proposal.ts';
import { lockSchools } from './change-proposal.ts';
import { confirmProposal } from './confirm-proposal.ts';

const db = await testDatabase();
const { officer, desk, id, members, proposed, broken } = formingOf(db);

describe('asking', () => {
	test('brings a proposal of all schools, whose locks the next one keeps', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		expect(await members(forming, first)).toEqual(['ABC', 'DEF']);
		const locked = must(
			await lockSchools(officer(forming), { proposal_id: first, schools: [id(forming, 0), id(forming, 1), id(forming, 3)] })
		);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id, base_id: locked.id }));
		const { rows } = await db.beside.query(
			'select instance from planning.run where about_id = $1 order by asked_at desc, ended_at nulls first limit 1',
			[forming.edition.id]
		);
		expect(rows[0].instance).toMatchObject({
			groups: 2,
			size: { min: 3, max: 3 },
			fixed: [{ id: id(forming, 1), with: id(forming, 0) }],
			apart: [[id(forming, 0), id(forming, 3)]]
		});
		await db.work(plainWorker);
		const { proposals } = await desk(forming);
		expect(proposals.map(({ number, how, base, locked }) => ({ number, how, base, locked }))).toEqual([
			{ number: 3, how: 'computed', base: 2, locked: 3 },
			{ number: 2, how: 'locked', base: 1, locked: 3 },
			{ number: 1, how: 'computed', base: null, locked: 0 }
		]);
		expect(await broken()).toEqual([]);
	});

	test.each([
		['too few', 5, 'sizes_too_few', { schools: 5, by: 1 }],
		['too many', 8, 'sizes_too_many', { schools: 8, by: 2 }]
	])('with %s schools for the networks is refused, with how many', async (_, schools, key, values) => {
		const forming = await openForming(db, { schools });
		expect(await askProposal(officer(forming), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'sizes_impossible',
			faults: [{ key, values }]
		});
	});

	test('is refused with nobody, twice at once, to strangers, and with the locks of another edition', async () => {
		const [forming, other, empty] = [await openForming(db), await openForming(db), await openForming(db, { schools: 0 })];
		const foreign = await proposed(other);
		const ask = (whom: Forming, base_id: string | null = null) => askProposal(officer(whom), { edition_id: whom.edition.id, base_id });
		expect(await ask(empty)).toMatchObject({ refusal: 'nobody_confirmed' });
		expect(await ask(forming, foreign)).toMatchObject({ refusal: 'not_found' });
		expect(await askProposal(db.as(forming.open.centre.stranger), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await ask(forming)).toMatchObject({ ok: true });
		expect(await ask(forming)).toMatchObject({ refusal: 'already_planning' });
		await db.work(plainWorker);
	});
});

describe('a computation', () => {
	const counts = async (forming: Forming) => {
		const { proposals, formation, wishes, run } = await desk(forming);
		return { proposals: proposals.length, revision: formation?.revision, wishes: wishes.length, state: run?.state };
	};
	const groupsOf = ({ points }: { points: { id: string }[] }) =>
		[points.slice(0, 3), points.slice(3)].map((of) => ({ host: of[0]?.id ?? '', members: of.map(({ id: one }) => one) }));

	test('that is stopped before it began leaves everything as it was', async () => {
		const forming = await openForming(db);
		await proposed(forming);
		const later = db.as(forming.open.centre.officer, new Date(today.getTime() + 60_000));
		must(await askProposal(later, { edition_id: forming.edition.id }));
		expect(await stopProposal(db.as(forming.open.centre.stranger), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'not_found'
		});
		must(await stopProposal(officer(forming), { edition_id: forming.edition.id }));
		await db.work(plainWorker);
		expect(await counts(forming)).toEqual({ proposals: 1, revision: 0, wishes: 0, state: 'stopped' });
		expect(await stopProposal(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ refusal: 'not_running' });
		expect(await askProposal(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ ok: true });
		await db.work(plainWorker);
	});

	test('that is stopped in the middle leaves the best that it had as a proposal', async () => {
		const forming = await openForming(db);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
		const proven = { status: 'feasible', objective: 9, bound: 4, gap: 0.5, seconds: 3 };
		await db.work(workerThat((instance) => ({ kind: 'cancelled', plan: { ...proven, groups: groupsOf(instance) } })));
		expect(await counts(forming)).toMatchObject({ proposals: 1, state: 'stopped' });
		expect((await desk(forming)).proposals[0]).toMatchObject({ bound: 4, how: 'computed' });
	});

	test('that proves that nothing can be leaves why, and no proposal', async () => {
		const forming = await openForming(db);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
		await db.work(workerThat(() => ({ kind: 'impossible', clashes: [{ key: 'apart', values: { schools: [id(forming, 0)] } }] })));
		expect(await counts(forming)).toMatchObject({ proposals: 0, state: 'impossible' });
		expect((await desk(forming)).run?.result?.clashes).toEqual([{ key: 'apart', values: { schools: [id(forming, 0)] } }]);
	});

	test('that ends after the networks were formed makes no proposal', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
		must(await confirmProposal(officer(forming), { proposal_id }));
		await db.work(plainWorker);
		expect(await counts(forming)).toMatchObject({ proposals: 1, state: 'found' });
	});
});
