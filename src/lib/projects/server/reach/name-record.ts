import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';

/** Something that was taught, with the address at which those who were reached may say that they agree to be named. */
export type AskedRecord = {
	id: string;
	project_id: string;
	held_on: Day;
	what: string;
	reached: number;
	code: string | null;
	asks_until: Day | null;
};
export type NamedRecord = { id: string; taught_id: string; name: string };

const columns = ['id', 'project_id', 'held_on', 'what', 'reached', 'code', 'asks_until'] as const;
export const isCode = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);
export const newCode = (): string => randomBytes(16).toString('base64url');
/** What is kept of the secret by which somebody takes their name back. */
export const digestOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');

export const askedById = async (trx: Trx, id: string): Promise<AskedRecord | undefined> =>
	isId(id)
		? await trx.selectFrom('projects.taught').select(columns).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
		: undefined;

export const askedByCode = async (trx: Trx, code: string): Promise<AskedRecord | undefined> =>
	isCode(code)
		? await trx
				.selectFrom('projects.taught')
				.select(columns)
				.where('code', '=', code)
				.where('removed_at', 'is', null)
				.forUpdate()
				.executeTakeFirst()
		: undefined;

/** Those who agreed to be named, in the order of their names. */
export const namedIn = (trx: Trx, taught: readonly string[]): Promise<NamedRecord[]> =>
	taught.length === 0
		? Promise.resolve([])
		: trx
				.selectFrom('projects.named')
				.select(['id', 'taught_id', 'name'])
				.where('taught_id', 'in', [...taught])
				.orderBy(sql`name collate "lt-x-icu"`)
				.orderBy('id')
				.execute();
