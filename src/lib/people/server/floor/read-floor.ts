import { done, refused, type Outcome } from '#platform';
import {
	eventLog,
	eventNames,
	jobCounts,
	jobEngine,
	jobsIn,
	letterById,
	outbox,
	queue,
	record,
	type Context,
	type Trx
} from '#platform/server';
import { isOfficer } from '../roles.ts';
import { showsLetters } from '../sign-in/accounts.ts';
import { withoutSecrets } from './letter-secrets.ts';

const size = 50;
const paged = (page: number) => ({ limit: size, offset: (Math.max(1, page) - 1) * size });

/** The outbox: every letter that was written, whether it left, and why not. For officers of a centre. */
export const readOutbox = (context: Context, { state, q, page }: { state?: string; q?: string; page: number }) =>
	behindTheScenes(context, (trx) => outbox(trx, { ...(state ? { state } : {}), ...(q ? { q } : {}), ...paged(page) }));

/**
 * One letter as its addressee got it, without the secrets of its links: with them an officer could sign in as anybody.
 * Only a demonstration that sends no letters shows it whole.
 */
export const readLetter = (context: Context, id: string) =>
	behindTheScenes(context, async (trx) => {
		const found = await letterById(trx, id);
		if (!found) return undefined;
		const { subject, to_address, written_at, locale, body } = found;
		return { subject, to_address, written_at, locale, body: showsLetters() ? body : withoutSecrets(body) };
	});

/** The jobs, with their tries and the reason of a failure. */
export const readJobs = (context: Context, { state, page }: { state?: string; page: number }) =>
	behindTheScenes(context, async (trx) => ({
		...(await jobsIn(trx, { ...(state ? { state } : {}), ...paged(page) })),
		counts: await jobCounts(trx)
	}));

/** Has a failed job tried again now. */
export async function retryJob(context: Context, id: string): Promise<Outcome<undefined, 'not_yours'>> {
	return behindTheScenes(context, async (trx) => {
		await jobEngine().retry(queue, id);
		await record(trx, context, { name: 'job.retried', subject: { kind: 'job', id } });
		return undefined;
	});
}

/** The audit: what has happened, by whom. */
export const readAudit = (context: Context, { name, page }: { name?: string; page: number }) =>
	behindTheScenes(context, async (trx) => {
		const { rows, total } = await eventLog(trx, { ...(name ? { name } : {}), ...paged(page) });
		const names = await namesOf(
			trx,
			rows.flatMap(({ actor_id }) => actor_id ?? [])
		);
		return { rows: rows.map((row) => ({ ...row, actor: names.get(row.actor_id ?? '') ?? null })), total, names: await eventNames(trx) };
	});

async function namesOf(trx: Trx, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const persons = await trx.selectFrom('people.person').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(persons.map(({ id, name }) => [id, name]));
}

function behindTheScenes<Value>(context: Context, look: (trx: Trx) => Promise<Value>): Promise<Outcome<Value, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOfficer(trx, context))) return refused('not_yours');
		return done(await look(trx));
	});
}
