import { sql } from 'kysely';
import { removeFile, type Trx } from '#platform/server';
import { keeperOf, type Keeper } from '#people/server';

/** Applications that nobody ever sent, of calls that closed before a moment: they go as a whole, with their files. */
export const applicationKeepers: readonly Keeper[] = [
	keeperOf(
		'applications_unsent',
		(before) => sql`select a.id from applications.application a join programmes.call c on c.id = a.call_id
			where a.submission_id is null and a.submitted_at is null and c.closes_at < ${before}`,
		takeUnsent
	)
];

async function takeUnsent(trx: Trx, ids: readonly string[]): Promise<void> {
	const files = await trx
		.selectFrom('applications.evidence')
		.select('file_id')
		.where('application_id', 'in', [...ids])
		.where('file_id', 'is not', null)
		.execute();
	await trx
		.deleteFrom('applications.application')
		.where('id', 'in', [...ids])
		.execute();
	for (const { file_id } of files) if (file_id) await removeFile(trx, file_id);
}
