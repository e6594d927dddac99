import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';

/** An event as a reader sees it; the sentence is made from `name` and `particulars` when it is shown. */
export type Told = {
	id: number;
	name: string;
	subject_kind: string;
	subject_id: string;
	actor_kind: string;
	actor_id: string | null;
	happened_at: Date;
	particulars: Record<string, unknown>;
};

const columns = [
	'event.id',
	'event.name',
	'event.subject_kind',
	'event.subject_id',
	'event.actor_kind',
	'event.actor_id',
	'event.happened_at',
	'event.particulars'
] as const;

/**
 * What has happened to a thing, newest first: for those who may read all of it. An event does not say who may read it: who may changes
 * after it was recorded – a post is narrowed, somebody leaves – and an event never does. So whoever shows a timeline asks first what the
 * reader is to the thing, and leaves out by name what is not for them (as the page of a network does); a slice whose things are seen by
 * fewer than their place does not record them under that place (as projects do not under their network). A room has the id of its
 * network or training: what happens in it is told there by its own rule.
 */
export const timelineOf = (trx: Trx, subjectId: string, limit = 200): Promise<Told[]> =>
	trx
		.selectFrom('platform.event_subject as subject')
		.innerJoin('platform.event as event', 'event.id', 'subject.event_id')
		.select(columns)
		.where('subject.subject_id', '=', subjectId)
		.where('subject.kind', '<>', 'room')
		.orderBy('event.id', 'desc')
		.limit(limit)
		.execute() as Promise<Told[]>;

/** All that has happened, or what has happened to some things (`about`, by their ids), newest first, and how much: for the audit. */
export async function eventLog(
	trx: Trx,
	{ name, about, limit, offset }: { name?: string; about?: readonly string[]; limit: number; offset: number }
): Promise<{ rows: Told[]; total: number }> {
	const rows = await trx
		.selectFrom('platform.event as event')
		.select(columns)
		.select(sql<number>`count(*) over ()`.as('total'))
		.$if(Boolean(name), (query) => query.where('event.name', '=', name as string))
		.$if(about !== undefined, (query) => query.where(isAbout(about ?? [])))
		.orderBy('event.id', 'desc')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows: rows.map(({ total: _, ...row }) => row) as Told[], total: rows[0]?.total ?? 0 };
}

/** The names of events that have happened here, for the filter. */
export const eventNames = async (trx: Trx, { about }: { about?: readonly string[] } = {}): Promise<string[]> =>
	(
		await trx
			.selectFrom('platform.event as event')
			.select('name')
			.distinct()
			.$if(about !== undefined, (query) => query.where(isAbout(about ?? [])))
			.orderBy('name')
			.execute()
	).map(({ name }) => name);

const isAbout = (ids: readonly string[]) =>
	sql<boolean>`exists (select from platform.event_subject as subject where subject.event_id = event.id and subject.subject_id = any(${ids}::uuid[]))`;
