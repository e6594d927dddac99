import { expect, test } from 'vitest';
import { correctHours, preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import { readByPdfJs } from '../../../../../tests/support/pdf/by-pdfjs.ts';
import { spoken } from '../../../../../tests/support/pdf/read.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { keyOf, totalsOf } from '../../statement.ts';
import {
	approveStatement,
	printStatement,
	readDraft,
	readEditionStatements,
	readOwnStatements,
	readStatement,
	submitStatement,
	withdrawStatement
} from '../index.ts';
import { reportingInvariants } from '../invariants.ts';

const db = await testDatabase();
const may = new Date('2027-05-14T08:00:00Z');
const as = (person: string) => db.as(person, may);

/** Three days of 6 + 2 hours were held by the first two lecturers: 72 and 24 quarters each. */
async function held() {
	const season = await preparedSeason(db);
	const [one, other, third] = season.lecturers as [string, string, string];
	const delivery = season.trainings[0] as string;
	// They live in Kaunas, the school is in Vilnius.
	await db.beside.query(`update scheduling.lecturer set municipality_id = (select id from schools.municipality where code = 'LT-15')`);
	await teach(db, { delivery, lecturers: [one, other] });
	return { season, one, other, third, delivery, edition_id: season.edition };
}

const value = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults: unknown }): Value => {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
};
const submit = (person: string, edition_id: string, more = {}) => submitStatement(as(person), { edition_id, ...more });
const pageOf = async (person: string, statement_id: string) => value(await readStatement(as(person), { statement_id }));
const invariantsHold = async () => {
	for (const { sentence, broken } of reportingInvariants)
		expect(await db.asSystem().db.transaction().execute(broken), sentence).toEqual([]);
};

test('a lecturer states what the ledger says they taught, day by day, with the way there and back', async () => {
	const { one, edition_id, season } = await held();
	const made = value(await submit(one, edition_id));
	expect(made.reference).toMatch(/^LA-2027-\d{6}$/);
	const { statement, as: who } = await pageOf(one, made.id);
	expect(who).toBe('lecturer');
	expect(statement.content.lines.map(({ on, contact, consultation }) => [on, contact, consultation])).toEqual([
		['2027-03-01', 24, 8],
		['2027-03-02', 24, 8],
		['2027-03-03', 24, 8]
	]);
	expect(totalsOf(statement.content.lines)).toMatchObject({ contact: 72, consultation: 24 });
	expect(statement).toMatchObject({ state: 'waiting', from_on: '2027-03-01', to_on: '2027-03-03' });
	expect(statement.content).toMatchObject({ home: 'Kauno miesto savivaldybė', lecturer: 'Lektorius 1' });
	const [line] = statement.content.lines;
	expect(line).toMatchObject({ of: season.schools[0]?.name, kilometres: line?.reckoned });
	// Kaunas – Vilnius: 91 or 92 km by the crow, by which points of the towns are taken.
	expect([182, 184]).toContain(line?.reckoned);
	await invariantsHold();
});

test('an hour is stated once: the second time there is nothing to state, also when both are sent at once', async () => {
	const { one, other, edition_id } = await held();
	value(await submit(one, edition_id));
	expect(await submit(one, edition_id)).toMatchObject({ ok: false, refusal: 'nothing_to_state' });
	const both = await Promise.all([submit(other, edition_id), submit(other, edition_id)]);
	expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
	await invariantsHold();
});

test('days choose what is stated, and the rest can be stated later', async () => {
	const { one, edition_id } = await held();
	value(await submit(one, edition_id, { to_on: '2027-03-02' }));
	const own = value(await readOwnStatements(as(one)));
	expect(own.unstated).toMatchObject([{ contact: 24, consultation: 8, first_on: '2027-03-03', last_on: '2027-03-03' }]);
	expect(await submit(one, edition_id, { from_on: '2027-03-04', to_on: '2027-03-01' })).toMatchObject({ refusal: 'wrong_range' });
	expect(await submit(one, edition_id, { from_on: '2027-02-30' })).toMatchObject({ refusal: 'wrong_range' });
	value(await submit(one, edition_id, { from_on: '2027-03-03' }));
	expect(value(await readOwnStatements(as(one))).unstated).toEqual([]);
});

test('the lecturer may write the kilometres that they drove; both numbers are kept', async () => {
	const { one, edition_id, delivery } = await held();
	const key = keyOf({ on: '2027-03-02', delivery_id: delivery });
	expect(await submit(one, edition_id, { kilometres: { [key]: 'toli' } })).toMatchObject({
		refusal: 'wrong_kilometres',
		faults: [{ field: `km_${key}`, key: 'statement_fault_kilometres' }]
	});
	const { id } = value(await submit(one, edition_id, { kilometres: { [key]: '64' } }));
	const { statement } = await pageOf(one, id);
	const { reckoned } = statement.content.lines[0]!;
	expect(statement.content.lines.map(({ kilometres }) => kilometres)).toEqual([reckoned ?? 0, 64, reckoned ?? 0]);
	expect(statement.content.lines[1]).toMatchObject({ reckoned });
});

