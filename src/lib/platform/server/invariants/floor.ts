import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fileStore } from '../files/store.ts';
import { holds, type Invariant } from './invariant.ts';

/** What holds on the floor. */
export const floorInvariants: Invariant[] = [
	holds(
		'Every event stands in the timeline of what it happened to.',
		sql`select 'event ' || event.id || ' ' || event.name as record from platform.event as event
			where not exists (select from platform.event_subject as subject where subject.event_id = event.id and subject.subject_id = event.subject_id)`
	),
	{
		sentence: 'Every file lies in the store, and its content is the one that was sent.',
		broken: async (trx) => {
			const files = await trx.selectFrom('platform.file').select(['id', 'name', 'sha256']).orderBy('uploaded_at').execute();
			const found: string[] = [];
			for (const { id, name, sha256 } of files) if ((await hashOf(sha256)) !== sha256) found.push(`file ${id} ${name}`);
			return found;
		}
	}
];

async function hashOf(name: string): Promise<string | null> {
	const content = await fileStore().get(name);
	if (!content) return null;
	const hash = createHash('sha256');
	for await (const part of content) hash.update(part);
	return hash.digest('hex');
}
