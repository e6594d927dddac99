import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { surveyed } from '../../../../tests/support/evaluation.ts';
import { coverBallot, type Ballot } from '../ballot.ts';
import { closeSurvey, handInSheet, surveyOf, takeBallot, takeCode } from './index.ts';

const db = await testDatabase();

/** The whole database as its owner reads it: every row of every table as text, with the transaction that wrote it and where it lies. */
type Row = { table: string; text: string; xmin: string; place: string };

async function everything(): Promise<Row[]> {
	const tables = await ask<{ name: string }>(
		db.url,
		`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`
	);
	const rows = tables.map(
		({ name }) => `select '${name}' as table, to_jsonb(t)::text as text, t.xmin::text, t.ctid::text as place from ${name} t`
	);
	return ask<Row>(db.url, rows.join(' union all '));
}

const tidied = (rows: readonly Row[]) => rows.map(({ table, text }) => `${table} ${text}`);
const changed = (before: readonly Row[], after: readonly Row[]) => {
	const [old, now] = [new Set(tidied(before)), new Set(tidied(after))];
	return {
		gone: [...old].filter((row) => !now.has(row)),
		come: [...now].filter((row) => !old.has(row))
	};
};

type Taken = { brought: Ballot | { code: string }; seen: string[] };

/** Takes a ballot or a code; `seen` is all that the server saw or said, in every way it could be written down. */
async function take(one: Awaited<ReturnType<typeof surveyed>>, person: string, way: 'ballot' | 'code'): Promise<Taken> {
	const context = db.as(person, one.now);
	if (way === 'code') {
		const code = await takeCode(context, { survey_id: one.survey });
		if (!code.ok) throw new Error(code.refusal);
		return { brought: { code: code.value }, seen: [code.value, code.value.replaceAll('-', '')] };
	}
	const survey = await context.db.transaction().execute((trx) => surveyOf(trx, one.delivery, 'evaluation'));
	const { blinded, unblind } = await coverBallot(survey?.public_key ?? '', one.survey);
	const signed = await takeBallot(context, { survey_id: one.survey, blinded });
	if (!signed.ok) throw new Error(signed.refusal);
	const ballot = await unblind(signed.value);
	return { brought: ballot, seen: [blinded, signed.value, ballot.message, ballot.signature].flatMap(inEveryWriting) };
}

const inEveryWriting = (base64: string): string[] => {
	const octets = Buffer.from(base64, 'base64');
	return [base64, octets.toString('base64url'), octets.toString('hex')];
};

test('with the whole database in hand, before and after every act, no sheet can be joined to a person by what is written', async () => {
	const acts = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5], { minLength: 12, maxLength: 12 });
	const ways = fc.array(fc.constantFrom<'ballot' | 'code'>('ballot', 'code'), { minLength: 6, maxLength: 6 });
	const orders: boolean[] = [];
	await fc.assert(
		fc.asyncProperty(acts, ways, async (order, way) => {
			const one = await surveyed(db);
			const taken = new Map<number, Taken>();
			const handedIn: number[] = [];
			let before = await everything();
			for (const at of order) {
				const ballot = taken.get(at);
				if (!ballot) taken.set(at, await take(one, one.people[at] as string, way[at] ?? 'code'));
				else {
					const given = { missing: [`Sakau ${at}`] };
					expect(await handInSheet(db.asPublic(one.now), { survey_id: one.survey, ballot: ballot.brought, given })).toMatchObject({
						ok: true
					});
					handedIn.push(at);
				}
				const after = await everything();
				const { gone, come } = changed(before, after);
				const tables = [...new Set([...gone, ...come].map((row) => row.split(' ')[0]))];
				// Taking touches the row of the person and nothing else; handing in adds to the box and touches nothing else.
				expect(tables).toEqual([ballot ? 'evaluation.box' : 'evaluation.respondent']);
				expect([gone.length, come.length]).toEqual(ballot ? [0, 1] : [1, 1]);
				if (!ballot) expect(come[0]?.replace('"taken"', '"asked"').replace(/"stood_on": "[\d-]+"/, '"stood_on": null')).toBe(gone[0]);
				before = after;
			}
			const rows = before;
			const text = tidied(rows).join('\n');
			for (const { seen } of taken.values()) for (const said of seen) expect(text.includes(said)).toBe(false);
			const box = rows.filter(({ table, text: row }) => table === 'evaluation.box' && row.includes(one.survey));
			expect(box).toHaveLength(6);
			expect(new Set(box.map(({ xmin }) => xmin)).size).toBe(1);
			const elsewhere = tidied(rows.filter((row) => !box.includes(row))).join('\n');
			for (const { text: row } of box) {
				const { ballot_hash } = JSON.parse(row) as { ballot_hash: string };
				expect(elsewhere.includes(ballot_hash)).toBe(false);
				for (const person of one.people) expect(row.includes(person)).toBe(false);
			}
			orders.push(inPlace(box).join() === handedIn.join());

			await closeSurvey(db.asSystem(one.now), { survey_id: one.survey });
			const closed = await everything();
			const kept = tidied(closed).join('\n');
			for (const { text: row } of box) expect(kept.includes((JSON.parse(row) as { ballot_hash: string }).ballot_hash)).toBe(false);
			const sheets = closed.filter(({ table, text: row }) => table === 'evaluation.sheet' && row.includes(one.survey));
			expect(sheets).toHaveLength(6);
			orders.push(inPlace(sheets).join() === handedIn.join());
			const own = closed.filter(({ table, text: row }) => table === 'evaluation.respondent' && row.includes(one.survey));
			expect(new Set(own.map(({ xmin }) => xmin)).size).toBe(1);
		}),
		{ numRuns: 4 }
	);
	// Each of the eight orders is that of handing in once in 720 times.
	expect(orders.filter(Boolean).length).toBeLessThan(3);
}, 120_000);

/** Whose sheets they are, in the order in which they lie in the database. */
const inPlace = (rows: readonly Row[]): number[] =>
	[...rows].sort((a, b) => numbers(a.place) - numbers(b.place)).map(({ text }) => Number(/Sakau (\d)/.exec(text)?.[1]));
const numbers = (place: string): number => {
	const [page, row] = place.slice(1, -1).split(',').map(Number);
	return (page ?? 0) * 10_000 + (row ?? 0);
};
