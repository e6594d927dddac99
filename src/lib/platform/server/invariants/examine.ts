import * as v from 'valibot';
import { newId } from '../../ids.ts';
import type { Context } from '../context.ts';
import type { Database, Trx } from '../db/open.ts';
import type { Handler } from '../jobs/work.ts';
import { writeMail } from '../mail/write.ts';
import type { Invariant } from './invariant.ts';
import { newFindings } from './letters.ts';

const FindingsSchema = v.array(v.object({ sentence: v.string(), count: v.number(), records: v.array(v.string()) }));
/** A sentence that does not hold, for how many records, and the first of them. */
export type Finding = v.InferOutput<typeof FindingsSchema>[number];
export type Examination = { begun_at: Date; ended_at: Date; asked: number; findings: Finding[] };

const mostRecords = 20;
const kept = 30 * 86_400_000;
/** One that waited behind long work is not made twice. */
const apart = 30 * 60_000;

/** Asks one sentence after the other, each of a picture of the data that does not move meanwhile, and says which records are at fault. */
export async function* asked(db: Database, invariants: readonly Invariant[]): AsyncGenerator<{ sentence: string; records: string[] }> {
	for (const { sentence, broken } of invariants) {
		const records = await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(broken);
		yield { sentence, records };
	}
}

/**
 * Asks everything that must hold and keeps what was found for thirty days. The operator, where an address is known, is written
 * to once about what did not hold for the first time. Mends nothing.
 */
export const examine =
	(invariants: readonly Invariant[], operator: string): Handler =>
	async ({ db, now }: Pick<Context, 'db' | 'now'>) => {
		const before = await db.transaction().execute(lastExamination);
		if (before && now.getTime() - before.begun_at.getTime() < apart) return;
		const begun = performance.now();
		const findings: Finding[] = [];
		for await (const { sentence, records } of asked(db, invariants))
			if (records.length > 0) findings.push({ sentence, count: records.length, records: records.slice(0, mostRecords) });
		const ended_at = new Date(now.getTime() + Math.round(performance.now() - begun));
		await db.transaction().execute(async (trx) => {
			const row = { id: newId(), begun_at: now, ended_at, asked: invariants.length, findings: JSON.stringify(findings) };
			await trx.insertInto('platform.examination').values(row).execute();
			await trx
				.deleteFrom('platform.examination')
				.where('begun_at', '<', new Date(now.getTime() - kept))
				.execute();
			const known = new Set(before?.findings.map(({ sentence }) => sentence));
			const unheard = findings.filter(({ sentence }) => !known.has(sentence));
			if (operator && unheard.length > 0)
				await writeMail(trx, now, 'platform.findings', { email: operator, locale: 'lt' }, newFindings.lt(unheard));
		});
	};

/** The last look at all data; undefined where there was none yet. */
export async function lastExamination(trx: Trx): Promise<Examination | undefined> {
	const row = await trx
		.selectFrom('platform.examination')
		.select(['begun_at', 'ended_at', 'asked', 'findings'])
		.orderBy('begun_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && { ...row, findings: v.parse(FindingsSchema, row.findings) };
}