test('an officer approves; what is approved stays, and approving twice is once', async () => {
	const { one, edition_id, season } = await held();
	const { id } = value(await submit(one, edition_id));
	const officer = as(season.officer);
	expect(value(await readEditionStatements(officer, { edition_id })).statements).toMatchObject([{ id, state: 'waiting' }]);
	value(await approveStatement(officer, { statement_id: id }));
	value(await approveStatement(officer, { statement_id: id }));
	expect((await pageOf(season.officer, id)).statement).toMatchObject({ state: 'approved' });
	expect(await withdrawStatement(officer, { statement_id: id, why: 'Persigalvojau' })).toMatchObject({ refusal: 'already_approved' });
	const { rows } = await db.beside.query(`select name from platform.event where subject_id = $1 order by id`, [id]);
	expect(rows.map(({ name }) => name)).toEqual(['statement.submitted', 'statement.approved']);
});

test('a statement that is sent back with a reason frees its hours', async () => {
	const { one, edition_id, season } = await held();
	const { id } = value(await submit(one, edition_id));
	expect(await withdrawStatement(as(season.officer), { statement_id: id, why: ' ' })).toMatchObject({ refusal: 'reason_missing' });
	value(await withdrawStatement(as(season.officer), { statement_id: id, why: 'Patikslinkite kilometrus.' }));
	expect(await approveStatement(as(season.officer), { statement_id: id })).toMatchObject({ refusal: 'already_withdrawn' });
	const again = value(await submit(one, edition_id));
	expect(totalsOf((await pageOf(one, again.id)).statement.content.lines)).toMatchObject({ contact: 72, consultation: 24 });
	await invariantsHold();
});

test('a correction before approval sends the statement back; after it the next statement settles the difference', async () => {
	const { one, edition_id, season, delivery } = await held();
	const first = value(await submit(one, edition_id));
	await correctHours(db, { delivery, person: one, on: '2027-03-01', contact: 12 });
	expect((await pageOf(one, first.id)).changed).toBe(true);
	expect(await approveStatement(as(season.officer), { statement_id: first.id })).toMatchObject({ refusal: 'changed_meanwhile' });
	value(await withdrawStatement(as(one), { statement_id: first.id, why: 'Žurnalas pataisytas' }));
	const second = value(await submit(one, edition_id));
	value(await approveStatement(as(season.officer), { statement_id: second.id }));
	const before = totalsOf((await pageOf(one, second.id)).statement.content.lines);

	await correctHours(db, { delivery, person: one, on: '2027-03-03', contact: 4 });
	const third = value(await submit(one, edition_id));
	const { lines } = (await pageOf(one, third.id)).statement.content;
	expect(lines).toMatchObject([{ on: '2027-03-03', reckoned: null, kilometres: 0, correction: true }]);
	value(await approveStatement(as(season.officer), { statement_id: third.id }));
	const { rows } = await db.beside.query(
		`select sum(contact)::int as contact, sum(consultation)::int as consultation from delivery.hours where person_id = $1 and superseded_at is null`,
		[one]
	);
	const after = totalsOf(lines);
	expect({ contact: before.contact + after.contact, consultation: before.consultation + after.consultation }).toEqual(rows[0]);
	expect(await submit(one, edition_id)).toMatchObject({ refusal: 'nothing_to_state' });
	await invariantsHold();
});

test('nobody reads or changes a statement of another lecturer, and nobody approves their own', async () => {
	const { one, other, third, edition_id, season } = await held();
	const { id } = value(await submit(one, edition_id));
	for (const stranger of [other, third, season.schools[0]!.head]) {
		expect(await readStatement(as(stranger), { statement_id: id })).toMatchObject({ refusal: 'not_found' });
		expect(await withdrawStatement(as(stranger), { statement_id: id, why: 'Pavydas' })).toMatchObject({ refusal: 'not_found' });
		expect(await approveStatement(as(stranger), { statement_id: id })).toMatchObject({ refusal: 'not_found' });
		expect(await readEditionStatements(as(stranger), { edition_id })).toMatchObject({ refusal: 'not_found' });
	}
	expect(await approveStatement(as(one), { statement_id: id })).toMatchObject({ refusal: 'not_found' });
	expect(await readDraft(as(third), { edition_id })).toMatchObject({ refusal: 'not_found' });
	expect(await submit(third, edition_id)).toMatchObject({ refusal: 'nothing_to_state' });
	expect(await readOwnStatements(as(season.schools[0]!.head))).toMatchObject({ refusal: 'not_a_lecturer' });
	for (const wrong of ['x', '00000000-0000-4000-8000-000000000000'])
		expect(await readStatement(as(one), { statement_id: wrong })).toMatchObject({ refusal: 'not_found' });
});

test('the paper of a statement says the same as the ledger', async () => {
	const { one, edition_id } = await held();
	const { id } = value(await submit(one, edition_id));
	const { statement } = await pageOf(one, id);
	const pdf = printStatement(statement);
	const document = await readByPdfJs(pdf);
	expect(document).toMatchObject({ title: 'Lektoriaus darbo ataskaita', language: 'lt', tagged: true, loose: [] });
	const said = spoken(document);
	expect(said).toContain(statement.reference);
	const { kilometres } = totalsOf(statement.content.lines);
	// 72 and 24 quarters are 18 and 6 academic hours.
	expect(said).toContain(`Išviso186${kilometres}`);
	expect(printStatement(statement)).toEqual(pdf);
});
