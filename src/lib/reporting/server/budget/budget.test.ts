import { describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { addOrganisation } from '#people/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { inRole } from '../../../../../tests/support/schools.ts';
import { preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import {
	addBudgetLine,
	changeBudgetPlan,
	readBudget,
	readBudgetLine,
	withdrawMoneyEntry,
	writeMoneyEntry,
	type TypedEntry
} from '../index.ts';

const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
const officer = () => db.as(season.officer, new Date('2027-06-01T08:00:00Z'));
const edition_id = season.edition;
const add = (more: Partial<Parameters<typeof addBudgetLine>[1]> = {}) =>
	addBudgetLine(officer(), {
		edition_id,
		name: `Eilutė ${newId()}`,
		source: 'structural_funds',
		planned: '1 000,00',
		overrun: 'refuse',
		...more
	});
const write = (line_id: string, amount: string, more: Partial<TypedEntry & { id: string }> = {}) =>
	writeMoneyEntry(officer(), {
		...{ line_id, amount, kind: 'spending', commitment_id: '', on_day: '2027-05-31', what: 'Lektorių darbas', document: 'SF-12' },
		...more
	});
const sums = async (line_id: string) => value(await readBudgetLine(officer(), { line_id })).line.sums;

describe('a line', () => {
	test('is refused with each fault at its field: a source that the edition has not, money that could mean two things', async () => {
		expect(await add({ name: 'A', source: 'ministry', planned: '1,234', overrun: '' })).toMatchObject({
			faults: [
				{ field: 'name', key: 'budget_fault_name' },
				{ field: 'source', key: 'budget_fault_source' },
				{ field: 'planned', key: 'budget_fault_money_ambiguous' },
				{ field: 'overrun', key: 'budget_fault_overrun' }
			]
		});
		expect(await add({ planned: '-5' })).toMatchObject({ faults: [{ field: 'planned', key: 'budget_fault_money_negative' }] });
	});

	test('has one name of a source', async () => {
		value(await add({ name: 'Lektoriai' }));
		expect(await add({ name: ' Lektoriai ' })).toMatchObject({ faults: [{ field: 'name', key: 'budget_fault_name_taken' }] });
	});

	test('takes what it has to the cent, and not a cent more', async () => {
		const { id } = value(await add());
		value(await write(id, '999,99'));
		expect(await write(id, '0,02')).toMatchObject({ refusal: 'beyond_the_line' });
		value(await write(id, '0,01'));
		expect(await sums(id)).toEqual({ planned: 100_000, committed: 0, spent: 100_000, free: 0 });
	});

	test('that flags writes more than it has, with how much is missing', async () => {
		const { id } = value(await add({ overrun: 'flag' }));
		expect(value(await write(id, '1 000,50'))).toEqual({ over_cents: 50 });
		expect((await sums(id)).free).toBe(-50);
	});

	test('is not moved below what is paid and promised; each plan stays with its reason', async () => {
		const { id } = value(await add());
		const promise = newId();
		value(await write(id, '300', { id: promise, kind: 'commitment' }));
		value(await write(id, '100', { commitment_id: promise }));
		value(await write(id, '200'));
		const move = (planned: string, why = 'Perkelta į leidybą') => changeBudgetPlan(officer(), { line_id: id, planned, why });
		expect(await move('499,99')).toMatchObject({ refusal: 'below_what_is_spent' });
		expect(await move('600', '')).toMatchObject({ faults: [{ field: 'why', key: 'budget_fault_why' }] });
		value(await move('500'));
		const { line } = value(await readBudgetLine(officer(), { line_id: id }));
		expect(line.sums).toEqual({ planned: 50_000, committed: 20_000, spent: 30_000, free: 0 });
		expect(line.plans.map(({ cents, why }) => [cents, why])).toEqual([
			[100_000, ''],
			[50_000, 'Perkelta į leidybą']
		]);
	});

	test('of two officers who pay the last of it at once one is refused', async () => {
		const { id } = value(await add());
		const both = await Promise.all([write(id, '600'), write(id, '600')]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect((await sums(id)).spent).toBe(60_000);
	});
});

describe('an entry', () => {
	test('sent twice is written once', async () => {
		const { id } = value(await add());
		const entry = newId();
		value(await write(id, '10', { id: entry }));
		value(await write(id, '10', { id: entry }));
		expect((await sums(id)).spent).toBe(1000);
	});

	test('whose id stands on another line already is not written', async () => {
		const [one, other] = [value(await add()).id, value(await add()).id];
		const entry = newId();
		value(await write(one, '10', { id: entry }));
		expect(await write(other, '10', { id: entry })).toMatchObject({ refusal: 'not_found' });
		expect((await sums(other)).spent).toBe(0);
	});

	test('fits a line that flags only up to twenty million; what pays a promise counts once', async () => {
		const { id } = value(await add({ overrun: 'flag', planned: '0' }));
		const promise = newId();
		expect(value(await write(id, '20 000 000', { id: promise, kind: 'commitment' }))).toEqual({ over_cents: 2_000_000_000 });
		expect(await write(id, '0,01')).toMatchObject({ faults: [{ field: 'amount', key: 'budget_fault_money_too_much' }] });
		value(await write(id, '20 000 000', { commitment_id: promise }));
		expect((await sums(id)).spent).toBe(2_000_000_000);
	});

	test('says what it is, of a day that has come, and fulfils only a promise of its line', async () => {
		const { id } = value(await add());
		const other = value(await add()).id;
		const promise = newId();
		value(await write(other, '5', { id: promise, kind: 'commitment' }));
		expect(await write(id, '0', { kind: 'spending', on_day: '2027-06-02', what: '', commitment_id: promise })).toMatchObject({
			faults: [
				{ field: 'commitment_id', key: 'budget_fault_commitment' },
				{ field: 'amount', key: 'budget_fault_money_zero' },
				{ field: 'on_day', key: 'budget_fault_day_to_come' },
				{ field: 'what', key: 'budget_fault_what' }
			]
		});
	});

	test('is taken back once, with a reason, and stays; a promise only when nothing was paid of it', async () => {
		const { id } = value(await add());
		const [promise, paid] = [newId(), newId()];
		value(await write(id, '300', { id: promise, kind: 'commitment' }));
		value(await write(id, '100', { id: paid, commitment_id: promise }));
		const back = (entry_id: string, why = 'Klaida sąskaitoje') => withdrawMoneyEntry(officer(), { line_id: id, entry_id, why });
		expect(await back(promise)).toMatchObject({ refusal: 'paid_already' });
		expect(await back(paid, '')).toMatchObject({ faults: [{ field: 'why' }] });
		value(await back(paid));
		expect(await back(paid)).toMatchObject({ refusal: 'already_taken_back' });
		value(await back(promise));
		const { line } = value(await readBudgetLine(officer(), { line_id: id }));
		expect(line.sums.free).toBe(100_000);
		expect(line.entries.map(({ withdrawn_why }) => withdrawn_why)).toEqual(['Klaida sąskaitoje', 'Klaida sąskaitoje']);
	});
});

test('a training and a participant cost what was paid by what was held; before anything is held nothing is said', async () => {
	const before = value(await readBudget(officer(), { edition_id }));
	expect(before.costs).toEqual({ trainings: 0, participants: 0, of_training: null, of_participant: null });
	await teach(db, { delivery: season.trainings[0] as string, lecturers: season.lecturers.slice(0, 2) });
	const { costs, total, lines, currency } = value(await readBudget(officer(), { edition_id }));
	expect(total.spent).toBe(lines.reduce((sum, line) => sum + line.sums.spent, 0));
	expect(costs).toEqual({ trainings: 1, participants: 8, of_training: total.spent, of_participant: Math.round(total.spent / 8) });
	expect(currency).toBe('EUR');
});

test('whoever answers for the programme at the ministry reads sums and no entry, and changes nothing', async () => {
	const ministry = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind: 'ministry', name: 'Ministerija' }));
	const owner = db.as(await inRole(db, 'programme_owner', ministry), officer().now);
	const { id } = value(await add());
	value(await write(id, '10', { what: 'Salės nuoma Onai' }));
	const seen = value(await readBudget(owner, { edition_id }));
	expect(seen.total).toEqual(value(await readBudget(officer(), { edition_id })).total);
	expect(JSON.stringify(seen)).not.toContain('Onai');
	expect(await readBudgetLine(owner, { line_id: id })).toMatchObject({ refusal: 'not_found' });
	expect(await changeBudgetPlan(owner, { line_id: id, planned: '5', why: 'Kitaip' })).toMatchObject({ refusal: 'not_found' });
});

test('only officers of the centre read and write it', async () => {
	const { id } = value(await add());
	for (const context of [db.as(season.schools[0]!.head), db.as(season.lecturers[0]!), db.asPublic()]) {
		const entry = { line_id: id, amount: '1', kind: 'spending', commitment_id: '', on_day: '2027-01-01', what: 'Salė', document: '' };
		for (const tried of [
			readBudget(context, { edition_id }),
			readBudgetLine(context, { line_id: id }),
			addBudgetLine(context, { edition_id, name: 'Salės', source: 'structural_funds', planned: '5', overrun: 'flag' }),
			changeBudgetPlan(context, { line_id: id, planned: '5', why: 'Kitaip' }),
			writeMoneyEntry(context, entry),
			withdrawMoneyEntry(context, { line_id: id, entry_id: newId(), why: 'Kitaip' })
		])
			expect(await tried).toMatchObject({ refusal: 'not_found' });
	}
});
