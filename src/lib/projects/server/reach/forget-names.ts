import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context } from '#platform/server';
import { namesForgottenOn } from '../../named.ts';

/** Forgets the names that teachers of schools have given, a year after the edition: who was reached is then told in numbers alone. */
export function forgetNames(context: Context): Promise<void> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const editions = await trx.selectFrom('programmes.edition').select(['id', 'ends_on']).execute();
		const over = editions.filter((edition) => namesForgottenOn(edition) <= today).map(({ id }) => id);
		if (over.length === 0) return;
		await sql`delete from projects.named where taught_id in (
			select taught.id from projects.taught taught join projects.project project on project.id = taught.project_id
			where project.edition_id = any(${over}::uuid[]))`.execute(trx);
	});
}
