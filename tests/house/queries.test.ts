import pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import { applicationsOfSchool, listApplications, municipalityDesk } from '#applications/server';
import { noFilters } from '#applications';
import { listPeople, peopleOfSchool, readAudit, readJobs, readOutbox } from '#people/server';
import { newId } from '#platform';
import { writeMail, type Context } from '#platform/server';
import { answerQuestion, askQuestion, openCalls, readCall, readCallDesk, readProgramme, readProgrammes } from '#programmes/server';
import { claimSchool, openClaims, readStaff, searchSchools } from '#schools/server';
import { todosFor } from '../../src/todos.ts';
import { testDatabase } from '../support/database.ts';
import { both, makeProgramme } from '../support/programmes.ts';
import { aPerson, inRole } from '../support/schools.ts';
import { callIn, makeMunicipalOfficer, makeSchool, openCall, sendOne, type MadeSchool, type OpenCall } from '../support/sent.ts';

const db = await testDatabase();
const few = 1;
const many = 30;

/** A list page: what it asks the house for, and how many rows it then shows. */
type List = { rows: () => Promise<number> };

let call: OpenCall;
let school: MadeSchool;
let officer: Context;
let municipal: Context;
let lists: Record<string, List>;
const counted: Record<string, { rows: number; queries: number }[]> = {};

beforeAll(async () => {
	call = await openCall(db);
	school = await makeSchool(db, 'Aukštaitijos gimnazija');
	officer = db.as(call.centre.officer);
	municipal = db.as(await makeMunicipalOfficer(db, school.municipality_id));
	lists = listPages();
	for (const [from, to] of [
		[0, few],
		[few, many]
	] as const) {
		for (let place = from; place < to; place += 1) await oneMore(place);
		for (const [name, list] of Object.entries(lists)) (counted[name] ??= []).push(await cost(list));
	}
}, 120_000);

const listPages = (): Record<string, List> => ({
	'the calls that are open to everybody': { rows: async () => (await openCalls(db.asPublic())).length },
	'a call with its questions': { rows: async () => (await readCall(db.asPublic(), call.call.slug))?.questions.length ?? 0 },
	'the search of schools': { rows: async () => value(await searchSchools(db.asPublic(), { limit: 50 })).rows.length },
	'the applications of a call': { rows: async () => value(await listApplications(officer, call.call.id, noFilters)).rows.length },
	'the desk of a municipality': { rows: async () => value(await municipalityDesk(municipal, school.municipality_id)).others.length },
	'the applications of a school': { rows: async () => (await applicationsOfSchool(db.as(school.head), school.id)).applications.length },
	'the people of a school': { rows: async () => value(await peopleOfSchool(db.as(school.head), school.id)).now.length },
	'the staff of a school': { rows: async () => value(await readStaff(officer, school.id)).staff.length },
	'the claims that wait': { rows: async () => value(await openClaims(officer)).length },
	'the programmes of a centre': { rows: async () => value(await readProgrammes(officer)).programmes.length },
	'a programme with its calls': { rows: async () => value(await readProgramme(officer, call.call.programme.slug)).calls.length },
	'the desk of a call': { rows: async () => value(await readCallDesk(officer, call.call.slug)).questions.length },
	'all people': { rows: async () => value(await listPeople(officer, { q: '', kind: null, limit: 50, offset: 0 })).rows.length },
	'the outbox': { rows: async () => value(await readOutbox(officer, { page: 1 })).rows.length },
	'the jobs': { rows: async () => value(await readJobs(officer, { page: 1 })).rows.length },
	'the audit': { rows: async () => value(await readAudit(officer, { page: 1 })).rows.length },
	'today, for an officer': { rows: async () => (await todosFor(officer)).length }
});

test.each(Object.keys(listPages()))('%s costs the same however many there are', (name) => {
	const [before, after] = counted[name] ?? [];
	expect(after?.rows).toBeGreaterThan(before?.rows ?? Infinity);
	expect(before?.queries).toBeGreaterThan(1);
	expect(after?.queries).toBe(before?.queries);
});

/** One more row of everything that a page lists. */
async function oneMore(place: number): Promise<void> {
	const { centre } = call;
	await sendOne(db, call, place === 0 ? school : await makeSchool(db, `Mokykla ${place}`));
	await makeProgramme(db, centre, undefined, `Programa ${place}`);
	const another = await callIn(db, centre, call.call.edition.id, { name: both(`Kvietimas ${place}`), slug: `kvietimas-${place}` });
	await sendOne(db, another, school);
	const asked = await askQuestion(db.asPublic(), {
		call_id: call.call.id,
		asked: `Ar galima dalyvauti ${place} kartą?`,
		email: null,
		asker: newId()
	});
	value(await answerQuestion(officer, { question_id: value(asked).id, answer: 'Taip.' }));
	await inRole(db, 'school_coordinator', school.id, `Koordinatorė ${place}`);
	const claimant = await aPerson(db, `Nauja mokytoja ${place}`);
	value(await claimSchool(db.as(claimant), { school_id: (await makeSchool(db, `Nauja mokykla ${place}`)).id, post: 'mokytoja' }));
	await db.beside.query(
		`insert into schools.staff (id, school_id, person_id, name, post, starts_on) values ($1, $2, $3, 'Ona Onaitė', 'mokytoja', '2026-01-01')`,
		[newId(), school.id, claimant]
	);
	const letter = { subject: `Laiškas ${place}`, paragraphs: ['Kviečiame pasižiūrėti.'] };
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => writeMail(trx, new Date(), 'test', { email: `gavejas${place}@pastas.example`, locale: 'lt' }, letter));
}

/** What a list costs: the second time, when nothing has to be looked up for the first time. */
async function cost({ rows }: List): Promise<{ rows: number; queries: number }> {
	await rows();
	const spied = vi.spyOn(pg.Client.prototype, 'query');
	try {
		return { rows: await rows(), queries: spied.mock.calls.length };
	} finally {
		spied.mockRestore();
	}
}

function value<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}
