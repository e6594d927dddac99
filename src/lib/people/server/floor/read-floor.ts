import { done, refused, type Outcome } from '#platform';
import {
	eventLog,
	eventNames,
	inbound,
	jobCounts,
	jobEngine,
	jobsIn,
	lastExamination,
	letterById,
	looks,
	noteLook,
	outbox,
	queues,
	record,
	through,
	type Attachment,
	type Context,
	type Told,
	type Trx
} from '#platform/server';
import { centresOf, isOperator } from '../roles.ts';
import { showsLetters } from '../sign-in/accounts.ts';
import { withoutSecrets } from './letter-secrets.ts';

const size = 50;
const paged = (page: number) => ({ limit: size, offset: (Math.max(1, page) - 1) * size });

/** The outbox: every letter that was written, whether it left, and why not. */
export const readOutbox = (context: Context, { state, q, page }: { state?: string; q?: string; page: number }) =>
	behindTheScenes(context, (trx) =>
		through(trx, 'letters', () => outbox(trx, { ...(state ? { state } : {}), ...(q ? { q } : {}), ...paged(page) }))
	);

/**
 * One letter as its addressee got it, without the secrets of its links: with them an officer could sign in as anybody.
 * What is confidential it does not show at all (`null`). Only a demonstration that sends no letters shows everything.
 */
export const readLetter = (context: Context, id: string) =>
	behindTheScenes(context, async (trx) => {
		const found = await through(trx, 'letters', () => letterById(trx, id));
		if (!found) return undefined;
		await noteLook(trx, context, 'people.letter', { kind: 'letter', id, label: found.template });
		const { subject, to_address, written_at, locale, body, confidential } = found;
		const attachments = (found.attachments as unknown as Attachment[]).map(({ name }) => name);
		const whole = showsLetters();
		const shown = whole ? body : confidential ? null : withoutSecrets(body);
		return { subject, to_address, written_at, locale, attachments, body: shown };
	});

/** The replies that came in by mail, and what came of each: not what stands in them. */
export const readInbound = (context: Context, { state, q, page }: { state?: string; q?: string; page: number }) =>
	behindTheScenes(context, (trx) =>
		through(trx, 'letters', () => inbound(trx, { ...(state ? { state } : {}), ...(q ? { q } : {}), ...paged(page) }))
	);

/** The jobs, with their tries and the reason of a failure. */
export const readJobs = (context: Context, { state, page }: { state?: string; page: number }) =>
	behindTheScenes(context, async (trx) => ({
		...(await jobsIn(trx, { ...(state ? { state } : {}), ...paged(page) })),
		counts: await jobCounts(trx)
	}));

/** What the last look at all data found; undefined where there was none yet. */
export const readExamination = (context: Context) => behindTheScenes(context, lastExamination);

/** Has a failed job tried again now. */
export async function retryJob(context: Context, id: string): Promise<Outcome<undefined, 'not_yours'>> {
	return behindTheScenes(context, async (trx) => {
		for (const name of queues) await jobEngine().retry(name, id);
		await record(trx, context, { name: 'job.retried', subject: { kind: 'job', id } });
		return undefined;
	});
}

/** Who has looked at what is sensitive. */
export const readLooks = (context: Context, { what, page }: { what?: string; page: number }) =>
	behindTheScenes(context, (trx) => looks(trx, { ...(what ? { what } : {}), ...paged(page) }));

/** The audit: what has happened, by whom. An officer of another centre is told what has happened to that centre, and no more. */
export const readAudit = (context: Context, { name, page }: { name?: string; page: number }): Promise<Outcome<Audit, 'not_yours'>> =>
	context.db.transaction().execute(async (trx) => {
		const whole = await isOperator(trx, context);
		const about = whole ? undefined : await centresOf(trx, context);
		if (about?.length === 0) return refused('not_yours');
		const only = about ? { about } : {};
		const { rows, total } = await eventLog(trx, { ...(name ? { name } : {}), ...only, ...paged(page) });
		const names = await namesOf(
			trx,
			rows.flatMap(({ actor_id }) => actor_id ?? [])
		);
		const told = rows.map((row) => ({ ...row, actor: names.get(row.actor_id ?? '') ?? null }));
		return done({ rows: told, total, names: await eventNames(trx, only) });
	});

export type Audit = { rows: (Told & { actor: string | null })[]; total: number; names: string[] };

async function namesOf(trx: Trx, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const persons = await trx.selectFrom('people.person').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(persons.map(({ id, name }) => [id, name]));
}

/** For the officers of the centre that operates the installation. */
function behindTheScenes<Value>(context: Context, look: (trx: Trx) => Promise<Value>): Promise<Outcome<Value, 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		return done(await look(trx));
	});
}
